"""Parties compare as people would, and every record knows its kind."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.facts import records
from partwell.facts.moments import Moment
from partwell.facts.money import Money
from partwell.facts.records import KINDS, NAME_LIMIT, Expense, Invoice, Message, Party, Payment, TimeEntry, kind_of
from partwell.facts.trace import Trace
from tests.facts.examples import MANY

TRACE = Trace("0" * 64)
ACME = Party.named("Acme")
EURO = Money("EUR", 100)
DAY = date(2026, 1, 2)
FACTS = {
    "time": TimeEntry("k", TRACE, None, Moment(0), 60),
    "invoice": Invoice("k", TRACE, ACME, "1", DAY, None, EURO, EURO),
    "payment": Payment("k", TRACE, ACME, DAY, EURO),
    "expense": Expense("k", TRACE, ACME, DAY, EURO),
    "message": Message("k", TRACE, "mail", Moment(0), ACME, (), "t", "s", "x"),
    "meeting": records.Meeting("k", TRACE, (), Moment(0), 60),
    "document": records.Document("k", TRACE, ACME, "Contract", "text", "x"),
    "rate": records.ExchangeRate("k", TRACE, DAY, "USD", "EUR", "0.91"),
}


def test_every_record_knows_the_short_name_of_its_kind() -> None:
    assert {kind_of(fact) for fact in FACTS.values()} == set(KINDS)
    assert all(kind_of(fact) == name for name, fact in FACTS.items())


def test_what_is_no_fact_has_no_kind() -> None:
    with pytest.raises(KeyError):
        kind_of("message")  # type: ignore[arg-type]


@MANY
@given(st.text(max_size=40))
def test_white_space_and_case_do_not_tell_two_names_apart(name: str) -> None:
    one = Party.named(name)
    assert Party.named(f"  {name}\t ") == one
    assert Party.named(one.name) == one
    assert one.value == one.name.casefold()


def test_a_name_has_an_end() -> None:
    assert len(Party.named("x" * 5000).name) == NAME_LIMIT
    assert len(Party.mail("a@b.example", "x" * 5000).name) == NAME_LIMIT


def test_composed_and_decomposed_names_are_one_party() -> None:
    assert Party.named("Kova\u0301cs  ÉVA") == Party("name", "kovács éva", "Kovács ÉVA")


def test_an_address_is_compared_without_case_and_shown_by_its_name() -> None:
    assert Party.mail(" Ann@Acme.EXAMPLE ", "Ann  Lee") == Party("email", "ann@acme.example", "Ann Lee")
    assert Party.mail("Ann@Acme.EXAMPLE").name == "Ann@Acme.EXAMPLE"
