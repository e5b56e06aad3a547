"""`partwell interest`: what lateness adds, of the own book or for one claim; rates looked up; `--jsonl` for many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._jsonl import LineFault, fault_sentence, run_lines
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

if TYPE_CHECKING:
    from rich.table import Table

APP = new_app()
_ALL = "all"


@verb(APP, "interest")
def interest(
    context: typer.Context,
    what: Annotated[str | None, typer.Argument(help="cli.interest.what", metavar="CLIENT|INVOICE")] = None,
    jurisdiction: Annotated[str | None, typer.Option(help="cli.interest.jurisdiction", metavar="CODE")] = None,
    amount: Annotated[float | None, typer.Option(help="cli.interest.amount", metavar="AMOUNT")] = None,
    due: Annotated[str | None, typer.Option(help="cli.interest.due", metavar="YYYY-MM-DD")] = None,
    paid: Annotated[str | None, typer.Option(help="cli.interest.paid", metavar="YYYY-MM-DD")] = None,
    rate_of: Annotated[str | None, typer.Option(help="cli.interest.rate_of", metavar="YYYY-MM-DD")] = None,
    rate: Annotated[str | None, typer.Option(help="cli.interest.rate", metavar="PERCENT")] = None,
    source: Annotated[str | None, typer.Option(help="cli.interest.source", metavar="WHERE")] = None,
    lines: Annotated[bool, typer.Option("--jsonl", help="cli.batch.jsonl")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print the claims of the own book or one claim, keep a rate, or answer every line of standard input."""
    from partwell.actions.interest import interest_line

    face = face_of(context)
    looked_up = {"rate_of": rate_of, "rate": rate, "source": source}
    given = {"jurisdiction": jurisdiction, "amount": amount, "due": due, "paid": paid}
    if lines:
        if as_json or what is not None or any(v is not None for v in (*given.values(), *looked_up.values())):
            raise UsageError("jsonl_alone")
        return run_lines(face, interest_line)
    if any(value is not None for value in looked_up.values()):
        return _keep_rate(face, rate_of, rate, source)
    if what is not None:
        return _own(face, what, as_json=as_json)
    if missing := [f"--{name}" for name, value in given.items() if value is None]:
        raise UsageError("interest_needs", missing=", ".join(missing))
    try:
        answer = interest_line(given, face.language)
    except LineFault as fault:
        raise UsageError("option_at_fault", reason=fault_sentence(face, fault)) from None
    if as_json:
        face.document(answer)
    else:
        _show(face, answer)
    return 1 if answer["refuse"] else 0


def _own(face: Face, what: str, *, as_json: bool) -> int:
    actor = face.open()
    from partwell.actions.interest_owed import interest_owed, owing_json
    from partwell.faces.cli._interest_report import show_owing

    found = interest_owed(actor, "" if what == _ALL else what)
    if as_json:
        face.document(owing_json(found, face.language))
    else:
        show_owing(face, found)
    return 1 if found.missing else 0


def _keep_rate(face: Face, rate_of: str | None, rate: str | None, source: str | None) -> int:
    from partwell.faces.cli.portfolio import read_day

    first = read_day(rate_of)
    if first is None or rate is None or source is None:
        raise UsageError("rate_needs")
    actor = face.open()
    from partwell.actions.interest_owed import say_rate

    say_rate(actor, first, rate, source)
    face.show(face.t("cli.interest.rate_kept"))
    return 0


def _show(face: Face, answer: dict[str, Any]) -> None:
    from partwell.words import number

    if answer["refuse"]:
        face.show(answer["reason"])
    elif not answer["segments"]:
        face.show(face.t("cli.interest.on_time"))
    else:
        face.show(face.t("cli.interest.total", interest=number(face.language, answer["interest"], 2)))
        face.show(face.t("cli.interest.fixed", amount=answer["fixed_sum"], currency=answer["fixed_sum_currency"]))
    if answer["segments"]:
        face.show(_periods(face, answer["segments"]))
    face.show(face.t("cli.interest.law", law=answer["law"], source=answer["source"]))
    if answer["rate_source"]:
        face.show(face.t("cli.interest.rates", source=answer["rate_source"]))
    if not answer["verified"]:
        face.show(face.t("cli.interest.unverified"))
    face.show(face.t("cli.interest.convention"), face.t("cli.not_legal_advice"))


def _periods(face: Face, segments: list[list[Any]]) -> Table:
    from datetime import date

    from rich.table import Table

    from partwell.words import day, number

    out = Table(box=None, pad_edge=False)
    for key in ("from", "to", "days", "rate"):
        out.add_column(face.t(f"cli.interest.column.{key}"), justify="right")
    for first, last, days, rate in segments:
        ends = [day(face.language, date.fromisoformat(end)) for end in (first, last)]
        out.add_row(*ends, str(days), f"{number(face.language, rate, 2)}\u00a0%")
    return out
