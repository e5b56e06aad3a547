"""The economics on the portfolio and of one client: sentences whole in both languages, unknown said, facts opened."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.settings import read_settings, write_settings
from partwell.facts.money import Money
from tests.faces.conftest import House, invoices, payments

_LEFT = re.compile(r"\b(?:economics|change|web\.economics|web\.portfolio)\.[a-z_]+|\{\w+\}|\bNone\b|\bnan\b")
NAME = 'Ostrava <b onclick="x">'


def filled(house: House, *, cash: bool = True) -> str:
    """A client with invoices and late payments; gives the address of its page."""
    money = Money("EUR", 5000_00)
    write_settings(OWNER, replace(read_settings(OWNER), cash=money if cash else None, costs=money if cash else None))
    files = [("invoices.csv", invoices(NAME)), ("payments.csv", payments(NAME))]
    time = "client,date,start,end,billable,note\n" + "\n".join(
        f'"{NAME.replace(chr(34), chr(34) * 2)}",2026-01-0{day},20:00,22:00,no,' for day in range(5, 10)
    )
    assert house.visitor.upload([*files, ("time.csv", time.encode())]).status in {200, 302}
    found = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("language", ["en", "hu"])
def test_both_pages_are_whole_and_escape_names(house: House, language: str) -> None:
    client = filled(house)
    house.visitor.cookies["partwell_language"] = language
    for place in ("/", f"{client}/economics"):
        answer = house.visitor.get(place)
        assert answer.status == 200
        assert _LEFT.findall(answer.words) == [], place
        assert "<b onclick" not in answer.text
    page = house.visitor.get("/").text
    assert page.count('class="cash"') == 1
    assert page.count('class="stack-bar"') == 1  # nothing was open on the last day payments are known of


def test_without_cash_the_runway_is_said_to_be_unknown(house: House) -> None:
    client = filled(house, cash=False)
    for place in ("/", f"{client}/economics"):
        words = house.visitor.get(place).words
        assert "How long your cash lasts is unknown" in words


def test_every_line_opens_its_facts_and_the_client_page_links_here(house: House) -> None:
    client = filled(house)
    assert f'href="{client}/economics"' in house.visitor.get(client).text
    page = house.visitor.get(f"{client}/economics").text
    lines = set(re.findall(rf'href="({client}/economics/\w+)"', page))
    assert {line.rpartition("/")[2] for line in lines} == {"late_money", "unbilled", "logged_outside"}
    for line in lines:
        answer = house.visitor.get(line)
        assert answer.status == 200
        assert answer.text.count('class="proofs"') == 1
        assert _LEFT.findall(answer.words) == []
    assert house.visitor.get(f"{client}/economics/unbilled?start=9999").status == 200
    assert house.visitor.get(f"{client}/economics/nonsense").status == 404
    assert house.visitor.get("/clients/nobody/economics").status == 404


def test_changed_settings_are_told_as_the_cause(house: House) -> None:
    filled(house)
    write_settings(OWNER, replace(read_settings(OWNER), rate=Money("EUR", 90_00)))
    words = house.visitor.get("/").words
    assert "You changed your settings" in words
    assert "hourly rate" in words
