"""Whatever the order of files, answers and undos: the same facts make the same book."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partwell.actions._actor import OWNER
from partwell.actions.alias_client import alias
from partwell.actions.import_files import import_files
from partwell.actions.list_imports import list_imports
from partwell.actions.set_own_identity import claim
from partwell.actions.undo_import import undo_import
from partwell.book.dump import dump
from tests._home import opened
from tests.book import _fake

ME, JO, STRANGER = "me@own.example", "jo@acme.example", "eve@other.example"
HOURS = [
    _fake.hours("Acme Ltd", "2026-01-05"),
    _fake.hours("ACME LTD", "2026-01-06", note="call"),
    _fake.hours("Acme Ltd", "2026-01-05"),
    _fake.hours("Bolt", "2026-01-07"),
    _fake.hours(None, "2026-01-08"),
]
MONEY = [
    _fake.bill("Acme Ltd", "7", 100),
    _fake.bill("Acme Ltd", "7", 100, due="2026-02-09"),
    _fake.bill("acme ltd", "8", 100, note="second"),
    _fake.bill("Bolt", "9", 200),
    _fake.paid("Acme Ltd", 127, "2026-02-01"),
    _fake.paid(None, 254, "2026-02-03", "9"),
    _fake.paid("Bolt", 254, "2026-02-03", reference="thanks"),
]
MAIL = [
    _fake.mail(JO, ME, "Where is my logo?", name="Jo Smith"),
    _fake.mail(ME, JO, "Tomorrow.", 1_770_000_100),
    _fake.mail(STRANGER, ME, "Buy my gold coins", 1_770_000_200),
    _fake.mail(JO, ME, "This isn't quite it.", 1_770_000_300, name="Jo S."),
]
_COUNT = itertools.count()
QUIET = settings(
    max_examples=400 if os.environ.get("PARTWELL_SOAK") else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def fresh(_empty_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Gives a context manager for as many new books as a test needs."""
    monkeypatch.setenv("PARTWELL_HOME", str(tmp_path))
    return lambda: opened(_empty_book, tmp_path / f"home-{next(_COUNT)}")


@st.composite
def files(draw: st.DrawFn) -> list[tuple[str, list[_fake.Row]]]:
    """Two to four files, each of some rows of one kind; rows may stand in several files."""
    kinds = draw(st.lists(st.sampled_from(["#time", "#money", "#mail", "#archive"]), min_size=2, max_size=4))
    pools = {"#time": HOURS, "#money": MONEY, "#mail": MAIL, "#archive": MAIL}
    return [(kind, draw(st.lists(st.sampled_from(pools[kind]), min_size=1, max_size=6))) for kind in kinds]


def _written(folder: Path, listed: list[tuple[str, list[_fake.Row]]]) -> list[Path]:
    folder.mkdir(parents=True)
    return [_fake.write(folder / f"{at}.txt", head, rows) for at, (head, rows) in enumerate(listed)]


def _steps(paths: list[Path]) -> list[Callable[[], object]]:
    """What a person does: give each file, claim an address, say whose another is."""

    def give(path: Path) -> Callable[[], object]:
        return lambda: import_files(OWNER, [path])

    return [*(give(path) for path in paths), lambda: claim(OWNER, ME), lambda: alias(OWNER, "Acme Ltd", JO)]


@QUIET
@given(listed=files(), data=st.data())
def test_any_order_of_files_and_answers_makes_the_same_book(
    fresh: Callable[[], object], tmp_path: Path, listed: list[tuple[str, list[_fake.Row]]], data: st.DataObject
) -> None:
    base = _fake.write(tmp_path / "base.txt", "#time", HOURS[:1])
    paths = _written(tmp_path / f"files-{next(_COUNT)}", listed)
    seen = []
    for order in (None, data.draw(st.permutations(range(len(paths) + 2)))):
        with fresh():  # type: ignore[attr-defined]
            import_files(OWNER, [base])
            steps = _steps(paths)
            for at in order or range(len(steps)):
                steps[at]()
            seen.append(dump())
            before = list_imports(OWNER)
            again = import_files(OWNER, paths)
            assert again.total["new"] == 0
            assert dump() == seen[-1]
            assert all(row.rows == row.new + row.known + row.problems for row in before)
    assert seen[0] == seen[1]


@QUIET
@given(listed=files(), data=st.data())
def test_undo_in_any_order_leaves_the_book_as_if_the_files_had_never_been_given(
    fresh: Callable[[], object], tmp_path: Path, listed: list[tuple[str, list[_fake.Row]]], data: st.DataObject
) -> None:
    base = _fake.write(tmp_path / "base.txt", "#time", HOURS[:1])
    paths = _written(tmp_path / f"files-{next(_COUNT)}", listed)
    stay = data.draw(st.sets(st.sampled_from(paths)))
    with fresh():  # type: ignore[attr-defined]
        import_files(OWNER, [base])
        for step in _steps([path for path in paths if path in stay]):
            step()
        wanted = dump()
    with fresh():  # type: ignore[attr-defined]
        import_files(OWNER, [base])
        for step in data.draw(st.permutations(_steps(paths))):
            step()
        doomed = [row.id for row in list_imports(OWNER) if Path(row.path) in set(paths) - stay]
        for number in data.draw(st.permutations(doomed)):
            undo_import(OWNER, number)
        assert dump() == wanted
