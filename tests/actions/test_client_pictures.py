"""What the pictures of a client rest on, against the files: messages on two clocks, invoices, hours by month."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.answer_proposals import answer
from partwell.actions.import_files import import_files
from partwell.actions.invoice_history import invoice_history
from partwell.actions.list_clients import list_clients
from partwell.actions.message_hours import message_hours
from partwell.actions.monthly_hours import monthly_hours
from partwell.actions.set_client_clock import set_clock
from partwell.actions.set_own_identity import claim
from partwell.actions.settings import write_settings
from partwell.facts.profile import Profile

AS_OF = date(2026, 4, 14)
INVOICES = """number,client,issued,due,currency,net,tax,gross
A-1,Ostrava Lights,2026-01-01,2026-01-15,EUR,1000.00,0.00,1000.00
A-2,Ostrava Lights,2026-02-01,2026-02-15,EUR,1000.00,0.00,1000.00
A-3,Ostrava Lights,2026-03-01,2026-03-15,EUR,1000.00,0.00,1000.00
A-4,Ostrava Lights,2026-04-10,2026-04-24,EUR,1000.00,0.00,1000.00
A-5,Ostrava Lights,2026-05-10,2026-05-24,EUR,1000.00,0.00,1000.00
A-6,Ostrava Lights,2026-03-02,,EUR,700.00,0.00,700.00
A-7,Ostrava Lights,2026-03-03,2026-03-20,EUR,-50.00,0.00,-50.00
"""
PAYMENTS = """date,client,currency,amount,invoice,reference
2026-01-25,Ostrava Lights,EUR,995.00,A-1,less the bank's fee
2026-02-10,Ostrava Lights,EUR,400.00,A-2,
2026-02-20,Ostrava Lights,EUR,600.00,A-2,
2026-04-14,Ostrava Lights,EUR,250.00,A-3,
"""
TIME = """client,date,start,end,billable,note
Ostrava Lights,2026-01-05,09:00,11:30,yes,
Ostrava Lights,2026-01-06,09:00,10:00,no,
Ostrava Lights,2026-03-31,10:00,12:00,yes,
"""
ME, JO = "me@own.example", "jo@ostravalights.example"
# Moments in UTC: Budapest is one hour on, two from 29 March; Lima five back.
CAME = ["2026-01-05 23:30", "2026-01-05 23:50", "2026-01-07 10:10", "2026-03-30 10:10"]
WENT = ["2026-01-07 12:00"]


def letter(number: int, when: str, sender: str, to: str) -> str:
    moment = datetime.fromisoformat(when).replace(tzinfo=UTC)
    head = f"From - {moment:%a %b %d %H:%M:%S %Y}\nFrom: <{sender}>\nTo: <{to}>\nMessage-ID: <{number}@x.example>\n"
    return head + f"Date: {moment:%a, %d %b %Y %H:%M:%S} +0000\nSubject: s{number}\n\nWords {number}.\n\n"


@pytest.fixture
def client(book: Path, tmp_path: Path) -> str:
    """The id of a client with invoices, payments, hours and mail."""
    write_settings(OWNER, Profile(name="Me", zone="Europe/Budapest", country="HU"))
    claim(OWNER, ME)
    mails = [letter(at, when, JO, ME) for at, when in enumerate(CAME)]
    mails += [letter(100 + at, when, ME, JO) for at, when in enumerate(WENT)]
    files = {"i.csv": INVOICES, "p.csv": PAYMENTS, "t.csv": TIME, "m.mbox": "".join(mails)}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = import_files(OWNER, [tmp_path / name for name in files])
    assert [file.problems for file in report.files] == [(), (), (), ()]
    roster = list_clients(OWNER)
    answer(OWNER, {one.id: "yes" for one in roster.proposals if one.subject == JO})
    return roster.clients[0].id


def test_messages_stand_in_the_hour_of_either_clock(client: str) -> None:
    set_clock(OWNER, client, "America/Lima", "9-17")
    expected: dict[tuple[str, int, int], int] = {}
    for when in CAME:
        moment = datetime.fromisoformat(when)
        for clock, shift in (("mine", 2 if moment.month == 3 else 1), ("theirs", -5)):
            there = moment + timedelta(hours=shift)
            key = (clock, there.isoweekday(), there.hour)
            expected[key] = expected.get(key, 0) + 1
    found = message_hours(OWNER, client, AS_OF)
    assert {(one.clock, one.weekday, one.hour): one.n for one in found} == expected


def test_what_comes_later_or_from_nobody_known_is_not_there(client: str) -> None:
    early = message_hours(OWNER, client, date(2026, 1, 6))
    assert sum(one.n for one in early if one.clock == "mine") == 2
    assert message_hours(OWNER, "nobody", AS_OF) == ()


def test_each_invoice_says_what_became_of_it(client: str) -> None:
    found = {bill.number: bill for bill in invoice_history(OWNER, client, AS_OF)}
    assert {number: bill.state for number, bill in found.items()} == {
        "A-1": "paid",
        "A-2": "paid",
        "A-3": "overdue",
        "A-4": "open",
        "A-6": "open",
    }
    assert (found["A-2"].paid.text, found["A-2"].last_paid) == ("1000.00", date(2026, 2, 20))
    assert (found["A-3"].paid.text, found["A-3"].until) == ("250.00", date(2026, 4, 14))
    assert found["A-6"].due is None


def test_months_hold_logged_hours_and_estimates_of_the_rest(client: str) -> None:
    found = {month.month: month for month in monthly_hours(OWNER, client, AS_OF)}
    assert list(found) == [date(2026, month, 1) for month in (1, 2, 3)]
    january, february, march = found.values()
    assert (january.logged, january.billable, march.logged) == (3.5, 2.5, 2.0)
    assert (february.logged, february.high) == (0, 0)
    assert january.mid == pytest.approx((3 * 3 + 1 * 5) / 60)  # three read, one written, none within an entry
    assert march.mid == pytest.approx(3 / 60)
    assert january.low < january.mid < january.high


def test_the_rows_follow_the_book(client: str, tmp_path: Path) -> None:
    before = invoice_history(OWNER, client, AS_OF)
    more = INVOICES.splitlines()[0] + "\nA-9,Ostrava Lights,2026-03-09,2026-03-23,EUR,10.00,0.00,10.00\n"
    (tmp_path / "more.csv").write_text(more, encoding="utf-8")
    import_files(OWNER, [tmp_path / "more.csv"])
    assert len(invoice_history(OWNER, client, AS_OF)) == len(before) + 1
