"""The ways freelancers bill, each from plain files to the rate: by the hour, fixed price, advance, retainer, costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.answer_proposals import answer
from partwell.actions.import_files import import_files
from partwell.actions.list_clients import list_clients
from partwell.actions.portfolio import portfolio
from partwell.facts.money import Money
from partwell.facts.reading import Reading

BILLS = "number,client,issued,due,currency,net,tax,gross,passthrough,note\n"
MONEY = "date,client,currency,amount,invoice,reference\n"
HOURS = "date,client,start,end,description\n"


def readings(folder: Path, bills: list[str], money: list[str], days: list[str]) -> dict[str, Reading]:
    """The client's readings after importing the three tables; every logged day has eight hours."""
    texts = {
        "bills.csv": BILLS + "\n".join(bills),
        "money.csv": MONEY + "\n".join(money),
        "hours.csv": HOURS + "\n".join(f"{day},Ferrous Ltd,09:00,17:00,work" for day in days),
    }
    for name, text in texts.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    report = import_files(OWNER, [folder])
    assert (report.total["problems"], report.total["files"]) == (0, 3)
    answer(OWNER, {proposal.id: "yes" for proposal in list_clients(OWNER).proposals})
    (row,) = portfolio(OWNER, as_of=date(2026, 6, 30)).clients
    return dict(row.readings)


@pytest.mark.usefixtures("book")
def test_by_the_hour_with_tax(tmp_path: Path) -> None:
    found = readings(
        tmp_path,
        ["7,Ferrous Ltd,2026-02-28,2026-03-14,EUR,1600,432,2032,,16 h at 100"],
        ["2026-03-10,Ferrous Ltd,EUR,2032,7,"],
        ["2026-02-02", "2026-02-03"],
    )
    assert found["money_received"].value == Money("EUR", 1600_00)
    assert found["logged_rate"].value == Money("EUR", 100_00)


@pytest.mark.usefixtures("book")
def test_fixed_price_with_an_advance_and_instalments(tmp_path: Path) -> None:
    """A third before the work begins on a bill of its own, the rest in two parts: the hours decide the rate."""
    found = readings(
        tmp_path,
        [
            "A-1,Ferrous Ltd,2026-01-20,2026-01-27,EUR,1000,270,1270,,advance",
            "A-2,Ferrous Ltd,2026-03-31,2026-04-14,EUR,2000,540,2540,,the rest",
        ],
        [
            "2026-01-25,Ferrous Ltd,EUR,1270,A-1,",
            "2026-04-14,Ferrous Ltd,EUR,1540,A-2,",
            "2026-05-04,Ferrous Ltd,EUR,1000,A-2,",
        ],
        ["2026-02-02", "2026-02-03", "2026-02-04", "2026-03-02", "2026-03-03"],
    )
    assert found["money_received"].value == Money("EUR", 3000_00)
    assert found["logged_rate"].value == Money("EUR", 75_00)
    assert found["delay"].n == 3
    assert dict(found["delay"].details)["open_overdue"] == 0


@pytest.mark.usefixtures("book")
def test_an_advance_paid_before_the_only_bill(tmp_path: Path) -> None:
    """The bill comes after the money: it is settled by both payments and nothing stays open."""
    found = readings(
        tmp_path,
        ["9,Ferrous Ltd,2026-03-31,2026-04-14,EUR,1000,0,1000,,"],
        ["2026-02-01,Ferrous Ltd,EUR,400,9,advance", "2026-04-10,Ferrous Ltd,EUR,600,9,"],
        ["2026-02-02"],
    )
    assert found["money_received"].value == Money("EUR", 1000_00)
    assert dict(found["delay"].details)["open_overdue"] == 0
    assert dict(found["money_received"].details)["unmatched"] == 0


@pytest.mark.usefixtures("book")
def test_a_retainer_is_worth_less_in_a_busy_month(tmp_path: Path) -> None:
    found = readings(
        tmp_path,
        [f"R-{month},Ferrous Ltd,2026-0{month}-01,2026-0{month}-15,EUR,800,0,800,,retainer" for month in (2, 3)],
        [f"2026-0{month}-12,Ferrous Ltd,EUR,800,R-{month}," for month in (2, 3)],
        ["2026-02-03", "2026-03-03", "2026-03-04", "2026-03-05"],
    )
    assert found["logged_rate"].value == Money("EUR", 50_00)


@pytest.mark.usefixtures("book")
def test_costs_handed_on_are_no_income(tmp_path: Path) -> None:
    found = readings(
        tmp_path,
        ["5,Ferrous Ltd,2026-02-28,2026-03-14,EUR,1000,0,1000,200,licences at cost"],
        ["2026-03-10,Ferrous Ltd,EUR,1000,5,"],
        ["2026-02-02"],
    )
    assert found["money_received"].value == Money("EUR", 800_00)
    assert found["logged_rate"].value == Money("EUR", 100_00)
