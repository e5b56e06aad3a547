"""`partwell remind CLIENT`: a reminder of overdue invoices in four stages, with the exact sums; nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from partwell.faces.cli import _paper
from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day

APP = new_app()


@verb(APP, "remind")
def remind(
    context: typer.Context,
    client: _paper.Client,
    stage: Annotated[str, typer.Option("--stage", help="cli.remind.stage", metavar="STAGE")] = "",
    reminded: Annotated[int, typer.Option("--reminded", help="cli.remind.reminded", metavar="N", min=0)] = 0,
    parts: Annotated[int, typer.Option("--instalments", help="cli.remind.parts", metavar="N", min=0)] = 0,
    by: Annotated[str | None, typer.Option("--by", help="cli.remind.by", metavar="YYYY-MM-DD")] = None,
    in_: _paper.In = "",
    form: Annotated[str, typer.Option("--form", help="cli.remind.form", metavar="txt|pdf|eml")] = "txt",
    out: _paper.Out = None,
) -> None:
    """Print the reminder, or write it as PDF or mail draft."""
    face = face_of(context)
    until = read_day(by)
    actor = face.open()
    from partwell.actions.print_paper import Printed
    from partwell.actions.remind import remind as write
    from partwell.facts.errors import UsageError
    from partwell.papers.document import plain

    if form not in {"txt", "pdf", "eml"}:
        raise UsageError("bad_form", given=form, known="txt, pdf, eml")
    found = write(actor, client, stage, reminded=reminded, parts=parts, by=until, wishes=_paper.wishes(in_))
    if form == "txt" and out is None:
        face.show(found.document.title, "", plain(found.document).rstrip())
    else:
        text = plain(found.document).encode()
        data = found.as_pdf() if form == "pdf" else found.as_mail() if form == "eml" else text
        name = str(Path(found.pdf_name).with_suffix(f".{form}"))
        _paper.keep(face, Printed(name, data, ""), out)
    if found.refused:
        face.hint(face.t(f"remind.refused.{found.refused}"))
    face.hint(face.t("cli.paper.nothing_sent"))
