"""The page of formats says what the program says, of every format."""

from __future__ import annotations

from partwell.sources.registry import all_sources
from tools.sources_page import PAGE, page


def test_the_page_is_what_the_catalogue_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: python -m tools.sources_page"


def test_every_format_stands_on_the_page() -> None:
    assert [source.name for source in all_sources() if f"`{source.name}` ·" not in page()] == []
