"""`partwell invite CLIENT`: the calendar file of the talk, with a neutral title."""

from __future__ import annotations

import typer

from partwell.faces.cli import _paper
from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()


@verb(APP, "invite")
def invite(
    context: typer.Context,
    client: _paper.Client,
    in_: _paper.In = "",
    form: _paper.Form = "",
    out: _paper.Out = None,
) -> None:
    """Write the invitation."""
    _paper.write(face_of(context), client, "invitation", form, _paper.wishes(in_), out)
