"""Every signal gives what its definition says, on any book, in any order of rows, whatever the clients are called."""

from __future__ import annotations

import math
import statistics
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.signals._contract import Settings
from partwell.signals.measure import Measured
from tests.signals import _drawn, _reference
from tests.signals._book import Book
from tests.signals._reference import Facts, Talk

few = hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _proof(reading: Reading) -> set[str]:
    assert len(reading.evidence) == len(set(reading.evidence)) == dict(reading.details)["evidence_total"]
    return set(reading.evidence)


def _check_talk(found: Measured, facts: Facts) -> None:
    zones = {row["client"]: row["zone"] for row in facts.clients}
    for client, messages in _reference.talk(facts).items():
        reading, came = found.readings["after_hours"][client], [m for m in messages if m.incoming]
        assert reading.n == len(came)
        if not came:
            assert (reading.value, reading.probability, reading.reason) == (None, None, "no_messages")
            continue
        details, clock = dict(reading.details), _reference.clock_known(messages, zones[client])
        _check_counts(details, messages, came, clock=clock)
        assert reading.window == (facts.day(min(m.sent for m in came)), facts.day(max(m.sent for m in came)))
        assert _proof(reading) == {f"message:{m.key}" for m in came}
        allowed = facts.settings.zone is not None and len(came) >= 20
        assert (reading.value is not None) == allowed
        sure = allowed and facts.me and clock and len(came) < len(messages)
        assert (reading.probability is not None) == bool(sure) == (reading.reason == "")


def _check_counts(details: dict[str, float], messages: list[Talk], came: list[Talk], *, clock: bool) -> None:
    went = [m for m in messages if not m.incoming]
    assert details["pressing"] == sum(m.pressing for m in came)
    hours = [m for m in came if m.pressing and m.mine and (m.theirs or not clock)]
    assert details["pressing_after_hours"] == len(hours)
    assert details["by_own_clock"] == pytest.approx(sum(m.mine is True for m in came) / len(came))
    timed = [m for m in came if m.theirs is not None]
    if clock and timed:
        assert details["by_client_clock"] == pytest.approx(sum(bool(m.theirs) for m in timed) / len(timed))
        assert details["both"] == pytest.approx(sum(bool(m.theirs and m.mine) for m in timed) / len(timed))
    else:
        assert "by_client_clock" not in details
    for name, part, whole in (
        ("mirror_after_hours", [m for m in went if m.mine], went),
        ("mirror_opens", [m for m in went if m.opening and m.mine], [m for m in messages if m.opening and m.mine]),
        ("mirror_fast", [m for m in went if (m.answered_after or 1801) <= 1800], [m for m in went if m.answered_after]),
    ):
        assert details.get(name) == (pytest.approx(len(part) / len(whole)) if whole else None)


def _check_delay(found: Measured, facts: Facts, pieces: list[_reference.Piece]) -> None:
    for client, parts in _reference.instalments(facts, pieces).items():
        reading = found.readings["delay"][client]
        details = dict(reading.details)
        undated = [
            bill
            for bill in facts.invoices
            if facts.client_of.get(bill["identity"]) == client
            and bill["due"] is None
            and bill["gross"] > 0
            and bill["issued"] <= facts.settings.as_of
        ]
        assert (reading.n, details["without_due"]) == (len(parts), len(undated))
        if not parts:
            assert (reading.value, reading.reason) == (None, "no_due_dates" if undated else "no_settled_invoices")
            continue
        seen = [(float(p.delay), min(1.0, p.minor / p.invoice["gross"]), p.open) for p in parts]
        mean, slow = _reference.typical_delay(seen)
        assert reading.value == pytest.approx(mean, abs=0.02)
        assert reading.probability == pytest.approx(slow, abs=0.02)
        overdue = [p.delay for p in parts if p.open]
        assert (details["open_overdue"], details["oldest_overdue"]) == (len(overdue), max(overdue, default=0))
        bills = {p.invoice["key"]: p.invoice for p in parts}
        late = {p.invoice["key"] for p in parts if p.delay > 0}
        assert details["late_share"] == pytest.approx(len(late) / len(bills))
        assert details["terms"] == statistics.median((b["due"] - b["issued"]).days for b in bills.values())
        settled = {(p.invoice["key"], p.until) for p in parts if not p.open}
        paid = {
            f"payment:{p.payment}" for p in pieces if p.invoice and p.gross > 0 and (p.invoice["key"], p.day) in settled
        }
        assert _proof(reading) == paid | {f"invoice:{key}" for key in bills}


def _check_money(found: Measured, facts: Facts, pieces: list[_reference.Piece]) -> None:
    lists = _reference.earned(facts, pieces)
    sums = {client: max(0, sum(e.net for e in some)) for client, some in lists.items()}
    whole = sum(sums.values())
    for client, some in lists.items():
        money, share = found.readings["money_received"][client], found.readings["revenue_share"][client]
        payments = {e.payment for e in some} - {None}
        assert share.value == (float(Fraction(sums[client], whole)) if whole else None)
        assert money.n == len(payments)
        if payments:
            days = [e.day for e in some if e.payment]
            assert money.value == Money(facts.settings.currency, sum(e.net for e in some))
            assert (money.window, money.estimated) == ((min(days), max(days)), any(e.estimated for e in some))
            assert _proof(money) == {one for e in some for one in e.ids}
        else:
            assert (money.value, money.reason) == (None, "no_payments")


def _check_rates(found: Measured, facts: Facts, pieces: list[_reference.Piece]) -> None:
    lists, letters = _reference.earned(facts, pieces), _reference.talk(facts)
    for client, money in lists.items():
        work = [
            row
            for row in facts.time_entries
            if facts.client_of.get(row["identity"]) == client and row["start"] < facts.until
        ]
        hours, rate = found.readings["hours_logged"][client], found.readings["logged_rate"][client]
        true, seconds = found.readings["true_rate"][client], sum(row["seconds"] for row in work)
        assert hours.value == (pytest.approx(seconds / 3600) if work else None)
        first = min((row["start"] for row in work), default=0)
        fits = [e for e in money if (facts.day(first) - e.issued).days <= 31]
        if not seconds or not any(e.payment for e in fits):
            assert rate.value is true.value is None
            continue
        net = sum(e.net for e in fits)
        assert rate.value == Money.rounded(Fraction(net * 36, seconds), "EUR")
        _check_true_rate(true, net, seconds, work, [m for m in letters[client] if m.sent >= first])


def _check_true_rate(true: Reading, net: int, seconds: int, work: list[dict[str, Any]], letters: list[Talk]) -> None:
    counted = [m for m in letters if not any(w["start"] <= m.sent < w["start"] + w["seconds"] for w in work)]
    came, went = (sum(m.incoming is side for m in counted) for side in (True, False))
    assert (dict(true.details)["read"], dict(true.details)["written"]) == (came, went)
    rates = [
        Money.rounded(Fraction(net * 36, seconds + 60 * (came * read + went * written)), "EUR")
        for read, written in ((2, 3), (3, 5), (5, 10))
    ]
    assert true.value == rates[1]
    assert (true.low, true.high) == (min(rates), max(rates))


def _check_trouble(found: Measured, facts: Facts, pieces: list[_reference.Piece]) -> None:
    parts, letters, settings = _reference.instalments(facts, pieces), _reference.talk(facts), facts.settings
    hours = {
        client: (sum(m.pressing for m in some) * 8 + sum(m.mine is True and not m.incoming for m in some) * 5) / 60
        for client, some in letters.items()
    }
    late = {
        client: sum(p.minor * max(p.delay, 0) for p in some if p.invoice["currency"] == settings.currency) * 0.08 / 365
        for client, some in parts.items()
    }
    for client in letters:
        reading = found.readings["trouble_share"][client]
        worth = dict(reading.details).get("hour_worth")
        trouble = {c: hours[c] * (worth or 0) * 100 + late[c] for c in hours}
        if worth is None and any(hours.values()):
            trouble = hours
        whole = math.fsum(trouble.values())
        if not whole:
            assert (reading.value, reading.reason) == (None, "no_trouble")
            continue
        assert reading.value == pytest.approx(trouble[client] / whole)
        assert dict(reading.details)["hours"] == pytest.approx(hours[client])
        assert dict(reading.details)["cost_late"] == pytest.approx(late[client] / 100)
        _proof(reading)
    if settings.rate == Money("EUR", 60_00):
        assert {dict(r.details).get("hour_worth", 60) for r in found.readings["trouble_share"].values()} <= {60}


def _sound(found: Measured, as_of: date) -> None:
    """No number that is none, ranges around their value, nothing after the day."""
    for readings in found.readings.values():
        for reading in readings.values():
            numbers = [
                x for x in (reading.value, reading.low, reading.high, reading.probability) if isinstance(x, float)
            ]
            assert all(math.isfinite(x) for x in [*numbers, *(x for _, x in reading.details)])
            assert (reading.value is None) == bool(reading.reason) or reading.reason in {
                "client_zone_unknown",
                "own_address_unknown",
                "no_own_messages",
            }
            if reading.low is not None and reading.name not in {"trouble_share", "revenue_share", "chase_interval"}:
                assert reading.low <= reading.value <= reading.high  # type: ignore[operator]
            assert reading.probability is None or 0 <= reading.probability <= 1
            assert reading.window is None or reading.window[0] <= reading.window[1] <= as_of


@few
@given(_drawn.books(), _drawn.settings)
def test_every_reading_is_what_its_definition_says(book: Book, settings: Settings) -> None:
    found, facts = book.measured(settings), Facts(book, settings)
    pieces = _reference.received(facts)
    _sound(found, settings.as_of)
    _check_talk(found, facts)
    _check_money(found, facts, pieces)
    _check_delay(found, facts, pieces)
    _check_rates(found, facts, pieces)
    _check_trouble(found, facts, pieces)


@hypothesis_settings(few, max_examples=15)
@given(_drawn.books(), _drawn.settings, st.integers(0, 99))
def test_order_of_rows_and_names_of_clients_change_nothing(book: Book, settings: Settings, seed: int) -> None:
    found = book.measured(settings)
    assert book.shuffled(seed).measured(settings).readings == found.readings
    keys = [row[0] for row in book.rows["clients"]]
    new = {key: f"{chr(ord('z') - place)}{key}" for place, key in enumerate(keys)}
    other = book.shuffled(seed)
    other.rows["clients"] = [(new[row[0]], "Other", *row[2:]) for row in other.rows["clients"]]
    other.rows["identities"] = [(row[0], new.get(row[1]), *row[2:]) for row in other.rows["identities"]]
    for table in ("checkins", "remedies"):
        other.rows[table] = [(row[0], new.get(row[1], row[1]), *row[2:]) for row in other.rows[table]]
    again = other.measured(settings)
    for name, readings in found.readings.items():
        assert {new[client]: reading for client, reading in readings.items()} == again.readings[name]
    assert again.notes == found.notes
