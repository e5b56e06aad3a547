"""`partwell letter CLIENT`: the written notice of the same day, as PDF, DOCX or a mail draft."""

from __future__ import annotations

from dataclasses import replace

import typer

from partwell.faces.cli import _paper
from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()


@verb(APP, "letter")
def letter(
    context: typer.Context,
    client: _paper.Client,
    last_day: _paper.LastDay = None,
    reason: _paper.Reason = "",
    own_reason: _paper.OwnReason = "",
    person: _paper.PersonName = "",
    to: _paper.To = None,
    sender: _paper.Sender = None,
    referral: _paper.Referral = None,
    finish: _paper.Will = None,
    not_begin: _paper.Wont = None,
    deposit: _paper.Deposit = "",
    in_: _paper.In = "",
    form: _paper.Form = "",
    out: _paper.Out = None,
) -> None:
    """Print the letter."""
    wishes = _paper.wishes(
        in_, last_day, reason, own_reason, person, tuple(to or ()), tuple(sender or ()), referral=referral
    )
    wishes = replace(wishes, will_do=tuple(finish or ()), wont_do=tuple(not_begin or ()), deposit=deposit)
    _paper.write(face_of(context), client, "letter", form, wishes, out)
