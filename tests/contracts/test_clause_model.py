"""The clause model: the shipped file, its places, what it may and may not decide, and how paragraphs are cut."""

from __future__ import annotations

import numpy as np
import pytest

from partwell.contracts import clause_model as shipped
from partwell.contracts._features import LONGEST, counted, paragraphs
from partwell.contracts.review import review

LAWYER = """AGREEMENT

This Agreement is entered into between Alpha Corp. and Beta LLC.

12. Choice of Law

The validity and construction hereof shall be determined in accordance with the internal laws of the State of Delaware.

13. Coverage

Beta shall procure commercial general coverage with a reputable insurer naming Alpha as an additional insured party.
"""


def test_the_shipped_model_is_small_plain_arrays() -> None:
    from importlib.resources import files

    raw = files("partwell.contracts").joinpath(shipped.FILE).read_bytes()
    assert len(raw) <= 1 << 20
    model = shipped.clause_model()
    assert model.weights.shape == (len(model.place), len(shipped.CATEGORIES))
    assert {name for names in shipped.TOPICS.values() for name in names} <= set(shipped.CATEGORIES)


def test_places_are_those_of_the_paragraphs_that_speak_of_it() -> None:
    proposed = shipped.propose(LAWYER)
    lines = LAWYER.split("\n")
    first, last = proposed["governing_law_dispute"].places[0].lines
    assert "Delaware" in "\n".join(lines[first - 1 : last])
    assert proposed["governing_law_dispute"].present > proposed["non_compete"].present
    assert 0 <= proposed["insurance"].best <= 1


def test_an_empty_text_proposes_nothing() -> None:
    assert shipped.propose(" \n\n") == {}
    assert paragraphs("") == []


def test_packing_keeps_the_scores_to_a_hundredth_of_their_range() -> None:
    rng = np.random.default_rng(3)
    weights = rng.normal(size=(4, 25)).astype(np.float32)
    idf, bias = np.ones(4, dtype=np.float32), np.zeros(25, dtype=np.float32)
    document = np.zeros((25, 6), dtype=np.float32)
    model = shipped.unpacked(shipped.packed(["law", "of", "the", "state"], idf, weights, bias, document))
    assert np.abs(model.weights - weights).max() <= np.abs(weights).max() / 100
    assert list(model.place) == ["law", "of", "the", "state"]
    assert model.present(np.zeros((1, 25), dtype=np.float32)) == pytest.approx(np.full(25, 0.5))
    rows = model.scores("zzz qqq", paragraphs("zzz qqq"))
    assert not rows.any()


def test_paragraphs_join_headings_with_what_follows_and_cut_what_is_long() -> None:
    text = "1. Fees\n\n" + "The Client pays the fee. " * 80 + "\n\n" + "Tail"
    found = paragraphs(text)
    assert text[found[0].start :].startswith("1. Fees")
    assert all(one.end - one.start <= LONGEST + 100 for one in found)
    assert found[-1].end == len(text)
    assert found[0].lines[0] == 1
    assert paragraphs("x" * 5000)[-1].end == 5000


def test_a_row_of_short_lines_does_not_grow_without_end() -> None:
    text = "\n\n".join(["A short line of a table"] * 200)
    assert all(one.end - one.start <= 2 * LONGEST for one in paragraphs(text))
    assert len(paragraphs("123\n\n...\n\n")) == 1
    assert paragraphs("...\n\n---") == []


def test_words_are_counted_with_their_heading_and_the_one_above() -> None:
    text = "1. Governing Law. The law of Utah applies to all of it, in every way that can be thought of here.\n\n"
    text += "Every other matter is left to the good sense of the parties, who will talk about it before anything else."
    first, second = counted(text, paragraphs(text))
    assert first["h:governing"] == 1
    assert second["c:governing"] == 1
    assert first["law of"] == 1
    assert first["law _ utah"] == 1
    assert counted("[***] 12345", paragraphs("[***] 12345")).__next__()["####"] == 1


def test_the_review_shows_the_models_place_where_no_rule_saw_the_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    def sure(present: float, best: float) -> None:
        def propose(text: str) -> dict[str, shipped.Proposal]:
            place = paragraphs(text)[-1]
            return {topic: shipped.Proposal(present, (place,), best) for topic in ("insurance", "non_compete")}

        monkeypatch.setattr(shipped, "propose", propose)

    text = "The Client pays the Contractor, who works for the Client on the terms that are set out in this paper here."
    text += "\n\nNothing that any rule knows of stands in this line of the agreement."
    for present, best, insurance, compete in (
        (0.99, 0.99, "present", "unsure"),
        (0.99, 0.6, "unsure", "unsure"),
        (0.3, 0.99, "absent", "absent"),
    ):
        sure(present, best)
        topics = review(text).topics
        assert (topics["insurance"].status, topics["non_compete"].status) == (insurance, compete)
    sure(0.99, 0.99)
    assert review(text).topics["insurance"].lines == (3,)
    monkeypatch.setattr(
        shipped, "propose", lambda _: {"insurance": shipped.Proposal(1, (shipped.Paragraph(0, 1, (90, 91), 0),), 1)}
    )
    assert review(text).topics["insurance"].status == "absent"
