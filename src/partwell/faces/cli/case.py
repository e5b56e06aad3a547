"""`partwell case`: part well with a client, step by step; what is done, what is next, and why something has to wait."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import default_verb, new_app, verb
from partwell.facts.errors import UsageError

APP = new_app()
Named = Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")]
Json = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Day = "YYYY-MM-DD"


@default_verb(APP, "case")
def case(context: typer.Context, as_json: Json = False) -> None:
    """List every case."""
    if context.invoked_subcommand is None:
        _list(face_of(context), as_json=as_json)


@verb(APP, "case.list", "list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """The same, by its own name."""
    _list(face_of(context), as_json=as_json)


def _list(face: Face, *, as_json: bool) -> None:
    from partwell.actions.case_list import list_cases
    from partwell.faces.cli._case_report import list_json, show_list

    found = list_cases(face.open())
    if as_json:
        face.document(list_json(found, face.language))
    else:
        show_list(face, found)


@verb(APP, "case.open", "open")
def open_(
    context: typer.Context,
    client: Named,
    emergency: Annotated[bool, typer.Option("--emergency", help="cli.case.emergency")] = False,
    reason: Annotated[str, typer.Option("--reason", help="cli.case.reason", metavar="TEXT")] = "",
    days: Annotated[int, typer.Option("--days", help="cli.case.days", metavar="N")] = 3,
) -> None:
    """Open a case."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_open import open_case

    open_case(actor, client, emergency=emergency, reason=reason, days=days)
    _show(face, client)


@verb(APP, "case.show", "show")
def show(context: typer.Context, client: Named, as_json: Json = False) -> None:
    """Show the whole case."""
    from partwell.actions.case_show import case_json, show_case
    from partwell.faces.cli._case_report import show_case as print_case

    face = face_of(context)
    found = show_case(face.open(), client)
    if as_json:
        face.document(case_json(found, face.language))
    else:
        print_case(face, found)


@verb(APP, "case.next", "next")
def next_(context: typer.Context, client: Named, as_json: Json = False) -> None:
    """Show what is next, and only that."""
    from partwell.actions.case_show import show_case, step_json
    from partwell.faces.cli._case_report import show_next

    face = face_of(context)
    found = show_case(face.open(), client)
    if as_json:
        step = found.case.step(found.case.next) if found.case.next else None
        face.document({"next": step_json(step, face.language) if step else None})
    else:
        show_next(face, found)


@verb(APP, "case.do", "do")
def do(
    context: typer.Context,
    client: Named,
    step: Annotated[str, typer.Argument(help="cli.case.step", metavar="STEP")],
    answers: Annotated[list[str] | None, typer.Argument(help="cli.case.answers", metavar="ITEM=ANSWER...")] = None,
    finish: Annotated[bool, typer.Option("--done", help="cli.case.finish")] = False,
    override: Annotated[str | None, typer.Option("--override", help="cli.case.override", metavar="TEXT")] = None,
    skip: Annotated[bool, typer.Option("--skip", help="cli.case.skip")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="cli.case.reopen")] = False,
) -> None:
    """Answer items of a step, settle it, go on against it, leave it out or take it up again."""
    from partwell.actions import case_do, case_override

    face = face_of(context)
    if sum((finish, override is not None, skip, reopen)) > 1:
        raise UsageError("case_one_flag")
    actor = face.open()
    if answers:
        case_do.answer_step(actor, client, step, dict(_pair(text) for text in answers))
    if override is not None:
        case_override.override_step(actor, client, step, override)
    elif skip:
        case_do.skip_step(actor, client, step)
    elif reopen:
        case_do.reopen_step(actor, client, step)
    elif finish or not answers:
        case_do.settle_step(actor, client, step)
    _show_step(face, client, step)


def _pair(text: str) -> tuple[str, str]:
    """`name=answer`; a name alone ticks it, `name=` takes the answer back."""
    name, equals, answer = text.partition("=")
    return name.strip(), answer if equals else "yes"


@verb(APP, "case.told", "told")
def told(
    context: typer.Context,
    client: Named,
    how: Annotated[str, typer.Argument(help="cli.case.how", metavar="HOW")],
    on: Annotated[str, typer.Option("--day", help="cli.case.told_day", metavar=Day)] = "",
    reason: Annotated[str, typer.Option("--reason", help="cli.case.mail_reason", metavar="TEXT")] = "",
) -> None:
    """Keep that the client was told."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_do import tell

    tell(actor, client, how, on, reason)
    _show_step(face, client, "notice")


@verb(APP, "case.note", "note")
def note(
    context: typer.Context,
    client: Named,
    text: Annotated[str, typer.Argument(help="cli.case.note_text", metavar="NOTE")] = "",
    score: Annotated[int | None, typer.Option("--score", help="cli.case.score", metavar="0..10", min=0, max=10)] = None,
) -> None:
    """Write into the journal."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_note import note_case

    note_case(actor, client, text, score)
    face.show(face.t("cli.case.noted"))


@verb(APP, "case.emergency", "emergency")
def emergency(
    context: typer.Context,
    client: Named,
    reason: Annotated[str, typer.Argument(help="cli.case.reason", metavar="TEXT")],
) -> None:
    """Take the short way out from here on."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_do import into_emergency

    into_emergency(actor, client, reason)
    _show(face, client)


@verb(APP, "case.withdraw", "withdraw")
def withdraw(
    context: typer.Context,
    client: Named,
    why: Annotated[str, typer.Argument(help="cli.case.withdraw_why", metavar="WHY")],
    text: Annotated[str, typer.Option("--text", help="cli.case.withdraw_text", metavar="TEXT")] = "",
    terms: Annotated[str, typer.Option("--terms", help="cli.case.terms", metavar="TEXT")] = "",
    remedy: Annotated[str, typer.Option("--remedy", help="cli.case.remedy", metavar="KIND")] = "",
) -> None:
    """End the case without parting."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_withdraw import Withdrawal, withdraw_case

    withdraw_case(actor, client, Withdrawal(why, text, terms, remedy))
    face.show(face.t(f"case.withdraw.{why}.answer"), face.t("cli.case.withdrawn"))


@verb(APP, "case.close", "close")
def close(
    context: typer.Context,
    client: Named,
    text: Annotated[str, typer.Argument(help="cli.case.close_text", metavar="TEXT")] = "",
) -> None:
    """Close the case."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_close import close_case

    close_case(actor, client, text)
    face.show(face.t("cli.case.closed"))


@verb(APP, "case.calendar", "calendar")
def calendar(
    context: typer.Context,
    out: Annotated[str, typer.Argument(help="cli.case.calendar_file", metavar="FILE")],
) -> None:
    """Write the dates of the open cases as a calendar file."""
    from pathlib import Path

    face = face_of(context)
    actor = face.open()
    from partwell.actions.case_list import case_calendar

    path = Path(out).expanduser()
    path.write_bytes(case_calendar(actor, face.language))
    face.show(face.t("cli.case.calendar_written", file=str(path)))


def _show(face: Face, client: str) -> None:
    from partwell.actions.case_show import show_case
    from partwell.faces.cli._case_report import show_case as print_case

    print_case(face, show_case(face.open(), client))


def _show_step(face: Face, client: str, step: str) -> None:
    from partwell.actions.case_show import show_case
    from partwell.faces.cli._case_report import show_step

    show_step(face, show_case(face.open(), client), step)
