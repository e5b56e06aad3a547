"""Bars over the fresh contracts and clauses: own words, labelled line by line before any rule was run on them."""

from __future__ import annotations

import json

import pytest

from partwell.contracts.notice import read_notice
from partwell.contracts.review import TOPICS, Review, review
from tests.contracts._data import core_right, doubtful
from tests.contracts._fresh import FOLDER, Fresh, fresh


@pytest.fixture(scope="module")
def read() -> list[tuple[Fresh, Review]]:
    return [(one, review(one.text)) for one in fresh()]


def near(got: tuple[int, ...], wanted: list[int]) -> bool:
    return any(abs(a - b) <= 1 for a in got for b in wanted)


def test_topics_and_lines(read: list[tuple[Fresh, Review]]) -> None:
    assert len(read) >= 17
    right = [
        found.topics[topic].status == one.topics.get(topic, ("absent", []))[0]
        for one, found in read
        for topic in TOPICS
    ]
    cited = [near(found.topics[topic].lines, lines) for one, found in read for topic, (_, lines) in one.topics.items()]
    assert sum(right) >= 0.95 * len(right)
    assert sum(cited) >= 0.95 * len(cited)


def test_loose_ends(read: list[tuple[Fresh, Review]]) -> None:
    met = wanted = true = said = 0
    for one, found in read:
        ends = {end.code: end.lines for end in found.loose_ends}
        hits = [code in ends or any(near(lines, where) for lines in ends.values()) for code, where in one.ends]
        labelled = {code for code, _ in one.ends}
        places = [line for _, lines in one.ends for line in lines]
        met, wanted = met + sum(hits), wanted + len(hits)
        true += sum(code in labelled or near(lines, places) for code, lines in ends.items())
        said += len(ends)
    assert met >= 0.93 * wanted
    assert true >= 0.8 * said


def test_who_may_leave_is_never_wrong_by_more_than_one_contract(read: list[tuple[Fresh, Review]]) -> None:
    wrong = [
        one.name
        for one, found in read
        for side in ("client", "freelancer")
        if (f"termination_convenience_{side}" in one.topics)
        != (found.topics[f"termination_convenience_{side}"].status == "present")
    ]
    assert len(wrong) <= 1


@pytest.mark.parametrize("name", ["clauses_en", "clauses_hu", "clauses_hu_2"])
def test_clauses(name: str) -> None:
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    read = [(row, read_notice(row["text"])) for row in rows]
    plain = [(row, found) for row, found in read if not {"conflict", "doubt"} & row["gold"].keys()]
    right = [row["gold"].get("anchor_any") or core_right(row["gold"], found.rule) for row, found in plain]
    wrong = [
        row["id"]
        for row, found in read
        if found.certain
        and (row["gold"].get("doubt") or doubtful(row["gold"]) or not core_right(row["gold"], found.rule))
        if not row["gold"].get("anchor_any")
    ]
    assert len(rows) >= 17
    assert sum(map(bool, right)) >= 0.96 * len(right)
    assert wrong == []
    for row, found in read:
        assert not row["gold"].get("snap") or found.rule.snap == row["gold"]["snap"], row["id"]
        assert not row["gold"].get("conflict") or list(found.rule.conflict) == row["gold"]["conflict"], row["id"]
