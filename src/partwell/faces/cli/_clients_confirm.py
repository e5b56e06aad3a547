"""Answering what the book proposes: everything with yes, single answers by flag, or one pass of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from partwell.faces.cli._clients_report import question, reasons, roster_json, show_proposals
from partwell.faces.cli._face import Face
from partwell.facts.errors import NotFound, UsageError

if TYPE_CHECKING:
    from partwell.actions.list_clients import Roster

_SHORT = {"en": {"y": "yes", "n": "no", "me": "me"}, "hu": {"i": "yes", "n": "no", "én": "me"}}
_STOP = "q"


def confirm_proposals(face: Face, *, everything: bool, flags: list[str], as_json: bool) -> None:
    """Collect the answers, give them to the book, and tell what is left."""
    actor = face.open()
    from partwell.actions.answer_proposals import answer
    from partwell.actions.list_clients import list_clients

    roster = list_clients(actor)
    answers, talked = _from_flags(flags, roster), False
    if everything:
        answers = {**{one.id: "yes" for one in roster.proposals if not one.needs_own_yes}, **answers}
    elif not answers and face.talks:
        answers, talked = _ask(face, roster), True
    reread = None
    if answers:
        reread = answer(actor, answers).reread
        roster = list_clients(actor)
    if as_json:
        face.document({"answered": len(answers), **roster_json(face, roster)})
        return
    face.show(face.tn("cli.clients.answered", len(answers)))
    if reread and reread.files:
        face.show(face.tn("cli.clients.reread", len(reread.files)))
    for path in reread.missing if reread else ():
        face.show(face.t("cli.clients.archive_gone", path=path))
    if roster.proposals and talked:
        face.show(face.tn("cli.clients.left_open", len(roster.proposals)))
    elif roster.proposals:
        show_proposals(face, roster)


def _from_flags(flags: list[str], roster: Roster) -> dict[str, str]:
    known = {one.id for one in roster.proposals}
    answers = {}
    for flag in flags:
        number, equals, word = flag.partition("=")
        if not equals or not word.strip():
            raise UsageError("bad_answer", given=flag)
        if number not in known:
            raise NotFound("no_proposal", id=number)
        answers[number] = _word(word.strip(), roster)
    return answers


def _word(text: str, roster: Roster) -> str:
    """`yes`, `no`, `me`, `new:NAME`, or a client by id or name."""
    if text in {"yes", "no", "me"} or text.startswith("new:"):
        return text
    for card in roster.clients:
        if text == card.id or text.casefold() == card.name.casefold():
            return card.id
    raise NotFound("no_client", name=text, known=", ".join(card.name for card in roster.clients))


def _ask(face: Face, roster: Roster) -> dict[str, str]:
    """One pass: yes, no, me, a client's name, Enter to leave it open; stopping keeps what was answered so far."""
    names = {card.id: card.name for card in roster.clients}
    yes, no, me = _SHORT[face.language]
    face.hint(face.t("cli.clients.ask_intro", yes=yes, no=no, me=me, stop=_STOP), "")
    answers: dict[str, str] = {}
    for at, one in enumerate(roster.proposals, 1):
        place = face.t("cli.clients.ask_place", n=at, total=len(roster.proposals))
        face.hint(f"{place} {question(face, one, names)}", *(f"  {reason}" for reason in reasons(face, one)))
        try:
            word = _heard(face, roster)
        except (EOFError, typer.Abort):
            word = _STOP
        if word == _STOP:
            break
        if word:
            answers[one.id] = word
    return answers


def _heard(face: Face, roster: Roster) -> str:
    """One answer as the book takes it, "" for none, _STOP to stop; asked again until it is one."""
    short = _SHORT[face.language]
    while True:
        text: str = typer.prompt(f"  [{'/'.join([*short, _STOP])}]", default="", show_default=False, err=True).strip()
        if not text or text.casefold() == _STOP:
            return text.casefold()
        try:
            return _word(short.get(text.casefold(), text), roster)
        except NotFound as error:
            face.hint(face.t(f"error.{error.code}", **error.args_by_name))
