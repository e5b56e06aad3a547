"""`partwell contract`: a contract from the leaving side; review of a file, notice rule of a clause, notice dates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._jsonl import run_lines
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import NotFound

APP = new_app()
JsonLines = Annotated[bool, typer.Option("--jsonl", help="cli.option.jsonl")]
Json = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Day = "YYYY-MM-DD"
Document = Annotated[str, typer.Option("--document", help="cli.contract.document", metavar="PAPER")]


@verb(APP, "contract.review", "review")
def review(
    context: typer.Context,
    named: Annotated[str, typer.Argument(help="cli.contract.which", metavar="CLIENT|FILE")],
    document: Document = "",
    as_json: Json = False,
) -> None:
    """Review one file, or the contract of a client with the person's own corrections in it."""
    from partwell.actions.contract_review import as_json as document_of
    from partwell.faces.cli import _contract_client as of_client
    from partwell.faces.cli._contract_report import open_contract, show_review

    face = face_of(context)
    if of_client.is_file(named):
        from partwell.actions.contract_review import contract_review

        read, name = open_contract(named)
        found = contract_review(read)
        if as_json:
            face.document(document_of(found, name, face.language))
        else:
            show_review(face, found, name)
        return
    from partwell.actions.contract_of import leave_on

    actor, contract = of_client.open_client(face, named, document)
    if as_json:
        told = document_of(contract.review, of_client.file_name(contract), face.language)
        settled = [code.replace("_", "-") for code in sorted(contract.settled)]
        face.document({**told, "client": contract.client, "corrected": sorted(contract.words), "settled": settled})
        return
    of_client.show_head(face, contract)
    show_review(face, contract.review, of_client.file_name(contract), contract.settled)
    of_client.show_leaving(face, contract, leave_on(actor, contract))


@verb(APP, "contract.confirm", "confirm")
def confirm(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    topic: Annotated[str, typer.Argument(help="cli.contract.topic", metavar="TOPIC")],
    status: Annotated[str, typer.Argument(help="cli.contract.status", metavar="STATUS")] = "",
    note: Annotated[str, typer.Argument(help="cli.contract.note", metavar="NOTE")] = "",
    document: Document = "",
) -> None:
    """Keep the person's word on a topic, or take it back where no status is given."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.contract_confirm import confirm_topic

    confirm_topic(actor, client, topic, status, note, document)
    face.show(face.t("cli.contract.kept" if status else "cli.contract.taken_back"))


@verb(APP, "contract.papers", "papers")
def papers(context: typer.Context) -> None:
    """List the papers of the book."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.contract_of import list_papers
    from partwell.faces.cli._contract_client import show_papers

    show_papers(face, list_papers(actor))


@verb(APP, "contract.assign", "assign")
def assign(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="cli.contract.paper", metavar="PAPER")],
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
) -> None:
    """Say whose paper it is."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.contract_confirm import assign_paper

    assign_paper(actor, document, client)
    face.show(face.t("cli.contract.kept"))


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
    client: Annotated[str | None, typer.Option(help="cli.contract.client", metavar="CLIENT")] = None,
    wanted: Annotated[str | None, typer.Option(help="cli.contract.wanted", metavar=Day)] = None,
    ics: Annotated[str | None, typer.Option(help="cli.contract.ics", metavar="FILE")] = None,
    jsonl: JsonLines = False,
    as_json: Json = False,
) -> int:
    """Count the dates of one notice, or answer each line of standard input with its dates."""
    from partwell.actions.contract_notice_date import contract_notice_date
    from partwell.faces.cli._contract_report import one_answer, show_dates, span_of

    face = face_of(context)
    if jsonl:
        return run_lines(face, contract_notice_date)
    if client is not None:
        _client_days(face, client, (given, wanted, term_end), ics, as_json=as_json)
        return 0
    dates = {"term_end": term_end, "given": given, "snap": snap, "country": country}
    spans = {"notice": span_of(notice), "renewal_term": span_of(renewal)}
    answer = one_answer(face, contract_notice_date, {"anchor": anchor, **dates, **spans})
    if as_json:
        face.document(answer)
    else:
        show_dates(face, answer)
    return 0


def _client_days(
    face: Face, client: str, days: tuple[str | None, str | None, str | None], ics: str | None, *, as_json: bool
) -> None:
    """The days that follow from a client's own contract, in words, as JSON, or as a calendar file."""
    from partwell.actions.contract_days import calendar_of
    from partwell.actions.contract_of import leave_on
    from partwell.faces.cli import _contract_client as of_client
    from partwell.faces.cli.portfolio import read_day

    actor, contract = of_client.open_client(face, client, "")
    plan = leave_on(actor, contract, *(read_day(text) for text in days))
    if plan is None:
        raise NotFound("no_notice_days", name=contract.name)
    if ics is not None:
        file = calendar_of(actor, client, face.language, plan.given, read_day(days[2]))
        Path(ics).expanduser().write_bytes(file.content)
        face.hint(face.t("cli.contract.written", file=ics))
    if as_json:
        face.document(of_client.plan_json(plan))
    else:
        of_client.show_leaving(face, contract, plan)
        face.show(face.t("contract.no_advice"))
