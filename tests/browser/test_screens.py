"""Every page in a real Chromium: light and dark, phone and desk, both languages, without script, by keyboard."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.browser import _chromium as real
from tests.browser._house import House

pytestmark = pytest.mark.browser
LANGUAGES, SCHEMES = ("en", "hu"), ("light", "dark")
DEVICES = {"phone": real.PHONE, "desk": real.DESK}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
def test_every_page_is_quiet_and_fits_its_screen(house: House, language: str, scheme: str, device: str) -> None:
    real.SCREENS.mkdir(parents=True, exist_ok=True)
    context = house.context(language=language, color_scheme=scheme, viewport=DEVICES[device])
    watch = real.Watch()
    watch.over(context)
    page = context.new_page()
    wide = {}
    for name, place in house.places.items():
        answer = page.goto(house.base + place)
        assert answer.status == (404 if name == "nothing-here" else 200), (name, answer.status)
        assert page.locator("html").get_attribute("lang") == language
        wide[name] = real.overflow(page)
        page.screenshot(path=real.SCREENS / f"{name}-{language}-{scheme}-{device}.png", full_page=True)
    context.close()
    missing = [text for text in watch.errors if "404" not in text]
    assert ({name: found for name, found in wide.items() if found}, missing, watch.strangers) == ({}, [], [])


@pytest.mark.parametrize("device", DEVICES)
def test_the_doors_own_pages_fit_too(house: House, device: str) -> None:
    context = house.context(signed_in=False, viewport=DEVICES[device])
    page = context.new_page()
    page.goto(house.base + "/people")
    assert page.url == house.base + "/login"
    page.screenshot(path=real.SCREENS / f"login-en-light-{device}.png")
    assert real.overflow(page) == []
    page.goto(house.base + "/login/used-up-long-ago")
    page.wait_for_selector(".fault")
    assert page.get_by_role("alert").count() == 1
    context.close()


def test_the_drawer_opens_in_place_with_script(house: House) -> None:
    context = house.context()
    watch = real.Watch()
    watch.over(context)
    page = context.new_page()
    page.goto(house.base + house.troubled)
    drawer = page.locator("#r-delay .drawer")
    drawer.locator("summary").click()
    drawer.locator(".proofs li").first.wait_for()
    before = drawer.locator(".proofs li").count()
    drawer.locator(".pager a").click()
    drawer.locator(".proofs li").nth(before).wait_for()
    page.wait_for_selector("#r-delay .proofs ~ .proofs:focus")  # what was just fetched has the focus
    page.screenshot(path=real.SCREENS / "drawer-en-light-desk.png", full_page=True)
    assert (page.url, watch.errors) == (house.base + house.troubled, [])
    context.close()


def test_everything_works_without_script(house: House) -> None:
    context = house.context(java_script_enabled=False)
    page = context.new_page()
    page.goto(house.base + house.troubled)
    page.locator("#r-delay .drawer summary").click()
    page.locator("#r-delay .drawer a").first.click()
    assert page.url.endswith("/evidence/delay")
    page.locator(".proofs a").first.click()
    assert page.locator("pre.record mark").inner_text().strip() != ""
    page.goto(house.base + house.troubled)
    page.locator("#check-in .scale label").nth(1).click()
    page.locator("#note").fill("a long call")
    page.locator("#check-in button").click()
    assert "a long call" in page.locator("#check-in .moods").first.inner_text()
    page.locator(".tongue button[value=hu]").click()
    assert page.locator("html").get_attribute("lang") == "hu"
    assert page.url.split("?")[0] == house.base + house.troubled
    context.close()


def test_a_form_keeps_what_was_typed_and_names_the_field(house: House) -> None:
    context = house.context(viewport=real.PHONE)
    page = context.new_page()
    page.goto(house.base + "/settings")
    page.locator("#f-name").fill("Somebody Else")
    page.locator("#f-rate").fill("a lot")
    page.locator("form.grid .bar button").click()
    assert page.locator("#f-name").input_value() == "Somebody Else"
    assert page.locator("#f-rate").input_value() == "a lot"
    assert page.locator("#f-rate").get_attribute("aria-invalid") == "true"
    assert page.locator("#e-rate").inner_text() != ""
    page.screenshot(path=real.SCREENS / "settings-fault-en-light-phone.png", full_page=True)
    context.close()


def test_an_import_by_the_form_is_told_and_can_be_taken_out(house: House, tmp_path: Path) -> None:
    broken = tmp_path / "what is this.csv"
    broken.write_text("neither,this\nnor,that\n", encoding="utf-8")
    context = house.context(viewport=real.PHONE)
    page = context.new_page()
    page.goto(house.base + "/import")
    page.locator("#files").set_input_files(broken)
    assert "what is this.csv" in page.locator("[data-chosen]").inner_text()
    page.locator("button.big").click()
    page.wait_for_selector(".file-bad")
    numbers = [int(n) for n in re.findall(r"\d+", page.locator(".page-head .sum").inner_text())]
    assert numbers[0] == sum(numbers[1:]) == 1
    page.screenshot(path=real.SCREENS / "import-problem-en-light-phone.png", full_page=True)
    context.close()


@pytest.mark.parametrize("name", ["portfolio", "client-trouble", "import", "people", "settings"])
def test_the_keyboard_reaches_everything(house: House, name: str) -> None:
    context = house.context()
    page = context.new_page()
    page.goto(house.base + house.places[name])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    wanted = page.evaluate(_REACHABLE)
    seen = {page.evaluate(_WHO)}
    for _ in range(3 * len(wanted)):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(_WHO))
    assert [one for one in wanted if one not in seen] == []
    page.goto(house.base + house.places[name])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()


def test_hostile_names_do_nothing_in_a_real_browser(house: House, tmp_path: Path) -> None:
    names = [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "<svg/onload=alert(1)>",
        "'};alert(1)//{{7*7}}",
    ]
    book = tmp_path / "<img src=x onerror=alert(1)>.csv"
    rows = [[str(at), name, "2026-01-01", "2026-01-15", "EUR", "9", "0", "9"] for at, name in enumerate(names)]
    with book.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["number", "client", "issued", "due", "currency", "net", "tax", "gross"], *rows])
    context = house.context()
    watch = real.Watch()
    watch.over(context)
    page = context.new_page()
    page.on("dialog", lambda dialog: watch.errors.append(dialog.message))
    page.goto(house.base + "/import")
    page.locator("#files").set_input_files(book)
    page.locator("button.big").click()
    page.wait_for_selector(".file")
    for place in ("/", "/people", "/import", "/settings"):
        page.goto(house.base + place)
    page.goto(house.base + "/people")
    shown = [name for name in names if page.get_by_role("link", name=name, exact=True).count()]
    for name in shown:
        page.goto(house.base + "/people")
        page.get_by_role("link", name=name, exact=True).click()
        page.locator(".drawer summary").first.click()
        page.locator(".proofs li").first.wait_for()
    assert (shown, watch.errors, watch.strangers) == (names, [], [])
    context.close()


# What a person must reach: links, buttons, fields, folds; of a group of radio buttons one, by its name.
_REACHABLE = """() => {
    const open = (one) => !one.closest("details:not([open])") || one.matches("details:not([open]) > summary");
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    const name = (one, at) => one.type === "radio" ? "radio " + one.name : at + " " + one.tagName;
    all.forEach((one, at) => { one.dataset.who = name(one, at); });
    return [...new Set(all.filter((one) => open(one) && one.checkVisibility() && !one.disabled)
        .map((one) => one.dataset.who))];
}"""
_WHO = "document.activeElement?.dataset?.who ?? ''"
