"""The papers, the directory of colleagues and the referral as pages: shown, taken along, and every fault told."""

from __future__ import annotations

import re

import pytest

from tests.faces.conftest import House, invoices, payments

NAME = 'Ostrava <b>"Lights"</b>'
ACCEPTED = ("script", "preparation", "letter", "statement", "dossier", "handover")


@pytest.fixture
def client(house: House) -> str:
    """The page of a client with an overdue invoice."""
    files = [("invoices.csv", invoices(NAME)), ("payments.csv", payments(NAME))]
    assert house.visitor.upload(files).status in {200, 302}
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/people").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("paper", ACCEPTED)
def test_every_paper_is_shown_and_taken_along(house: House, client: str, paper: str) -> None:
    page = house.visitor.get(f"{client}/papers?paper={paper}&in=hu")
    assert page.status == 200
    assert '<article class="paper" lang="hu"' in page.text
    assert "<b>" not in page.text.split("<article")[1]
    for link in re.findall(rf'href="({client}/papers/{paper}\.[a-z]+[^"]*)"', page.text):
        file = house.visitor.get(link.replace("&amp;", "&"))
        assert file.status == 200, link
        assert "attachment" in file.header("content-disposition")


def test_a_letter_is_changed_for_one_print(house: House, client: str) -> None:
    words = "paper=letter&in=en&last_day=2099-01-30&reason=focus&person=Jo+Hale"
    page = house.visitor.get(f"{client}/papers?{words}")
    for piece in ("Dear Jo Hale,", "30 January 2099", "another kind of work", "€1,000.00"):
        assert piece in page.words
    assert "last_day=2099-01-30" in page.text


def test_faults_are_sentences(house: House, client: str) -> None:
    for words, said in (
        ("last_day=2001-01-01", "lies before today"),
        ("reason=own", "give it in one sentence"),
        ("reason=own&own_reason=You+are+an+idiot", "about your own work"),
    ):
        page = house.visitor.get(f"{client}/papers?in=en&{words}")
        assert page.status == 200
        assert said in page.words
        assert house.visitor.get(f"{client}/papers/letter.pdf?in=en&{words}").status == 400
    missing = house.visitor.get(f"{client}/papers/invitation.ics")
    assert missing.status == 400
    assert "No talk with" in missing.words
    assert house.visitor.get("/clients/0123/papers").status == 404
    assert house.visitor.get(f"{client}/papers/letter.exe").status in {400, 404}


def test_a_colleague_is_kept_asked_matched_and_introduced(house: House, client: str) -> None:
    fields = {"name": "Ben <i>", "skills": "posters, websites", "languages": "", "rate": "65,50", "capacity": "free"}
    assert house.visitor.post("/colleagues", fields).status == 302
    page = house.visitor.get("/colleagues")
    assert "Ben <i>" in page.words
    number = re.search(r'action="/colleagues/([0-9a-f]+)/agreed"', page.text)
    assert number is not None
    early = house.visitor.get(f"{client}/refer?colleague={number[1]}&step=client")
    assert "has not agreed" in early.words or "not yet" in early.words
    ask = house.visitor.get(f"{client}/refer?colleague={number[1]}&step=ask")
    assert "Ostrava" not in ask.text.split("<article")[1]
    assert house.visitor.post(f"/colleagues/{number[1]}/agreed", {}).status == 302
    both = house.visitor.get(f"{client}/refer?colleague={number[1]}&step=intro")
    assert "as both of you have agreed" in both.words
    assert house.visitor.post(f"/colleagues/{number[1]}/remove", {}).status == 302
    assert "Ben" not in house.visitor.get("/colleagues").words


def test_a_colleague_without_a_name_or_with_a_strange_rate_is_told(house: House) -> None:
    for fields in ({"name": " "}, {"name": "Ben", "rate": "a lot"}):
        answer = house.visitor.post("/colleagues", fields)
        assert answer.status == 400
        assert 'class="fault"' in answer.text or "fault" in answer.text


def test_nobody_fitting_leads_to_a_kind_of_provider(house: House, client: str) -> None:
    assert "Nobody in your directory fits" in house.visitor.get(f"{client}/refer").words
