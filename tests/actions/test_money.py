"""Money from the book: open invoices as ranges, assumed terms, sums by currency, lateness, and the day to tell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from partwell.actions._when_frame import Frame, Notice, Wait
from partwell.actions.interest_owed import jurisdiction
from partwell.actions.money_ahead import WEEKS, ahead, ahead_json
from partwell.actions.money_bills import Bills, bills_of
from partwell.actions.when_to_tell_client import Answer, Knobs, answer, answer_json, turn
from partwell.facts.errors import InputError
from partwell.facts.money import Money
from partwell.facts.profile import Profile

TODAY = date(2026, 3, 2)
PROFILE = Profile(name="Emma", zone="Europe/Budapest", country="HU")


def row(
    number: int, *, issued: date, due: date | None, paid: date | None = None, currency: str = "EUR", client: str = "a"
) -> dict[str, Any]:
    overdue = paid is None and due is not None and due < TODAY
    return {
        "client": client, "invoice": f"{client}-{number}", "number": f"N{number}", "issued": issued, "due": due,
        "currency": currency, "gross": 100_000, "paid": 100_000 if paid else 0, "last_paid": paid, "last_day": TODAY,
        "overdue": overdue,
    }  # fmt: skip


def history(count: int = 8, late: int = 20, client: str = "a") -> list[dict[str, Any]]:
    found = []
    for number in range(count):
        issued = date(2025, 3, 1) + timedelta(days=30 * number)
        due = issued + timedelta(days=14)
        found.append(row(number, issued=issued, due=due, paid=due + timedelta(days=late), client=client))
    return found


def opened(*more: dict[str, Any], late: int = 20, profile: Profile = PROFILE) -> Bills:
    last = row(90, issued=TODAY - timedelta(days=20), due=TODAY - timedelta(days=6))
    return bills_of([*history(late=late), last, *more], {"a": "Ostrava Lights", "b": "Acme"}, profile, TODAY)


def test_an_open_invoice_has_a_range_after_today_from_the_clients_own_payments() -> None:
    (one,) = ahead(opened()).open
    assert one.n_history == 8
    assert TODAY <= one.low <= one.middle <= one.high
    assert abs((one.middle - one.of.due).days - 20) <= 3
    assert one.late_30 < 0.3 < one.late_7


def test_an_invoice_without_a_due_date_takes_the_clients_usual_terms_and_says_so() -> None:
    found = ahead(opened(row(91, issued=TODAY - timedelta(days=1), due=None)))
    one = next(one for one in found.open if one.of.number == "N91")
    assert one.of.assumed
    assert one.of.due == TODAY - timedelta(days=1) + timedelta(days=14)
    assert ahead_json(found)["open"][-1]["terms_assumed"] is True


def test_with_no_due_date_anywhere_a_fortnight_is_taken() -> None:
    found = bills_of([row(1, issued=TODAY, due=None)], {}, PROFILE, TODAY)
    assert found.open[0].due == TODAY + timedelta(days=14)


def test_each_currency_is_a_stream_of_its_own_the_persons_first() -> None:
    euro = row(92, issued=TODAY, due=TODAY + timedelta(days=30), currency="EUR", client="b")
    dollar = [row(n, issued=TODAY, due=TODAY + timedelta(days=30), currency="USD", client="b") for n in (93, 94, 95)]
    found = ahead(opened(euro, *dollar))
    assert [stream.total.currency for stream in found.streams] == ["EUR", "USD"]
    first = found.streams[0]
    assert first.total == Money("EUR", 200_000)
    assert first.overdue == Money("EUR", 100_000)
    assert len(first.weeks) == WEEKS
    assert 0 < first.weeks[-1].total <= 2000
    assert [one.of.name for one in ahead(found.bills, "b").open] == ["Acme"] * 4


def test_money_that_names_no_invoice_leaves_it_out_and_old_news_are_dated() -> None:
    doubtful = row(96, issued=date(2026, 1, 1), due=date(2026, 1, 15)) | {"overdue": False}
    found = ahead(opened(doubtful))
    assert found.unclear == 1
    assert all(one.of.number != "N96" for one in found.open)
    old = [one | {"last_day": date(2026, 1, 20)} for one in history()]
    assert bills_of(old, {}, PROFILE, TODAY).seen == date(2026, 1, 20)
    assert found.bills.seen == TODAY


def test_the_record_counts_the_clients_newest_payments() -> None:
    found = ahead(opened())
    assert found.tried == 8
    assert 4 <= found.held <= 8


def frame(**given: Any) -> Frame:
    usual: dict[str, Any] = {
        "client": "a", "name": "Ostrava Lights", "notice": Notice(14, "fair"), "wait": Wait(0, case=False),
        "day_cost": 1.0, "told": None, "unbilled": None, "hours": 0.0, "prepaid": (), "proposed": 0, "ready": 0,
    }  # fmt: skip
    return Frame(**usual | given)


def asked(bills: Bills | None = None, around: Frame | None = None, **turned: float) -> Answer:
    around = around or frame()
    shipped = Knobs(day_cost=around.day_cost, notice=around.notice.days, wait=around.wait.days, ready=around.ready)
    return answer(bills or opened(), around, shipped, turn(shipped, {k: str(v) for k, v in turned.items()}))


def test_much_at_risk_waits_and_a_dear_day_does_not() -> None:
    waits, tells = asked(loss=80, notice=0), asked(loss=80, notice=0, day_cost=500)
    assert waits.best > waits.first == TODAY
    assert waits.gain.minor > 0
    assert waits.give_up >= waits.best
    assert waits.worth.decimal > 1
    assert waits.edge is not None
    assert waits.edge <= 0.8
    assert tells.best == tells.first
    assert tells.gain.minor == 0


def test_the_notice_pays_too_so_a_long_one_leaves_less_to_wait_for() -> None:
    assert asked(loss=80, notice=0).gain.minor > asked(loss=80, notice=60).gain.minor


def test_the_wait_and_the_prepaid_work_come_before_the_money() -> None:
    assert asked(wait=5, day_cost=500).best == TODAY + timedelta(days=5)
    prepaid = frame(prepaid=(Money("EUR", 50_000),), ready=40)
    assert asked(around=prepaid, day_cost=500).best == TODAY + timedelta(days=40 - 14)


def test_unbilled_work_counts_as_a_bill_sent_today() -> None:
    nothing = bills_of(history(), {"a": "Ostrava Lights"}, PROFILE, TODAY)
    unbilled = frame(unbilled=Money("EUR", 90_000), hours=12.0)
    found = asked(nothing, unbilled, loss=80, notice=0)
    assert found.owed == Money("EUR", 90_000)
    assert found.best > found.first
    assert asked(nothing).owed.minor == 0
    assert asked(nothing).best == TODAY


def test_a_part_to_be_accepted_is_worth_waiting_for() -> None:
    found = asked(loss=0, stone=5000, stone_day=10, stone_yes=100, stone_told=0)
    assert found.best == TODAY + timedelta(days=10)


def test_the_best_day_is_met_on_a_working_day() -> None:
    found = asked(wait=5, day_cost=500)  # 7 March 2026 is a Saturday
    assert found.meet == date(2026, 3, 9)
    unknown = asked(opened(profile=Profile(country=None)), wait=5, day_cost=500)
    assert unknown.meet == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("name", "text"),
    [("loss", "101"), ("loss", "-1"), ("notice", "3.5"), ("day_cost", "much"), ("wait", "nan"), ("stone", "1e99")],
)
def test_a_knob_that_does_not_fit_is_named(name: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        turn(Knobs(), {name: text})
    assert caught.value.code == "bad_knob"


def test_knobs_are_read_as_people_write_them() -> None:
    found = turn(Knobs(), {"loss": "35 %", "day_cost": "12,50", "notice": "", "freeze": "0"})
    assert (found.loss, found.day_cost, found.notice, found.freeze) == (0.35, 12.5, 30, 0.0)


def test_the_document_says_what_the_page_says() -> None:
    found = asked(loss=80, notice=0)
    document = answer_json(found)
    assert document["action"] == "wait"
    assert document["tell_on"] == found.best.isoformat()
    assert document["owed"] == {"amount": "1000.00", "currency": "EUR"}
    assert len(document["sweep"]) == 21
    assert document["knobs"]["loss"] == 0.8


def test_members_of_the_union_without_a_law_on_file_get_the_directives_minimum() -> None:
    assert [jurisdiction(code) for code in ("HU", "AT", "GB", None)] == ["HU", "EU", "GB", None]


def test_days_at_the_end_of_the_calendar_break_nothing() -> None:
    far = row(97, issued=date(9999, 12, 20), due=date(9999, 12, 31))
    open_ended = row(98, issued=date(9999, 12, 30), due=None)
    found = ahead(opened(far, open_ended))
    assert {one.high for one in found.open if one.of.number in {"N97", "N98"}} == {date.max}


def test_many_invoices_of_one_client_are_answered_nearly() -> None:
    many = [row(100 + n, issued=TODAY - timedelta(days=n), due=TODAY + timedelta(days=14 - n)) for n in range(14)]
    found = asked(opened(*many), loss=60, notice=14)
    assert found.advice.value_at_most is not None
    assert answer_json(found)["approximate"] is True


def test_other_currencies_are_left_out_of_one_answer_and_counted() -> None:
    dollar = row(92, issued=TODAY, due=TODAY + timedelta(days=30), currency="USD")
    assert asked(opened(dollar)).left_out == 1
