"""The snapshot: whole or not there, the same for all who read it, and clean after those who were killed."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from partwell.signals import measure as measuring
from partwell.signals import snapshot
from partwell.signals.over import over
from tests.signals._book import COLUMNS, SETTINGS, Book, day

CODES = "SELECT number FROM invoices ORDER BY number"


def small(generation: int = 1, bills: int = 1) -> Book:
    book = Book(number=generation)
    book.client(1)
    for _ in range(bills):
        book.billed(1, day("2026-03-01"), 100_00, due=day("2026-03-15"))
    return book


def _bills(home: Path, held: dict[str, Any]) -> int:
    files = [str(snapshot.root_of(home) / path) for path in held["tables"]["invoices"]]
    return int(duckdb.connect().read_parquet(files).count("*").fetchall()[0][0])


def test_taken_once_while_nothing_changes(tmp_path: Path) -> None:
    held = snapshot.take(tmp_path, small())
    assert snapshot.take(tmp_path, small()) == held == snapshot.manifest(snapshot.root_of(tmp_path))


def test_a_new_generation_and_a_new_book_in_the_old_place_are_seen(tmp_path: Path) -> None:
    assert _bills(tmp_path, snapshot.take(tmp_path, small(1, bills=1))) == 1
    assert _bills(tmp_path, snapshot.take(tmp_path, small(2, bills=2))) == 2
    other = small(2, bills=3)
    other.name = "c" * 32
    assert _bills(tmp_path, snapshot.take(tmp_path, other)) == 3


def test_what_was_taken_stays_readable_although_the_next_is_published(tmp_path: Path) -> None:
    first = snapshot.take(tmp_path, small(1, bills=1))
    snapshot.take(tmp_path, small(2, bills=2))
    snapshot.take(tmp_path, small(3, bills=3))
    assert _bills(tmp_path, first) == 1


def test_generations_before_the_last_two_go_once_they_are_old(tmp_path: Path) -> None:
    held = [snapshot.take(tmp_path, small(generation)) for generation in (1, 2, 3)]
    root = snapshot.root_of(tmp_path)
    for one in held:
        os.utime(root / one["folder"], (time.time() - 40,) * 2)
    last = snapshot.take(tmp_path, small(4))
    kept = {path.name for path in root.iterdir() if path.is_dir()}
    assert last["folder"] in kept
    assert len(kept) == snapshot.KEPT_GENERATIONS


class Broken(Book):
    """Fails at its last table, as a killed process would leave things."""

    def batch(self, table: str) -> dict[str, list[Any]]:
        if table == "time_entries":
            raise OSError
        return super().batch(table)


def test_a_take_that_fails_leaves_the_old_snapshot_and_nothing_else(tmp_path: Path) -> None:
    held = snapshot.take(tmp_path, small())
    with pytest.raises(OSError):
        snapshot.take(tmp_path, Broken(number=2))
    root = snapshot.root_of(tmp_path)
    assert snapshot.manifest(root) == held
    assert sorted(path.name for path in root.iterdir()) == sorted(["manifest.json", held["folder"]])


def test_what_a_kill_left_behind_goes_after_an_hour_and_not_before(tmp_path: Path) -> None:
    snapshot.take(tmp_path, small())
    root = snapshot.root_of(tmp_path)
    old, fresh = root / ".new-old", root / ".new-fresh"
    for folder in (old, fresh):
        folder.mkdir()
    (root / ".manifest-old").write_text("{")
    for path in (old, root / ".manifest-old"):
        os.utime(path, (time.time() - 3700,) * 2)
    snapshot.take(tmp_path, small(2))
    assert (old.exists(), (root / ".manifest-old").exists(), fresh.exists()) == (False, False, True)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"format": 0}', "\x00"])
def test_a_broken_manifest_is_none(tmp_path: Path, text: str) -> None:
    held = snapshot.take(tmp_path, small())
    (snapshot.root_of(tmp_path) / "manifest.json").write_text(text)
    assert snapshot.manifest(snapshot.root_of(tmp_path)) == {}
    assert snapshot.take(tmp_path, small())["generation"] == held["generation"]


@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"x" * 99)]
)
def test_files_that_cannot_be_read_are_written_again(tmp_path: Path, harm: Any) -> None:
    held = snapshot.take(tmp_path, small(bills=2))
    harm(snapshot.root_of(tmp_path) / held["tables"]["invoices"][0])
    assert len(over(tmp_path, small(bills=2), SETTINGS, lambda engine: engine.run(CODES))) == 2


def test_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    snapshot.take(tmp_path, small())
    root = snapshot.root_of(tmp_path)
    for path in [root, *root.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_source_is_read_frozen(tmp_path: Path) -> None:
    """Every table and the generation come from inside one `frozen`: no half of a change is ever copied."""
    frozen: list[bool] = [False]

    class Watched(Book):
        @contextmanager
        def frozen(self) -> Iterator[None]:
            frozen[0] = True
            yield
            frozen[0] = False

        def batch(self, table: str) -> dict[str, list[Any]]:
            assert frozen[0]
            return super().batch(table)

    snapshot.take(tmp_path, Watched())
    assert not frozen[0]


def test_readers_see_one_generation_or_the_next_but_never_a_mixture(tmp_path: Path) -> None:
    """Each generation n has n bills and n payments: a reader must find equal numbers."""
    snapshot.take(tmp_path, _even(1))
    stop, seen, faults = threading.Event(), set(), []

    def read() -> None:
        while not stop.is_set():
            held = snapshot.manifest(snapshot.root_of(tmp_path))
            pair = _pair(tmp_path, held)
            seen.add(pair)
            if len(set(pair)) != 1 or pair[0] != held["generation"]:
                faults.append((pair, held["generation"]))

    reader = threading.Thread(target=read)
    reader.start()
    for generation in range(2, 12):
        snapshot.take(tmp_path, _even(generation))
    stop.set()
    reader.join()
    assert faults == []
    assert seen


def _even(generation: int) -> Book:
    book = small(generation, bills=generation)
    for _ in range(generation):
        book.paid(1, day("2026-03-20"), 100_00)
    return book


def _pair(home: Path, held: dict[str, Any]) -> tuple[int, int]:
    root, con = snapshot.root_of(home), duckdb.connect()
    counts = (
        con.read_parquet([str(root / path) for path in held["tables"][table]]).count("*").fetchall()[0][0]
        for table in ("invoices", "payments")
    )
    first, second = counts
    return int(first), int(second)


def _take_many(home: str, first: int, answers: Any) -> None:
    for generation in range(first, first + 6):
        held = snapshot.take(Path(home), _even(generation))
        answers.put((generation, held["generation"], _pair(Path(home), held)))


def test_two_processes_take_at_once_and_each_gets_what_it_took(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    answers = spawn.Queue()
    processes = [spawn.Process(target=_take_many, args=(str(tmp_path), first, answers)) for first in (1, 1)]
    for process in processes:
        process.start()
    found = [answers.get(timeout=60) for _ in range(12)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert {(asked, (asked, asked)) for asked, _, _ in found} == {(held, pair) for _, held, pair in found}
    held = json.loads((snapshot.root_of(tmp_path) / "manifest.json").read_text())
    assert _pair(tmp_path, held) == (held["generation"],) * 2


def test_a_large_import_has_parts_of_its_own_with_its_recipients(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "BIG_FILE", 3)
    book = Book()
    book.client(1)
    book.me()
    for minute in range(5):
        book.wrote(1, minute * 60)
    book.rows["messages"] += [("late", 2, 900, None, 1, "t", "mail", False, 8)]
    book.rows["message_to"] += [("late", 0)]
    held = snapshot.take(tmp_path, book)
    names = {table: [Path(path).name for path in held["tables"][table]] for table in ("messages", "message_to")}
    assert names == {t: [f"{t}-1.parquet", f"{t}-rest.parquet"] for t in ("messages", "message_to")}
    assert book.measured().readings["after_hours"]["c1"].n == 6


_values = {
    "VARCHAR": st.none() | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12),
    "BIGINT": st.none() | st.integers(-(2**63), 2**63 - 1),
    "BOOLEAN": st.none() | st.booleans(),
    "DATE": st.none() | st.dates(date(1900, 1, 1), date(2300, 1, 1)),
}


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(sorted(_values)))
def test_columns_come_back_as_they_went(data: st.DataObject, kind: str) -> None:
    values = data.draw(st.lists(_values[kind], max_size=20))
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE t (c {kind})")
        con.register("given", {"c": snapshot.column(values, kind)})
        con.table("given").insert_into("t")
        assert [row[0] for row in con.execute("SELECT c FROM t").fetchall()] == values


def test_a_lone_text_among_thousands_of_blanks_is_kept() -> None:
    values = [None] * 5000
    values[4321] = "x"  # type: ignore[call-overload]
    with duckdb.connect() as con:
        con.execute("CREATE TABLE t (c VARCHAR)")
        con.register("given", {"c": snapshot.column(values, "VARCHAR")})
        con.table("given").insert_into("t")
        assert con.execute("SELECT COUNT(c), MAX(c) FROM t").fetchall() == [(1, "x")]


def test_the_fake_book_of_these_tests_has_the_columns_of_the_schema() -> None:
    with duckdb.connect() as con:
        con.execute(Path(snapshot.__file__).with_name("schema.sql").read_text())
        rows = con.execute("SELECT table_name, COUNT(*) FROM information_schema.columns GROUP BY 1").fetchall()
    assert {table: len(names.split()) for table, names in COLUMNS.items()} == dict(rows)


def test_measuring_again_costs_nothing_until_the_book_or_the_question_changes(tmp_path: Path) -> None:
    first = measuring.measure(tmp_path, small(), SETTINGS)
    assert measuring.measure(tmp_path, small(), SETTINGS) is first
    assert measuring.measure(tmp_path, small(2), SETTINGS) is not first
    (tmp_path / "other").mkdir()
    assert measuring.measure(tmp_path / "other", small(2), SETTINGS) is not first
