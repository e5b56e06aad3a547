"""Importing in a real browser: a whole folder, more files than one request takes, hidden ones, and progress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import _chromium as real
from tests.browser._house import House
from tests.faces.conftest import invoices

pytestmark = pytest.mark.browser


@pytest.fixture
def page(house: House, tmp_path: Path) -> Iterator[Any]:
    """The import page of an empty book of this test's own."""
    with real.served(tmp_path / "book") as link:
        context = house.browser.new_context(locale="en")
        page = context.new_page()
        page.goto(link)
        page.wait_for_url(link.partition("/login/")[0] + "/")
        page.goto(link.partition("/login/")[0] + "/import")
        yield page
        context.close()


def folder(home: Path, count: int) -> Path:
    """A folder with `count` tables of invoices in two subfolders, and what systems leave behind."""
    for at in range(count):
        place = home / "exports" / f"{at % 2}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"invoices {at}.csv").write_bytes(invoices(f"Client {at}"))
    (home / "exports" / ".DS_Store").write_bytes(b"\0\1")
    (home / "exports" / "Thumbs.db").write_bytes(b"\0\1")
    return home / "exports"


def test_a_folder_is_read_without_what_systems_hide_in_it(page: Any, tmp_path: Path) -> None:
    page.locator("#folder").set_input_files(folder(tmp_path, 6))
    assert "6" in page.locator("[data-chosen]").inner_text()
    page.locator("button.big").click()
    page.wait_for_url(re.compile(r"/import/run/\d+"))
    assert page.locator(".file-bad").count() == 0
    assert page.locator(".file .rows > li").count() == 6
    page.screenshot(path=real.SCREENS / "import-folder-en-light-desk.png", full_page=True)
    page.get_by_role("button", name="Take all 6 files out again").click()
    assert page.get_by_text("invoices 0.csv").count() == 0


def test_more_files_than_one_request_takes_go_in_pieces(page: Any, tmp_path: Path) -> None:
    page.locator("#folder").set_input_files(folder(tmp_path, 230))
    page.locator("button.big").click()
    page.wait_for_url(re.compile(r"/import/run/\d+\?to=\d+"), timeout=90_000)
    assert page.locator(".file .rows > li").count() == 230


def test_progress_is_asked_for_while_an_import_runs(page: Any, tmp_path: Path) -> None:
    told = []
    page.on("response", lambda answer: told.append(answer.status) if "/import/progress/" in answer.url else None)
    big = tmp_path / "many.csv"
    first, *rows = invoices("Somebody").decode().splitlines()
    lines = [f"{at}-{row}" for at in range(1500) for row in rows]
    big.write_text("\n".join([first, *lines]), encoding="utf-8")
    page.locator("#files").set_input_files(big)
    page.locator("button.big").click(no_wait_after=True)
    page.wait_for_url(re.compile(r"/import/run/\d+"), timeout=120_000)
    assert told
    assert set(told) == {200}
