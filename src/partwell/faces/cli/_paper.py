"""What the commands that print a paper share: their options, the wishes made of them, the file written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face
from partwell.faces.cli.portfolio import read_day
from partwell.facts.errors import InputError

if TYPE_CHECKING:
    from partwell.actions.print_paper import Printed, Wishes

Client = Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")]
LastDay = Annotated[str | None, typer.Option("--last-day", help="cli.paper.last_day", metavar="YYYY-MM-DD")]
Reason = Annotated[str, typer.Option("--reason", help="cli.paper.reason", metavar="REASON")]
OwnReason = Annotated[str, typer.Option("--own-reason", help="cli.paper.own_reason", metavar="TEXT")]
PersonName = Annotated[str, typer.Option("--person", help="cli.paper.person", metavar="NAME")]
To = Annotated[list[str] | None, typer.Option("--to", help="cli.paper.to", metavar="LINE")]
Sender = Annotated[list[str] | None, typer.Option("--from", help="cli.paper.from", metavar="LINE")]
Referral = Annotated[bool | None, typer.Option("--referral/--no-referral", help="cli.paper.referral")]
Will = Annotated[list[str] | None, typer.Option("--finish", help="cli.paper.finish", metavar="TEXT")]
Wont = Annotated[list[str] | None, typer.Option("--not-begin", help="cli.paper.not_begin", metavar="TEXT")]
Deposit = Annotated[str, typer.Option("--deposit", help="cli.paper.deposit", metavar="none|refund|set_off|keep")]
In = Annotated[str, typer.Option("--in", help="cli.paper.in", metavar="en|hu")]
Form = Annotated[str, typer.Option("--form", help="cli.paper.form", metavar="pdf|docx|eml|ics|zip|txt")]
Out = Annotated[Path | None, typer.Option("--out", help="cli.paper.out", metavar="PATH")]


def wishes(  # one argument an option
    language: str = "",
    last_day: str | None = None,
    reason: str = "",
    own_reason: str = "",
    person: str = "",
    to: tuple[str, ...] = (),
    sender: tuple[str, ...] = (),
    *,
    referral: bool | None = None,
) -> Wishes:
    """The wishes as the verb takes them."""
    from partwell.actions.print_paper import Wishes

    return Wishes(language, read_day(last_day), reason, own_reason, person, to, sender, referral)


def write(face: Face, client: str, paper: str, form: str, wished: Wishes, out: Path | None) -> None:
    """Print the paper into a file and say where; `out` a file, a folder or `-` for standard output."""
    actor = face.open()
    from partwell.actions.print_paper import print_paper

    keep(face, print_paper(actor, client, paper, form, wished), out)
    face.hint(face.t("cli.paper.nothing_sent"))


def keep(face: Face, printed: Printed, out: Path | None) -> None:
    """Write a printed paper and say where."""
    if out is not None and str(out) == "-":
        typer.echo(printed.data, nl=False)
        return
    place = _place(printed, out)
    try:
        place.write_bytes(printed.data)
    except OSError as error:
        raise InputError("cannot_write", file=str(place), reason=error.strerror or str(error)) from None
    face.show(face.t("cli.paper.written", file=str(place)))


def _place(printed: Printed, out: Path | None) -> Path:
    """The file to write: never one that is there already, unless it was named outright."""
    if out is not None and not out.is_dir():
        return out
    place = (out or Path()) / printed.name
    number = 2
    while place.exists():
        place = place.with_name(f"{Path(printed.name).stem}-{number}{place.suffix}")
        number += 1
    return place
