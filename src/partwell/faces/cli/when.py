"""`partwell when`: the day on which to tell a client who owes money, of the book or for invoices named; `--jsonl`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._jsonl import LineFault, fault_sentence, run_lines
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

if TYPE_CHECKING:
    from partwell.actions.when_to_tell_client import Answer

APP = new_app()
_RISK, _NOTICE, _HORIZON = 20.0, 30, 180


@verb(APP, "when")
def when(
    context: typer.Context,
    client: Annotated[str | None, typer.Argument(help="cli.when.client", metavar="CLIENT")] = None,
    invoice: Annotated[list[str] | None, typer.Option(help="cli.when.invoice", metavar="AMOUNT@DAYS")] = None,
    day_cost: Annotated[float | None, typer.Option(help="cli.when.day_cost", metavar="AMOUNT")] = None,
    risk: Annotated[float | None, typer.Option(help="cli.when.risk", metavar="PERCENT")] = None,
    notice: Annotated[int | None, typer.Option(help="cli.when.notice", metavar="DAYS")] = None,
    horizon: Annotated[int, typer.Option(help="cli.when.horizon", metavar="DAYS")] = _HORIZON,
    pace: Annotated[float | None, typer.Option(help="cli.when.pace", metavar="PERCENT")] = None,
    freeze: Annotated[float | None, typer.Option(help="cli.when.freeze", metavar="PERCENT")] = None,
    never: Annotated[float | None, typer.Option(help="cli.when.never_pays", metavar="PERCENT")] = None,
    wait: Annotated[int | None, typer.Option(help="cli.when.wait_days", metavar="DAYS")] = None,
    lines: Annotated[bool, typer.Option("--jsonl", help="cli.batch.jsonl")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print the advice for a client of the book or for invoices named, or answer every line of standard input."""
    face = face_of(context)
    turned = {
        "loss": risk, "pace": pace, "freeze": freeze, "never": never,
        "day_cost": day_cost, "notice": notice, "wait": wait,
    }  # fmt: skip
    if lines:
        from partwell.actions.when_to_tell import when_to_tell

        if as_json or invoice or client or any(value is not None for value in turned.values()):
            raise UsageError("jsonl_alone")
        return run_lines(face, when_to_tell)
    if client is not None and invoice:
        raise UsageError("when_needs")
    if client is not None:
        knobs = {name: f"{value:.12g}" for name, value in turned.items() if value is not None}
        return _of_client(face, client, knobs, as_json=as_json)
    if day_cost is None or not invoice:
        raise UsageError("when_needs")
    case = {
        "invoices": [_invoice(text) for text in invoice],
        "rho": (_RISK if risk is None else risk) / 100,
        "stay_cost_per_day": day_cost,
        "notice_days": _NOTICE if notice is None else notice,
        "horizon": horizon,
        "kappa": 1.0 if pace is None else pace / 100,
        "rho_tell": (freeze or 0.0) / 100,
        "p_never": (never or 0.0) / 100,
        "earliest_tell": wait or 0,
    }
    return _of_case(face, case, as_json=as_json)


def _of_case(face: Face, case: dict[str, Any], *, as_json: bool) -> int:
    from partwell.actions.when_to_tell import when_to_tell

    try:
        answer = when_to_tell(case, face.language)
    except LineFault as fault:
        raise UsageError("option_at_fault", reason=fault_sentence(face, fault)) from None
    if as_json:
        face.document(answer)
    else:
        _show(face, answer, case)
    return 0


def _of_client(face: Face, client: str, knobs: dict[str, str], *, as_json: bool) -> int:
    actor = face.open()
    from partwell.actions.when_to_tell_client import answer_json, when_to_tell_client

    found = when_to_tell_client(actor, client, knobs)
    if as_json:
        face.document(answer_json(found))
    else:
        _show_client(face, found)
    return 0


def _show_client(face: Face, found: Answer) -> None:
    from rich.table import Table

    from partwell.faces import _when_text as text
    from partwell.faces._text import clean
    from partwell.words import day, percent

    language = face.language
    face.show(clean(" ".join(text.advice_texts(language, found))), "")
    face.show(*map(clean, text.turn_texts(language, found)))
    if found.owed.minor and found.frame.told is None:
        out = Table(box=None, pad_edge=False)
        for key in ("loss", "day", "gain"):
            out.add_column(face.t(f"cli.when.column.{key}"), justify="right")
        for point in found.sweep[::20]:
            when_ = day(language, text.day_of(found, point))
            out.add_row(percent(language, point.rho), when_, text.money_of(language, point.gain, found.owed.currency))
        face.show("", out)
    face.show("", *map(clean, text.around_texts(language, found)), *text.limits_texts(language))


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
