"""The demo's files: the same for the same seed, other for another, fictional, and shaped like two years of work."""

from __future__ import annotations

import csv
import io
import mailbox
from contextlib import closing
from datetime import date, datetime, timedelta
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from partwell import demo
from partwell.demo.cast import HOME_ZONE
from partwell.demo.roles import ROLES

UNTIL = date(2026, 11, 20)
SEEDS = (1, 7, 23)


@pytest.fixture(scope="module", params=SEEDS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> demo.DemoBook:
    return demo.write(tmp_path_factory.mktemp("demo"), request.param, UNTIL)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def mails(book: demo.DemoBook) -> list[Message]:
    with closing(mailbox.mbox(by_name(book, ".mbox"), create=False)) as box:
        return list(box)


def by_name(book: demo.DemoBook, piece: str) -> Path:
    return next(path for path in book.files if piece in path.name)


def test_the_same_seed_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = demo.write(tmp_path / "a", 5, UNTIL), demo.write(tmp_path / "b", 5, UNTIL)
    assert [path.read_bytes() for path in one.files] == [path.read_bytes() for path in two.files]
    assert one.clients == two.clients


def test_another_seed_shuffles_who_plays_what(tmp_path: Path) -> None:
    casts = {tuple(client.names[0] for client in demo.write(tmp_path, seed, UNTIL).clients) for seed in range(8)}
    orders = {tuple(client.role.name for client in demo.write(tmp_path, seed, UNTIL).clients) for seed in range(8)}
    assert len(casts) == 8
    assert len(orders) > 3


def test_every_role_is_played_once(book: demo.DemoBook) -> None:
    assert sorted(client.role.name for client in book.clients) == sorted(role.name for role in ROLES)


def test_every_file_says_it_is_invented_and_every_address_is_reserved(book: demo.DemoBook) -> None:
    for path in book.files:
        assert "fictional" in path.read_text(encoding="utf-8", errors="replace")
    people = [human.address for client in book.clients for human in client.people]
    assert all(address.endswith(".example") for address in [*people, *book.me.addresses])


def test_the_time_log_has_the_tools_own_header_and_no_two_stints_overlap(book: demo.DemoBook) -> None:
    path = by_name(book, "Toggl")
    assert path.read_bytes().startswith("\ufeffUser,Email,Client,Project,Task,Description,Billable,Start date".encode())
    rows = sorted(table(path), key=lambda row: (row["Start date"], row["Start time"]))
    starts = [datetime.fromisoformat(f"{row['Start date']}T{row['Start time']}") for row in rows]
    ends = [datetime.fromisoformat(f"{row['End date']}T{row['End time']}") for row in rows]
    assert len(rows) > 900
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert UNTIL - starts[0].date() > timedelta(days=700)


def test_some_working_weeks_have_no_log_and_some_work_no_client(book: demo.DemoBook) -> None:
    rows = table(by_name(book, "Toggl"))
    weeks = {datetime.fromisoformat(row["Start date"]).isocalendar()[:2] for row in rows}
    assert len(weeks) < 103
    assert any(row["Client"] == "" for row in rows)


def test_one_client_stands_under_two_names(book: demo.DemoBook) -> None:
    client = next(client for client in book.clients if len(client.names) > 1)
    names = {row["Client"] for row in table(by_name(book, "Toggl"))}
    assert set(client.names) <= names
    assert book.owner(client.names[1]) is client


def test_payments_never_exceed_their_invoice_and_bear_its_client(book: demo.DemoBook) -> None:
    invoices = {row["number"]: row for row in table(by_name(book, "invoices"))}
    paid: dict[str, float] = {}
    for row in table(by_name(book, "payments")):
        if row["invoice"]:
            paid[row["invoice"]] = paid.get(row["invoice"], 0.0) + float(row["amount"])
            assert row["client"] == invoices[row["invoice"]]["client"]
            assert row["date"] > invoices[row["invoice"]]["issued"]
            assert row["date"] <= UNTIL.isoformat()
    assert all(total <= float(invoices[number]["gross"]) + 0.001 for number, total in paid.items())
    assert len(invoices) - len(paid) > 0


def test_mail_answers_come_after_questions_and_nothing_comes_from_the_future(book: demo.DemoBook) -> None:
    sent: dict[str, datetime] = {}
    for mail in mails(book):
        moment = parsedate_to_datetime(mail["Date"])
        sent[mail["Message-ID"]] = moment
        assert moment.date() <= UNTIL
        if mail["In-Reply-To"]:
            assert sent[mail["In-Reply-To"]] < moment
    assert len(sent) > 1000


def test_the_mailbox_holds_newsletters_and_private_letters_too(book: demo.DemoBook) -> None:
    senders = [parseaddr(str(mail["From"]))[1] for mail in mails(book)]
    noise = [one for one in senders if book.owner(one) is None and one not in book.me.addresses]
    assert 0.05 < len(noise) / len(senders) < 0.4
    assert b"List-Unsubscribe:" in by_name(book, ".mbox").read_bytes()


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
    assert all(median <= 6 for median in medians.values())
