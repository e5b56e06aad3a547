"""Every row of the article has its command and its page, and both show that client's facts on the demo book."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.list_clients import list_clients
from partwell.actions.run_demo import run_demo
from partwell.book.home import open_book
from partwell.faces.cli._app import run
from tests._home import close_book
from tests.faces._visitor import Visitor
from tests.faces.conftest import enter

ARTICLE = (Path(__file__).resolve().parent.parent / "docs" / "article.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| `(.+?)` \| `(.+?)` \|$", ARTICLE, re.MULTILINE)
DAY = date(2026, 11, 20)
# What the command and what the page must say: patterns that only this client's facts make true.
SEEN: dict[int, tuple[str, str]] = {
    1: ("Penhallow Tiles", "Penhallow Tiles"),
    2: (r"\d\d\s% +\d\d\s% – \d\d\s% +\d{3}", r"press you outside working hours"),
    3: (r"Revision rounds +[23] ", r"Ostrava Lights"),
    4: (r"Days late +3\d", r"[Ll]ate"),
    5: (r"makes?\s\d\d\s%\sof\s+the\s+trouble\s+and\s+bring", r"Penhallow Tiles"),
    6: ("2", r"%"),
    7: ("Quiet hours", "Quiet hours"),
    8: (r"Listen to your gut", r"Listen to your gut"),
    9: (r"page 1", r"30 days"),
    10: (r"(?s)What was agreed: Brightwater Dental.*“.+”", "Brightwater Dental"),
    11: (r"2026-\d+", r"2026-\d+"),
    12: (r"Best day to tell Sandpiper Travel", "Sandpiper Travel"),
    13: ("by phone", "by phone"),
    14: ("your rhythm and my working hours", "My working hours no longer fit"),
    15: ("7 Jan 2030", "2030-02-28"),
    16: ("kind of provider", "Penhallow Tiles"),
    17: ("Hand over", "Passwords and keys"),
    18: (r"Penhallow Tiles.+elválni", "Ügyek"),
}


@dataclass
class Demo:
    """The demo book after all commands: what each printed, and a visitor of its pages."""

    printed: dict[int, str]
    visitor: Visitor
    ids: dict[str, str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The book filled as `partwell demo` does, and the commands run in the order of the rows."""
    home = tmp_path_factory.mktemp("article") / "home"
    open_book(home)
    run_demo(OWNER, home, until=DAY)
    ids = {card.name: card.id for card in list_clients(OWNER).clients}
    printed = {int(row): _printed(command, home) for row, _, command, _ in ROWS}
    yield Demo(printed, enter(home), ids)
    close_book()


def _printed(command: str, home: Path) -> str:
    words = shlex.split(command)[1:]
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out):
        status = run([*words[:1], "--home", str(home), *words[1:]])
    text = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert status == 0, (command, text)
    assert sys.stdout is not out
    return text


def test_the_article_has_eighteen_rows() -> None:
    assert [int(row) for row, *_ in ROWS] == list(range(1, 19)) == sorted(SEEN)


@pytest.mark.parametrize("number", sorted(SEEN))
def test_the_command_of_a_row_shows_the_clients_facts(demo: Demo, number: int) -> None:
    assert re.search(SEEN[number][0], demo.printed[number]), demo.printed[number][:2000]


@pytest.mark.parametrize(("row", "place"), [(int(row), place) for row, _, _, place in ROWS])
def test_the_page_of_a_row_opens_and_shows_them_too(demo: Demo, row: int, place: str) -> None:
    for name, number in demo.ids.items():
        place = place.replace(f"/clients/{name}", f"/clients/{number}")
    demo.visitor.cookies["partwell_language"] = "hu" if row == 18 else "en"
    answer = demo.visitor.get(place)
    assert answer.status == 200, answer.words[:500]
    assert re.search(SEEN[row][1], answer.words + answer.text), answer.words[:3000]
