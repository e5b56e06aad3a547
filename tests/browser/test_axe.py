"""Every page without a violation of axe-core's rules, folds opened, in the light and in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import _axe
from tests.browser._house import House

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule(house: House, scheme: str) -> None:
    _axe.script()
    context = house.context(color_scheme=scheme, bypass_csp=True)
    found = {}
    for name, place in {**house.places, "client-their-clock": f"{house.troubled}?clock=theirs"}.items():
        page = context.new_page()
        page.goto(house.base + place)
        found[name] = _axe.violations(page)
        page.close()
    context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_that_tell_of_faults_break_none_either(house: House, tmp_path: Path, scheme: str) -> None:
    _axe.script()
    context = house.context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(house.base + "/settings")
    page.locator("#f-rate").fill("a lot")
    page.locator("form.grid .bar button").click()
    page.wait_for_selector(".faults")
    told = _axe.violations(page)
    broken = tmp_path / "what is this.csv"
    broken.write_text("neither,this\nnor,that\n", encoding="utf-8")
    page.goto(house.base + "/import")
    page.locator("#files").set_input_files(broken)
    page.locator("button.big").click()
    page.wait_for_selector(".file-bad")
    told += _axe.violations(page)
    context.close()
    visitor = house.context(signed_in=False, color_scheme=scheme, bypass_csp=True)
    page = visitor.new_page()
    page.goto(house.base + "/login")
    assert told + _axe.violations(page) == []
    visitor.close()


def test_the_rules_find_what_is_wrong(house: House) -> None:
    context = house.context(bypass_csp=True)
    page = context.new_page()
    page.goto(house.base + "/settings")
    page.evaluate("document.querySelector('label[for=f-name]').remove()")
    assert any(fault.startswith("label ") for fault in _axe.violations(page))
    context.close()
