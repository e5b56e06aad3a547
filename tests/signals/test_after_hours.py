"""Day and night, fairly: both clocks, exposure, the mirror, and no claim where the facts do not carry one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partwell.signals._shares import Count, prior, share, shares
from tests.signals._book import SETTINGS, Book, at

DAY = 86_400


def pressed(
    n: int = 30, clock: str = "20:00", *, zone: str = "Europe/Berlin", offset: int | None = 60, chases: int = 1
) -> Book:
    """`n` threads on working days, each a message and so many chases an hour apart, answered the day after."""
    book = Book()
    book.client(1, zone=zone)
    book.me()
    first = at(f"2026-01-12 {clock}")
    for place in range(n):
        sent, thread = first + (place // 5 * 7 + place % 5) * DAY, f"t{place}"
        for again in range(chases + 1):
            book.wrote(1, sent + again * 3_600, thread, offset)
        book.answered(1, sent + DAY // 2, thread)
    return book


def test_the_examples_of_the_research_page() -> None:
    """18 of 41 is flagged at one in five, 1 of 4 is not, from the plain prior."""
    many, few = share(Count(18, 41), (1, 6)), share(Count(1, 4), (1, 6))
    assert (many.mean, many.low, many.high) == (pytest.approx(0.39, abs=0.01), *map(near, (0.28, 0.51)))
    assert (few.mean, few.low, few.high) == (near(0.18), *map(near, (0.04, 0.39)))
    assert many.above(0.2) >= 0.9 > few.above(0.2)


def near(value: float) -> object:
    return pytest.approx(value, abs=0.015)


def test_the_prior_is_learnt_from_five_clients_on() -> None:
    counts = {f"c{place}": Count(10, 100) for place in range(5)}
    assert prior(list(counts.values())[1:4]) == (1, 6)
    learnt = prior(list(counts.values())[1:])
    assert learnt[0] / sum(learnt) == pytest.approx(0.1, abs=0.01)
    assert sum(learnt) == pytest.approx(40)
    assert shares(counts)["c0"].mean == pytest.approx(0.1, abs=0.01)
    assert prior([Count(0, 50)] * 5)[0] > 0
    assert prior([Count(0, 0)] * 9) == (1, 6)


def test_chases_in_the_evening_of_both_are_demanding() -> None:
    found = pressed().reading("after_hours")
    details = dict(found.details)
    assert found.probability is not None
    assert found.probability > 0.99
    assert (found.n, details["pressing"], details["pressing_after_hours"]) == (60, 30, 30)
    assert (details["by_own_clock"], details["by_client_clock"], details["both"]) == (1, 1, 1)
    assert details["messages_a_week"] == pytest.approx(60 / details["weeks"], rel=0.01)


def test_mail_that_merely_comes_at_night_is_no_pressure() -> None:
    found = pressed(60, chases=0).reading("after_hours")
    assert found.value is not None
    assert (dict(found.details)["pressing"], found.probability) == (0, pytest.approx(0, abs=0.001))


def test_late_here_and_office_hours_there_counts_for_nothing() -> None:
    found = pressed(zone="America/Los_Angeles").reading("after_hours")
    details = dict(found.details)
    assert (details["by_own_clock"], details["by_client_clock"]) == (1, 0)
    assert (details["pressing"], details["pressing_after_hours"]) == (30, 0)
    assert found.probability == pytest.approx(0, abs=0.01)


def test_headers_that_agree_tell_the_clients_clock() -> None:
    assert pressed(zone="", offset=-480).reading("after_hours").reason == ""
    assert dict(pressed(zone="", offset=-480).reading("after_hours").details)["by_client_clock"] == 0
    for offset in (None, 0):
        found = pressed(zone="", offset=offset).reading("after_hours")
        assert (found.reason, found.probability, "both" in dict(found.details)) == ("client_zone_unknown", None, False)


def test_a_servers_clock_stays_one_beside_the_offsets_of_ones_own_answers() -> None:
    book = pressed(zone="", offset=0)
    assert {row[3] for row in book.rows["messages"]} == {0, 60}
    assert book.reading("after_hours").reason == "client_zone_unknown"


def test_a_zone_that_does_not_exist_is_none() -> None:
    for zone in ("Mars/Olympus", "localtime"):
        assert pressed(zone=zone, offset=None).reading("after_hours").reason == "client_zone_unknown"
        unknown = pressed().reading("after_hours", settings=replace(SETTINGS, zone=zone))
        assert (unknown.reason, unknown.value) == ("zone_unknown", None)


def test_below_twenty_messages_no_claim() -> None:
    for n, reason in ((9, "few_messages"), (10, "")):
        found = pressed(n).reading("after_hours")
        assert (found.n, found.reason, found.value is None, found.probability is None) == (
            2 * n,
            reason,
            n == 9,
            n == 9,
        )


def test_while_nobody_knows_who_is_me_nothing_presses() -> None:
    book = pressed()
    book.rows["identities"] = [row for row in book.rows["identities"] if row[3] != "me"]
    found = book.reading("after_hours")
    assert (found.reason, found.probability, dict(found.details)["pressing"]) == ("own_address_unknown", None, 0)
    assert book.reading("trouble_share").reason == "no_trouble"


def test_without_ones_own_mail_silence_is_no_answer_missing() -> None:
    book = pressed()
    book.rows["messages"] = [row for row in book.rows["messages"] if row[4] != 0]
    found = book.reading("after_hours")
    assert (found.reason, found.probability, dict(found.details)["pressing"]) == ("no_own_messages", None, 0)


def test_the_mirror() -> None:
    book = pressed(12)
    for place in range(12):
        sent = at("2026-05-04 21:00") + place * DAY
        book.answered(1, sent, f"mine{place}")
        book.wrote(1, sent + 7_200, f"mine{place}", 60)
        book.answered(1, sent + 7_500, f"mine{place}")
    details = dict(book.reading("after_hours").details)
    assert details["mirror_opens"] == pytest.approx(24 / 60)
    assert details["mirror_fast"] == pytest.approx(0.5)


def test_automatic_mail_and_mail_of_days_to_come_count_for_nothing() -> None:
    book = pressed(10)
    book.message(1, at("2026-03-01 22:00"), (0,), automatic=True)
    book.wrote(1, at("2026-07-01 00:00"))
    found = book.measured()
    assert found.readings["after_hours"]["c1"].n == 20
    assert [(note.code, note.args["n"]) for note in found.notes] == [("portfolio_days_to_come", 1)]


@pytest.mark.parametrize(
    ("when", "outside"),
    [
        ("2026-03-02 09:00", 0), ("2026-03-02 08:59", 1), ("2026-03-02 17:59", 0), ("2026-03-02 18:00", 1),
        ("2026-03-28 12:00", 1),  # a Saturday
        ("2026-03-30 09:00", 0), ("2026-10-23 11:00", 1),  # after the change of clocks; a public holiday
        ("2026-01-10 11:00", 0), ("2026-01-02 11:00", 1),  # a Saturday worked for a Friday free
    ],
)  # fmt: skip
def test_the_owners_hours(when: str, outside: int) -> None:
    book = Book()
    book.client(1)
    book.wrote(1, at(when))
    settings = replace(SETTINGS, as_of=SETTINGS.as_of.replace(month=12))
    assert dict(book.reading("after_hours", settings=settings).details)["by_own_clock"] == outside


def test_one_message() -> None:
    book = Book()
    book.client(1)
    book.wrote(1, at("2026-03-02 23:00"))
    found = book.reading("after_hours")
    assert (found.n, found.reason, dict(found.details)["messages_a_week"]) == (1, "few_messages", 1.0)


def test_beyond_the_cap_the_messages_outside_hours_are_the_evidence() -> None:
    book = pressed(100, chases=0)
    for place in range(150):
        book.wrote(1, at("2026-02-02 11:00") + place * 60, "noon", 60)
    found = book.reading("after_hours")
    night = {f"message:{row[0]}" for row in book.rows["messages"] if row[4] == 1 and row[5] != "noon"}
    assert (len(found.evidence), dict(found.details)["evidence_total"]) == (200, 250)
    assert night <= set(found.evidence)
