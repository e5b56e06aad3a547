"""What holds for every source over all its samples: recognition, counts, keys, traces, a second reading, texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.facts.records import kind_of
from partwell.sources._contract import HEAD_BYTES, RECOGNISED, Head, Source
from partwell.sources.registry import all_sources, by_name, recognise
from partwell.words.texts import LANGUAGES, knows
from tests.sources import _reading
from tools import expected

SOURCES = all_sources()
SAMPLES = [(source.name, path) for source in SOURCES for path in expected.samples(source.name)]
IDS = [f"{name}-{path.name}" for name, path in SAMPLES]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_source_has_samples_with_results_and_its_texts(source: Source) -> None:
    listed = expected.samples(source.name)
    assert listed
    assert {path for path, _ in expected.written(source.name)} == set(listed)
    for language in LANGUAGES:
        assert knows(language, f"source.{source.name}.title")
        assert knows(language, f"source.{source.name}.how")


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=IDS)
def test_a_sample_gives_what_stands_beside_it(name: str, path: Path) -> None:
    wanted = dict(expected.written(name))[path]
    assert expected.result(name, path) == wanted
    assert wanted["recognised"] == name
    assert wanted["rows"] == wanted["read"]


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=IDS)
def test_every_row_has_one_outcome_and_every_fact_its_words(name: str, path: Path) -> None:
    source, data = by_name(name), path.read_bytes()
    parsed = _reading.read_file(source, path)
    facts = _reading.facts_of(parsed)
    assert _reading.well_formed(parsed) == []
    assert _reading.unproven(data, facts) == []
    assert {kind_of(fact) for fact in facts} <= set(source.gives)
    assert all(len(fact.key) == 20 for fact in facts)


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=IDS)
def test_a_second_reading_gives_the_same(name: str, path: Path) -> None:
    source = by_name(name)
    assert _reading.read_file(source, path) == _reading.read_file(source, path)


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=IDS)
def test_problems_and_notes_have_texts_in_both_languages(name: str, path: Path) -> None:
    for one in _reading.read_file(by_name(name), path):
        for language in LANGUAGES:
            assert all(knows(language, f"problem.{problem.code}") for problem in one.problems)
            assert all(knows(language, f"note.{note.code}") for note in one.notes)


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=IDS)
def test_no_other_source_claims_the_sample_as_surely(name: str, path: Path) -> None:
    data = path.read_bytes()
    head = Head(data[:HEAD_BYTES], path.name, len(data), data[-HEAD_BYTES:])
    own = by_name(name).score(head)
    rivals = [source.name for source in SOURCES if source.name != name and source.score(head) >= own]
    assert rivals == []


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=IDS)
def test_the_name_of_a_file_does_not_decide(name: str, path: Path) -> None:
    data = path.read_bytes()
    found, _ = recognise(Head(data[:HEAD_BYTES], "x", len(data), data[-HEAD_BYTES:]))
    assert found is not None
    assert found.name == name


def test_plain_texts_and_empty_files_are_nobodys() -> None:
    for text in (
        b"",
        b"\x00" * 100,
        b"Dear all,\nthis is a letter.\n",
        b"# Readme\n\n- a, b; c\n",
        b"{}",
        b"<html></html>",
    ):
        assert all(source.score(Head(text, "any.csv", len(text))) < RECOGNISED for source in SOURCES)
