"""The box for a parting text: works on submit, live for htmx, changes a sentence where that is safe."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest

from tests.faces._visitor import ORIGIN, Answer
from tests.faces.conftest import House

LETTER = "I think we might stop on 30 June. You never answered. I'm really sorry. Thank you for the two years."


def told(house: House, text: str, **more: str) -> Answer:
    return house.visitor.post("/lint", {"kind": "letter", "text": text, **more})


def text_of(answer: Answer) -> str:
    found = re.search(r"(?s)<textarea[^>]*>(.*?)</textarea>", answer.text)
    assert found is not None
    return html.unescape(found[1]).removeprefix("\n")


def button(answer: Answer, rule: str) -> str:
    found = re.search(rf'name="apply" value="({rule}:\d+:\d+)"', answer.text)
    assert found is not None
    return found[1]


def test_the_empty_box(house: House) -> None:
    answer = house.visitor.get("/lint")
    assert answer.status == 200
    assert "What was found" not in answer.words


def test_findings_with_words_why_and_what_to_say(house: House) -> None:
    answer = told(house, LETTER)
    assert "Read as English." in answer.words
    assert "Do not send: Softens the decision itself. I think we might stop" in answer.words
    assert "A softened decision will be read as an opening to negotiate." in answer.words
    assert "I have decided to end our work together on 30 June." in answer.words
    assert '<mark class="mark-error">You never</mark>' in answer.text
    assert "✓ Thanks the client." in answer.words


def test_a_proposal_is_put_in_and_the_rest_stays(house: House) -> None:
    changed = told(house, LETTER, apply=button(told(house, LETTER), "hedge"))
    assert text_of(changed).startswith("I have decided to end our work together on 30 June. You never answered.")
    assert "The text was changed" in changed.words
    again = told(house, text_of(changed), apply=button(changed, "apology"))
    assert "sorry" not in text_of(again)
    assert text_of(again).endswith("Thank you for the two years.")


def test_a_missing_last_day_is_added_at_the_end(house: House) -> None:
    changed = told(house, "I have decided to end our work.", apply="missing_end_date:0:0")
    assert text_of(changed) == "I have decided to end our work. My last day of work for you is [date]."


def test_an_order_to_change_what_is_not_there_changes_nothing(house: House) -> None:
    for apply in ("hedge:3:4", "nonsense", "thanks:0:0"):
        assert text_of(told(house, LETTER, apply=apply)) == LETTER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write or paste a text first."),
        ("Ich möchte unsere Zusammenarbeit zum Ende des Monats beenden, vielen Dank für alles.", "only these two"),
        ("Úgy döntöttem, hogy május 3-án befejezem a közös munkánkat. Köszönöm.", "Read as Hungarian."),
        ("We end our work on 3 May. Thank you.", "Nothing to change."),
    ],
)
def test_what_is_said_of_a_text(house: House, text: str, words: str) -> None:
    assert words in told(house, text).words


def test_for_htmx_only_the_findings_come_back(house: House) -> None:
    sent = {"csrfmiddlewaretoken": house.visitor.get("/lint").token, "kind": "talk", "text": LETTER}
    kind = ("content-type", "application/x-www-form-urlencoded")
    site = (("origin", ORIGIN), ("sec-fetch-site", "same-origin"), ("hx-request", "true"))
    answer = house.visitor.send("POST", "/lint", urlencode(sent).encode(), (kind, *site))
    assert "<textarea" not in answer.text
    assert "What was found" in answer.words


def test_markup_in_the_text_stays_text(house: House) -> None:
    answer = told(house, "<b>You never</b> answered, we stop on 3 May.")
    assert "&lt;b&gt;" in answer.text
    assert "<b>" not in answer.text
