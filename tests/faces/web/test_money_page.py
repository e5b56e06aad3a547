"""The Money page and the When-to-tell page: whole in both languages, knobs by address, own rates kept."""

from __future__ import annotations

import re

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.settings import read_settings
from tests.faces.conftest import House, invoices, payments

_LEFT = re.compile(r"\b(?:web\.money|web\.when|money|when)\.[a-z_]+|\{\w+\}|\bNone\b|\bnan\b")
NAME = 'Ostrava <b onclick="x">'


def filled(house: House) -> str:
    """A client with one invoice open and three paid late; gives the address of its dossier."""
    files = [("invoices.csv", invoices(NAME)), ("payments.csv", payments(NAME))]
    assert house.visitor.upload(files).status in {200, 302}
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("language", ["en", "hu"])
def test_both_pages_are_whole_and_escape_names(house: House, language: str) -> None:
    client = filled(house)
    house.visitor.cookies["partwell_language"] = language
    for place in ("/money", f"{client}/when", f"{client}/when?loss=90&notice=0&day_cost=3"):
        answer = house.visitor.get(place)
        assert answer.status == 200
        assert _LEFT.findall(answer.words) == [], place
        assert "onclick" not in re.sub(r"&lt;b onclick=.*?&gt;", "", answer.text)


def test_an_empty_book_has_both_pages_calm(house: House) -> None:
    answer = house.visitor.get("/money")
    assert answer.status == 200
    assert "No invoice is open" in answer.words
    assert "Nothing is overdue" in answer.words
    assert house.visitor.get("/clients/0000/when").status == 404


def test_the_open_invoice_is_a_range_and_its_lateness_waits_for_a_rate(house: House) -> None:
    filled(house)
    answer = house.visitor.get("/money")
    assert "€1,000.00 is open, €1,000.00 of it overdue" in answer.words
    assert "A-4" in answer.words
    assert "The base rate of the Hungarian National Bank" in answer.words
    assert re.search(r"rate not known from \d+ Jul 20\d\d|not on file", answer.words)


def test_a_rate_of_ones_own_is_kept_with_its_source_and_taken_back(house: House) -> None:
    filled(house)
    first = re.search(r'name="first" value="([0-9-]+)"', house.visitor.get("/money").text)
    assert first is not None
    bad = house.visitor.post("/money", {"first": first[1], "rate": "lots", "source": "x"}, page="/money")
    assert bad.status == 400
    assert "is no rate" in bad.words
    bare = house.visitor.post("/money", {"first": first[1], "rate": "6,25", "source": " "}, page="/money")
    assert "a claim without a source is none" in bare.words
    no_day = house.visitor.post("/money", {"first": "tomorrow", "rate": "6,25", "source": "x"}, page="/money")
    assert no_day.status == 400
    kept = house.visitor.post("/money", {"first": first[1], "rate": "6,25", "source": "mnb.hu"}, page="/money")
    assert kept.status == 302
    after = house.visitor.get("/money")
    assert "6.25 % a year. Source: mnb.hu" in after.words.replace("\u00a0", " ")
    assert house.visitor.post("/money/forget", {"first": first[1]}, page="/money").status == 302
    assert "mnb.hu" not in re.sub(r"mnb.hu, table", "", house.visitor.get("/money").words)
    assert house.visitor.post("/money/forget", {"first": first[1]}, page="/money").status == 404
    assert house.visitor.post("/money/forget", {"first": "x"}, page="/money").status == 400


def test_the_knobs_move_the_answer_and_stay_as_set(house: House) -> None:
    client = filled(house)
    dear = house.visitor.get(f"{client}/when?day_cost=400&wait=0")
    assert "Tell Ostrava" in dear.words
    assert "waiting brings nothing" in dear.words
    cheap = house.visitor.get(f"{client}/when?loss=100&notice=0&day_cost=0.1&wait=0")
    assert "Best day to tell" in cheap.words
    assert re.search(r'name="loss"[^>]*value="100"', cheap.text)
    assert re.search(r'name="day_cost"[^>]*value="0.1"', cheap.text)


def test_a_knob_nobody_can_read_is_told_and_the_books_answer_stands(house: House) -> None:
    client = filled(house)
    for query in ("loss=lots", "notice=2.5", "wait=9999"):
        answer = house.visitor.get(f"{client}/when?{query}")
        assert answer.status == 400
        assert "does not fit there" in answer.words
        assert "When to tell Ostrava" in answer.words


def test_the_advice_never_leaves_honesty_out(house: House) -> None:
    client = filled(house)
    assert "give the notice in full, hide no breach" in house.visitor.get(f"{client}/when").words
    assert read_settings(OWNER).country == "HU"
