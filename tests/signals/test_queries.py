"""Rules of the SQL: one dialect, grouped by book and client, differences between engines only behind macros."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from partwell.signals import engine
from partwell.signals.measure import queries
from partwell.signals.registry import FOLDER, all_signals
from partwell.signals.snapshot import take
from partwell.words.texts import LANGUAGES, knows
from tests.signals._book import SETTINGS, Book

FILES = sorted(path for path in FOLDER.rglob("*.sql") if path.name != "schema.sql")
# Functions that engines spell or round differently; engine.py alone may name them.
FORBIDDEN = re.compile(
    r"\b(?:timezone|isodow|dayofweek|weekofyear|date_trunc|date_diff|datediff|date_part|extract|epoch|to_timestamp|"
    r"strftime|strptime|now|current_date|current_timestamp|quantile\w*|median|mode|approx_\w+|list_\w+|unnest|any_value|"
    r"first|last|arg_max|arg_min|max_by|min_by|string_agg|random|hash|hour|minute|lpad)\s*\(|"
    r"::|\bINTERVAL\b|\bEXCLUDE\b|\bQUALIFY\b|\bILIKE\b|\bGROUP BY ALL\b|\w\[\d*:?\d*\]|(?<!/)/(?!/)",
    re.IGNORECASE,
)


def _code(path: Path) -> str:
    return re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_differs_between_engines_stands_only_behind_macros(path: Path) -> None:
    assert [match.group(0) for match in FORBIDDEN.finditer(_code(path))] == []


def test_the_scan_sees_what_it_forbids() -> None:
    for text in (
        "timezone('x', t)",
        "isodow(d)",
        "quantile_cont(x, .5)",
        "l[1:2]",
        "l[1]",
        "a / b",
        "x::DATE",
        "median(x)",
    ):
        assert FORBIDDEN.search(f"SELECT {text} FROM t"), text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_grouping_begins_with_book_and_client_or_a_fact_of_the_book(path: Path) -> None:
    for group in re.findall(r"GROUP BY\s+([^\n)]+)", _code(path)):
        first, *others = [re.sub(r"^\w+\.", "", name.strip()) for name in group.split(",")]
        assert first == "book", (path.stem, group)
        if others:
            assert others[0] in {"client", "invoice", "payment", "currency"}, (path.stem, group)
    for window in re.findall(r"PARTITION BY\s+([^\n)]+?)(?:\s+ORDER BY|\n|\))", _code(path)):
        assert re.match(r"(?:\w+\.)?book\b", window), (path.stem, window)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_begins_with_a_sentence_and_parses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"-- [A-ZÁ].*", text)
    found = duckdb.extract_statements(text)
    assert [statement.type for statement in found] == [duckdb.StatementType.SELECT]


@pytest.mark.parametrize("name", sorted(all_signals()))
def test_a_signal_gives_every_client_a_row_and_has_its_texts(name: str, tmp_path: Path) -> None:
    book = Book()
    for number in (1, 2):
        book.client(number)
    with engine.Engine(tmp_path / "snapshot", take(tmp_path, book), SETTINGS) as run:
        rows = run.run((FOLDER / f"{name}.sql").read_text())
    assert {(row["book"], row["client"]) for row in rows} == {("b" * 32, "c1"), ("b" * 32, "c2")}
    for language in LANGUAGES:
        assert knows(language, f"reading.{name}.title")
        assert knows(language, f"reading.{name}.help")


def test_a_printed_query_runs_as_it_stands(tmp_path: Path) -> None:
    """What `why --sql` shows: every view before those that rest on it."""
    book = Book()
    book.client(1)
    with engine.Engine(tmp_path / "snapshot", take(tmp_path, book), SETTINGS) as run:
        for name, text in queries().items():
            views, _, query = text.rpartition(";\n\n")
            for view in filter(None, (views + ";").split(";\n\n")):
                run._con.execute(re.sub(r"CREATE VIEW", "CREATE OR REPLACE TEMP VIEW", view))
            assert run._con.execute(query).fetchall(), name


def test_a_name_in_a_comment_is_no_view() -> None:
    assert engine.views_of("SELECT 1 -- FROM talk") == []
    assert engine.views_of("SELECT 1 FROM talk")[-2:] == ["people", "talk"]
