"""A client's contract in the terminal: which paper it is, the way out in days, and the list of papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from partwell.actions._contract_words import sentence, written
from partwell.faces.cli._face import Face
from partwell.facts.errors import NotFound
from partwell.words import day

if TYPE_CHECKING:
    from partwell.actions._actor import Actor
    from partwell.actions.contract_of import ClientContract, PaperRow
    from partwell.contracts.notice_plan import Plan

_KEY = 8
_SUFFIXES = {".pdf", ".docx", ".txt", ".md", ".markdown", ".html", ".htm"}


def is_file(named: str) -> bool:
    """Whether the word names a file rather than a client: one that is there, or looks like one."""
    path = Path(named).expanduser()
    return path.is_file() or path.suffix.lower() in _SUFFIXES or "/" in named


def open_client(face: Face, named: str, document: str) -> tuple[Actor, ClientContract]:
    """The client's contract; raise NotFound `no_contract_or_client` where the word is neither a client nor a file."""
    from partwell.actions.contract_of import contract_of

    actor = face.open()
    try:
        return actor, contract_of(actor, named, document)
    except NotFound as none:
        if none.code == "no_client":
            raise NotFound("no_contract_or_client", name=named, known=none.args_by_name.get("known", "")) from None
        raise


def file_name(contract: ClientContract) -> str:
    """The file's base name as it was imported."""
    return PurePath(contract.paper.path).name or contract.paper.title


def show_head(face: Face, contract: ClientContract) -> None:
    """Say whose contract this is, why we think so, and which others there are."""
    face.show(face.t("cli.contract.of", name=contract.name, title=contract.paper.title))
    if contract.paper.by == "name":
        face.hint(face.t("cli.contract.by_name"))
    if len(contract.papers) > 1:
        rest = [f"{p.key[:_KEY]} {p.title}" for p in contract.papers if p.key != contract.paper.key]
        face.hint(face.t("cli.contract.others", list="; ".join(rest)))
    for topic, word in contract.words.items():
        if topic in contract.review.topics:
            note = f": {word.note}" if word.note else ""
            face.show(face.t("cli.contract.said", topic=face.t(f"contract.topic.{topic}")) + note)


def show_leaving(face: Face, contract: ClientContract, plan: Plan | None) -> None:
    """The notice terms that hold, the days that follow if notice goes out on the day asked for, and what to ask."""
    terms = contract.terms
    face.show("", face.t("cli.contract.leaving"))
    if terms is None:
        face.show(face.t("web.contract.fair"))
        return
    length = str(written(face.language, terms.span)) if terms.span else "–"
    face.show(face.t("cli.contract.rule.length", length=length, anchor=face.t(f"contract.anchor.{terms.anchor}")))
    face.show(face.t("cli.contract.rule.form", form=face.t(f"contract.form.{terms.form}")))
    if terms.own:
        face.show(face.t("cli.contract.own_terms"))
    if plan is None:
        face.show(face.t("web.contract.fair"))
    else:
        show_plan(face, plan)


def show_plan(face: Face, plan: Plan) -> None:
    """The days in words."""
    face.show(*(f"  {sentence(face.language, said)}" for said in plan.dates.steps))

    def told(key: str, when: date | None, **more: str) -> None:
        if when is not None:
            face.show(face.t(key, day=day(face.language, when), **more))

    told("cli.contract.ends_on", plan.dates.end_date)
    told("cli.contract.works_until", plan.working)
    if plan.wanted:
        told("cli.contract.latest_for", plan.latest, wanted=day(face.language, plan.wanted))
    else:
        told("cli.contract.latest", plan.latest)
    if not plan.certain:
        face.show(face.t("cli.contract.rule.ask"))
        face.show(*(f"  ? {sentence(face.language, said)}" for said in plan.ask))


def plan_json(plan: Plan | None) -> dict[str, Any] | None:
    """The days for a program."""
    if plan is None:
        return None
    days = {
        "given": plan.given,
        "end_date": plan.dates.end_date,
        "last_working_day": plan.working,
        "last_notice_day": plan.latest,
        "wanted": plan.wanted,
    }
    return {name: when.isoformat() if when else None for name, when in days.items()} | {"certain": plan.certain}


def show_papers(face: Face, rows: tuple[PaperRow, ...]) -> None:
    """One line a paper: its number, its title, whose it is."""
    if not rows:
        face.show(face.t("cli.contract.no_papers"))
    for row in rows:
        face.show(f"{row.paper.key[:_KEY]}  {row.paper.title}  ({row.name or face.t('web.contract.nobody')})")
