"""`partwell invite CLIENT`: the calendar file of the talk, with a neutral title, or a short mail that brings it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Annotated

import typer

from partwell.faces.cli import _paper
from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day
from partwell.facts.errors import UsageError

APP = new_app()


@verb(APP, "invite")
def invite(
    context: typer.Context,
    client: _paper.Client,
    on: Annotated[str | None, typer.Option("--day", help="cli.invite.day", metavar="YYYY-MM-DD")] = None,
    at: Annotated[str, typer.Option("--at", help="cli.invite.at", metavar="HH:MM")] = "",
    place: Annotated[str, typer.Option("--place", help="cli.invite.place", metavar="TEXT")] = "",
    person: _paper.PersonName = "",
    in_: _paper.In = "",
    form: Annotated[str, typer.Option("--form", help="cli.invite.form", metavar="ics|eml")] = "",
    out: _paper.Out = None,
) -> None:
    """Write the invitation."""
    wishes = replace(_paper.wishes(in_, person=person), meeting=_begins(on, at), place=place)
    _paper.write(face_of(context), client, "invitation", form, wishes, out)


def _begins(on: str | None, at: str) -> datetime | None:
    """Day and time as said; neither: as the case says."""
    day = read_day(on)
    if day is None and not at:
        return None
    if day is None or not at:
        raise UsageError("day_and_time")
    try:
        clock = time.fromisoformat(at)
    except ValueError:
        raise UsageError("bad_time", given=at) from None
    return datetime.combine(day, clock.replace(tzinfo=None, second=0, microsecond=0))
