"""`partwell when`: the day on which to tell a client who owes money; `--jsonl` for many cases."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._jsonl import LineFault, fault_sentence, run_lines
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

APP = new_app()
_RISK, _NOTICE, _HORIZON = 20.0, 30, 180


@verb(APP, "when")
def when(
    context: typer.Context,
    invoice: Annotated[list[str] | None, typer.Option(help="cli.when.invoice", metavar="AMOUNT@DAYS")] = None,
    day_cost: Annotated[float | None, typer.Option(help="cli.when.day_cost", metavar="AMOUNT")] = None,
    risk: Annotated[float, typer.Option(help="cli.when.risk", metavar="PERCENT")] = _RISK,
    notice: Annotated[int, typer.Option(help="cli.when.notice", metavar="DAYS")] = _NOTICE,
    horizon: Annotated[int, typer.Option(help="cli.when.horizon", metavar="DAYS")] = _HORIZON,
    lines: Annotated[bool, typer.Option("--jsonl", help="cli.batch.jsonl")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print the advice for the invoices named, or answer every line of standard input."""
    from partwell.actions.when_to_tell import when_to_tell

    face = face_of(context)
    if lines:
        if as_json or invoice or day_cost is not None:
            raise UsageError("jsonl_alone")
        return run_lines(face, when_to_tell)
    if day_cost is None or not invoice:
        raise UsageError("when_needs")
    case = {
        "invoices": [_invoice(text) for text in invoice],
        "rho": risk / 100,
        "stay_cost_per_day": day_cost,
        "notice_days": notice,
        "horizon": horizon,
    }
    try:
        answer = when_to_tell(case, face.language)
    except LineFault as fault:
        raise UsageError("option_at_fault", reason=fault_sentence(face, fault)) from None
    if as_json:
        face.document(answer)
    else:
        _show(face, answer, case)
    return 0


def _invoice(text: str) -> dict[str, Any]:
    """`2000@25`: 2000 open, usually paid about 25 days from now, so one chance in 25 a day."""
    amount, _, days = text.partition("@")
    try:
        return {"amount": float(amount), "hazard": 1 / max(float(days), 1.0)}
    except ValueError:
        raise UsageError("bad_open_invoice", given=text) from None


def _show(face: Face, answer: dict[str, Any], case: dict[str, Any]) -> None:
    from partwell.words import number, percent

    def money(name: str) -> str:
        return number(face.language, answer[name], 0)

    if answer["action"] == "tell_now":
        face.show(face.t("cli.when.now"))
    else:
        face.show(face.t("cli.when.wait", best=answer["best_fixed_day"], last=answer["give_up_day"]))
    face.show(face.t("cli.when.values", best=money("value"), fixed=money("value_fixed"), now=money("value_now")))
    edge, risk = answer["rho_breakeven"], percent(face.language, case["rho"], 0)
    if edge is None:
        face.show(face.t("cli.when.never"))
    else:
        face.show(face.t("cli.when.edge", edge=percent(face.language, edge, 1), risk=risk))
    if "approximate" in answer:
        face.show(face.t("cli.when.approximate", most=money("value_at_most")))
    face.show(face.t("cli.when.limits"))
