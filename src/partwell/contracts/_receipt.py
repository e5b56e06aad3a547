"""When a notice counts as received: the deemed receipt of the Notices clause, as a span after sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partwell.contracts._quantities import quantities
from partwell.contracts._rx import Rx
from partwell.contracts._topics import Body, Sentence
from partwell.contracts.said import Span


@dataclass(frozen=True, slots=True)
class Receipt:
    """A notice counts as received `lag` after it was sent (0 days: at once); `several` where channels differ."""

    lag: Span
    lines: tuple[int, ...]
    several: bool


def receipt_of(body: Body, marks: Mapping[str, Rx], language: str) -> Receipt | None:
    """The longest of the lags the contract states, so that no date comes too early; None where it states none."""
    found: list[tuple[Span, Sentence]] = []
    for sentence in body.fitting(marks["deemed"]):
        found += [(lag, sentence) for lag in _lags(sentence.unit.folded, marks, language)]
    if not found:
        return None
    lag, where = max(found, key=lambda pair: _days(pair[0]))
    return Receipt(lag, where.unit.lines, len({_days(pair[0]) for pair in found}) > 1)


def _lags(folded: str, marks: Mapping[str, Rx], language: str) -> list[Span]:
    lags = [Span(q.n, q.unit, q.day_type) for q in quantities(folded, language) if q.n and q.unit in {"day", "week"}]
    if folded in marks["next_business"]:
        lags.append(Span(1, "day", "business"))
    elif folded in marks["next_day"]:
        lags.append(Span(1, "day"))
    if not lags and folded in marks["at_once"]:
        lags.append(Span(0, "day"))
    return lags


def _days(span: Span) -> float:
    """About how long, for comparing only."""
    return span.n * (7 if span.unit == "week" else 1.5 if span.day_type == "business" else 1)
