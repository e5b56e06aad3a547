"""A demo story as a book in memory: what a flawless import of its files would give, without importing them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

from partwell.demo import bills, build, cast, days, talk, work
from partwell.facts.money import Money
from partwell.signals._contract import Settings
from partwell.verdict.judge import Standard, Verdict, judge
from tests.signals._book import Book

RATE = Money("EUR", 75_00)


def verdicts(seed: int, until: date) -> dict[str, Verdict]:
    """The verdict on each role of the story, by the role's name."""
    settings = Settings(until + timedelta(days=5), zone=cast.HOME_ZONE, country="HU", rate=RATE)
    found = told(seed, until).measured(settings)
    return {row["client"]: judge(found.of(row["client"]), standard=Standard(RATE, asked=True)) for row in found.clients}


def told(seed: int, until: date) -> Book:
    """The story's facts, each client under its role's name."""
    random = Random(f"partwell demo {build.VERSION} {seed}")
    me, clients = cast.cast(random)
    span = days.span(until)
    off = days.weeks_off(random, span)
    stints = work.stints(random, clients, span, off)
    issued = bills.bills(random, clients, stints, until)
    receipts = bills.receipts(random, issued, until)
    mails = talk.correspondence(random, me, clients, issued, span, off)
    book, numbers = Book(), {client.names[0]: place for place, client in enumerate(clients, 1)}
    book.me()
    for client in clients:
        book.client(numbers[client.names[0]], key=client.role.name)
    for stint in stints:
        start = int(stint.start.replace(tzinfo=ZoneInfo(cast.HOME_ZONE)).timestamp())
        book.worked(numbers[stint.client.names[0]] if stint.client else None, start, stint.minutes / 60)
    _money(book, numbers, issued, receipts)
    people = {human.address: numbers[client.names[0]] for client in clients for human in client.people}
    for mail in mails:
        shift = mail.sent.utcoffset()
        sender, to = people.get(mail.sender[1], 0), tuple({people.get(address, 0) for _, address in mail.to})
        offset = None if shift is None else int(shift.total_seconds() // 60)
        book.message(sender, int(mail.sent.timestamp()), to, mail.thread, offset)
    return book


def _money(book: Book, numbers: dict[str, int], issued: list[bills.Bill], receipts: list[bills.Receipt]) -> None:
    keys = {}
    for bill in issued:
        net, gross, handed_on = (int(part * 100) for part in (bill.net, bill.gross, bill.passthrough))
        who = numbers[bill.client.names[0]]
        keys[bill.number] = book.billed(who, bill.issued, gross, due=bill.due, net=net, passthrough=handed_on)
    for receipt in receipts:
        who = numbers[receipt.bill.client.names[0]]
        book.paid(who, receipt.day, int(receipt.amount * 100), invoice=keys[receipt.bill.number])
