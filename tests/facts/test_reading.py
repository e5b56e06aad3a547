"""A reading as the JSON document promises it."""

from __future__ import annotations

from datetime import date

from partwell.facts.money import Money
from partwell.facts.reading import Reading


def test_a_measured_share_as_json() -> None:
    reading = Reading(
        "after_hours",
        "share",
        value=1 / 3,
        low=0.2,
        high=0.45,
        level=0.8,
        n=42,
        window=(date(2026, 1, 5), date(2026, 6, 30)),
        probability=2 / 3,
        evidence=("message:b", "message:a"),
        details=(("by_client_clock", 1 / 7),),
    )
    assert reading.as_json() == {
        "value": 0.333333,
        "low": 0.2,
        "high": 0.45,
        "level": 0.8,
        "unit": "share",
        "n": 42,
        "window": ["2026-01-05", "2026-06-30"],
        "probability": 0.666667,
        "estimated": False,
        "evidence": ["message:b", "message:a"],
        "reason": None,
        "details": {"by_client_clock": 0.142857},
    }


def test_money_keeps_its_currency_and_its_last_digit() -> None:
    reading = Reading("true_rate", "EUR/h", Money("EUR", 5201), Money("EUR", 4800), Money("EUR", 5600), estimated=True)
    found = reading.as_json()
    assert found["value"] == {"amount": "52.01", "currency": "EUR"}
    assert found["low"] == {"amount": "48.00", "currency": "EUR"}
    assert found["estimated"] is True


def test_no_evidence_is_null_with_a_reason_and_never_zero() -> None:
    found = Reading("delay", "d", reason="no_due_dates").as_json()
    assert found["value"] is None
    assert found["probability"] is None
    assert found["window"] is None
    assert found["reason"] == "no_due_dates"
