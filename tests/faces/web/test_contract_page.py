"""The contract page: findings at their lines, the person's word kept and heeded, days, calendar file, no contract."""

from __future__ import annotations

import re

import pytest

from tests.faces._visitor import Answer
from tests.faces.conftest import House, invoices

CONTRACT = """# Design agreement

This agreement is between Ostrava Lights (the Client) and the Designer, a freelancer.

The Designer may terminate this agreement by giving the Client 30 days' notice in writing.
The Client may terminate this agreement at any time for any reason with immediate effect.
If the Client cancels the project, a kill fee of 25 % of the remaining fee is due.
The deposit is not refundable once work has begun.
All rights in the work pass to the Client upon full payment.
Both parties keep all information confidential.
Invoices are payable within 14 days of receipt.
This agreement is governed by the laws of Hungary.
A notice sent by e-mail is deemed received on the next business day.
"""


def place(house: House, *texts: str) -> str:
    """The address of the one client in the book, after its invoices and these papers came in."""
    files = [("invoices.csv", invoices("Ostrava Lights"))]
    files += [(f"agreement-{n}.md", text.encode()) for n, text in enumerate(texts)]
    assert house.visitor.upload(files).status in {200, 302}
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/people").text)
    assert found is not None
    return found[1]


@pytest.fixture
def page(house: House) -> str:
    return place(house, CONTRACT) + "/contract"


def line(answer: Answer, number: int) -> str:
    """What stands at a line of the text, margin included."""
    found = re.search(rf'(?s)<li id="L{number}".*?</li>', answer.text)
    return found[0] if found else ""


def test_findings_stand_at_their_lines_and_the_one_sided_right_is_marked(house: House, page: str) -> None:
    answer = house.visitor.get(page)
    assert "noted-one_sided" in line(answer, 6) or "note-one_sided" in line(answer, 6)
    assert "Only the client may end it here" in line(answer, 6)
    assert "note-one_sided" in line(answer, 7)
    assert "note-one_sided" not in line(answer, 11)
    assert 'href="#t-payment_terms"' in line(answer, 11)
    assert "30 days, counted from the notice" in answer.words
    assert "one business day after sending" in answer.words


def test_a_client_without_a_contract_is_offered_the_papers_of_nobody(house: House) -> None:
    client = place(house, CONTRACT.replace("Ostrava Lights", "somebody else"))
    answer = house.visitor.get(client + "/contract")
    assert "There is no contract with Ostrava Lights" in answer.words
    key = re.search(r'name="document" value="([0-9a-f]{20})"', answer.text)
    assert key is not None
    assert house.visitor.post(client + "/contract/whose", {"document": key[1]}).status == 302
    assert "Loose ends" in house.visitor.get(client + "/contract").words


def test_a_topic_alone_shows_only_its_places_with_the_quote_marked(house: House, page: str) -> None:
    answer = house.visitor.get(page + "?topic=kill_fee")
    assert "<mark>If the Client cancels the project" in line(answer, 7)
    assert line(answer, 11) == ""
    assert "All 14 lines were read" in house.visitor.get(page + "?topic=insurance").words
    assert house.visitor.get(page + "?topic=nonsense").status == 200


def test_a_correction_is_kept_and_the_loose_ends_follow_it(house: House, page: str) -> None:
    assert 'id="e-deposit"' in house.visitor.get(page).text
    sent = {"topic": "deposit_refund", "status": "absent", "note": "<b>struck out</b>"}
    answer = house.visitor.post(page + "/word", sent)
    assert (answer.status, answer.header("location").endswith("#t-deposit_refund")) == (302, True)
    after = house.visitor.get(page)
    assert 'id="e-deposit"' not in after.text
    assert "&lt;b&gt;struck out" in after.text
    house.visitor.post(page + "/word", {"topic": "deposit_refund", "status": ""})
    assert 'id="e-deposit"' in house.visitor.get(page).text


def test_words_that_cannot_be_taken_come_back_with_a_sentence(house: House, page: str) -> None:
    for place_, sent in (
        ("/word", {"topic": "deposit_refund", "status": "gone"}),
        ("/word", {"topic": "weather", "status": "absent"}),
        ("/word", {"topic": "term", "status": "absent", "note": "x" * 1001}),
        ("/notice", {"n": "soon", "unit": "day"}),
        ("/notice", {"n": "0", "unit": "day"}),
        ("/notice", {"n": "3", "unit": "day", "term_end": "31 May"}),
    ):
        assert house.visitor.post(page + place_, sent).status == 400
    assert house.visitor.get(page + "?document=ffff").status == 404


def test_own_notice_terms_hold_until_they_are_taken_back(house: House, page: str) -> None:
    own = {"n": "2", "unit": "month", "anchor": "rolling", "snap": "month_end"}
    assert house.visitor.post(page + "/notice", own).status == 302
    answer = house.visitor.get(page + "?given=2026-03-10")
    assert "31 May 2026" in answer.words
    assert "to the end of the month" in answer.words
    house.visitor.post(page + "/notice", {"forget": "1"})
    assert "31 May 2026" not in house.visitor.get(page + "?given=2026-03-10").words


def test_days_are_counted_with_receipt_and_working_days(house: House, page: str) -> None:
    words = house.visitor.get(page + "?given=2026-03-13&wanted=2026-06-01").words
    assert "15 Apr 2026" in words  # Friday 13 March, received on Monday 16, 30 days later
    assert "notice must go out by 29 Apr 2026" in words  # sent on the 30th it would arrive on 4 May, past a holiday
    assert "aria-invalid" in house.visitor.get(page + "?given=soon").text


def test_the_calendar_file_holds_the_days(house: House, page: str) -> None:
    answer = house.visitor.get(page + "/notice.ics?given=2026-03-13")
    assert (answer.status, answer.header("content-type")) == (200, "text/calendar")
    assert answer.header("content-disposition") == 'attachment; filename="notice-2026-03-13.ics"'
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", answer.text) == ["20260313", "20260415"]
    assert "The contract with Ostrava Lights ends" in answer.text


def test_no_period_means_no_days(house: House) -> None:
    page = (
        place(house, CONTRACT.replace("by giving the Client 30 days' notice in writing", "at any time")) + "/contract"
    )
    assert "A fair notice is 30 days" in house.visitor.get(page).words
    assert house.visitor.get(page + "/notice.ics").status == 404


def test_settled_loose_ends_stay_settled(house: House, page: str) -> None:
    assert house.visitor.post(page + "/settled", {"end": "deposit"}).status == 302
    answer = house.visitor.get(page)
    assert re.search(r'value="deposit" checked', answer.text)
    assert "deposit or prepayment" not in line(answer, 8)
    house.visitor.post(page + "/settled", {})
    assert not re.search(r'value="deposit" checked', house.visitor.get(page).text)


def test_several_papers_can_be_chosen_and_long_ones_are_shortened(house: House) -> None:
    second = CONTRACT.replace("Design agreement", "Second agreement") + "Blah blah.\n" * 3000
    page = place(house, CONTRACT, second) + "/contract"
    answer = house.visitor.get(page)
    papers = dict(re.findall(r'href="[^"]*\?document=([0-9a-f]+)"[^>]*>([^<]+)<', answer.text))
    assert set(papers.values()) == {"Design agreement", "Second agreement"}
    long = next(key for key, title in papers.items() if title == "Second agreement")
    assert "only the places with findings" in house.visitor.get(f"{page}?document={long}").words


def test_the_page_speaks_hungarian(house: House, page: str) -> None:
    house.visitor.post("/language", {"language": "hu", "back": "/"})
    words = house.visitor.get(page).words
    assert "Hogyan lehet belőle kilépni" in words
    assert "30 nap, a közléstől számítva" in words
    assert "loose ends" not in words.lower()
