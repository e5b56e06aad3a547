"""When to tell: closed forms, brute force over all policies of small cases, and properties every answer must have."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.receivables.when import Milestone, NoDayLeft, OpenInvoice, Prepaid, Situation, advise

NEAR = pytest.approx


def case(*invoices: OpenInvoice, **more: object) -> Situation:
    """A case without notice, cost 10 a day, 60 days."""
    base = Situation(invoices, rho=0.3, notice_days=0, stay_cost_per_day=10, horizon=60)
    return replace(base, **more)  # type: ignore[arg-type]


def test_a_certain_pay_day_is_waited_for_when_the_risk_is_worth_it() -> None:
    found = advise(case(OpenInvoice(2000, pays_on=10), stay_cost_per_day=20))
    assert (found.action, found.best_fixed_day, found.give_up_day) == ("wait", 10, 10)
    assert found.value == NEAR(1800)
    assert found.rho_breakeven == NEAR(0.1)
    assert found.value_at_most is None


def test_a_memoryless_invoice_is_waited_for_iff_a_day_brings_more_than_it_costs() -> None:
    waits = advise(case(OpenInvoice(1000, [0.05]), horizon=2500))
    assert waits.action == "wait"
    assert waits.value == NEAR(1000 - 10 / 0.05, rel=1e-6)
    assert waits.rho_breakeven == NEAR(10 / (0.05 * 1000), rel=1e-6)
    assert advise(case(OpenInvoice(1000, [0.05]), rho=0.19, horizon=2500)).action == "tell_now"


def test_a_client_who_may_never_pay_is_waited_for_until_the_belief_has_fallen() -> None:
    """One memoryless invoice: on day t the chance of a payer is q(t); wait iff q(t)·h·rho·A > c."""
    h, amount, rho, cost, never = 0.1, 1000.0, 0.5, 20.0, 0.3
    found = advise(case(OpenInvoice(amount, [h]), rho=rho, stay_cost_per_day=cost, p_never=never, horizon=400))

    def payer(day: int) -> float:
        alive = (1 - never) * (1 - h) ** day
        return alive / (alive + never)

    day = next(d for d in range(400) if payer(d) * h * rho * amount <= cost)
    assert found.give_up_day == day
    assert 0 < day < 60
    silent = [(1 - never) * (1 - h) ** d for d in range(day + 1)]
    value = amount * ((1 - never) - silent[-1]) + silent[-1] * (1 - rho) * amount
    value -= cost * sum(silent[d] + never for d in range(day))
    assert found.value == NEAR(value)


def test_a_client_who_never_pays_is_told_now_and_brings_nothing() -> None:
    found = advise(case(OpenInvoice(1000, [0.2]), p_never=1.0))
    assert (found.action, found.value) == ("tell_now", 0)
    assert found.rho_breakeven is None


def test_a_payment_today_proves_a_payer() -> None:
    found = advise(case(OpenInvoice(500, pays_on=0), OpenInvoice(1000, pays_on=10), p_never=0.9))
    assert found.value == NEAR(500 + 1000 - 100)
    assert found.best_fixed_day == 10


def test_two_invoices_are_watched_together() -> None:
    found = advise(case(OpenInvoice(1000, pays_on=5), OpenInvoice(1000, pays_on=12), stay_cost_per_day=10))
    assert found.best_fixed_day == 12
    assert found.value == NEAR(2000 - 120)


def test_the_pay_day_lies_within_the_notice() -> None:
    found = advise(case(OpenInvoice(1000, pays_on=10), notice_days=14, notice_cost_per_day=0))
    assert (found.action, found.value) == ("tell_now", 1000)
    slow = advise(case(OpenInvoice(1000, pays_on=10), notice_days=14, notice_cost_per_day=0, kappa=0.5, horizon=0))
    assert slow.value == NEAR(500 + 500 * 0.7)
    frozen = advise(case(OpenInvoice(1000, pays_on=10), notice_days=14, notice_cost_per_day=0, rho_tell=1, horizon=0))
    assert frozen.value == NEAR(700)


def test_notice_costs_what_a_day_costs_unless_said() -> None:
    assert advise(case(notice_days=7, horizon=0)).value == NEAR(-70)
    assert advise(case(notice_days=7, horizon=0, notice_cost_per_day=1)).value == NEAR(-7)


def test_discount_and_late_collection() -> None:
    found = advise(case(OpenInvoice(1000, p_ever=0.5, collect_lag_days=365), horizon=0, annual_discount=0.25))
    assert found.value == NEAR(1000 * 0.5 * 0.7 / 1.25)


@pytest.mark.parametrize(("survives", "day"), [(False, 15), (True, 0)])
def test_a_milestone_after_the_end_is_lost_unless_it_survives(survives: bool, day: int) -> None:
    stone = Milestone(20, 1000, 0.9, 0.9, survives)
    found = advise(case(milestones=[stone], notice_days=5, notice_cost_per_day=0))
    assert found.best_fixed_day == day


def test_a_milestone_of_today_is_there_already() -> None:
    assert advise(case(milestones=[Milestone(0, 100, 0.5, 0.1), Milestone(90, 5, 1, 0)])).value == NEAR(50)


def test_prepaid_work_is_delivered_first_or_refunded() -> None:
    work = Prepaid(1000, 20, 0.5)
    assert advise(case(prepaid=[work], notice_days=7)).best_fixed_day == 13
    refund = advise(case(prepaid=[work], notice_days=7, must_deliver_prepaid=False, notice_cost_per_day=0))
    assert refund.best_fixed_day == 13
    dear = advise(case(prepaid=[work], must_deliver_prepaid=False, stay_cost_per_day=100))
    assert (dear.best_fixed_day, dear.value) == (0, -500)


def test_where_telling_today_is_forbidden_one_waits_whatever_rho() -> None:
    found = advise(case(earliest_tell=3))
    assert (found.action, found.give_up_day, found.rho_breakeven) == ("wait", 3, 0.0)
    assert found.value == NEAR(-30)


def test_one_must_have_told_by_the_latest_day() -> None:
    assert advise(case(OpenInvoice(2000, pays_on=10), latest_tell=4)).best_fixed_day == 0
    assert advise(case(OpenInvoice(2000, [0.3]), latest_tell=4)).give_up_day == 4


def test_no_day_left_is_said() -> None:
    with pytest.raises(NoDayLeft) as fault:
        advise(case(earliest_tell=5, latest_tell=4))
    assert fault.value.first == 5


def test_free_days_are_worth_waiting_whatever_rho() -> None:
    found = advise(case(OpenInvoice(1000, [0.1]), stay_cost_per_day=-1))
    assert found.rho_breakeven == 0.0


def test_a_tie_is_told_now() -> None:
    assert advise(case(OpenInvoice(1000, pays_on=30), rho=0.3, stay_cost_per_day=10)).action == "tell_now"


def test_many_invoices_are_approximated_within_a_bound() -> None:
    many = [OpenInvoice(100 + n, [0.02 + 0.001 * n]) for n in range(14)]
    found = advise(case(*many))
    assert found.value_at_most is not None
    assert found.value_fixed <= found.value + 1e-9
    assert found.value <= found.value_at_most
    assert advise(case(*many, earliest_tell=2)).action == "wait"


def test_the_approximation_lies_between_the_bounds_of_the_exact_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    few = case(*[OpenInvoice(300 + 50 * n, [0.03 + 0.01 * n]) for n in range(6)], notice_days=5, p_never=0.1)
    exact = advise(few).value
    monkeypatch.setattr("partwell.receivables.when.EXACT", 8 * 61)
    rough = advise(few)
    assert rough.value_at_most is not None
    assert rough.value <= exact + 1e-9 <= rough.value_at_most + 2e-9


def _brute(case_: Situation, days: int) -> float:
    """Best value by trying every policy of two memoryless invoices without notice over a few days."""
    one, two = case_.invoices
    states = [(a, b) for a in (0, 1) for b in (0, 1)]

    def told(state: tuple[int, int]) -> float:
        return (1 - case_.rho) * (state[0] * one.amount + state[1] * two.amount)

    def run(policy: dict[tuple[int, tuple[int, int]], bool], day: int, state: tuple[int, int]) -> float:
        if day == days or policy[day, state]:
            return told(state)
        total = -case_.stay_cost_per_day
        for a, b in product((0, 1), repeat=2):
            p = 1.0
            for open_, paid, invoice in ((state[0], a, one), (state[1], b, two)):
                h = invoice.hazard[min(day, len(invoice.hazard) - 1)] if open_ else 0.0
                p *= h if paid else 1 - h
            if p:
                gained = a * one.amount * state[0] + b * two.amount * state[1]
                total += p * (gained + run(policy, day + 1, (state[0] & ~a, state[1] & ~b)))
        return total

    keys = [(day, state) for day in range(days) for state in states]
    return max(run(dict(zip(keys, bits, strict=True)), 0, (1, 1)) for bits in product((False, True), repeat=len(keys)))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=4, max_size=4), st.floats(0, 1), st.floats(0, 200))
def test_no_policy_does_better(hazards: list[float], rho: float, cost: float) -> None:
    small = case(
        OpenInvoice(700, hazards[:2]), OpenInvoice(300, hazards[2:]), rho=rho, stay_cost_per_day=cost, horizon=2
    )
    assert advise(small).value == NEAR(_brute(small, 2), abs=1e-6)


INVOICE = st.builds(
    OpenInvoice,
    st.floats(0, 5000),
    st.lists(st.floats(0, 0.3), min_size=1, max_size=40),
    st.none(),
    st.floats(0, 1),
    st.integers(0, 90),
)
CASES = st.builds(
    Situation,
    st.lists(INVOICE, max_size=3),
    rho=st.floats(0, 1),
    notice_days=st.sampled_from([0, 7, 30]),
    stay_cost_per_day=st.floats(0.5, 90),
    horizon=st.integers(0, 60),
    kappa=st.floats(0, 1),
    rho_tell=st.floats(0, 1),
    p_never=st.sampled_from([0.0, 0.0, 0.2]),
    annual_discount=st.sampled_from([0.0, 0.1]),
)


@settings(max_examples=60, deadline=None)
@given(CASES, st.floats(0, 1))
def test_more_risk_never_makes_the_give_up_day_earlier(c: Situation, more: float) -> None:
    riskier = replace(c, rho=c.rho + (1 - c.rho) * more)
    assert advise(riskier).give_up_day >= advise(c).give_up_day


@settings(max_examples=60, deadline=None)
@given(CASES, st.floats(1, 3))
def test_a_dearer_day_never_makes_it_later(c: Situation, times: float) -> None:
    free = replace(c, notice_cost_per_day=c.stay_cost_per_day, annual_discount=0.0)
    dearer = replace(free, stay_cost_per_day=c.stay_cost_per_day * times)
    assert advise(dearer).give_up_day <= advise(free).give_up_day


@settings(max_examples=40, deadline=None)
@given(CASES, st.sampled_from([0.25, 8.0, 1024.0]))
def test_the_unit_of_money_changes_nothing(c: Situation, unit: float) -> None:
    other = replace(
        c,
        stay_cost_per_day=c.stay_cost_per_day * unit,
        invoices=[replace(i, amount=i.amount * unit) for i in c.invoices],
    )
    one, two = advise(c), advise(other)
    assert (one.action, one.give_up_day, one.best_fixed_day) == (two.action, two.give_up_day, two.best_fixed_day)
    assert two.value == NEAR(one.value * unit, rel=1e-9, abs=1e-9 * unit)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_the_best_policy_beats_the_best_day_which_beats_the_first_day(c: Situation) -> None:
    found = advise(c)
    slack = 1e-9 * (1 + abs(found.value))
    assert found.value >= found.value_fixed - slack
    assert found.value_fixed >= found.value_now - slack


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_an_invoice_of_no_amount_changes_nothing(c: Situation) -> None:
    assert advise(replace(c, invoices=[*c.invoices, OpenInvoice(0.0, [0.1])])) == advise(c)


@settings(max_examples=40, deadline=None)
@given(CASES, st.integers(1, 60))
def test_a_longer_free_notice_never_lowers_the_value_of_telling_now(c: Situation, more: int) -> None:
    free = replace(c, kappa=1.0, notice_cost_per_day=0.0, horizon=0, annual_discount=0.0)
    short, long = advise(free).value, advise(replace(free, notice_days=free.notice_days + more)).value
    assert long >= short - 1e-9 * (1 + abs(short))


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_the_action_turns_at_the_breakeven(c: Situation) -> None:
    edge = advise(c).rho_breakeven
    if edge is None:
        assert advise(replace(c, rho=1.0)).action == "tell_now"
        return
    if edge > 0.001:
        assert advise(replace(c, rho=edge - 0.001)).action == "tell_now"
    if edge < 0.999:
        assert advise(replace(c, rho=edge + 0.001)).action == "wait"


def test_the_search_for_the_breakeven_ends_from_above(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = case(OpenInvoice(900, [0.05, 0.2, 0.01]), OpenInvoice(400, [0.1, 0.02]))
    exact = advise(watched).rho_breakeven
    monkeypatch.setattr("partwell.receivables.when._ROUNDS", 1)
    early = advise(watched).rho_breakeven
    assert exact is not None
    assert early is not None
    assert exact <= early < 1
