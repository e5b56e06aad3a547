"""A client of the demo parted with in a real browser, from the portfolio to the closed case, in both languages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from partwell.words import say
from tests.browser import _axe
from tests.browser import _chromium as real
from tests.browser._house import House

pytestmark = pytest.mark.browser
WORD = "settled by word of mouth"


class Walker:
    """Somebody with a keyboard who reads what the page says and takes one step after the other."""

    def __init__(self, page: Any, base: str, language: str) -> None:
        self.page, self.base, self.language = page, base, language

    def t(self, key: str, **args: object) -> str:
        return say(self.language, key, **args)

    def press(self, key: str, **args: object) -> None:
        """Press the first button or link in sight with this text."""
        text = re.compile(f"^{re.escape(self.t(key, **args))}$")
        found = self.page.locator("button:visible, a.button:visible").filter(has_text=text).first
        found.click()
        self.page.wait_for_load_state("networkidle")

    def fill(self, **answers: str) -> None:
        """Answer items of the open step and settle it."""
        for name, value in answers.items():
            field = self.page.locator(f"#answer [name='a-{name}']")
            if field.first.get_attribute("type") == "radio":
                self.page.locator(f"#answer [name='a-{name}'][value='{value}']").check()
            else:
                field.fill(value)
        self.press("web.case.done")

    def tick_all(self) -> None:
        """Tick whatever the step asks for."""
        for fold in self.page.locator("#answer details").all():
            fold.evaluate("(one) => { one.open = true; }")
        for box in self.page.locator("#answer input[type=checkbox]").all():
            box.check()

    def here(self) -> str:
        """The step that is open."""
        return str(self.page.locator("#step-h").inner_text())

    def stands_at(self, step: str) -> None:
        assert self.t(f"case.step.{step}") in self.here()


def cool_off(walker: Walker) -> None:
    page = walker.page
    page.locator(".case-path a").first.click()
    page.locator("label", has_text=re.compile("^8$")).click()
    page.locator("#note").fill(WORD)
    walker.press("web.case.note_keep")
    page.locator(".case-path a").first.click()
    page.wait_for_load_state("networkidle")
    if page.get_by_role("button", name=walker.t("web.case.skip")).count():
        walker.press("web.case.skip")
    else:
        page.locator("summary", has_text=walker.t("web.case.override")).click()
        page.locator("#reason").fill(WORD)
        walker.press("web.case.override")


def prepare(walker: Walker) -> None:
    """Contract or dossier, obligations, days, talk, words."""
    page = walker.page
    walker.stands_at("contract_review")
    walker.tick_all()
    walker.press("web.case.done")
    if walker.t("case.step.scope_dossier") in walker.here():
        walker.tick_all()
        walker.fill(scope=WORD)
    walker.stands_at("obligations")
    walker.tick_all()
    for group in page.locator("#answer fieldset.choice").all():
        group.locator("input").first.check()
    walker.press("web.case.done")
    walker.stands_at("timing")
    today = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')"))
    walker.fill(tell_day=today.isoformat(), last_day=(today + timedelta(days=75)).isoformat())
    walker.stands_at("meeting")
    walker.fill(channel="phone", at="14:30")
    walker.stands_at("script")
    page.locator("#step a").first.click()
    page.wait_for_selector(".speech")
    page.go_back()
    walker.tick_all()
    walker.fill(reason="capacity", if_more_money="no")


def leave(walker: Walker) -> None:
    """Tell, write, refer, hand over, look back, close."""
    page = walker.page
    walker.stands_at("notice")
    today = page.locator("#told-day").input_value()
    page.locator("[name='how'][value='phone']").check()
    walker.press("web.case.told_keep")
    walker.fill(channel="email", sent_day=today)
    walker.stands_at("referral")
    walker.fill(whom="nobody")
    walker.stands_at("handover")
    walker.tick_all()
    walker.press("web.case.done")
    walker.stands_at("afterwards")
    page.locator("summary", has_text=walker.t("web.case.override")).click()
    page.locator("#reason").fill(WORD)
    walker.press("web.case.override")
    walker.press("web.case.close")
    assert walker.t("case.state.closed") in page.locator("h1").inner_text()


@pytest.mark.parametrize(("language", "name"), [("en", "Penhallow Tiles"), ("hu", "Csillagszem Bábszínház")])
def test_a_parting_from_the_portfolio_to_the_closed_case(house: House, language: str, name: str) -> None:
    context = house.context(language=language, viewport=real.PHONE if language == "hu" else real.DESK)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    walker = Walker(page, house.base, language)
    page.goto(house.base + "/")
    page.get_by_role("link", name=name, exact=True).first.click()
    page.locator("nav.places a", has_text=re.compile(f"^{walker.t('web.case.place')}$")).click()
    walker.press("web.case.open")
    cool_off(walker)
    prepare(walker)
    leave(walker)
    assert real.overflow(page) == []
    assert faults == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_case_break_no_rule_and_save_as_one_goes(house: House, scheme: str) -> None:
    context = house.context(color_scheme=scheme, bypass_csp=True, viewport=real.PHONE)
    page = context.new_page()
    page.goto(house.base + house.places["client"])
    place = f"{house.base}{house.places['client']}/case"
    page.goto(place)
    if page.locator("#open-h").count():
        assert _axe_of(page) == []
        page.locator("form button.big").click()
        page.wait_for_selector(".case-path")
    for step in ("cooling_off", "contract_review", "obligations", "timing", "meeting", "notice", "afterwards"):
        page.goto(f"{place}?step={step}")
        assert real.overflow(page) == []
        assert _axe_of(page) == []
    page.goto(f"{place}?step=obligations")
    page.locator("[name='a-all_listed']").set_checked(scheme == "light")
    page.wait_for_function("document.querySelector('#kept').textContent.trim() !== ''")
    page.reload()
    assert page.locator("[name='a-all_listed']").is_checked() == (scheme == "light")
    page.goto(house.base + "/cases")
    assert _axe_of(page) == []
    context.close()


def _axe_of(page: Any) -> list[str]:
    return _axe.violations(page)
