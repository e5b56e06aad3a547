"""Forms: what is typed is kept on a fault, the field is named, and the verbs get what the person meant."""

from __future__ import annotations

import re

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.check_in import list_check_ins
from partwell.actions.list_clients import list_clients
from partwell.actions.settings import read_settings
from tests.faces.conftest import House, invoices, payments

WHOLE = {
    "name": "Kiss Anna",
    "language": "hu",
    "currency": "HUF",
    "timezone": "Europe/Budapest",
    "country": "HU",
    "days": ["1", "2", "3", "4"],
    "start": "08:30",
    "end": "16:00",
    "rate": "25 000",
    "cash": "",
    "costs": "",
    "reserve": "12,5",
}


def client_of(house: House, name: str = "Ostrava Lights") -> str:
    house.visitor.upload([("i.csv", invoices(name)), ("p.csv", payments(name))])
    return next(card.id for card in list_clients(OWNER).clients if card.name == name)


def test_settings_are_kept_and_come_back_into_the_form(house: House) -> None:
    assert house.visitor.post("/settings", WHOLE).status == 302
    kept = read_settings(OWNER)
    assert (kept.name, kept.currency, kept.hours.text(), kept.reserve) == (
        "Kiss Anna",
        "HUF",
        "1,2,3,4 08:30-16:00",
        1250,
    )
    assert kept.rate is not None
    assert (kept.rate.text, kept.cash) == ("25000.00", None)
    page = house.visitor.get("/settings")
    assert '<html lang="hu">' in page.text
    for value in ("Kiss Anna", "25000", "12,5", "08:30", "16:00"):
        assert f'value="{value}"' in page.text


FAULTY = {"rate": "a lot", "timezone": "Mars/Olympus", "reserve": "120", "country": "ZZZ", "currency": "XXX"}


@pytest.mark.parametrize(("field", "value"), [*FAULTY.items(), ("end", "07:00"), ("days", [])])
def test_a_faulty_setting_names_its_field_and_keeps_all_others(house: House, field: str, value: object) -> None:
    before = read_settings(OWNER)
    answer = house.visitor.post("/settings", {**WHOLE, field: value})
    assert answer.status == 400
    assert 'value="Kiss Anna"' in answer.text
    at = "hours" if field in {"end", "days"} else field
    assert f'class="fault" id="e-{at}"' in answer.text
    assert read_settings(OWNER) == before


def test_own_addresses_come_and_go(house: House) -> None:
    assert house.visitor.post("/settings/own", {"own": "me@x.example, other@x.example"}).status == 302
    assert {card.value for card in list_clients(OWNER).me} == {"me@x.example", "other@x.example"}
    assert house.visitor.post("/settings/own/remove", {"value": "me@x.example"}).status == 302
    assert {card.value for card in list_clients(OWNER).me} == {"other@x.example"}
    assert house.visitor.post("/settings/own", {"own": "nonsense"}).status == 400


def test_a_check_in_is_kept_and_shown(house: House) -> None:
    client = client_of(house)
    answer = house.visitor.post(f"/clients/{client}/check-in", {"score": "4", "note": "calm", "day": "2026-03-01"})
    assert answer.header("location") == f"/clients/{client}?done=check_in#check-in"
    assert [(row.score, row.note) for row in list_check_ins(OWNER, client)] == [(4, "calm")]
    assert "calm" in house.visitor.get(f"/clients/{client}").words


@pytest.mark.parametrize(
    "data", [{"score": "9"}, {"score": ""}, {"score": "3", "day": "soon"}, {"score": "3", "day": "2999-01-01"}]
)
def test_a_faulty_check_in_keeps_the_note(house: House, data: dict[str, str]) -> None:
    client = client_of(house)
    answer = house.visitor.post(f"/clients/{client}/check-in", {"note": "a word", **data})
    assert answer.status == 400
    assert "a word" in answer.text
    assert list_check_ins(OWNER, client) == ()


def test_a_decision_makes_the_verdict_and_can_be_taken_back(house: House) -> None:
    client = client_of(house)
    assert house.visitor.post(f"/clients/{client}/decision", {"word": "part", "reason": "enough"}).status == 302
    page = house.visitor.get(f"/clients/{client}")
    assert "word-part" in page.text
    assert "enough" in page.words
    assert house.visitor.post(f"/clients/{client}/decision", {"word": "marry"}).status == 400
    undo = re.search(r'action="(/people/undo/\d+)"', house.visitor.get("/people").text)
    assert undo is not None
    assert house.visitor.post(undo[1], {}).status == 302
    assert "word-part" not in house.visitor.get(f"/clients/{client}").text


def test_names_are_changed_joined_and_parted(house: House) -> None:
    one, two = client_of(house), client_of(house, "Larkmoor")
    assert house.visitor.post(f"/clients/{one}/name", {"name": "Ostrava"}).status == 302
    assert house.visitor.post(f"/clients/{one}/name", {"name": " "}).status == 400
    assert house.visitor.post(f"/clients/{one}/merge", {"other": two}).status == 302
    card = next(card for card in list_clients(OWNER).clients if card.id == one)
    assert (card.name, len(card.identities)) == ("Ostrava", 2)
    parted = {"name": "Larkmoor", "identity": [str(i.id) for i in card.identities if i.name == "Larkmoor"]}
    assert house.visitor.post(f"/clients/{one}/split", {"name": "Larkmoor"}).status == 400
    assert house.visitor.post(f"/clients/{one}/split", parted).status == 302
    assert {card.name for card in list_clients(OWNER).clients} == {"Ostrava", "Larkmoor"}
    assert house.visitor.post(f"/clients/{one}/clock", {"zone": "Asia/Tokyo", "hours": "9-17"}).status == 302
    wrong = house.visitor.post(f"/clients/{one}/clock", {"zone": "Asia/Tokyo", "hours": "all day"})
    assert (wrong.status, "all day" in wrong.text, 'id="f-hours"' in wrong.text) == (400, True, True)


def test_questions_are_answered_in_one_pass(house: House) -> None:
    client_of(house, "Ostrava Lights")
    client_of(house, "OSTRAVA LIGHTS Kft.")
    page = house.visitor.get("/people")
    asked = re.findall(r'name="a-(\w+)" value="yes"', page.text)
    assert len(asked) == 1
    nothing = house.visitor.post("/people", {f"a-{asked[0]}": "later"})
    assert nothing.status == 400
    assert house.visitor.post("/people", {f"a-{asked[0]}": "yes"}).status == 302
    assert len(list_clients(OWNER).clients) == 1
    assert "a-" + asked[0] not in house.visitor.get("/people").text


def test_an_answer_without_a_client_keeps_the_others(house: House) -> None:
    client_of(house, "Ostrava Lights")
    client_of(house, "OSTRAVA LIGHTS Kft.")
    one = re.findall(r'name="a-(\w+)" value="yes"', house.visitor.get("/people").text)[0]
    answer = house.visitor.post("/people", {f"a-{one}": "other", f"c-{one}": "new", f"n-{one}": " "})
    assert answer.status == 400
    assert len(list_clients(OWNER).clients) == 2


def test_an_unknown_client_is_a_page_that_says_so(house: House) -> None:
    for place in ("/clients/nobody", "/clients/nobody/evidence/delay", "/evidence/invoice:nothing", "/import/run/7"):
        answer = house.visitor.get(place)
        assert answer.status == 404
        assert 'href="/"' in answer.text
    assert house.visitor.post("/clients/nobody/decision", {"word": "keep"}).status == 404
    assert house.visitor.post("/people/undo/999", {}).status in {400, 404}


def mailbox(writer: str) -> bytes:
    """A small archive: letters between the person and one address, and one of nobody's business."""
    letters = []
    for number in range(6):
        sender, to = (writer, "me@own.example") if number % 2 else ("me@own.example", writer)
        head = f"From {sender} Mon Mar  2 10:0{number}:00 2026\nFrom: {sender}\nTo: {to}\nSubject: Signs\n"
        stamp = f"Date: Mon, 2 Mar 2026 10:0{number}:00 +0100\nMessage-ID: <{number}@x.example>\n"
        letters.append(f"{head}{stamp}Content-Type: text/plain; charset=utf-8\n\nLetter number {number}.\n\n")
    return "".join(letters).encode()


def test_a_mail_archive_is_asked_for_again_once_its_clients_are_named(house: House) -> None:
    house.visitor.post("/settings/own", {"own": "me@own.example"})
    house.visitor.upload([("old mail.mbox", mailbox("anneke@ostrava.example"))])
    asked = re.findall(r'name="a-(\w+)" value="yes"', house.visitor.get("/people").text)
    assert len(asked) == 1
    answers = {f"a-{asked[0]}": "other", f"c-{asked[0]}": "new", f"n-{asked[0]}": "Ostrava Lights"}
    answer = house.visitor.post("/people", answers)
    assert answer.status == 200
    assert "old mail.mbox" in answer.words
    assert 'href="/import"' in answer.text
    house.visitor.upload([("old mail.mbox", mailbox("anneke@ostrava.example"))])
    client = next(card.id for card in list_clients(OWNER).clients if card.name == "Ostrava Lights")
    proofs = house.visitor.get(f"/clients/{client}/evidence/after_hours")
    assert "Letter number" in proofs.words
    original = re.search(r'href="(/evidence/message:\w+)', proofs.text)
    assert original is not None
    assert "<mark>Letter number" in house.visitor.get(original[1]).text


def test_an_exchange_rate_is_entered_and_removed(house: House) -> None:
    typed = {"day": "2024-03-15", "currency": "USD", "rate": "0,92", "source": "my <b>bank</b>"}
    assert house.visitor.post("/settings/rates", typed).status == 302
    page = house.visitor.get("/settings/rates?done=rate_kept")
    assert "1 USD = 0.92 EUR" in page.text
    assert "my &lt;b&gt;bank&lt;/b&gt;" in page.text
    faulty = house.visitor.post("/settings/rates", {**typed, "rate": "much"})
    assert faulty.status == 400
    assert 'value="much"' in faulty.text
    assert house.visitor.post("/settings/rates", {**typed, "day": "soon"}).status == 400
    gone = {"day": "2024-03-15", "currency": "USD", "into": "EUR"}
    assert house.visitor.post("/settings/rates/remove", gone).status == 302
    assert house.visitor.post("/settings/rates/remove", gone).status == 302
    assert "1 USD" not in house.visitor.get("/settings/rates").text


def test_one_tap_keeps_a_check_in(house: House) -> None:
    client = client_of(house)
    page = house.visitor.get("/check-ins")
    assert "Nothing noted yet." in page.text
    assert house.visitor.post("/check-ins", {"client": client, "score": "4"}).status == 302
    assert [row.score for row in list_check_ins(OWNER, client)] == [4]
    assert "4 of 5" in house.visitor.get("/check-ins?done=check_in").text
    assert house.visitor.post("/check-ins", {"client": client, "score": "9"}).status == 400
    assert house.visitor.post("/check-ins", {"client": "nobody", "score": "4"}).status == 404


def test_a_payment_between_two_invoices_is_placed_and_taken_back(house: House) -> None:
    from partwell.actions.place_payment import placed, unplaced

    head = "number,client,issued,due,currency,net,tax,gross,passthrough,note\n"
    bills = "".join(f"A-{at},<b>Acme</b>,2026-01-{at}0,,EUR,100,0,100,,\n" for at in (1, 2))
    money = "date,client,currency,amount,invoice,reference\n2026-02-01,<b>Acme</b>,EUR,100,,\n"
    house.visitor.upload([("i.csv", (head + bills).encode()), ("p.csv", money.encode())])
    page = house.visitor.get("/payments")
    assert "&lt;b&gt;Acme&lt;/b&gt;" in page.text
    (one,) = unplaced(OWNER)
    assert house.visitor.post("/payments", {"payment": one.payment, "invoice": "zz"}).status == 400
    sent = {"payment": one.payment, "invoice": one.candidates[1].invoice}
    assert house.visitor.post("/payments", sent).status == 302
    assert "A-1" in house.visitor.get("/payments?done=payment_placed").text
    assert house.visitor.post("/payments/undo", {"payment": one.payment}).status == 302
    assert placed(OWNER) == ()
    assert house.visitor.post("/payments", {"payment": one.payment, "invoice": "none"}).status == 302
    assert "No payment waits" in house.visitor.get("/payments").text
