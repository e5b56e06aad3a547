"""The ledger from the book's facts: hours after the last bill, money without a bill, promises, what comes later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import import_files
from partwell.actions.obligations import ClientLedger, obligations, settle_obligation
from partwell.actions.set_own_identity import claim
from partwell.actions.settings import write_settings
from partwell.facts.errors import NotFound
from partwell.facts.money import Money
from partwell.facts.profile import Profile

INVOICES = "number,client,issued,due,currency,net,tax,gross\nB-1,Acme,2026-01-10,2026-01-24,EUR,100.00,0.00,100.00\n"
PAYMENTS = "date,client,currency,amount,invoice,reference\n2026-01-20,Acme,EUR,100.00,B-1,\n"
TIME = "date,client,project,hours,billable,note\n{rows}"


def keep(folder: Path, **files: str) -> None:
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    report = import_files(OWNER, paths, client="Acme")
    assert all(file.format for file in report.files), report


@pytest.fixture
def acme(book: Path, tmp_path: Path) -> Path:
    write_settings(OWNER, Profile(name="Me", zone="Europe/Budapest", country="HU", rate=Money("EUR", 80_00)))
    keep(tmp_path, invoices_csv=INVOICES, payments_csv=PAYMENTS)
    return tmp_path


def kinds(found: ClientLedger) -> list[tuple[str, str, str]]:
    return [(item.by, item.kind, item.state) for item in found.ledger.items]


def test_a_paid_bill_leaves_nothing(acme: Path) -> None:
    found = obligations(OWNER, "Acme")
    assert (kinds(found), found.name) == ([], "Acme")


def test_hours_after_the_last_bill_are_priced_at_the_asked_rate(acme: Path) -> None:
    rows = "2026-01-09,Acme,Site,5,yes,before\n2026-02-02,Acme,Site,2.5,yes,after\n2026-02-03,Acme,Site,9,no,free\n"
    keep(acme, time_csv=TIME.format(rows=rows))
    (item,) = obligations(OWNER, "Acme").ledger.items
    assert (item.kind, item.hours, item.amount, item.estimated) == ("unbilled", 2.5, Money("EUR", 200_00), True)


def test_money_without_a_bill_is_proposed_as_prepaid(acme: Path) -> None:
    keep(acme, more_csv=PAYMENTS.replace("2026-01-20", "2026-03-01").replace(",B-1,", ",,for the next job"))
    (item,) = obligations(OWNER, "Acme").ledger.items
    assert (item.by, item.kind, item.state, item.amount) == ("me", "prepaid", "proposed", Money("EUR", 100_00))
    assert item.fact.startswith("payment:")


def test_a_promise_in_mail_waits_for_the_persons_word(acme: Path) -> None:
    claim(OWNER, "me@own.example")
    day = datetime.now(UTC) - timedelta(days=2)
    mail = (
        "From: me@own.example\nTo: Jo <jo@acme.example>\nSubject: Files\nMessage-ID: <1@x>\n"
        f"Date: {day:%a, %d %b %Y %H:%M:%S} +0000\n\nHello Jo,\n\nI'll send you the files on Friday.\n\nMe\n"
    )
    keep(acme, mail_eml=mail)
    from partwell.actions.alias_client import alias

    alias(OWNER, "Acme", "jo@acme.example")
    keep(acme, again_eml=mail.replace("<1@x>", "<2@x>"))
    promised = [item for item in obligations(OWNER, "Acme").ledger.items if item.kind == "promised"]
    assert promised
    item = promised[0]
    assert (item.by, item.state, item.what) == ("me", "proposed", "I'll send you the files on Friday.")
    assert item.due is not None
    assert item.due.weekday() == 4
    settle_obligation(OWNER, "Acme", item.id, "confirm")
    kept = next(one for one in obligations(OWNER, "Acme").ledger.of("me") if one.id == item.id)
    assert (kept.said, kept.fact, kept.due) == (True, item.fact, item.due)
    settle_obligation(OWNER, "Acme", item.id, "confirm")  # twice is once
    settle_obligation(OWNER, "Acme", item.id, "done")
    with pytest.raises(NotFound):
        settle_obligation(OWNER, "Acme", item.id, "done")
