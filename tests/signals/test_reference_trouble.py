"""The signals of trouble against their definitions in plain Python, over drawn books; no number that is none."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from partwell.facts.reading import Reading
from partwell.signals._contract import Settings
from partwell.signals.measure import Measured
from partwell.verdict.brick_wall import outcome
from tests.signals import _drawn, _reference_trouble
from tests.signals._book import Book
from tests.signals._reference import Facts, Talk, talk

few = hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def details(reading: Reading) -> dict[str, float]:
    return dict(reading.details)


def _check_rounds(found: Measured, facts: Facts, client: str, letters: list[Talk]) -> None:
    hands, reading = _reference_trouble.hands(facts, letters), found.readings["revision_rounds"][client]
    ended, said = Counter(hand.ended for hand in hands), details(reading)
    assert reading.n == ended["revised"] + ended["accepted"] + ended["silent"]
    if not hands:
        assert reading.reason == "no_work"
        return
    assert {name: said[name] for name in ("revised", "accepted", "silent", "open")} == {
        name: ended[name] for name in ("revised", "accepted", "silent", "open")
    }
    assert said["pieces"] == len({hand.piece for hand in hands})
    waits = [(hand.accepted - hand.first) / _reference_trouble.DAY for hand in hands if hand.accepted is not None]
    assert said.get("days_to_accept") == (pytest.approx(statistics.median(waits)) if waits else None)
    assert (reading.probability is not None) == (reading.n >= 6) == (reading.value is not None)


def _check_waits(found: Measured, facts: Facts, client: str, letters: list[Talk]) -> None:
    spells, reading = _reference_trouble.waits(facts, letters), found.readings["chase_interval"][client]
    assert reading.n == len(spells)
    if not spells or all(m.incoming for m in letters):
        assert reading.value is None
        return
    said = details(reading)
    assert said["asked"] == sum(asked for _, asked, _ in spells)
    assert said["longest"] == max(size for _, _, size in spells)
    assert said["a_spell"] == pytest.approx(sum(size for _, _, size in spells) / len(spells))
    expected = _reference_trouble.quarter(spells) if len(spells) >= 8 else None
    assert reading.value == (None if expected is None else pytest.approx(expected))


def _check_quotes(found: Measured, facts: Facts, client: str, letters: list[Talk]) -> None:
    came = {m.key for m in letters if m.incoming}
    rows = [row for row in facts.labels if row["message"] in came]
    sure = {
        row["message"] for row in rows if row["label"] in {"disrespect", "threat"} and row["standing"] == "confirmed"
    }
    serious = found.readings["serious"][client]
    assert serious.n == len(sure)
    assert serious.value == (len(sure) or None)
    if sure:
        assert set(serious.evidence) == {f"message:{key}" for key in sure}
    counted = {row["message"] for row in rows if row["label"] == "scope_creep" and row["counts"]}
    assert found.readings["scope_creep"][client].n == len(counted)


def _check_rest(found: Measured, facts: Facts, client: str, letters: list[Talk]) -> None:
    row = next(row for row in facts.clients if row["client"] == client)
    n, out, hours = _reference_trouble.calls(facts, row)
    reading = found.readings["calls_outside"][client]
    assert reading.n == n
    if n and facts.settings.zone:
        assert details(reading)["outside"] == out
        assert details(reading)["hours_outside"] == pytest.approx(hours)
    first, (came, away, pressing) = found.readings["first_weeks"][client], _reference_trouble.early(letters)
    assert first.n == came
    if came and facts.settings.zone:
        assert (details(first)["outside"], details(first)["pressing"]) == (away, pressing)
    half = facts.settings.as_of - timedelta(days=182)
    notes = [n["score"] for n in facts.checkins if n["client"] == client and half < n["day"] <= facts.settings.as_of]
    mood = found.readings["wellbeing"][client]
    assert mood.n == len(notes)
    assert mood.value == (pytest.approx(sum(notes) / len(notes)) if len(notes) >= 3 else None)


def _check_remedies(found: Measured, facts: Facts, client: str, letters: list[Talk]) -> None:
    logged = [row for row in facts.remedies if row["client"] == client and row["day"] <= facts.settings.as_of]
    tried = found.remedied.get(client, ())
    assert sorted(one.key for one in tried) == sorted(row["key"] for row in logged)
    for one in tried:
        if one.about == "demanding":
            weeks = _reference_trouble.weeks(facts, letters, one.day)
            assert {span.at: span.count for span in one.spans} == {at: pressing for at, (_, pressing) in weeks.items()}
            assert one.since is not None
            assert one.since.n == sum(n for at, (n, _) in weeks.items() if at >= 0)
        said = outcome(one.spans, found.settings.thresholds, one.unit)
        numbers = [x for x in (said.ratio, said.low, said.high, said.improved) if x is not None]
        assert all(math.isfinite(x) for x in numbers)


@few
@given(_drawn.books(meetings=True), _drawn.settings)
def test_every_signal_of_trouble_is_what_its_definition_says(book: Book, settings: Settings) -> None:
    found, facts = book.measured(settings), Facts(book, settings)
    for client, letters in talk(facts).items():
        for check in (_check_rounds, _check_waits, _check_quotes, _check_rest, _check_remedies):
            check(found, facts, client, letters)
