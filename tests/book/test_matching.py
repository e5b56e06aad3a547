"""Payments to invoices: by number, then by the only possible amount; what is ambiguous stays open."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partwell.book.matching import WINDOW, Bill, Pair, Receipt, match, normal

DAY = date(2026, 1, 10)


def _bill(key: str, gross: int = 100, client: str | None = "acme", number: str = "", days: int = 0) -> Bill:
    return Bill(key, client, number or f"2026/{key}", DAY + timedelta(days), "EUR", gross)


def _paid(key: str, minor: int = 100, client: str | None = "acme", days: int = 20, **more: str) -> Receipt:
    return Receipt(key, client, DAY + timedelta(days), "EUR", minor, more.get("number", ""), more.get("reference", ""))


def _pairs(bills: list[Bill], receipts: list[Receipt]) -> list[tuple[str, str, int, str]]:
    return [(pair.payment, pair.invoice, pair.minor, pair.by) for pair in match(bills, receipts)]


def test_the_number_decides_before_the_amount() -> None:
    assert _pairs([_bill("a"), _bill("b")], [_paid("p", number="2026/b")]) == [("p", "b", 100, "number")]


def test_a_number_in_the_reference_is_found() -> None:
    receipts = [_paid("p", 40, reference="Transfer, invoice 2026/b, thanks")]
    assert _pairs([_bill("a"), _bill("b")], receipts) == [("p", "b", 40, "number")]


def test_two_numbers_in_one_reference_are_left_open() -> None:
    assert _pairs([_bill("a1"), _bill("b1")], [_paid("p", 200, reference="2026/a1 and 2026/b1")]) == []


def test_instalments_fill_a_bill_and_never_more() -> None:
    receipts = [_paid("p1", 60, number="2026/a"), _paid("p2", 60, days=30, number="2026/a")]
    assert _pairs([_bill("a")], receipts) == [("p1", "a", 60, "number"), ("p2", "a", 40, "number")]


def test_a_refund_takes_back() -> None:
    receipts = [_paid("p1", 100, number="2026/a"), _paid("p2", -30, days=30, number="2026/a")]
    assert _pairs([_bill("a")], receipts) == [("p1", "a", 100, "number"), ("p2", "a", -30, "number")]


def test_the_only_open_bill_of_that_amount_is_taken() -> None:
    assert _pairs([_bill("a", 100), _bill("b", 90)], [_paid("p", 90)]) == [("p", "b", 90, "amount")]


def test_two_bills_of_the_amount_are_left_open() -> None:
    assert _pairs([_bill("a"), _bill("b")], [_paid("p")]) == []


def test_two_equal_payments_of_one_day_are_left_open() -> None:
    assert _pairs([_bill("a")], [_paid("p1"), _paid("p2")]) == []


def test_amounts_never_match_before_the_bill_or_after_the_window_or_over_clients() -> None:
    bills = [_bill("a")]
    assert _pairs(bills, [_paid("p", days=-1)]) == []
    assert _pairs(bills, [_paid("p", days=WINDOW + 1)]) == []
    assert _pairs(bills, [_paid("p", client="bolt")]) == []
    assert _pairs(bills, [_paid("p", client=None)]) == []


def test_a_number_of_another_client_is_not_taken() -> None:
    assert _pairs([_bill("a", client="bolt", number="7")], [_paid("p", number="7")]) == []


def test_numbers_are_compared_as_people_write_them() -> None:
    assert normal("No. 2026 / 7") == normal("#2026/7") == "2026/7"


def test_the_persons_own_match_stays() -> None:
    fixed = [Pair("p", "a", 100, "person")]
    assert match([_bill("a"), _bill("b", 100)], [_paid("p", number="2026/b")], fixed) == fixed


@given(
    st.lists(st.tuples(st.sampled_from([100, 200]), st.sampled_from(["acme", "bolt", None])), max_size=6),
    st.lists(
        st.tuples(st.sampled_from([100, 200, -100]), st.sampled_from(["acme", None]), st.sampled_from(["", "2026/0"])),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter_and_nothing_is_settled_twice(
    bills: list[tuple[int, str | None]], receipts: list[tuple[int, str | None, str]], order: random.Random
) -> None:
    owed = [_bill(str(n), gross, client) for n, (gross, client) in enumerate(bills)]
    got = [_paid(str(n), minor, client, number=number) for n, (minor, client, number) in enumerate(receipts)]
    found = match(owed, got)
    shuffled = (list(owed), list(got))
    for some in shuffled:
        order.shuffle(some)  # type: ignore[arg-type]
    assert match(*shuffled) == found
    for bill in owed:
        assert 0 <= sum(pair.minor for pair in found if pair.invoice == bill.key) <= bill.gross
