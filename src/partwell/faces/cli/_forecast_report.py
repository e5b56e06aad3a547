"""Forecasts on a terminal: open invoices as ranges, sums by currency, the record of the ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partwell.faces.cli._face import Face
from partwell.faces.cli._text import short

if TYPE_CHECKING:
    from rich.table import Table

    from partwell.actions.money_ahead import Ahead, Stream, Tested
    from partwell.receivables.forecast import Prediction
    from partwell.receivables.forecast_score import Score, Summary

_MONTH = 3
"""The week with which four weeks are over."""


def open_table(face: Face, found: Sequence[Prediction]) -> Table:
    """The open invoices of a table, client by client."""
    from partwell.actions.forecast import expected_on
    from partwell.words import day, percent

    out = _table(face, ("client", "invoice", "history", "due", "expected", "from", "to", "late_7", "late_30"))
    for p in sorted(found, key=lambda p: (p.bill.client, p.bill.due, p.bill.invoice)):
        days = [day(face.language, when) for when in (p.bill.due, *(expected_on(p, q) for q in (0.5, 0.1, 0.9)))]
        late = [percent(face.language, p.delay.over(n)) for n in (7, 30)]
        out.add_row(short(p.bill.client, 24), short(p.bill.invoice, 16), str(p.n_history), *days, *late)
    return out


def show_ahead(face: Face, found: Ahead) -> None:
    """The open invoices of the book, what they bring, and how far the ranges can be trusted."""
    from partwell.faces._money_text import record_texts
    from partwell.words import day, money, percent

    language = face.language
    if not found.open:
        face.show(face.t("cli.forecast.none_open"))
    else:
        face.show(face.t("cli.forecast.book_head", day=day(language, found.bills.today)))
        out = _table(face, ("client", "invoice", "open", "due", "expected", "from", "to", "late_30"))
        for one in found.open:
            days = [day(language, when) for when in (one.of.due, one.middle, one.low, one.high)]
            left = money(language, one.of.left.decimal, one.of.left.currency)
            row = (short(one.of.name, 24), short(one.of.number, 16), left, *days, percent(language, one.late_30))
            out.add_row(*row)
        face.show(out, *(_sum(face, stream) for stream in found.streams), face.t("cli.forecast.range"))
    face.show(*record_texts(language, found))


def _sum(face: Face, stream: Stream) -> str:
    from partwell.faces._when_text import money_of, sum_of

    language, week, currency = face.language, stream.weeks[_MONTH], stream.total.currency
    month, low, high = (money_of(language, value, currency) for value in (week.total, week.low, week.high))
    total, overdue = sum_of(language, stream.total), sum_of(language, stream.overdue)
    return face.t("cli.forecast.total", total=total, overdue=overdue, month=month, low=low, high=high)


def show_record(face: Face, tested: Tested) -> None:
    """How good the forecasts of the book's own invoices would have been, beside two rules of thumb."""
    if tested.score.ours is None:
        face.show(face.t("cli.forecast.none_paid"))
        return
    face.show(face.tn("cli.forecast.tested", tested.score.n), scores(face, tested.score))
    face.show(face.tn("money.record", tested.tried, held=tested.held))


def scores(face: Face, score: Summary) -> Table:
    """The scores as a table."""
    out = _table(face, ("rule", "crps", "mae", "coverage"))
    for name, one in (("ours", score.ours), ("due_date", score.due_date), ("last_3", score.last_3)):
        out.add_row(face.t(f"cli.forecast.rule.{name}"), *_figures(face, one))
    return out


def _figures(face: Face, score: Score | None) -> list[str]:
    from partwell.words import number, percent

    assert score is not None
    inside = "–" if score.coverage is None else percent(face.language, score.coverage)
    return [number(face.language, score.crps, 1), number(face.language, score.mae, 1), inside]


def _table(face: Face, columns: tuple[str, ...]) -> Table:
    from rich.table import Table

    out = Table(box=None, pad_edge=False)
    for name in columns:
        left = name in {"client", "invoice", "rule"}
        out.add_column(face.t(f"cli.forecast.column.{name}"), justify="left" if left else "right")
    return out
