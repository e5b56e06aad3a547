"""`partwell check`: the book's health; says what is wrong and what to do, or that all is well."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()


@verb(APP, "check")
def check(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print what the check finds; status 1 when it finds anything."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.check_book import check_book

    findings = check_book(actor)
    sentences = [face.t(f"finding.{one.code}", **one.args) for one in findings]
    if as_json:
        rows = [{"code": one.code, "message": text} for one, text in zip(findings, sentences, strict=True)]
        face.document({"ok": not findings, "findings": rows})
    else:
        face.show(*(sentences or [face.t("cli.check.well")]))
    return 1 if findings else 0
