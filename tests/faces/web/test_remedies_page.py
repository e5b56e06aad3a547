"""The remedies page: what was tried and whether it worked, ready messages, the log with its faults."""

from __future__ import annotations

import re

from tests.faces.conftest import House, invoices, payments


def place(house: House) -> str:
    given = [("invoices.csv", invoices("Ostrava Lights", 8)), ("payments.csv", payments("Ostrava Lights", 8))]
    assert house.visitor.upload(given).status in {200, 302}
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/people").text)
    assert found is not None
    return found[1] + "/remedies"


def test_a_remedy_is_logged_measured_by_invoices_and_taken_back(house: House) -> None:
    page = place(house)
    assert "Nothing logged yet" in house.visitor.get(page).words
    kept = house.visitor.post(page, {"kind": "deposit", "day": "2026-05-01", "note": "said <yes> on the phone"})
    assert kept.status == 302
    answer = house.visitor.get(page)
    assert "A deposit" in answer.words
    assert "since 1 May 2026" in answer.words
    assert "Invoices more than a week late: 4 of 4 before, 4 of 4 since." in answer.words
    assert "said &lt;yes&gt; on the phone" in answer.text
    assert 'class="around"' in answer.text
    number = re.search(r'name="id" value="([0-9a-f]+)"', answer.text)
    assert number is not None
    assert house.visitor.post(page + "/drop", {"id": number[1]}).status == 302
    assert "Nothing logged yet" in house.visitor.get(page).words
    assert house.visitor.post(page + "/drop", {"id": number[1]}).status == 404


def test_a_fault_keeps_what_was_typed(house: House) -> None:
    page = place(house)
    for fields, says in (
        ({"kind": "deposit", "day": "2999-01-01", "note": "keep me"}, "2999-01-01"),
        ({"kind": "deposit", "day": "yesterday", "note": "keep me"}, "keep me"),
        ({"kind": "bribe", "day": "", "note": "keep me"}, "bribe"),
        ({"kind": "deposit", "day": "", "note": "keep me" + "x" * 1200}, "1,000"),
    ):
        answer = house.visitor.post(page, fields)
        assert answer.status == 400
        assert "keep me" in answer.text
        assert says in answer.text or says.replace(",", "") in answer.text


def test_the_dossier_leads_here_and_the_page_speaks_hungarian(house: House) -> None:
    page = place(house)
    assert f'href="{page}"' in house.visitor.get(page.removesuffix("/remedies")).text
    house.visitor.post(page, {"kind": "rate", "day": "", "note": ""})
    house.visitor.post("/language", {"language": "hu", "back": page})
    words = house.visitor.get(page).words
    assert "Mivel próbálkozott" in words
    assert "a következő számlák óradíja" in words
    assert "{" not in words
