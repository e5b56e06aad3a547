"""A parser may hang, swallow memory, recurse, die or lie: each costs its own file, and the next file is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from partwell.facts.errors import AirlockError
from partwell.sources import airlock as airlock_module
from partwell.sources._contract import Context, Finished, Parsed, Recognised
from partwell.sources.airlock import Airlock

BAD = Path(__file__).with_name("_bad_worker.py")


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Airlock]:
    monkeypatch.setattr(airlock_module, "BASE_SECONDS", 1.0)
    monkeypatch.setattr(airlock_module, "PATIENCE", 3.0)
    with Airlock([sys.executable, str(BAD)]) as made:
        yield made


def read(lock: Airlock, folder: Path, words: str) -> list[object]:
    path = folder / "file"
    path.write_text(words)
    return list(lock.read(path, Context("0" * 64, path.name)))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("spin", "too_slow"),
        ("sleep", "too_slow"),
        ("memory", "too_large"),
        ("deep", "too_deep"),
        ("die", "parser_died"),
        ("raise", "parser_died"),
        ("garbage", "parser_died"),
    ],
)
def test_a_bad_parser_costs_its_file_alone(lock: Airlock, tmp_path: Path, word: str, code: str) -> None:
    with pytest.raises(AirlockError) as caught:
        read(lock, tmp_path, f"bad {word}")
    assert caught.value.code == code
    assert "secret words" not in str(caught.value)
    assert isinstance(read(lock, tmp_path, "bad fine")[-1], Finished)


def test_what_a_parser_prints_does_not_reach_the_frames(lock: Airlock, tmp_path: Path) -> None:
    frames = read(lock, tmp_path, "bad print")
    assert [type(frame) for frame in frames] == [Recognised, Parsed, Finished]


def test_rows_that_never_come_are_told_as_problems(lock: Airlock, tmp_path: Path) -> None:
    frames = read(lock, tmp_path, "bad rows")
    parsed = [frame for frame in frames if isinstance(frame, Parsed)]
    assert sum(one.rows for one in parsed) == 3
    assert [problem.code for one in parsed for problem in one.problems] == ["row_not_read"] * 2


def test_nobodys_file_and_an_unknown_format(lock: Airlock, tmp_path: Path) -> None:
    found = read(lock, tmp_path, "good")[0]
    assert isinstance(found, Recognised)
    assert (found.format, found.rows) == (None, 1)
    path = tmp_path / "file"
    with pytest.raises(AirlockError) as caught:
        list(lock.read(path, Context("0" * 64, "x"), force="nothing"))
    assert caught.value.code == "unknown_format"
    assert isinstance(read(lock, tmp_path, "bad fine")[-1], Finished)


def test_a_reader_that_stops_early_leaves_no_process(lock: Airlock, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("bad fine")
    frames = lock.read(path, Context("0" * 64, "x"))
    next(frames)
    frames.close()
    assert lock._child is None
    assert isinstance(read(lock, tmp_path, "bad fine")[-1], Finished)


def test_one_child_serves_many_files(lock: Airlock, tmp_path: Path) -> None:
    read(lock, tmp_path, "bad fine")
    first = lock._child
    read(lock, tmp_path, "bad fine")
    assert lock._child is first
