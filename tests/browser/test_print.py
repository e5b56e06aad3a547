"""The dossier and the portfolio on paper: A4, light, pictures and words, nothing to press."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from tests.browser import _chromium as real
from tests.browser._house import House
from tests.browser._png import write_png

pytestmark = pytest.mark.browser
A4 = (595, 842)  # points


def printed(house: House, place: str, name: str) -> tuple[Any, str]:
    """The PDF and its text; its pages are kept as pictures for people to look at."""
    context = house.context(color_scheme="dark")
    page = context.new_page()
    page.goto(house.base + place)
    book = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    context.close()
    real.SCREENS.mkdir(parents=True, exist_ok=True)
    text = []
    for at, sheet in enumerate(book):
        write_png(real.SCREENS / f"print-{name}-{at + 1}.png", sheet.render(scale=1.4, rev_byteorder=True).to_numpy())
        text.append(sheet.get_textpage().get_text_bounded())
    return book, " ".join(" ".join(text).split())


@pytest.mark.parametrize(("name", "most"), [("client-trouble", 3), ("portfolio", 5)])
def test_it_prints_on_few_sheets_of_a4(house: House, name: str, most: int) -> None:
    book, text = printed(house, house.places[name], name)
    assert 1 <= len(book) <= most
    for sheet in book:
        assert tuple(round(side) for side in sheet.get_size()) == A4
    corner = book[0].render(scale=0.2, rev_byteorder=True).to_numpy()[0, 0, :3]
    assert min(corner) > 250, "paper is white though the screen was dark"
    assert len(text) > 400


def test_the_dossier_on_paper_has_its_pictures_and_nothing_to_press(house: House) -> None:
    context = house.context()
    page = context.new_page()
    page.goto(house.base + house.troubled)
    page.emulate_media(media="print")
    shown = "(all) => all.filter((one) => one.checkVisibility()).length"
    pressed = page.locator("main button, main input, main textarea, nav a, .fold > summary")
    assert pressed.evaluate_all(shown) == 0
    assert page.locator("main figure svg").evaluate_all(shown) >= 4
    assert real.overflow(page) == []
    context.close()
