"""The economics of a book against its files: what is open, how long cash lasts, what a client costs, what changed."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from partwell.actions._actor import OWNER
from partwell.actions._economics_json import curve_json, economics_json
from partwell.actions.changes import what_changed
from partwell.actions.client_economics import client_economics, line_evidence
from partwell.actions.economics import Economics, economics, economics_and_basis
from partwell.actions.import_files import import_files
from partwell.actions.settings import read_settings, write_settings
from partwell.facts.errors import NotFound
from partwell.facts.money import Money
from partwell.facts.profile import Profile, WorkHours

AS_OF = date(2026, 6, 30)
PROFILE = Profile(
    name="Emma",
    zone="Europe/Budapest",
    country="HU",
    rate=Money("EUR", 50_00),
    cash=Money("EUR", 3000_00),
    costs=Money("EUR", 2000_00),
    reserve=2500,
)


def write(folder: Path, name: str, head: str, rows: list[str]) -> Path:
    (folder / name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return folder / name


def issued(month: int) -> date:
    return date(2025 + month // 12, month % 12 + 1, 3)


def fill(folder: Path) -> None:
    """Larkmoor: 1,200 a month paid two days late; Ostrava Lights: 600 a month paid thirty days late, work by night."""
    bills, money = [], []
    for month in range(18):
        for name, net, late in (("Larkmoor", 1200, 2), ("Ostrava Lights", 600, 30)):
            due = issued(month) + timedelta(days=14)
            bills.append(f"{name[0]}-{month},{name},{issued(month)},{due},EUR,{net}.00,0.00,{net}.00")
            paid = due + timedelta(days=late)
            if paid <= AS_OF:
                money.append(f"{paid},{name},EUR,{net}.00,{name[0]}-{month},")
    entries = [f"Larkmoor,{issued(m)},09:00,19:00,yes," for m in range(18)]
    entries += [f"Ostrava Lights,{issued(m)},20:00,23:00,{'no' if m % 2 else 'yes'}," for m in range(18)]
    files = [
        write(folder, "i.csv", "number,client,issued,due,currency,net,tax,gross", bills),
        write(folder, "p.csv", "date,client,currency,amount,invoice,reference", money),
        write(folder, "t.csv", "client,date,start,end,billable,note", entries),
    ]
    assert import_files(OWNER, files).usable


@pytest.fixture
def whole(book: Path, tmp_path: Path) -> Economics:
    write_settings(OWNER, PROFILE)
    fill(tmp_path)
    return economics(OWNER, AS_OF)


def test_receivables_by_hand(whole: Economics) -> None:
    """Open on 19 June, the day of the last payment: Ostrava's bill of June, two days past due."""
    found = whole.waiting
    assert found is not None
    assert found.until == date(2026, 6, 19)
    assert (found.receivables, found.overdue, found.invoices, found.unclear) == (600, 600, 1, 0)
    sales = 12 * 1800
    assert found.dso == pytest.approx(600 * 365 / sales)
    assert found.best == 0
    assert found.dso - found.best == pytest.approx(found.delinquent)
    paid = [(1200.0, 16)] * 18 + [(600.0, 44)] * 17
    assert found.to_pay == pytest.approx(sum(a * d for a, d in paid) / sum(a for a, _ in paid))


def test_concentration_by_hand(whole: Economics) -> None:
    found = whole.concentration
    assert found is not None
    parts = dict(found.shares)
    assert sum(parts.values()) == pytest.approx(1)
    assert max(parts.values()) == found.shares[0][1] == pytest.approx(12 * 1200 / (12 * 1200 + 12 * 600), abs=0.03)
    assert found.hhi == pytest.approx(sum(part * part for part in parts.values()))
    assert found.range is not None
    assert found.range[0] <= found.hhi <= found.range[1]


def test_trouble_against_money_names_the_slow_one(whole: Economics) -> None:
    curve = whole.curve
    assert curve is not None
    slow = client_economics(OWNER, "Ostrava Lights", AS_OF).row.id
    assert curve.first == (slow,)
    assert curve.trouble > 0.8
    assert curve.revenue == pytest.approx(17 * 600 / (17 * 600 + 18 * 1200))
    assert curve.top is not None
    assert curve.top.name == slow
    assert (curve.top.at_least or 0) <= curve.trouble
    assert curve.gini_range is not None


def test_the_runway_with_and_without_a_client(whole: Economics) -> None:
    cash = whole.cash
    assert cash.runway is not None
    big, small = (client_economics(OWNER, name, AS_OF) for name in ("Larkmoor", "Ostrava"))
    assert big.leave is not None
    assert small.leave is not None
    assert big.leave.middle < small.leave.middle < cash.runway.stay.middle
    assert big.leave.short >= small.leave.short >= cash.runway.stay.short
    assert cash.kept == 0.75
    assert big.monthly == pytest.approx(1200, rel=0.15)


@pytest.mark.parametrize(
    ("blank", "reason"), [({"cash": None}, "cash_unknown"), ({"costs": None}, "costs_unknown"), ({}, "no_invoices")]
)
def test_blank_is_unknown_and_said_so(book: Path, blank: dict[str, Any], reason: str) -> None:
    write_settings(OWNER, replace(PROFILE, **blank))
    found = economics(OWNER, AS_OF).cash
    assert (found.runway, found.reason) == (None, reason)


def test_lines_of_cost_count_apart_and_open_their_facts(whole: Economics) -> None:
    found = client_economics(OWNER, "Ostrava Lights", AS_OF)
    (late,) = found.lines
    assert (late.line, late.kind, late.n) == ("late_money", "slow_to_pay", 18)
    days = 17 * 30 * 600 + 2 * 600
    assert late.money_guessed == pytest.approx((days * 0.08 / 365,) * 3)
    assert found.unbilled is not None
    assert (found.unbilled.n, found.unbilled.hours) == (9, 27)
    assert found.outside is not None
    assert (found.outside.hours, found.outside.extra) == (54, 54 * 50 * 0.5)
    _, line, facts = line_evidence(OWNER, "Ostrava Lights", "logged_outside", AS_OF)
    assert (line.n, len(facts)) == (18, 18)
    assert {fact.kind for fact in facts} == {"time"}
    with pytest.raises(NotFound):
        line_evidence(OWNER, "Ostrava Lights", "pressing", AS_OF)


def test_an_entry_across_the_end_of_the_day_counts_its_part_outside(whole: Economics) -> None:
    """Larkmoor's entries run from 9 to 19 on working hours to 18; those on weekends and holidays count whole."""
    found = client_economics(OWNER, "Larkmoor", AS_OF).outside
    assert found is not None
    free = {date(2025, 5, 3), date(2025, 8, 3), date(2026, 1, 3), date(2026, 5, 3)}
    weekend = {issued(m) for m in range(18) if issued(m).weekday() > 4}
    assert free <= weekend
    holidays = {date(2026, 4, 3)}  # Good Friday
    off = weekend | holidays
    assert found.hours == 10 * len(off) + (18 - len(off))


def test_refill_rests_on_the_asked_rate_while_others_are_few(whole: Economics) -> None:
    found = client_economics(OWNER, "Larkmoor", AS_OF)
    assert found.refill is not None
    assert (found.refill.asked, found.refill.rate) == (True, 50)
    assert found.refill.share == pytest.approx(18 * 1200 / 180 / 50, rel=1e-3)
    assert found.realization == pytest.approx(found.refill.share)


def test_the_document_is_plain_json_without_nan_and_the_same_twice(whole: Economics) -> None:
    def document() -> str:
        basis, found = economics_and_basis(OWNER, AS_OF)
        parts = [curve_json(found.curve), economics_json(basis, found, what_changed(OWNER, AS_OF), "hu")]
        return json.dumps(parts, allow_nan=False, ensure_ascii=False)

    assert document() == document()
    assert "{" in document()


@pytest.mark.parametrize("language", ["en", "hu"])
def test_what_changed_names_facts_and_settings_apart(whole: Economics, language: str) -> None:
    before = what_changed(OWNER, AS_OF, date(2025, 2, 1))
    assert {(change.what, change.cause) for change in before.by_facts} >= {("verdict", "facts"), ("kind", "facts")}
    assert all(change.more > 0 for change in before.by_facts if change.what == "kind")
    assert before.by_settings == ()
    write_settings(OWNER, replace(read_settings(OWNER), rate=Money("EUR", 500_00), hours=WorkHours(end=20 * 60)))
    # The change was made today, so that a day long past was measured with the old settings.
    after = what_changed(OWNER, AS_OF, date(2026, 5, 31))
    assert {change.name for change in after.settings} == {"rate", "hours"}
    moved = {(one.what, one.after) for one in after.by_settings}
    assert ("verdict", "manage") in moved
    basis, found = economics_and_basis(OWNER, AS_OF)
    messages = [one["message"] for one in economics_json(basis, found, after, language)["changes"]["changes"]]
    assert messages
    assert all("{" not in text and "change." not in text and "None" not in text for text in messages)


def test_a_first_profile_is_no_change_and_a_second_is_one(book: Path) -> None:
    write_settings(OWNER, PROFILE)
    assert what_changed(OWNER, AS_OF).settings == ()
    write_settings(OWNER, replace(PROFILE, zone="Europe/Vienna", language="hu", name="E."))
    assert [change.name for change in what_changed(OWNER, AS_OF).settings] == ["zone"]


STRANGE: dict[str, list[str]] = {
    "nothing": [],
    "one client": ["1,Solo,2026-01-01,2026-01-15,EUR,10.00,0.00,10.00"],
    "only refunds": ["1,Solo,2026-01-01,2026-01-15,EUR,-10.00,0.00,-10.00"],
    "no due date": ["1,Solo,2026-01-01,,EUR,10.00,0.00,10.00"],
    "all in the future": ["1,Solo,2030-01-01,2030-01-15,EUR,10.00,0.00,10.00"],
    "a foreign currency": ["1,Solo,2026-01-01,2026-01-15,XOF,1000,0,1000"],
    "long ago": ["1,Solo,1999-01-01,1999-01-15,EUR,10.00,0.00,10.00"],
    "fifty clients": [f"{n},Client number {n},2026-0{n % 6 + 1}-01,2026-07-15,EUR,10.00,0.00,10.00" for n in range(50)],
}


@pytest.mark.parametrize("name", list(STRANGE))
def test_strange_books_give_sensible_answers(book: Path, tmp_path: Path, name: str) -> None:
    write_settings(OWNER, PROFILE)
    import_files(OWNER, [write(tmp_path, "i.csv", "number,client,issued,due,currency,net,tax,gross", STRANGE[name])])
    basis, found = economics_and_basis(OWNER, AS_OF)
    document = economics_json(basis, found, what_changed(OWNER, AS_OF), "en")
    assert "NaN" not in json.dumps(document, allow_nan=False)
    assert found.curve is None
    assert found.waiting is None
    for row in basis.portfolio.clients:
        one = client_economics(OWNER, row.id, AS_OF)
        assert one.lines == ()
        assert one.refill is None
    if found.cash.runway is not None:
        assert math.isfinite(found.cash.runway.stay.middle)
