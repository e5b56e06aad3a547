"""Readings as a test needs them, in a word or two."""

from __future__ import annotations

from hypothesis import strategies as st

from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.verdict.judge import Standard

STANDARD = Standard(Money("EUR", 100_00), asked=True)


def delay(probability: float | None, days: float = 20.0, n: int = 6, *, overdue: int = 0, reason: str = "") -> Reading:
    details = (("open_overdue", float(overdue)), ("oldest_overdue", 12.0 * overdue))
    value = None if probability is None else days
    low, high = (None, None) if value is None else (days - 4, days + 4)
    return Reading(
        "delay", "d", value, low, high, n=n, probability=probability, reason=reason, details=details if n else ()
    )


def after_hours(
    probability: float | None,
    n: int = 40,
    *,
    pressing: int = 15,
    mine: float = 0.5,
    theirs: float | None = 0.5,
    opens: float | None = None,
    fast: float | None = None,
    reason: str = "",
) -> Reading:
    found = {"pressing_after_hours": float(pressing), "by_own_clock": mine, "by_client_clock": theirs}
    found |= {"mirror_opens": opens, "mirror_fast": fast}
    details = tuple((name, value) for name, value in found.items() if value is not None)
    return Reading(
        "after_hours", "share", mine, n=n, probability=probability, reason=reason, details=details if n else ()
    )


def rate(low: int, usual: int, high: int, currency: str = "EUR") -> Reading:
    low_, usual_, high_ = (Money(currency, 100 * whole) for whole in (low, usual, high))
    return Reading("true_rate", f"{currency}/h", usual_, low_, high_, n=30, estimated=True)


def rounds(
    probability: float | None, n: int = 20, *, revised: int = 15, reopened: int = 0, reason: str = ""
) -> Reading:
    details = (("revised", float(revised)), ("pieces", 5.0), ("most", 6.0), ("reopened", float(reopened)))
    value = None if probability is None else 3.0
    return Reading("revision_rounds", "rounds", value, n=n, probability=probability, reason=reason, details=details)


def detailed(name: str, n: int = 0, value: float | None = None, high: float | None = None, **numbers: float) -> Reading:
    """Any reading with its named numbers."""
    return Reading(name, "some", value, high=high, n=n, details=tuple(numbers.items()))


def part(name: str, value: float | None, n: int = 10) -> Reading:
    return Reading(name, "share", value, n=n)


def book(*readings: Reading) -> dict[str, Reading]:
    return {reading.name: reading for reading in readings}


_share = st.floats(0, 1)
_probability = st.none() | st.sampled_from([0.0, 0.19, 0.2, 0.21, 0.5, 0.79, 0.8, 0.81, 0.89, 0.9, 0.91, 1.0])
_count = st.integers(0, 60)


@st.composite
def drawn(draw: st.DrawFn) -> dict[str, Reading]:
    """Any readings a client may have, some of them missing."""
    whole = draw(st.lists(st.integers(-20, 200), min_size=3, max_size=3).map(sorted))
    some = [
        delay(draw(_probability), draw(st.floats(-60, 120)), draw(_count), overdue=draw(st.integers(0, 3))),
        after_hours(
            draw(_probability),
            draw(_count),
            pressing=draw(_count),
            mine=draw(_share),
            theirs=draw(st.none() | _share),
            opens=draw(st.none() | _share),
            fast=draw(st.none() | _share),
        ),
        rounds(draw(_probability), draw(_count), revised=draw(_count), reopened=draw(st.integers(0, 3))),
        detailed("serious", draw(_count), disrespect=draw(st.integers(0, 3)), threat_maybe=draw(st.integers(0, 9))),
        detailed("payment_pace", 12, 3.0, changed=draw(st.sampled_from([-1, 0, 1])), earlier=3.0, newest=9.0),
        rate(*whole, currency=draw(st.sampled_from(["EUR", "EUR", "EUR", "HUF"]))),
        part("trouble_share", draw(st.none() | _share)),
        part("revenue_share", draw(st.none() | _share)),
    ]
    return book(*(reading for reading in some if draw(st.integers(0, 4))))


standards = st.sampled_from([None, STANDARD, Standard(Money("EUR", 0), asked=False)])
decisions = st.sampled_from(["", "", "keep", "manage", "unknown", "part"])
