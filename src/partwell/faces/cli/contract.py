"""`partwell contract`: a contract from the leaving side; review of a file, notice rule of a clause, notice dates."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._jsonl import run_lines
from partwell.faces.cli._kit import new_app, verb

APP = new_app()
Json = Annotated[bool, typer.Option("--json", help="cli.option.json")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="cli.option.jsonl")]


@verb(APP, "contract.review", "review")
def review(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="cli.contract.file", metavar="FILE")],
    as_json: Json = False,
) -> None:
    """Review one file."""
    from partwell.actions.contract_review import as_json as document_of
    from partwell.actions.contract_review import contract_review
    from partwell.faces.cli._contract_report import open_contract, show_review

    face = face_of(context)
    document, name = open_contract(file)
    found = contract_review(document)
    if as_json:
        face.document(document_of(found, name, face.language))
    else:
        show_review(face, found, name)


@verb(APP, "contract.notice_date", "notice-date")
def notice_date(context: typer.Context, jsonl: JsonLines = False) -> int:
    """Answer each line of standard input with its dates."""
    from partwell.actions.contract_notice_date import contract_notice_date

    return run_lines(face_of(context), contract_notice_date)


@verb(APP, "contract.notice", "notice")
def notice(context: typer.Context, jsonl: JsonLines = False) -> int:
    """Answer each line of standard input with its notice rule."""
    from partwell.actions.contract_notice import contract_notice

    return run_lines(face_of(context), contract_notice)
