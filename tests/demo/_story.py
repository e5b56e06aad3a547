"""A demo story as a book in memory: what a flawless import of its files would give, without importing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from partwell.actions._judged import tried_with
from partwell.demo import cast
from partwell.demo.bills import Bill, Receipt
from partwell.demo.story import Story, tell
from partwell.demo.talk import Mail
from partwell.facts.money import Money
from partwell.language.label import labeller
from partwell.language.rounds import Projects, accepted, handed_over, work_in
from partwell.signals._contract import Settings
from partwell.verdict.judge import Standard, Verdict, judge
from partwell.verdict.remedies import ABOUT
from tests.signals._book import Book

RATE = Money("EUR", 75_00)


def plainly(role: str) -> str:
    return role


def verdicts(seed: int, until: date, called: Callable[[str], str] = plainly) -> dict[str, Verdict]:
    """The verdict on each role of the story, by the role's name; `called` gives the id and name in the book."""
    settings = Settings(until + timedelta(days=5), zone=cast.HOME_ZONE, country="HU", rate=RATE)
    story = tell(seed, until)
    found = booked(story, called).measured(settings)
    standard = Standard(RATE, asked=True)
    roles = [client.role.name for client in story.clients]
    return {
        role: judge(found.of(called(role)), standard=standard, tried=tried_with(found, called(role))) for role in roles
    }


def told(seed: int, until: date) -> Book:
    """The story's facts, each client under its role's name."""
    return booked(tell(seed, until), plainly)


def booked(story: Story, called: Callable[[str], str]) -> Book:
    """The same of a story told already."""
    book, numbers = Book(), {client.names[0]: place for place, client in enumerate(story.clients, 1)}
    book.me()
    for client in story.clients:
        zone = client.zone if client.role.chat != "mail" else ""
        name = called(client.role.name)
        book.client(numbers[client.names[0]], key=name, name=name, zone=zone)
    for stint in story.stints:
        start = int(stint.start.replace(tzinfo=ZoneInfo(cast.HOME_ZONE)).timestamp())
        book.worked(numbers[stint.client.names[0]] if stint.client else None, start, stint.minutes / 60)
    _money(book, numbers, story.bills, story.receipts)
    people = {human.address: numbers[client.names[0]] for client in story.clients for human in client.people}
    projects = Projects(stint.project for stint in story.stints)
    for mail in story.mails:
        _read(book, _mail(book, people, mail), mail, projects)
    for agreed in story.remedies:
        book.tried(called(agreed.client.role.name), agreed.kind, ABOUT[agreed.kind], agreed.day)
    for mood in story.moods:
        book.felt(called(mood.client.role.name), mood.day, mood.score)
    return book


def _read(book: Book, key: str, mail: Mail, projects: Projects) -> None:
    """What the book reads in a message: labels of the client's, and work handed over or accepted."""
    mark = handed_over(mail.text) if mail.mine else accepted(mail.text)
    if mark:
        work = projects.named_in(mail.subject) or projects.named_in(mail.text) or work_in(mail.subject)
        book.marked(key, "handed" if mail.mine else "accepted", work)
    if not mail.mine:
        for label, found in {one.label: one for one in labeller(mail.language).label(mail.text)}.items():
            book.labelled(key, label, found.strength)


def _mail(book: Book, people: dict[str, int], mail: Mail) -> str:
    """Chats say nothing of the writer's clock."""
    shift = mail.sent.utcoffset()
    sender, to = people.get(mail.sender[1], 0), tuple({people.get(address, 0) for _, address in mail.to})
    offset = None if shift is None or mail.channel != "mail" else int(shift.total_seconds() // 60)
    return book.message(sender, int(mail.sent.timestamp()), to, mail.thread, offset)


def _money(book: Book, numbers: dict[str, int], issued: list[Bill], receipts: list[Receipt]) -> None:
    keys = {}
    for bill in issued:
        net, gross, handed_on = (int(part * 100) for part in (bill.net, bill.gross, bill.passthrough))
        keys[bill.number] = book.billed(
            numbers[bill.client.names[0]],
            bill.issued,
            gross,
            due=bill.due,
            net=net,
            passthrough=handed_on,
            currency=bill.client.role.currency,
        )
    for receipt in receipts:
        who, currency = numbers[receipt.bill.client.names[0]], receipt.bill.client.role.currency
        paid = int(receipt.amount * 100)
        book.paid(who, receipt.day, paid, invoice=keys[receipt.bill.number], currency=currency)
