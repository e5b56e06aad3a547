"""A client's messages on a page: words marked, filters kept, yes and no taken and taken back, nothing unescaped."""

from __future__ import annotations

import re

import pytest

from partwell.book.models import Identity, ImportedFile, Message
from tests.faces._visitor import Answer
from tests.faces.conftest import House, invoices

TEXTS = (
    "Any news on the flyer?",
    "It is not quite it.",
    "<script>alert(1)</script> You will hear from my lawyer.",
    "Guten Tag, könnten Sie mir bitte den neuen Entwurf für das Logo bis Freitag schicken?",
    "See you at the fair. " * 60 + "Any news on the poster? " + "It rains. " * 80,
)


@pytest.fixture
def page(house: House) -> str:
    """The address of the messages of a client who wrote TEXTS."""
    assert house.visitor.upload([("invoices.csv", invoices("Ostrava Lights"))]).status in {200, 302}
    sender = Identity.objects.get(name="Ostrava Lights")
    file = ImportedFile.objects.first()
    for number, text in enumerate(TEXTS):
        Message.objects.create(
            key=f"{number:020}", file=file, sent=1_770_000_000 + number, sender=sender, channel="mail", text=text
        )
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/people").text)
    assert found is not None
    return found[1] + "/messages"


def fields(answer: Answer, quote: str) -> dict[str, str]:
    """The hidden fields of the form beside the label with this quote."""
    row = next(row for row in re.findall(r'(?s)<li class="is-.*?</li>', answer.text) if quote in row)
    return dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', row))


def test_the_words_are_marked_and_everything_is_escaped(house: House, page: str) -> None:
    answer = house.visitor.get(page)
    assert "<mark>Any news on</mark>" in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text
    assert "5 messages" in answer.words
    assert "One message is in another language" in answer.words


def test_of_a_long_message_the_neighbourhood_of_its_marks_is_shown(house: House, page: str) -> None:
    text = house.visitor.get(page).text
    long = next(row for row in re.findall(r'(?s)<p class="said-text">(.*?)</p>', text) if "poster" in row)
    assert long.startswith("… ")
    assert long.endswith(" …")
    assert len(long) < 700


def test_filters_stay_in_the_address_and_nonsense_is_left_aside(house: House, page: str) -> None:
    assert "One message" in house.visitor.get(page + "?label=threat").words
    assert "2 messages" in house.visitor.get(page + "?label=chase&sure=counts").words
    assert "No message fits" in house.visitor.get(page + "?label=urgency").words
    assert house.visitor.get(page + "?label=x&sure=y&who=p12345678901&page=-1").status == 200
    assert "No message fits" in house.visitor.get(page + "?who=p999").words
    assert "No message fits" in house.visitor.get(page + "?who=me").words


def test_a_no_is_kept_and_can_be_taken_back_where_it_stands(house: House, page: str) -> None:
    given = fields(house.visitor.get(page + "?label=threat"), "lawyer")
    answer = house.visitor.post(page + "/word", {**given, "word": "no"})
    assert answer.header("location").endswith(f"messages?label=threat&done=label_kept#m-{2:020}")
    rejected = house.visitor.get(page + "?sure=rejected")
    assert "You said no." in rejected.words
    house.visitor.post(page + "/word", {**fields(rejected, "lawyer"), "word": "back"})
    assert "No message fits" in house.visitor.get(page + "?sure=rejected").words


def test_never_is_listed_with_an_example_and_taken_back_there(house: House, page: str) -> None:
    given = fields(house.visitor.get(page), "Any news on")
    house.visitor.post(page + "/word", {**given, "word": "never"})
    assert "2 messages" in house.visitor.get(page + "?sure=rejected").words
    words = house.visitor.get("/label-words")
    assert "You said: never." in words.words
    assert "for example “" in words.words
    sent = {"label": given["label"], "rule": given["rule"]}
    assert house.visitor.post("/label-words/back", sent).status == 302
    assert "Nothing yet" in house.visitor.get("/label-words").words


def test_a_word_that_cannot_be_kept_is_refused(house: House, page: str) -> None:
    given = fields(house.visitor.get(page), "Any news on")
    assert house.visitor.post(page + "/word", {**given, "word": "perhaps"}).status == 400
    assert house.visitor.post(page + "/word", {**given, "message": "f" * 20, "word": "no"}).status == 404
    assert house.visitor.get("/clients/ffff/messages").status == 404


def test_a_client_without_messages_says_so(house: House, page: str) -> None:
    Message.objects.all().delete()
    assert "No messages of this client were read in yet." in house.visitor.get(page).words
