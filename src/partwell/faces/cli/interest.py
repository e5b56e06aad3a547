"""`partwell interest`: statutory interest on a late payment with its periods and sources; `--jsonl` for many."""

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


@verb(APP, "interest")
def interest(
    context: typer.Context,
    jurisdiction: Annotated[str | None, typer.Option(help="cli.interest.jurisdiction", metavar="CODE")] = None,
    amount: Annotated[float | None, typer.Option(help="cli.interest.amount", metavar="AMOUNT")] = None,
    due: Annotated[str | None, typer.Option(help="cli.interest.due", metavar="YYYY-MM-DD")] = None,
    paid: Annotated[str | None, typer.Option(help="cli.interest.paid", metavar="YYYY-MM-DD")] = None,
    lines: Annotated[bool, typer.Option("--jsonl", help="cli.batch.jsonl")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print one claim, or answer every line of standard input."""
    from partwell.actions.interest import interest_line

    face = face_of(context)
    given = {"jurisdiction": jurisdiction, "amount": amount, "due": due, "paid": paid}
    if lines:
        if as_json or any(value is not None for value in given.values()):
            raise UsageError("jsonl_alone")
        return run_lines(face, interest_line)
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
