"""The obligations page: both sides, proposals confirmed or dropped, entries added, faults told in the form."""

from __future__ import annotations

import re

from tests.faces._visitor import Answer
from tests.faces.conftest import House, invoices, payments

ADVANCE = (
    "number,client,issued,due,currency,net,tax,gross,passthrough,note\n"
    "B-1,Ostrava Lights,2026-05-01,2026-05-15,EUR,900.00,0.00,900.00,,The poster: advance of 40 %\n"
)
PAID = "date,client,currency,amount,invoice,reference\n2026-05-10,Ostrava Lights,EUR,900.00,B-1,\n"


def place(house: House, *files: tuple[str, bytes]) -> str:
    given = [("invoices.csv", invoices("Ostrava Lights")), ("payments.csv", payments("Ostrava Lights")), *files]
    assert house.visitor.upload(given).status in {200, 302}
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/people").text)
    assert found is not None
    return found[1] + "/obligations"


def entry(answer: Answer, words: str) -> str:
    """The number of the entry with these words."""
    rows = re.findall(r'(?s)<li class="owed.*?</li>', answer.text)
    row = next(row for row in rows if words in row)
    found = re.search(r'name="id" value="([0-9a-f]+)"', row)
    assert found is not None
    return found[1]


def test_an_unpaid_bill_is_theirs_and_the_first_thing_to_do(house: House) -> None:
    answer = house.visitor.get(place(house))
    assert "Ostrava Lights owes €1,000.00" in answer.words
    assert "1 Collect" not in answer.words
    assert "Collect what is billed" in answer.words
    assert "due since 15 Apr 2026" in answer.words


def test_an_advance_without_a_closing_bill_is_proposed_and_counts_once_confirmed(house: House) -> None:
    page = place(house, ("advance.csv", ADVANCE.encode()), ("paid.csv", PAID.encode()))
    answer = house.visitor.get(page)
    assert "Nothing here counts before you confirm it" in answer.words
    assert "I owe –" in answer.words
    number = entry(answer, "The poster: advance")
    assert house.visitor.post(page + "/word", {"id": number, "word": "confirm"}).status == 302
    after = house.visitor.get(page)
    assert "I owe €900.00" in after.words
    assert "Deliver what was prepaid" in after.words
    assert re.search(r'href="/evidence/invoice:[0-9a-f]+"[^>]*>Where', after.text)
    house.visitor.post(page + "/word", {"id": number, "word": "done"})
    assert "The poster" not in house.visitor.get(page).words


def test_what_does_not_count_goes_away(house: House) -> None:
    page = place(house, ("advance.csv", ADVANCE.encode()), ("paid.csv", PAID.encode()))
    number = entry(house.visitor.get(page), "The poster: advance")
    house.visitor.post(page + "/word", {"id": number, "word": "dropped"})
    assert "The poster" not in house.visitor.get(page).words
    assert house.visitor.post(page + "/word", {"id": number, "word": "done"}).status == 404
    assert house.visitor.post(page + "/word", {"id": "", "word": "done"}).status == 404
    assert house.visitor.post(page + "/word", {"id": number, "word": "eaten"}).status == 400


def test_an_entry_of_ones_own(house: House) -> None:
    page = place(house)
    sent = {
        "by": "me",
        "kind": "subcontractor",
        "what": "<i>Anna's hours</i>",
        "due": "2026-06-01",
        "amount": "1 250,50",
    }
    assert house.visitor.post(page, {**sent, "currency": "EUR"}).status == 302
    answer = house.visitor.get(page)
    assert "I owe €1,250.50" in answer.words
    assert "&lt;i&gt;Anna" in answer.text
    number = entry(answer, "Anna")
    house.visitor.post(page + "/word", {"id": number, "word": "done"})
    assert "Anna" not in house.visitor.get(page).words


def test_faults_come_back_to_their_field_with_what_was_typed(house: House) -> None:
    page = place(house)
    good = {"by": "me", "kind": "other", "what": "A thing", "due": "", "amount": "", "currency": "EUR"}
    for change, sentence in (
        ({"amount": "much"}, "no amount above zero"),
        ({"amount": "-3"}, "no amount above zero"),
        ({"due": "soon"}, "day"),
        ({"what": "  "}, "Say what is owed"),
        ({"by": "nobody"}, "neither side"),
        ({"kind": "weather"}, "no kind weather"),
    ):
        answer = house.visitor.post(page, {**good, **change})
        assert (answer.status, sentence in answer.words) == (400, True), (change, answer.words)
    assert 'value="A thing"' in house.visitor.post(page, {**good, "amount": "much"}).text


def test_hungarian(house: House) -> None:
    page = place(house)
    house.visitor.post("/language", {"language": "hu", "back": "/"})
    words = house.visitor.get(page).words
    assert "Az első teendők" in words
    assert "Számlázva, de nem fizetve" in words
