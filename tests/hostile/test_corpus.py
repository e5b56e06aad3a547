"""Every file made to hurt is refused by name or bounded: rows reconcile, five seconds of CPU, half a gigabyte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partwell.facts.errors import AirlockError
from partwell.sources._contract import Context, Finished, Parsed, Recognised
from partwell.sources._wire import Frame
from partwell.sources.airlock import Airlock
from partwell.words.texts import LANGUAGES, knows
from tests.hostile._corpus import FILES
from tests.sources._reading import well_formed

CONTEXT = Context("0" * 64, "x", kept=frozenset({"a@b.example"}), zone="UTC")
# What is no answer to a hostile file: its parser dead, hung or losing rows.
NO_ANSWER = frozenset({"parser_died", "too_slow", "rows_unaccounted", "unreadable_file"})
# Bombs and traps that must not be unpacked, entered or followed at all.
REFUSED = {
    "bomb.zip": "zip_too_large",
    "slip.zip": "zip_unsafe",
    "absolute.zip": "zip_unsafe",
    "locked.zip": "zip_encrypted",
    "whatsapp-bomb.zip": "zip_too_large",
    "ninja-bomb.zip": "zip_too_large",
    "bomb.pdf": "too_large",
    "laughs.xml": "xml_with_doctype",
    "outside.xml": "xml_with_doctype",
}


@pytest.fixture(scope="module")
def airlock() -> Iterator[Airlock]:
    with Airlock() as made:
        yield made


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_made_to_hurt_is_refused_or_bounded(airlock: Airlock, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    answer = _answer(airlock, path)
    if isinstance(answer, str):
        assert answer not in NO_ANSWER
        assert answer == REFUSED.get(name, answer)
        assert all(knows(language, f"problem.{answer}") for language in LANGUAGES)
        return
    assert name not in REFUSED
    recognised, finished = answer[0], answer[-1]
    parsed = [frame for frame in answer if isinstance(frame, Parsed)]
    assert isinstance(recognised, Recognised)
    assert isinstance(finished, Finished)
    assert finished.cpu_seconds < 5
    if recognised.format is not None:
        assert sum(one.rows for one in parsed) == recognised.rows
    assert well_formed(parsed) == []


def _answer(airlock: Airlock, path: Path) -> list[Frame] | str:
    """The frames, or the code of the refusal; XML that no source claims is forced on the one that reads its kind."""
    try:
        return list(airlock.read(path, CONTEXT, force="camt" if path.suffix == ".xml" else None))
    except AirlockError as fault:
        return fault.code
