"""The review: bars over our own labelled contracts, layout, parties, rights to end, and what is no contract."""

from __future__ import annotations

from typing import Any

import pytest

from partwell.contracts._layout import units
from partwell.contracts._rx import fold
from partwell.contracts.review import TOPICS, Review, review
from tests.contracts._data import contracts

STATUS = {"P": "present", "H": "one_sided", "A": "absent"}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def near(lines: tuple[int, ...], wanted: list[int]) -> bool:
    return any(abs(a - b) <= 1 for a in lines for b in wanted)


@pytest.fixture(scope="module")
def read() -> list[tuple[dict[str, Any], Review]]:
    return [(row, review(row["text"])) for row in contracts().values()]


def test_topics_have_the_labelled_status_and_lines(read: list[tuple[dict[str, Any], Review]]) -> None:
    right = total = cited = citable = 0
    for row, found in read:
        assert found.language == row["lang"]
        assert tuple(found.topics) == TOPICS
        for topic, (letter, lines) in row["clauses"].items():
            total += 1
            right += found.topics[topic].status == STATUS[letter]
            citable += letter != "A"
            cited += letter != "A" and near(found.topics[topic].lines, lines)
    assert right >= 0.95 * total
    assert cited >= 0.95 * citable


def test_quotes_are_words_of_the_cited_lines(read: list[tuple[dict[str, Any], Review]]) -> None:
    for row, found in read:
        lines = row["text"].split("\n")
        for topic in found.topics.values():
            assert list(topic.lines) == sorted(set(topic.lines))
            assert len(topic.lines) <= 8
            assert topic.quote in squeezed(" ".join(lines[n - 1] for n in topic.lines))
            assert bool(topic.lines) == bool(topic.quote) == (topic.status != "absent")


def test_loose_ends_are_found_once_each_and_heaviest_first(read: list[tuple[dict[str, Any], Review]]) -> None:
    met = wanted = 0
    for row, found in read:
        codes = [end.code for end in found.loose_ends]
        assert len(codes) == len(set(codes))
        weights = ["high medium low".split().index(end.severity) for end in found.loose_ends]
        assert weights == sorted(weights)
        assert all(end.topic is None or end.topic in TOPICS for end in found.loose_ends)
        for end in row["loose_ends"]:
            wanted += 1
            met += any(near(own.lines, end["lines"]) or own.lines == tuple(end["lines"]) for own in found.loose_ends)
    assert met >= 0.9 * wanted


def test_the_notice_fact_is_the_freelancers_own(read: list[tuple[dict[str, Any], Review]]) -> None:
    for row, found in read:
        notice: Any = found.facts["notice"]
        gold = row["facts"]["notice"]
        assert (notice and {"n": notice["n"], "unit": notice["unit"]}) == gold


def test_a_recipe_is_no_contract() -> None:
    found = review("# Pancakes\n\nMix 200 g flour with two eggs.\nLet it rest for 30 minutes.")
    assert (found.is_contract, found.found, list(found.loose_ends)) == (False, 0, [])
    assert {topic.status for topic in found.topics.values()} == {"absent"}


def test_pages_are_those_of_the_first_line() -> None:
    text = "The Client may terminate this contract at any time.\nMore.\nThe Contractor keeps all secrets confidential."
    found = review(text, [1, 3])
    assert found.pages == 2
    assert found.topics["termination_convenience_client"].page == 1
    assert found.topics["confidentiality"].page == 2
    assert review(text).topics["confidentiality"].page is None


def test_a_heading_without_a_clause_we_know_is_unsure() -> None:
    found = review("# Insurance\n\nThe Contractor has what the Client asked for.\n")
    assert (found.topics["insurance"].status, found.topics["insurance"].lines) == ("unsure", (3,))


@pytest.mark.parametrize(
    ("text", "client", "freelancer"),
    [
        ("The Client may terminate this Agreement at any time. The Contractor shall work.", True, False),
        ("Either party may terminate this Agreement on notice. Client, Contractor.", True, True),
        ("This Agreement may be terminated by the Contractor on notice to the Client.", False, True),
        ("This Agreement may be terminated on ten days' notice. Client and Contractor.", True, True),
        ("Neither party may terminate this Agreement early. The Client pays the Contractor.", False, False),
        ("The Client may terminate if the Contractor is in breach.", False, False),
        ("The Client may terminate for any reason or if the Contractor is in breach.", True, False),
        ("You are hiring us. To end this agreement, we must give you ten days' notice, and vice versa.", True, True),
        ("You are hiring us. If you are not happy with our work, you pay for it and cancel this deal.", True, False),
        ("We hire you and pay you. We may end this agreement at any time.", True, False),
        ("The Company engages the Consultant. The Company may cancel this contract at any time.", True, False),
        ("The Client hires the Agency. The Agency serves each Client. The Agency may end this contract.", False, True),
        ("A Megbízott bármikor felmondhatja a szerződést. A Megbízó fizet.", False, True),
        ("Az Ügyfél vagy a Vállalkozó a szerződést bármikor felmondhatja.", True, True),
    ],
)  # fmt: skip
def test_who_may_leave_without_a_ground(text: str, client: bool, freelancer: bool) -> None:
    topics = review(text).topics
    got = [topics[f"termination_convenience_{side}"].status == "present" for side in ("client", "freelancer")]
    assert got == [client, freelancer]


def test_layout_knows_headings_bullets_leads_and_front_matter() -> None:
    lines = [
        "---", "title: x", "---", "# 1. Term", "", "The term is", "one year. It ends.", "", "**Upon termination:**", "",
        "The Client shall:", "- pay", "- return files", "", "| a | b |", "|---|---|", "7. Fees. The Client pays.",
        "NOTICES", "Short words alone", "", "Signed", "", "- [ ] x", "", "12", "", "<br>",
    ]  # fmt: skip
    text = "\n".join(lines)
    found = [(u.lines, u.heading, u.lead, u.text) for u in units(text)]
    assert found[0] == ((6, 7), "term", "", "The term is\none year.")
    assert found[1][0] == (7,)
    leads = [(lines, lead) for lines, _, lead, _ in found if lead]
    assert leads == [((12,), "the client shall:"), ((13,), "the client shall:")]
    assert [heading for lines, heading, _, _ in found if lines == (17,)] == ["fees", "fees"]
    assert units("---\nno end") != []


def test_a_long_line_or_a_full_stop_ends_a_paragraph() -> None:
    long = "word " * 40
    assert [u.lines for u in units(f"{long}\nnext line\nand more.\nlast")] == [(1,), (2, 3), (4,)]


def test_nothing_is_slow_or_lost_on_hostile_texts() -> None:
    for piece in (
        "notice ",
        "either party may ",
        "(",
        "**",
        "[",
        "30 days ",
        "a.",
        "felmond ",
        "1.",
        "- \n",
        "#\n",
        "\x00",
        "9",
        "1.2.3) ",
    ):
        text = piece * (100_000 // len(piece))
        assert review(text).lines == text.count("\n") + 1
    assert fold("ß") == "s"


LEAVING = """The Client and the Contractor agree as follows.
The Client may terminate this Agreement at any time.
The deposit is non-refundable.
The Contractor shall keep all information confidential.
All rights in the work belong to the Client.
Invoices are due within 30 days.
This Agreement is governed by the laws of Utah.
"""


def test_the_persons_word_holds_and_the_loose_ends_follow_it() -> None:
    plain = {end.code for end in review(LEAVING).loose_ends}
    assert {"deposit", "no_right_to_leave"} <= plain
    said = {"deposit_refund": "absent", "termination_convenience_freelancer": "present", "no such topic": "absent"}
    found = review(LEAVING, None, said)
    codes = {end.code for end in found.loose_ends}
    assert not {"deposit", "no_right_to_leave", "no_way_out", "needs_ground"} & codes
    assert found.topics["deposit_refund"].lines == ()
    told = found.topics["termination_convenience_freelancer"]
    assert (told.status, told.lines, told.quote) == ("present", (), "")
    without = review(LEAVING + "Either party may terminate on 30 days' notice.", None, {"notice_period": "absent"})
    assert "notice_period" not in {end.code for end in without.loose_ends}


def test_rights_say_whose_they_are() -> None:
    found = review(LEAVING + "The Contractor may terminate this Agreement if the Client is in breach.")
    assert [(right.side, right.cause) for right in found.rights] == [("CLIENT", False), ("FREE", True)]
