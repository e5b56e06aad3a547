"""The packs: both languages know the same names, every pattern is RE2, and all topics are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partwell.contracts._grammar import grammar, read_pack
from partwell.contracts._rx import rx
from partwell.contracts._topics import TOPICS, pack

COMPUTED = {
    "termination_convenience_freelancer",
    "termination_convenience_client",
    "termination_cause_cure",
    "notice_period",
}


def shape(value: Any, depth: int = 2) -> Any:
    return {k: shape(v, depth - 1) for k, v in value.items()} if isinstance(value, dict) and depth else None


def test_both_languages_have_the_same_names() -> None:
    for kind in ("notice", "review"):
        english, hungarian = (read_pack(f"{kind}_{language}") for language in ("en", "hu"))
        assert set(english) == set(hungarian)
        for name in ("topics", "marks", "termination", "maybe", "snaps", "objects"):
            left, right = (set(p.get(name) or ()) - {"fax", "snap"} for p in (english, hungarian))
            assert left == right, name


@pytest.mark.parametrize("language", ["en", "hu"])
def test_every_topic_is_in_the_pack_and_every_grammar_loads(language: str) -> None:
    assert set(pack(language).topics) == set(TOPICS) - COMPUTED
    assert grammar(language).cues


def _patterns(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _patterns(inner)


@pytest.mark.parametrize("name", ["notice_en", "notice_hu", "review_en", "review_hu"])
def test_no_pattern_looks_around_or_back(name: str) -> None:
    for pattern in _patterns(read_pack(name)):
        assert "(?=" not in pattern
        assert "(?!" not in pattern
        assert "(?<" not in pattern


def test_a_space_stands_for_any_space_but_not_in_a_class() -> None:
    assert "a \t b" in rx("a b")
    assert "a+b" not in rx("a[ ]b")
    assert "ab" in rx("a *b")
