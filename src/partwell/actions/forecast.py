"""When invoices will be paid: a table of them to predictions, past ones as of their issue, open ones as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from partwell.actions._invoice_table import InvoiceTable, read_invoice_table
from partwell.facts.problems import Note, Problem
from partwell.receivables.distribution import LEVELS, Distribution
from partwell.receivables.forecast import Forecaster, Prediction, backtest
from partwell.receivables.forecast_score import Score, Summary, summary
from partwell.words import say

_KEYS = [f"{level:.2f}" for level in LEVELS]
_CHANCE = 6
"""Digits of a chance."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Predictions (of every bill, or of the open ones), what the table's faults were, the score of a backtest."""

    predictions: list[Prediction]
    table: InvoiceTable
    score: Summary | None = None


def forecast_past(path: Path) -> Forecast:
    """Predict every invoice of the table as of its issue date; raise InputError for the file as a whole."""
    table = read_invoice_table(path)
    found = list(backtest(table.bills))
    return Forecast(found, table, summary(found))


def forecast_open(path: Path, today: date) -> Forecast:
    """Predict the invoices of the table that are open on `today`, given that they are; raise InputError."""
    table = read_invoice_table(path)
    forecaster = Forecaster(table.bills)
    open_ = [b for b in table.bills if b.issued <= today and (b.paid is None or b.paid > today)]
    return Forecast([forecaster.unpaid(bill, today) for bill in open_], table)


def forecast_json(found: Forecast, language: str) -> dict[str, Any]:
    """The forecast as JSON; `summary` only after a backtest, with the two rules of thumb beside ours."""
    document: dict[str, Any] = {"predictions": [_prediction(p) for p in found.predictions]}
    if found.score is not None:
        document["summary"] = _summary(found.score)
    else:
        for entry, p in zip(document["predictions"], found.predictions, strict=True):
            entry["expected_on"] = expected_on(p, 0.5).isoformat()
            entry["range_80"] = [expected_on(p, 0.1).isoformat(), expected_on(p, 0.9).isoformat()]
    document["problems"] = [
        {"line": p.line, "code": p.code, "message": _said(language, p)} for p in found.table.problems
    ]
    notes = found.table.notes
    document["notes"] = [{"line": line, "code": note.code, "message": _said(language, note)} for line, note in notes]
    return document


def expected_on(prediction: Prediction, level: float) -> date:
    """The day by which the invoice is paid with chance `level`."""
    return prediction.bill.due + timedelta(days=round(prediction.delay.quantile(level)))


def _prediction(p: Prediction) -> dict[str, Any]:
    quantiles = [float(q) for q in p.delay.quantiles()]
    return {
        "invoice": p.bill.invoice,
        "client": p.bill.client,
        "n_history": p.n_history,
        "quantiles": dict(zip(_KEYS, quantiles, strict=True)),
        "p_late_7": _over(p.delay, 7),
        "p_late_30": _over(p.delay, 30),
    }


def _over(delay: Distribution, days: int) -> float:
    return round(delay.over(days), _CHANCE)


def _summary(score: Summary) -> dict[str, Any]:
    ours = _score(score.ours)
    return {"n": score.n, **ours, "due_date": _score(score.due_date), "last_3": _score(score.last_3)}


def _score(score: Score | None) -> dict[str, Any]:
    if score is None:
        return {"crps": None, "mae": None, "coverage_80": None}
    return {"crps": score.crps, "mae": score.mae, "coverage_80": score.coverage}


def _said(language: str, fault: Problem | Note) -> str:
    family = "problem" if isinstance(fault, Problem) else "note"
    return say(language, f"{family}.{fault.code}", **fault.args)
