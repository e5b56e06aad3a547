"""`partwell contract`: a contract from the leaving side; review of a file, notice rule of a clause, notice dates."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._jsonl import run_lines
from partwell.faces.cli._kit import new_app, verb

APP = new_app()
JsonLines = Annotated[bool, typer.Option("--jsonl", help="cli.option.jsonl")]
Json = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Day = "YYYY-MM-DD"


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


@verb(APP, "contract.notice", "notice")
def notice(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="cli.contract.clause", metavar="CLAUSE")] = None,
    jsonl: JsonLines = False,
    as_json: Json = False,
) -> int:
    """Say the notice rule of one clause, or answer each line of standard input with its rule."""
    from partwell.actions.contract_notice import contract_notice
    from partwell.faces.cli._contract_report import one_answer, show_rule

    face = face_of(context)
    if jsonl:
        return run_lines(face, contract_notice)
    answer = one_answer(face, contract_notice, {"text": text})
    if as_json:
        face.document(answer)
    else:
        show_rule(face, answer)
    return 0


@verb(APP, "contract.notice_date", "notice-date")
def notice_date(
    context: typer.Context,
    anchor: Annotated[str, typer.Option(help="cli.contract.anchor", metavar="ANCHOR")] = "rolling",
    notice: Annotated[str | None, typer.Option(help="cli.contract.notice_span", metavar="'60 days'")] = None,
    term_end: Annotated[str | None, typer.Option(help="cli.contract.term_end", metavar=Day)] = None,
    renewal: Annotated[str | None, typer.Option(help="cli.contract.renewal", metavar="'1 year'")] = None,
    given: Annotated[str | None, typer.Option(help="cli.contract.given", metavar=Day)] = None,
    snap: Annotated[str | None, typer.Option(help="cli.contract.snap", metavar="month_end")] = None,
    country: Annotated[str | None, typer.Option(help="cli.contract.country", metavar="HU")] = None,
    jsonl: JsonLines = False,
    as_json: Json = False,
) -> int:
    """Count the dates of one notice, or answer each line of standard input with its dates."""
    from partwell.actions.contract_notice_date import contract_notice_date
    from partwell.faces.cli._contract_report import one_answer, show_dates, span_of

    face = face_of(context)
    if jsonl:
        return run_lines(face, contract_notice_date)
    dates = {"term_end": term_end, "given": given, "snap": snap, "country": country}
    spans = {"notice": span_of(notice), "renewal_term": span_of(renewal)}
    answer = one_answer(face, contract_notice_date, {"anchor": anchor, **dates, **spans})
    if as_json:
        face.document(answer)
    else:
        show_dates(face, answer)
    return 0
