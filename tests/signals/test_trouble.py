"""Signals of trouble by worked examples: waiting, rounds against the others, promises, pace, calls, remedies."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from partwell.signals._survival import curve, quantile
from partwell.signals.payment_pace import later
from tests.signals._book import Book, at, late_bills


def two(zone: str = "Europe/Berlin") -> Book:
    book = Book()
    book.me()
    for number in (1, 2):
        book.client(number, zone=zone)
    return book


def test_the_curve_of_the_textbook() -> None:
    # Kaplan and Meier's own small example: 0.8, 1.0+, 2.7+, 3.1, 5.4, 7.0+, 9.2, 12.1+ (+: watched only so long).
    seen = [(0.8, 1), (1.0, 0), (2.7, 0), (3.1, 1), (5.4, 1), (7.0, 0), (9.2, 1), (12.1, 0)]
    steps = curve((time, 1, event) for time, event in seen)
    assert [step.time for step in steps] == [0.8, 3.1, 5.4, 9.2]
    assert [step.left for step in steps] == pytest.approx([0.875, 0.7, 0.525, 0.2625])
    assert quantile(steps, 0.5)[0] == 9.2
    assert all(step.low <= step.left <= step.high for step in steps)
    assert curve([]) == []
    assert quantile([], 0.5) == (None, None, None)
    assert curve([(1.0, 2, 2)])[0].left == 0


def test_a_quick_answer_does_not_make_a_client_patient() -> None:
    book = two()
    for n in range(12):
        start = at("2026-03-02 09:00") + n * 86400
        book.wrote(1, start, f"a{n}")
        if n % 2:
            book.answered(1, start + 900, f"a{n}")  # before they could ask again
        else:
            book.wrote(1, start + 3600, f"a{n}")
            book.answered(1, start + 7200, f"a{n}")
    reading = book.reading("chase_interval")
    details = dict(reading.details)
    assert (reading.n, details["asked"], details["a_spell"]) == (12, 6, 1.5)
    assert reading.value == 1.0
    assert (details["quarter_working_hours"], details["instant"]) == (1.0, 1.0)
    assert book.reading("chase_interval", "c2").reason == "no_messages"


def test_a_second_message_within_minutes_is_no_chase_and_silence_is_named() -> None:
    book = two()
    for n in range(9):
        start = at("2026-03-02 09:00") + n * 86400
        book.wrote(1, start, f"a{n}")
        book.wrote(1, start + 120, f"a{n}")
        book.answered(1, start + 7200, f"a{n}")
    reading = book.reading("chase_interval")
    assert (reading.value, reading.reason, dict(reading.details)["longest"]) == (None, "never_asked", 2)


def handed(book: Book, client: int, pieces: int, rounds: int, first: str = "2025-06-02 10:00") -> None:
    """Pieces of work, each asked for again so often and then accepted."""
    when = at(first)
    for piece in range(pieces):
        for _ in range(rounds + 1):
            book.marked(book.answered(client, when, f"p{client}-{piece}"), "handed", f"piece {piece}")
            when += 3 * 86400
        book.marked(book.wrote(client, when, f"p{client}-{piece}"), "accepted", f"piece {piece}")
        when += 86400


def test_who_asks_again_and_again_is_told_from_the_others() -> None:
    book = Book()
    book.me()
    for number in range(1, 7):
        book.client(number)
        handed(book, number, 6, 4 if number == 1 else 1)
    many, usual = book.reading("revision_rounds"), book.reading("revision_rounds", "c2")
    assert many.probability is not None
    assert many.probability > 0.9
    assert usual.probability is not None
    assert usual.probability < 0.2
    details = dict(many.details)
    assert (details["pieces"], details["revised"], details["accepted"], details["most"]) == (6, 24, 6, 4)
    assert 3 <= many.value <= 4.5  # type: ignore[operator]
    assert details["days_to_accept"] == 15


def test_where_every_client_takes_many_rounds_nobody_is_indecisive() -> None:
    book = Book()
    book.me()
    for number in range(1, 7):
        book.client(number)
        handed(book, number, 5, 3)
    assert all((r.probability or 0) < 0.8 for r in book.measured().readings["revision_rounds"].values())


def test_work_still_open_and_work_let_be_are_told_apart() -> None:
    book = two()
    book.marked(book.answered(1, at("2026-01-05 10:00"), "a"), "handed", "old")
    book.marked(book.answered(1, at("2026-06-25 10:00"), "b"), "handed", "new")
    details = dict(book.reading("revision_rounds").details)
    assert (details["silent"], details["open"], details["revised"]) == (1, 1, 0)


@pytest.mark.parametrize(("paid", "word"), [("2026-03-12", "kept"), ("2026-03-13", "broken"), ("2026-02-27", "broken")])
def test_two_banking_days_after_a_promised_tuesday(paid: str, word: str) -> None:
    book = two()
    book.promised(book.wrote(1, at("2026-03-02 10:00")), date(2026, 3, 2), date(2026, 3, 10))
    book.paid(1, date.fromisoformat(paid), 100_00)
    book.paid(2, date(2026, 4, 1), 100_00)
    assert dict(book.reading("broken_promises").details)[word] == 1


def test_a_promise_waits_while_payments_are_not_known_so_far() -> None:
    book = two()
    book.promised(book.wrote(1, at("2026-03-02 10:00")), date(2026, 3, 2), date(2026, 3, 10))
    book.paid(2, date(2026, 3, 11), 100_00)
    assert book.reading("broken_promises").reason == "promises_not_due"


def test_a_change_of_pace_is_told_and_one_stray_bill_is_none() -> None:
    def pace(delays: list[int]) -> tuple[float, float]:
        book = two()
        late_bills(book, 1, delays, first=date(2025, 6, 2))
        reading = book.reading("payment_pace")
        return dict(reading.details)["changed"], float(reading.value)  # type: ignore[arg-type]

    usual = [2, 3, 1, 4, 2, 3, 2, 1, 3, 2]
    assert pace([*usual, 20, 24, 19, 22, 25, 21]) == (1, 19.5)
    assert pace([*[d + 20 for d in usual], 2, 3, 1, 2, 4, 1]) == (-1, -20)
    assert pace([*usual, 2, 3, 60, 1, 2, 3])[0] == 0
    assert pace([*usual, 5, 6, 5, 6, 5, 6])[0] == 0
    assert later([1, 1], [1, 1]) == 0


def test_calls_outside_hours_by_both_clocks() -> None:
    book = two(zone="America/Los_Angeles")
    for n, hour in enumerate((10, 11, 20, 17)):
        book.met(1, at(f"2026-03-0{n + 2} {hour}:30"), 1.0)
    book.met(1, at("2026-03-07 10:00"), 1.0)  # a Saturday
    details = dict(book.reading("calls_outside").details)
    assert (details["outside"], details["both_outside"], details["hours_outside"]) == (3, 2, 3.0)


def test_check_ins_tell_a_level_and_a_trend() -> None:
    book = two()
    for n, score in enumerate((4, 4, 3, 3, 2, 2, 1, 1)):
        book.felt("c1", date(2026, 1, 10) + timedelta(days=20 * n), score)
    reading = book.reading("wellbeing")
    details = dict(reading.details)
    assert reading.value == 2.5
    assert details["trend"] < -5
    assert details["low"] == 4


def test_a_remedy_is_measured_by_what_it_is_for() -> None:
    book = two()
    late_bills(book, 1, [20, 20, 20, 20, 1, 1, 1, 1], first=date(2026, 1, 5))
    book.tried("c1", "deposit", "slow_to_pay", date(2026, 3, 2))
    handed(book, 1, 3, 2)
    book.tried("c1", "brief", "indecisive", date(2025, 6, 10))
    book.tried("c1", "rate", "rate", date(2026, 3, 2))
    first, *rest = book.measured().remedied["c1"]
    assert (first.unit, sum(span.count for span in first.spans)) == ("handovers", 6)
    bills = next(one for one in rest if one.about == "slow_to_pay")
    assert [(span.at, span.count) for span in bills.spans] == [(n, int(n < 0)) for n in range(-4, 4)]
    assert bills.since is not None
    assert (bills.since.n, bills.since.name) == (4, "delay")
    assert next(one for one in rest if one.about == "rate").spans == ()
