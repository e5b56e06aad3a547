"""Each step asks for what it must, ticks what the book proves, and says why it waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.contracts.notice_plan import Terms
from partwell.contracts.said import Span
from partwell.facts.errors import PartwellError
from partwell.facts.money import Money
from partwell.offboarding._measures import figure
from partwell.offboarding._types import ContractFacts, Figure, Measure, Owed, PaidBill, Reliance, TellAdvice
from partwell.offboarding.registry import steps
from tests.offboarding._desk import BILL, CONTRACT, HEAVY, PREPAID, TERMS, Desk, cooled, day, over, prepared, told


def names(desk: Desk, step: str) -> list[str]:
    """What the step's gate still asks for."""
    return [item.name for item in desk.step(step).missing]


def why(desk: Desk, step: str, item: str) -> str:
    found = next(one for one in desk.step(step).items if one.name == item)
    return found.why.key if found.why else ""


def test_the_steps_are_found_by_their_files_in_the_order_of_the_parting() -> None:
    order = """safety cooling_off contract_review scope_dossier obligations timing meeting script notice referral
        handover afterwards"""
    assert [step.name for step in steps()] == order.split()


# the contract, or what stands in for it


def test_heavy_loose_ends_must_be_seen_to_and_light_ones_may() -> None:
    desk = Desk().know(contract=CONTRACT).open()
    assert names(desk, "contract_review") == ["end_deposit", "read_it"]
    assert why(desk, "contract_review", "end_deposit") == "case.contract_review.page"
    assert why(desk, "contract_review", "end_portfolio") == ""
    assert desk.step("scope_dossier").word == "skipped"


def test_a_loose_end_ticked_beside_the_contract_is_ticked_here() -> None:
    desk = Desk().know(contract=replace(CONTRACT, settled=frozenset({"deposit"}), absent=("term",))).open()
    assert names(desk, "contract_review") == ["read_it"]
    assert "case.contract_review.absent" in desk.texts("contract_review")
    assert "case.contract_review.absent" not in Desk().know(contract=CONTRACT).open().texts("contract_review")


def test_a_paper_without_pages_names_the_line_alone() -> None:
    desk = Desk().know(contract=replace(CONTRACT, ends=(replace(HEAVY, page=None),))).open()
    assert why(desk, "contract_review", "end_deposit") == "case.contract_review.line"


def test_without_a_contract_the_dossier_is_gathered() -> None:
    desk = Desk().open()
    assert names(desk, "scope_dossier") == ["gathered", "scope"]
    assert desk.texts("scope_dossier") == {"case.scope_dossier.no_messages"}
    desk.know(messages=4, first_message=date(2025, 1, 2))
    assert desk.texts("scope_dossier") == {"case.scope_dossier.messages"}
    assert "case.scope_dossier.documents" in desk.know(documents=1).texts("scope_dossier")


# obligations


def test_the_book_ticks_what_it_proves_and_asks_what_it_cannot() -> None:
    theirs = Owed("t1", "client", "promised", "the texts", date(2026, 3, 9))
    desk = Desk().know(owed=(PREPAID, theirs), open_bills=(BILL,), unbilled_hours=4.5).open()
    assert names(desk, "obligations") == ["owed_p1", "unbilled", "all_listed"]
    assert "case.obligations.prepaid_rule" in desk.texts("obligations")
    desk.do("answer", "obligations", {"owed_p1": "refund", "unbilled": "bill_now", "all_listed": "yes"})
    assert desk.step("obligations").ready
    done = desk.know(owed=(replace(PREPAID, state="done"), replace(theirs, state="done", due=None)), open_bills=())
    items = {item.name: (item.kind, item.done) for item in done.step("obligations").items}
    assert items["owed_p1"] == items["owed_t1"] == ("proved", True)
    assert "case.obligations.no_bills" in done.texts("obligations")


def test_a_dropped_row_is_gone_and_a_due_one_stands_in_the_calendar() -> None:
    desk = Desk().know(owed=(PREPAID, replace(PREPAID, key="x", state="dropped"), replace(PREPAID, key="y", due=None)))
    desk.open()
    assert {i.name for i in desk.step("obligations").items} >= {"owed_p1", "owed_y"}
    assert "owed_x" not in {i.name for i in desk.step("obligations").items}
    assert [one.day for one in desk.case.dates if one.name == "obligations.due"] == [date(2026, 3, 20)]


def test_open_invoices_say_whether_they_are_late_and_what_is_owed_is_named() -> None:
    bills = (BILL, replace(BILL, key="b2", late=False), replace(BILL, key="b3", due=None, number=""))
    mine = replace(PREPAID, key="m", kind="promised")
    desk = Desk().know(open_bills=bills, owed=(mine,)).open()
    assert [why(desk, "obligations", f"bill_{k}") for k in ("b1", "b2", "b3")] == [
        "case.obligations.late",
        "case.obligations.due",
        "",
    ]
    assert desk.step("obligations").items[0].said.key == "case.obligations.mine"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (PREPAID, "prepaid"),
        (replace(PREPAID, money=Money("EUR", 9_900)), "prepaid_money"),
        (replace(PREPAID, what=""), "prepaid_kind"),
        (replace(PREPAID, what="", kind="subcontractor", money=Money("EUR", 9_900)), "mine_kind_money"),
        (replace(PREPAID, by="client", kind="expense"), "theirs"),
    ],
)
def test_a_row_of_the_ledger_has_its_own_words_or_those_of_its_kind(row: Owed, key: str) -> None:
    item = Desk().know(owed=(row,)).open().step("obligations").items[0]
    assert item.said.key == f"case.obligations.{key}"


def test_a_deadline_is_named_and_not_asked_for_and_promises_read_are_counted() -> None:
    desk = Desk().know(owed=(replace(PREPAID, kind="deadline"),), proposed=2).open()
    assert names(desk, "obligations") == ["all_listed"]
    assert "case.obligations.proposed" in desk.texts("obligations")


def test_an_invoice_that_came_in_meanwhile_is_ticked_with_its_day() -> None:
    paid = PaidBill("b9", "", Money("EUR", 100), date(2026, 3, 3))
    item = next(i for i in Desk().know(paid_bills=(paid,)).open().step("obligations").items if i.name == "bill_b9")
    assert item.done
    assert item.why is not None
    assert item.why.args == {"day": date(2026, 3, 3)}


# timing and the length of the notice


def test_no_day_before_the_wait_is_over_none_that_is_gone_none_shorter_than_the_contract() -> None:
    desk = Desk().know(contract=CONTRACT).open()
    desk.do("answer", "timing", {"last_day": day(desk, 40)})
    assert why(desk, "timing", "last_day") == "case.timing.first_tell_day"
    desk.do("answer", "timing", {"tell_day": day(desk, 2), "last_day": day(desk, 1)})
    assert why(desk, "timing", "tell_day") == "case.timing.before_wait"
    assert why(desk, "timing", "last_day") == "case.timing.last_before_tell"
    desk.do("answer", "timing", {"tell_day": day(desk, 3), "last_day": day(desk, 32)})
    assert (why(desk, "timing", "tell_day"), why(desk, "timing", "last_day")) == ("", "case.timing.too_short")
    desk.do("answer", "timing", {"last_day": day(desk, 33)})
    assert desk.step("timing").ready
    desk.wait(days=4)
    assert why(desk, "timing", "tell_day") == "case.timing.past"


def test_after_the_wait_was_passed_with_a_reason_today_is_a_day_to_tell() -> None:
    desk = Desk().open().do("override", "cooling_off", "the third time in a month")
    desk.do("answer", "timing", {"tell_day": day(desk, 0), "last_day": day(desk, 0)})
    assert desk.step("timing").ready


def test_once_told_a_day_that_is_gone_is_no_fault() -> None:
    desk = told().wait(days=9)
    assert why(desk, "timing", "tell_day") == ""


def test_holidays_and_weekends_are_named_and_not_forbidden() -> None:
    desk = Desk().know(country="HU").open().wait(days=3)
    desk.note("", 1).do("done", "cooling_off")
    desk.do("answer", "timing", {"tell_day": "2026-03-14", "last_day": "2026-05-01"})
    assert why(desk, "timing", "tell_day") == why(desk, "timing", "last_day") == "case.day.free"
    assert desk.step("timing").ready
    assert "case.notice_length.hu" in desk.texts("timing")
    nowhere = desk.know(country="ZZ")
    assert why(nowhere, "timing", "last_day") == ""


@pytest.mark.parametrize(
    ("reliance", "days", "key"),
    [
        (Reliance(), 14, "seldom"),
        (Reliance(2, 9.0), 14, "seldom"),
        (Reliance(0, 0.0, 1), 30, "open_work"),
        (Reliance(3, 9.0, 1), 30, "often"),
        (Reliance(6, 39.0), 30, "often"),
        (Reliance(6, 40.0), 60, "always"),
    ],
)
def test_the_more_they_rely_on_it_the_longer_the_notice(reliance: Reliance, days: int, key: str) -> None:
    desk = Desk().know(reliance=reliance).open()
    desk.do("answer", "timing", {"tell_day": day(desk, 3)})
    said = {one.key: one.args for one in desk.step("timing").advice}
    assert f"case.notice_length.{key}" in said
    assert said["case.notice_length.suggested"]["day"] == desk.now.date() + timedelta(days=3 + days)


@pytest.mark.parametrize(
    ("terms", "key"),
    [
        (TERMS, "contract"),
        (None, "none"),
        (replace(TERMS, certain=False), "ask"),
        (replace(TERMS, span=None), "ask"),
        (replace(TERMS, anchor="before_term_end", term_end=None), "ask"),
        (Terms(Span(5, "day", "business"), "rolling", "either", "written", (), certain=True), "ask"),
    ],
)
def test_a_contract_that_leaves_something_to_ask_never_gives_a_date(terms: Terms | None, key: str) -> None:
    desk = Desk().know(contract=ContractFacts("Agreement", (), terms)).open()
    assert f"case.notice_length.{key}" in desk.texts("timing")


def test_the_day_that_loses_least_money_is_named_with_its_gain() -> None:
    today = Desk().now.date()
    wait = TellAdvice(today + timedelta(9), today + timedelta(30), Money("EUR", 90_000))
    assert "case.timing.wait" in Desk().know(open_bills=(BILL,), advice=wait).open().texts("timing")
    assert "case.timing.now" in Desk().know(advice=replace(wait, best=today)).open().texts("timing")
    assert "case.timing.nothing_open" not in Desk().know(open_bills=(BILL,)).open().texts("timing")


# the talk


@pytest.mark.parametrize(("met", "calls", "way"), [(0, 0, "phone"), (4, 2, "video"), (4, 1, "in_person")])
def test_the_way_to_tell_follows_the_habit(met: int, calls: int, way: str) -> None:
    assert f"case.meeting.suggest_{way}" in Desk().know(met=met, calls=calls).open().texts("meeting")


def test_mail_alone_needs_its_reason_and_has_no_hour() -> None:
    desk = cooled().do("answer", "meeting", {"channel": "mail"})
    assert names(desk, "meeting") == ["mail_reason"]
    assert "case.meeting.mail_warning" in desk.texts("meeting")
    assert "meeting.talk" not in [one.name for one in desk.case.dates]


def test_the_talk_stands_in_the_calendar_on_the_owners_clock_until_it_was_had() -> None:
    desk = prepared()
    talk = next(one for one in desk.case.dates if one.name == "meeting.talk")
    assert talk.at is not None
    assert talk.at.isoformat() == "2026-03-06T14:30:00+01:00"
    assert not {"meeting.talk", "timing.tell"} & {one.name for one in told().case.dates}


def test_talk_and_script_wait_for_all_that_comes_before_them() -> None:
    desk = Desk().open()
    assert desk.step("meeting").word == desk.step("script").word == "blocked"
    steps_named = {said.args["step"] for said in desk.step("script").why}
    assert "case.step.timing" in steps_named
    assert len(steps_named) == 5


def test_an_own_reason_is_linted_in_the_clients_language_or_in_both() -> None:
    desk = cooled().do("answer", "script", {"reason": "own", "if_more_money": "only_if"})
    assert {"own_reason", "condition"} <= set(names(desk, "script"))
    desk.do("answer", "script", {"own_reason": "You never pay and you are an idiot."})
    assert why(desk, "script", "own_reason") == "case.script.linted"
    assert why(desk.know(language="hu"), "script", "own_reason") == ""
    desk.do("answer", "script", {"own_reason": "I will look after my parents from May on."})
    assert "own_reason" not in names(desk, "script")
    assert "own_reason" not in names(desk.know(language="en"), "script")


# telling, notice, afterwards


def test_the_notice_is_written_after_the_talk_and_not_tomorrow() -> None:
    desk = prepared()
    desk.do("told", "phone", day(desk, 0))
    desk.do("answer", "notice", {"sent_day": day(desk, 1)})
    assert why(desk, "notice", "sent_day") == "case.notice.sent_to_come"
    desk.do("answer", "notice", {"sent_day": day(desk, -1)})
    assert why(desk, "notice", "sent_day") == "case.notice.sent_before_told"
    desk.wait(days=2).do("answer", "notice", {"sent_day": day(desk, 0)})
    assert "case.notice.later_than_talk" in desk.texts("notice")


def test_the_last_day_is_held_against_the_contract_again_from_the_day_of_writing() -> None:
    desk = prepared().know(contract=CONTRACT)
    desk.do("told", "phone", day(desk, 0))
    desk.do("answer", "notice", {"channel": "email", "sent_day": day(desk, 0)})
    assert desk.step("notice").ready
    desk.wait(days=2).do("answer", "notice", {"sent_day": day(desk, 0)})
    assert why(desk, "notice", "last_day") == "case.timing.too_short"
    desk.do("answer", "notice", {"last_day": day(desk, 30)})
    assert desk.step("notice").ready
    assert desk.case.view.last_day == desk.now.date() + timedelta(days=30)


def test_before_any_day_is_chosen_the_notice_has_no_last_day() -> None:
    desk = Desk().open()
    assert {"told", "channel", "sent_day", "last_day"} <= set(names(desk, "notice"))
    desk.do("answer", "notice", {"sent_day": day(desk, 0)})
    assert why(desk, "notice", "sent_day") == ""


def test_the_last_day_on_a_holiday_is_named() -> None:
    desk = Desk().know(country="HU").open().do("answer", "notice", {"last_day": "2026-05-01"})
    assert "case.day.free" in desk.texts("notice")


def test_a_colleague_is_named_only_with_consent_and_told_of_bad_payers() -> None:
    desk = told().know(slow=True).do("answer", "referral", {"whom": "colleague"})
    assert names(desk, "referral") == ["colleague", "colleague_agreed", "told_about_paying"]
    assert "case.referral.slow" in desk.texts("referral")
    assert "told_about_paying" not in names(desk.know(slow=False), "referral")
    assert names(desk.do("answer", "referral", {"whom": "provider_type"}), "referral") == ["provider"]
    assert desk.do("skip", "referral").step("referral").word == "skipped"


def test_the_final_invoice_is_proved_by_the_book_and_else_asked_for() -> None:
    desk = told()
    assert "final_invoice" not in names(desk, "handover")
    assert "final_invoice" in names(desk.know(unbilled_hours=2.0), "handover")
    assert "final_invoice" in names(desk.know(last_invoice=date(2026, 3, 1)), "handover")
    proved = desk.know(last_invoice=desk.now.date())
    assert why(proved, "handover", "final_invoice") == "case.handover.invoiced"
    said = told().do("answer", "handover", {"final_invoice": "yes"})
    assert next(i for i in said.step("handover").items if i.name == "final_invoice").done


def test_a_testimonial_is_asked_for_only_where_it_ended_well() -> None:
    friendly = told()
    assert "testimonial" in [item.name for item in friendly.step("handover").items]
    friendly.know(check_ins=((date(2026, 3, 1), 5), (date(2026, 3, 3), 2)))
    assert "testimonial" not in [item.name for item in friendly.step("handover").items]


def test_the_look_back_comes_thirty_days_after_the_last_day() -> None:
    desk = told()
    desk.do("skip", "referral")
    desk.do("override", "handover", "they took everything at once")
    assert desk.step("afterwards").why[0].key == "case.afterwards.not_before"
    assert desk.case.state == "notice"
    desk.wait(days=32)
    assert desk.case.state == "after"
    desk.wait(days=40)
    assert names(desk, "afterwards") == ["lesson"]
    assert why(desk.know(open_bills=(BILL,)), "afterwards", "money_in") == "case.afterwards.open"


def test_before_and_after_are_compared_where_both_are_known() -> None:
    desk = told()
    assert "case.afterwards.nothing_yet" in desk.texts("afterwards")
    few, many = figure([2, 3, 4]), figure([30, 31, 32])
    desk.know(
        measures=(Measure("hours_week", many, few), Measure("days_late", few, None), Measure("check_ins", few, few))
    )
    assert {k for k in desk.texts("afterwards") if k.startswith("case.measure")} == {
        "case.measure.hours_week",
        "case.measure.check_ins_unsure",
    }
    assert "case.measure.hours_week" in desk.know(measures=(Measure("hours_week", few, many),)).texts("afterwards")


def test_a_figure_needs_three_values_and_widens_with_their_spread() -> None:
    assert figure([1, 2]) is None
    tight, wide = figure([5, 5, 5]), figure([0, 5, 10], 1)
    assert tight == Figure(5, 5, 5)
    assert wide is not None
    assert (wide.mean, wide.low) == (5, pytest.approx(5 - 1.2816 * 5 / 3**0.5))
    assert figure([0, 0, 9], 0) == Figure(3, 0, pytest.approx(3 + 1.2816 * 27**0.5 / 3**0.5))


def test_a_referral_is_asked_about_afterwards() -> None:
    desk = told().do("answer", "referral", {"whom": "colleague"})
    assert "referral_outcome" in [item.name for item in desk.step("afterwards").items]


# emergency


def test_the_emergency_goes_by_safety_alone_and_keeps_its_reason() -> None:
    desk = Desk().know(contract=CONTRACT).open(emergency=True, reason="threats by phone")
    assert desk.case.next == "safety"
    assert not desk.case.may_tell
    assert desk.step("contract_review").word == desk.step("obligations").word == "overridden"
    assert desk.step("referral").word == desk.step("meeting").word == desk.step("scope_dossier").word == "skipped"
    desk.do("answer", "safety", {"safe": "yes", "evidence": "yes", "access": "yes"}).do("done", "safety")
    desk.do("told", "mail", day(desk, 0))
    desk.do("answer", "notice", {"channel": "registered", "sent_day": day(desk, 0), "last_day": day(desk, 0)})
    assert "case.notice.for_cause" in desk.texts("notice")
    assert desk.do("done", "notice").case.state == "notice"
    assert "testimonial" not in [item.name for item in desk.step("handover").items]
    desk.do("answer", "contract_review", {"end_deposit": "yes", "read_it": "yes"}).do("done", "contract_review")
    assert desk.step("contract_review").word == "done"


def test_even_in_an_emergency_the_last_day_is_not_before_the_notice() -> None:
    desk = Desk().open(emergency=True, reason="threats by phone")
    desk.do("answer", "notice", {"last_day": day(desk, -1)})
    assert why(desk, "notice", "last_day") == "case.timing.last_before_tell"


def test_a_usual_case_can_become_an_emergency_and_only_once() -> None:
    desk = cooled().do("emergency", "he came to my door")
    assert desk.case.steps[0].name == "safety"
    assert desk.step("cooling_off").word == "done"
    with pytest.raises(PartwellError, match="case_is_emergency"):
        desk.do("emergency", "again, really")


def test_an_over_case_closes_and_its_state_says_so() -> None:
    desk = over()
    assert desk.case.next is None
    assert desk.do("close", "calm at last").case.state == "closed"
    assert desk.case.next is None
