"""The demo's files: the same for the same seed, other for another, fictional, and shaped like two years of work."""

from __future__ import annotations

import csv
import io
import mailbox
import re
import zipfile
from contextlib import closing
from datetime import date, datetime, timedelta
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from partwell import demo
from partwell.demo.cast import HOME_ZONE, cast
from partwell.demo.roles import ROLES

UNTIL = date(2026, 11, 20)
SEEDS = (1, 7, 23)


@pytest.fixture(scope="module", params=SEEDS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> demo.DemoBook:
    return demo.write(tmp_path_factory.mktemp("demo"), request.param, UNTIL)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def mails(book: demo.DemoBook) -> list[Message]:
    return parsed(by_name(book, ".mbox"))


@cache
def parsed(path: Path) -> list[Message]:
    with closing(mailbox.mbox(path, create=False)) as box:
        return list(box)


def by_name(book: demo.DemoBook, piece: str) -> Path:
    return next(path for path in book.files if piece in path.name)


def logged(book: demo.DemoBook) -> list[dict[str, str]]:
    """Both tools' rows in Toggl's columns."""
    early = []
    for row in table(by_name(book, "Clockify")):
        clock = {
            f"{side} {what.lower()}": datetime.strptime(row[f"{side} {what}"], form).strftime(wanted)  # noqa: DTZ007
            for side in ("Start", "End")
            for what, form, wanted in (("Date", "%m/%d/%Y", "%Y-%m-%d"), ("Time", "%I:%M:%S %p", "%H:%M:%S"))
        }
        early.append({"Client": row["Client"], **clock})
    return early + table(by_name(book, "Toggl"))


def test_the_same_seed_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = demo.write(tmp_path / "a", 5, UNTIL), demo.write(tmp_path / "b", 5, UNTIL)
    assert [path.read_bytes() for path in one.files] == [path.read_bytes() for path in two.files]
    assert one.clients == two.clients


def test_another_seed_shuffles_who_plays_what() -> None:
    drawn = [cast(Random(seed))[1] for seed in range(8)]
    casts = {tuple(client.names[0] for client in clients) for clients in drawn}
    orders = {tuple(client.role.name for client in clients) for clients in drawn}
    assert len(casts) == 8
    assert len(orders) > 3


def test_every_role_is_played_once(book: demo.DemoBook) -> None:
    assert sorted(client.role.name for client in book.clients) == sorted(role.name for role in ROLES)


def words(path: Path) -> str:
    """A file's text with folded lines joined, or that of all members where it is a zip."""
    if not zipfile.is_zipfile(path):
        text = path.read_text(encoding="utf-8", errors="replace")
        return re.sub(r"=\n|\n ", "", text) if path.suffix in {".mbox", ".ics"} else text
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_no_address_in_any_file_is_anybodys(book: demo.DemoBook) -> None:
    for path in book.files:
        houses = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", words(path)))
        assert {house for house in houses if not house.endswith(".example")} == set()


def test_every_file_says_it_is_invented_and_every_address_is_reserved(book: demo.DemoBook) -> None:
    for path in book.files:
        assert "fictional" in words(path)
    people = [human.address for client in book.clients for human in client.people]
    assert all(address.endswith(".example") for address in [*people, *book.me.addresses])


def test_the_time_logs_have_their_tools_own_headers_and_no_two_stints_overlap(book: demo.DemoBook) -> None:
    toggl, clockify = (by_name(book, name).read_bytes() for name in ("Toggl", "Clockify"))
    assert toggl.startswith("\ufeffUser,Email,Client,Project,Task,Description,Billable,Start date".encode())
    assert clockify.startswith('\ufeff"Project","Client","Description","Task","User","Group","Email"'.encode())
    rows = sorted(logged(book), key=lambda row: (row["Start date"], row["Start time"]))
    starts = [datetime.fromisoformat(f"{row['Start date']}T{row['Start time']}") for row in rows]
    ends = [datetime.fromisoformat(f"{row['End date']}T{row['End time']}") for row in rows]
    assert len(rows) > 900
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert UNTIL - starts[0].date() > timedelta(days=700)


def test_some_working_weeks_have_no_log_and_some_work_no_client(book: demo.DemoBook) -> None:
    rows = logged(book)
    weeks = {datetime.fromisoformat(row["Start date"]).isocalendar()[:2] for row in rows}
    assert len(weeks) < 103
    assert any(row["Client"] == "" for row in rows)


def test_one_client_stands_under_three_names(book: demo.DemoBook) -> None:
    client = next(client for client in book.clients if client.role.name == "good")
    names = {row["Client"] for row in logged(book)}
    names |= {row["client"] for piece in ("invoices", "payments") for row in table(by_name(book, piece))}
    assert len(client.names) == 3
    assert set(client.names) <= names
    assert {book.owner(name) for name in client.names} == {client}


def test_payments_never_exceed_their_invoice_and_come_from_its_client(book: demo.DemoBook) -> None:
    invoices = {row["number"]: row for row in table(by_name(book, "invoices"))}
    paid: dict[str, float] = {}
    for row in table(by_name(book, "payments")):
        if row["invoice"]:
            paid[row["invoice"]] = paid.get(row["invoice"], 0.0) + float(row["amount"])
            assert book.owner(row["client"]) is book.owner(invoices[row["invoice"]]["client"])
            assert row["currency"] == invoices[row["invoice"]]["currency"]
            assert row["date"] > invoices[row["invoice"]]["issued"]
            assert row["date"] <= UNTIL.isoformat()
    assert all(total <= float(invoices[number]["gross"]) + 0.001 for number, total in paid.items())
    assert len(invoices) - len(paid) > 0


def bills_of(book: demo.DemoBook, role: str) -> list[dict[str, str]]:
    owners = {row["number"]: book.owner(row["client"]) for row in table(by_name(book, "invoices"))}
    client = next(client for client in book.clients if client.role.name == role)
    return [row for row in table(by_name(book, "invoices")) if owners[row["number"]] is client]


def test_a_disputed_invoice_ends_in_a_credit_note_and_its_payment_is_that_much_less(book: demo.DemoBook) -> None:
    rows = bills_of(book, "abusive")
    (credit,) = [row for row in rows if float(row["gross"]) < 0]
    bill = next(row for row in rows if row["number"] in credit["note"] and row is not credit)
    assert -float(credit["net"]) == pytest.approx(float(bill["net"]) / 4, abs=0.01)
    paid = [float(row["amount"]) for row in table(by_name(book, "payments")) if row["invoice"] == bill["number"]]
    assert not paid or sum(paid) == pytest.approx(float(bill["gross"]) + float(credit["gross"]))


def test_fixed_prices_come_as_an_advance_and_a_balance_the_last_project_still_owed(book: demo.DemoBook) -> None:
    rows = bills_of(book, "indecisive")
    advances, balances = (
        [row["note"].partition(",")[0] for row in rows if word in row["note"]] for word in ("advance", "balance")
    )
    assert advances[:-1] == balances
    assert len(advances) >= 8


def test_the_hungarian_clients_pay_vat_and_one_of_them_a_retainer_in_forint(book: demo.DemoBook) -> None:
    for row in (*bills_of(book, "improving"), *bills_of(book, "steady")):
        assert float(row["tax"]) == pytest.approx(float(row["net"]) * 0.27, abs=0.01)
    assert {row["net"] for row in bills_of(book, "steady")} == {"395000.00"}
    assert {row["currency"] for row in bills_of(book, "steady")} == {"HUF"}


def test_mail_answers_come_after_questions_and_nothing_comes_from_the_future(book: demo.DemoBook) -> None:
    sent: dict[str, datetime] = {}
    for mail in mails(book):
        moment = parsedate_to_datetime(mail["Date"])
        sent[mail["Message-ID"]] = moment
        assert moment.date() <= UNTIL
        if mail["In-Reply-To"]:
            assert sent[mail["In-Reply-To"]] < moment
    assert 1500 < len(sent) < 6000


def test_the_mailbox_holds_newsletters_and_private_letters_too(book: demo.DemoBook) -> None:
    senders = [parseaddr(str(mail["From"]))[1] for mail in mails(book)]
    noise = [one for one in senders if book.owner(one) is None and one not in book.me.addresses]
    assert 0.05 < len(noise) / len(senders) < 0.4
    assert b"List-Unsubscribe:" in by_name(book, ".mbox").read_bytes()


def test_nobody_who_is_calm_writes_on_a_holiday(book: demo.DemoBook) -> None:
    calm = {"good", "steady", "slow", "elsewhere", "indecisive"}
    for mail in mails(book):
        owner = book.owner(parseaddr(str(mail["From"]))[1])
        moment = parsedate_to_datetime(mail["Date"])
        if owner is not None and owner.role.name in calm:
            assert (moment.month, moment.day) not in {(1, 1), (12, 25), (12, 26)}


def share_outside(book: demo.DemoBook, role: str, zone: str | None) -> float:
    """Share of a role's mails outside 9 to 18 on weekdays, on the clock of `zone` or (None) the writer's own."""
    count = outside = 0
    for mail in mails(book):
        owner = book.owner(parseaddr(str(mail["From"]))[1])
        if owner is None or owner.role.name != role:
            continue
        moment = parsedate_to_datetime(mail["Date"])
        moment = moment.astimezone(ZoneInfo(zone)) if zone else moment
        count += 1
        outside += moment.isoweekday() > 5 or not 9 <= moment.hour < 18
    return outside / count


def test_the_one_who_looks_bad_writes_in_their_own_office_hours(book: demo.DemoBook) -> None:
    assert share_outside(book, "elsewhere", HOME_ZONE) > 0.8
    assert share_outside(book, "elsewhere", None) < 0.15


def test_only_the_demanding_one_writes_at_night_by_both_clocks(book: demo.DemoBook) -> None:
    assert share_outside(book, "demanding", None) > 0.4
    assert share_outside(book, "demanding", HOME_ZONE) > 0.4
    for role in ("good", "slow"):
        assert share_outside(book, role, HOME_ZONE) < 0.15


def test_only_the_slow_one_pays_weeks_late(book: demo.DemoBook) -> None:
    due = {row["number"]: (row["client"], date.fromisoformat(row["due"])) for row in table(by_name(book, "invoices"))}
    delays: dict[str, list[int]] = {}
    for row in table(by_name(book, "payments")):
        if row["invoice"]:
            client, day = due[row["invoice"]]
            owner = book.owner(client)
            assert owner is not None
            delays.setdefault(owner.role.name, []).append((date.fromisoformat(row["date"]) - day).days)
    medians = {role: sorted(days)[len(days) // 2] for role, days in delays.items()}
    assert 25 <= medians.pop("slow") <= 40
    assert all(median <= 13 for median in medians.values())
