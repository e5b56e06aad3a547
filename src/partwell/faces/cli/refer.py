"""`partwell refer`: your directory of colleagues, who fits a client, and the texts with two yeses."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day
from partwell.facts.errors import InputError
from partwell.facts.money import Money

if TYPE_CHECKING:
    from partwell.actions.refer import ColleagueRow, Matches

APP = new_app()
Name = Annotated[str, typer.Argument(help="cli.refer.name", metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Words = Annotated[list[str] | None, typer.Option("--skill", help="cli.refer.skill", metavar="WORDS")]
Tongues = Annotated[list[str] | None, typer.Option("--speaks", help="cli.refer.speaks", metavar="LANGUAGE")]


@verb(APP, "refer.list", "list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the directory."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.refer import list_colleagues

    rows = list_colleagues(actor)
    if as_json:
        face.document({"colleagues": [_plain(row) for row in rows]})
        return
    for row in rows:
        face.show(_line(face, row))
    if not rows:
        face.show(face.t("cli.refer.empty"))


@verb(APP, "refer.add", "add")
def add(
    context: typer.Context,
    name: Name,
    email: Annotated[str, typer.Option("--email", help="cli.refer.email", metavar="ADDRESS")] = "",
    skill: Words = None,
    speaks: Tongues = None,
    rate: Annotated[str, typer.Option("--rate", help="cli.refer.rate", metavar="AMOUNT")] = "",
    currency: Annotated[str, typer.Option("--currency", help="cli.refer.currency", metavar="CURRENCY")] = "EUR",
    capacity: Annotated[
        str, typer.Option("--capacity", help="cli.refer.capacity", metavar="free|limited|full")
    ] = "free",
) -> None:
    """Add somebody."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.refer import ColleagueRow, add_colleague

    cost = _money(rate, currency.upper()) if rate else None
    row = ColleagueRow("", name, email, "", tuple(skill or ()), tuple(speaks or ()), cost, capacity)
    face.show(face.t("cli.refer.added", name=add_colleague(actor, row).name))
    face.hint(face.t("cli.refer.ask_first"))


@verb(APP, "refer.agreed", "agreed")
def agreed(
    context: typer.Context,
    name: Name,
    no: Annotated[bool, typer.Option("--no", help="cli.refer.no")] = False,
    on: Annotated[str | None, typer.Option("--day", help="cli.refer.day", metavar="YYYY-MM-DD")] = None,
) -> None:
    """Write down whether they agreed to be named."""
    face = face_of(context)
    when = read_day(on)
    actor = face.open()
    from partwell.actions.refer import set_consent

    row = set_consent(actor, name, agreed=not no, day=when)
    face.show(face.t("cli.refer.not_agreed" if no else "cli.refer.agreed", name=row.name))


@verb(APP, "refer.drop", "drop")
def drop(context: typer.Context, name: Name) -> None:
    """Take somebody out."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.refer import drop_colleague

    drop_colleague(actor, name)
    face.show(face.t("cli.refer.dropped"))


@verb(APP, "refer.match", "match")
def match(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    as_json: Json = False,
) -> None:
    """Show who fits a client."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.refer import match_client

    found = match_client(actor, client, face.language)
    if as_json:
        face.document(_matches(found))
        return
    _show(face, found)


@verb(APP, "refer.introduce", "introduce")
def introduce(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    name: Name,
    step: Annotated[str, typer.Option("--step", help="cli.refer.step", metavar="ask|client|intro")] = "ask",
    in_: Annotated[str, typer.Option("--in", help="cli.paper.in", metavar="en|hu")] = "",
) -> None:
    """Print the text of one step."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.refer import introduce as write
    from partwell.papers.document import plain

    document = write(actor, client, name, step, in_)
    face.show(document.title, "", plain(document).rstrip())
    face.hint(face.t("cli.paper.nothing_sent"))


def _money(text: str, currency: str) -> Money:
    try:
        return Money.parse(f"{Decimal(text.replace(',', '.')):f}", currency)
    except (InvalidOperation, ValueError):
        raise InputError("bad_rate_amount", given=text) from None


def _line(face: Face, row: ColleagueRow) -> str:
    skills = ", ".join(row.skills) or face.t("cli.refer.no_skills")
    said = face.t("cli.refer.row", name=row.name, skills=skills, capacity=face.t(f"refer.capacity.{row.capacity}"))
    return said if row.consent else f"{said} · {face.t('refer.against.not_agreed')}"


def _show(face: Face, found: Matches) -> None:
    if found.off:
        face.show(face.t("refer.off", client=found.client))
        return
    for row, fit in found.found:
        against = "; ".join(face.t(f"refer.against.{one}") for one in fit.against)
        skills = ", ".join(fit.skills) or face.t("cli.refer.no_skills")
        face.show(face.t("cli.refer.fit", name=row.name, skills=skills) + (f" · {against}" if against else ""))
    if not found.found:
        face.show(face.t("cli.refer.nobody" if found.reasoned else "cli.refer.nobody_open"))
        face.show(*(f"  · {sentence}" for _, sentence in found.providers))
    if found.days_late:
        face.show(face.tn("refer.slow", found.days_late))


def _matches(found: Matches) -> dict[str, object]:
    fits = [
        {**_plain(row), "fits": list(fit.skills), "language_fits": fit.language, "against": list(fit.against)}
        for row, fit in found.found
    ]
    providers = [{"kind": kind, "text": text} for kind, text in found.providers]
    return {
        "client": found.client,
        "off": found.off,
        "colleagues": fits,
        "providers": providers,
        "providers_reasoned": found.reasoned,
        "days_late": found.days_late,
    }


def _plain(row: ColleagueRow) -> dict[str, object]:
    rate = None if row.rate is None else {"amount": row.rate.text, "currency": row.rate.currency}
    return {
        "id": row.id,
        "name": row.name,
        "email": row.email,
        "skills": list(row.skills),
        "languages": list(row.languages),
        "rate": rate,
        "capacity": row.capacity,
        "consent": row.consent.isoformat() if row.consent else None,
    }
