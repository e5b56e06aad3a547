"""`partwell clients`: the roster, whose each name and address is, and the person's own word about it."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import default_verb, new_app, verb
from partwell.facts.errors import UsageError

APP = new_app()
Named = Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")]
DECISIONS = ("keep", "manage", "part", "none")


@default_verb(APP, "clients")
def clients(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Show the roster and what is proposed."""
    if context.invoked_subcommand is None:
        _list(face_of(context), as_json=as_json)


@verb(APP, "clients.list", "list")
def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """The same, by its own name."""
    _list(face_of(context), as_json=as_json)


def _list(face: Face, *, as_json: bool) -> None:
    actor = face.open()
    from partwell.actions.list_clients import list_clients
    from partwell.faces.cli._clients_report import roster_json, show_roster

    roster = list_clients(actor)
    if as_json:
        face.document(roster_json(face, roster))
    else:
        show_roster(face, roster)


@verb(APP, "clients.confirm", "confirm")
def confirm(
    context: typer.Context,
    yes: Annotated[str | None, typer.Option("--yes", help="cli.clients.yes", metavar="all")] = None,
    answers: Annotated[list[str] | None, typer.Option("--answer", help="cli.clients.answer", metavar="ID=…")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Answer the proposals: all with yes, some by flag, or each in turn."""
    from partwell.faces.cli._clients_confirm import confirm_proposals

    if yes not in {None, "all"}:
        raise UsageError("yes_means_all", given=str(yes))
    confirm_proposals(face_of(context), everything=yes == "all", flags=answers or [], as_json=as_json)


@verb(APP, "clients.merge", "merge")
def merge(
    context: typer.Context,
    into: Annotated[str, typer.Argument(help="cli.clients.into", metavar="CLIENT")],
    other: Annotated[str, typer.Argument(help="cli.clients.other", metavar="OTHER")],
) -> None:
    """Count two clients as one."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.merge_clients import merge as do

    do(actor, into, other)
    _done(face, "merge", client=into, other=other)


@verb(APP, "clients.split", "split")
def split(
    context: typer.Context,
    client: Named,
    identities: Annotated[list[int], typer.Argument(help="cli.clients.identities", metavar="ID...")],
    name: Annotated[str, typer.Option("--name", help="cli.clients.new_name", metavar="NAME")],
) -> None:
    """Give some names and addresses to a client of their own."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.split_client import split as do

    do(actor, client, identities, name)
    _done(face, "split", client=client, name=name)


@verb(APP, "clients.alias", "alias")
def alias(
    context: typer.Context,
    client: Named,
    value: Annotated[str, typer.Argument(help="cli.clients.value", metavar="NAME-OR-ADDRESS")],
) -> None:
    """Say that a name or address is this client's."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.alias_client import alias as do

    do(actor, client, value)
    _done(face, "alias", client=client, value=value)


@verb(APP, "clients.rename", "rename")
def rename(
    context: typer.Context,
    client: Named,
    name: Annotated[str, typer.Argument(help="cli.clients.new_name", metavar="NAME")],
) -> None:
    """Call a client otherwise."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.rename_client import rename as do

    do(actor, client, name)
    _done(face, "rename", client=client, name=name)


@verb(APP, "clients.me", "me")
def me(
    context: typer.Context,
    value: Annotated[str, typer.Argument(help="cli.clients.value", metavar="NAME-OR-ADDRESS")],
    forget: Annotated[bool, typer.Option("--not", help="cli.clients.me.not")] = False,
) -> None:
    """Say that a name or address is one's own, or is not after all."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.set_own_identity import claim, disclaim

    (disclaim if forget else claim)(actor, value)
    _done(face, "not_me" if forget else "me", value=value)


@verb(APP, "clients.decide", "decide")
def decide(
    context: typer.Context,
    client: Named,
    word: Annotated[str, typer.Argument(help="cli.clients.word", metavar="keep|manage|part|none")],
    reason: Annotated[str, typer.Argument(help="cli.clients.reason", metavar="REASON")] = "",
) -> None:
    """Write down one's own word; it stands beside what the numbers say."""
    if word not in DECISIONS:
        raise UsageError("no_such_word", given=word, known=", ".join(DECISIONS))
    face = face_of(context)
    actor = face.open()
    from partwell.actions.decide_client import decide as do

    do(actor, client, "" if word == "none" else word, reason)
    _done(face, "decide", client=client, word=face.t(f"cli.decision.{word}"))


@verb(APP, "clients.clock", "clock")
def clock(
    context: typer.Context,
    client: Named,
    zone: Annotated[str, typer.Option(help="cli.clients.zone", metavar="ZONE")] = "",
    hours: Annotated[str, typer.Option(help="cli.clients.hours", metavar="9-17")] = "",
) -> None:
    """Say on which clock and in which hours the client works."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.set_client_clock import set_clock

    set_clock(actor, client, zone, hours)
    _done(face, "clock", client=client)


@verb(APP, "clients.undo", "undo")
def undo(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="cli.clients.change", metavar="ID")] = "",
) -> None:
    """Take a change of the roster back."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.undo_roster_change import undo_roster_change

    undo_roster_change(actor, number)
    _done(face, "undo", id=number)


def _done(face: Face, what: str, **args: str) -> None:
    face.show(face.t(f"cli.clients.done.{what}", **args))
