"""What makes a whole text doubtful: several contracts in one file, a part in the other language; and what does not."""

from __future__ import annotations

import pytest

from partwell.contracts._doubts import contracts_in
from partwell.contracts.review import review
from tests.contracts._data import contracts
from tests.contracts._fresh import fresh

FRESH = {one.name: one.text for one in fresh()}


def test_two_contracts_in_one_file_are_seen_with_their_first_lines() -> None:
    first = FRESH["lawyer_en"]
    both = review(first + "\n\n" + FRESH["retainer_en"])
    assert both.begins == (1, first.count("\n") + 3)
    assert review(first).begins == ()


def test_a_part_in_the_other_language_is_said() -> None:
    assert review(FRESH["lawyer_en"] + "\n\n" + FRESH["megbizas_hu"]).other == "hu"
    hungarian = FRESH["megbizas_hu"] + "\n\n" + FRESH["b_fejleszto_hu"] + "\n\n" + FRESH["keret_hu"]
    assert review(hungarian + "\n\n" + FRESH["lawyer_en"]).other == "en"


@pytest.mark.parametrize("name", sorted(FRESH))
def test_one_contract_in_one_language_raises_no_doubt(name: str) -> None:
    found = review(FRESH[name])
    assert (found.begins, found.other) == ((), "")


def test_no_labelled_contract_raises_a_doubt() -> None:
    assert [name for name, row in contracts().items() if review(row["text"]).begins] == []


def test_what_is_no_second_contract() -> None:
    title = "SERVICE AGREEMENT\nmade between the Client and the Designer\n"
    other = "LICENCE AGREEMENT\nmade between the Client and the Designer\n"
    assert contracts_in(title + "x\n" * 20 + other) == (1, 23)
    assert contracts_in(title + other) == (1,)  # too close: a title with its subtitle
    assert contracts_in(title + "x\n" * 20 + title) == (1,)  # the same title again: a cover page
    assert contracts_in(title + "x\n" * 20 + "ANNEX AGREEMENT\nnothing else\n") == (1,)
    assert contracts_in("") == ()
