"""Books drawn by hypothesis: odd zones, strangers, refunds, credit notes, two currencies, facts of days to come."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from partwell.facts.money import Money
from partwell.signals._contract import Settings
from tests.signals._book import AS_OF, HOME, Book, at

ZONES = ("", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Mars/Olympus")
HOURS = ("", "8-16", "1-6 10:00-19:30")
FIRST = date(2026, 1, 1)
STRANGER = 9
_DAYS = st.integers(0, 190)
_CURRENCY = st.sampled_from(["EUR", "EUR", "EUR", "HUF"])

settings = st.builds(
    Settings,
    st.just(AS_OF),
    zone=st.sampled_from([HOME, HOME, HOME, "America/New_York", None]),
    country=st.sampled_from(["HU", "HU", None]),
    rate=st.sampled_from([None, Money("EUR", 60_00), Money("HUF", 9_000), Money("EUR", 0)]),
)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def books(draw: st.DrawFn, *, meetings: bool = False) -> Book:
    """A small book with up to five clients; one of them may stand under two identities."""
    book, clients = Book(), list(range(1, draw(st.integers(0, 5)) + 1))
    for number in clients:
        book.client(number, zone=draw(st.sampled_from(ZONES)), hours=draw(st.sampled_from(HOURS)))
    if draw(st.integers(0, 5)):
        book.me()
    book.stranger(STRANGER)
    if clients and draw(st.booleans()):
        book.rows["identities"].append((11, "c1", "email", "client"))
        clients.append(11)
    people = st.sampled_from([*clients, *clients, STRANGER])
    _letters(draw, book, people)
    for who, day, hour, length in draw(st.lists(st.tuples(people, _DAYS, st.integers(0, 23), st.integers(0, 300)))):
        book.worked(
            who, at(f"{_day(day)} {hour:02d}:00"), length / 60, billable=draw(st.sampled_from([True, False, None]))
        )
    _money(draw, book, people)
    _words(draw, book, [f"c{number}" for number in clients if number != 11])
    if meetings:
        _meetings(draw, book)
    return book


def _words(draw: st.DrawFn, book: Book, clients: list[str]) -> None:
    """Labels, work handed over, promises, notes and remedies, about any message and on any day."""
    labels = st.sampled_from(["disrespect", "threat", "scope_creep", "urgency", "vague_feedback", "pay_promise"])
    standing = st.sampled_from(["evidence", "possible", "confirmed", "rejected"])
    about = st.tuples(
        st.integers(0, 10_000), labels, standing, st.sampled_from(["logo", "page", ""]), st.integers(0, 20)
    )
    letters = book.rows["messages"]
    seen = set()
    for number, label, worth, work, days in draw(st.lists(about, max_size=12)) if letters else ():
        key, _, sent, _, sender, *_ = letters[number % len(letters)]
        if key in seen:
            continue
        seen.add(key)
        said = FIRST + timedelta(days=(sent - at(f"{FIRST} 00:00")) // 86400)
        book.labelled(key, label, worth)
        book.marked(key, "accepted" if sender else "handed", work)
        book.promised(key, said, said + timedelta(days=days))
    for client in clients:
        for day, score in draw(st.lists(st.tuples(_DAYS, st.integers(1, 5)), max_size=7)):
            book.felt(client, _day(day), score)
    abouts = st.sampled_from(["demanding", "slow_to_pay", "indecisive", "rate"])
    for day in draw(st.lists(_DAYS, max_size=3)) if clients else ():
        book.tried(draw(st.sampled_from(clients)), "boundary", draw(abouts), _day(day))


def _meetings(draw: st.DrawFn, book: Book) -> None:
    for number, day, hour, minutes in draw(
        st.lists(st.tuples(st.integers(0, 5), _DAYS, st.integers(0, 23), st.integers(0, 90)), max_size=8)
    ):
        book.met(number, at(f"{_day(day)} {hour:02d}:00"), minutes / 60, all_day=draw(st.integers(0, 5)) == 0)


def _letters(draw: st.DrawFn, book: Book, people: st.SearchStrategy[int]) -> None:
    """Many messages of one client, so that claims are reached, and some of the others."""
    offset = st.sampled_from([None, 60, 60, 120, 0, -480])
    usual = draw(offset)
    letter = st.tuples(people, st.booleans(), _DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from("abc"))
    for who, came, day, hour, minute, thread in draw(st.lists(letter, max_size=60)):
        sent = at(f"{_day(day)} {hour:02d}:{minute:02d}")
        automatic = draw(st.integers(0, 9)) == 0
        sender, to = (who, (0,)) if came else (0, (who, draw(people)))
        shown = usual if draw(st.integers(0, 9)) else draw(offset)
        book.message(sender, sent, to, f"{thread}{day // 40}", shown, automatic=automatic)
    first = draw(people)
    for place in range(draw(st.sampled_from([0, 19, 20, 45]))):
        sent = at("2026-02-02 16:00") + place * draw(st.sampled_from([240, 3_000, 40_000]))
        book.message(first, sent, (0,), "long", usual)


def _money(draw: st.DrawFn, book: Book, people: st.SearchStrategy[int]) -> None:
    amount = st.sampled_from([100_00, 100_00, 127_00, 333_33, 1, -100_00, -50_00, 0])
    bills = []
    for who, day, gross, currency in draw(st.lists(st.tuples(people, _DAYS, amount, _CURRENCY), max_size=12)):
        net = draw(st.sampled_from([gross, gross * 100 // 127]))
        handed_on = draw(st.sampled_from([0, 0, 0, net // 7]))
        due = draw(st.sampled_from([None, 0, 14, 14, 14, 30]))
        due_day = None if due is None else _day(day + due)
        key = book.billed(who, _day(day), gross, due=due_day, net=net, passthrough=handed_on, currency=currency)
        bills.append((key, who, day, gross, currency))
    for key, who, day, gross, currency in bills:
        for share in draw(st.sampled_from([(), (1,), (1,), (2, 2), (3,), (-2,), (1, -1)])):
            when, minor = _day(day + draw(st.integers(-5, 70))), gross // share
            book.paid(draw(st.sampled_from([who, None])), when, minor, invoice=key, currency=currency)
    for who, day, minor, currency in draw(st.lists(st.tuples(people, _DAYS, amount, _CURRENCY), max_size=4)):
        book.paid(who, _day(day), minor, currency=currency)
    if len(bills) > 1 and draw(st.booleans()):
        book.paid(None, _day(90), 70_00, (bills[0][0], 30_00), (bills[1][0], 20_00))
    for who, day, minor, currency in draw(st.lists(st.tuples(people, _DAYS, amount, _CURRENCY), max_size=3)):
        book.spent(who, _day(day), minor, passthrough=draw(st.booleans()), currency=currency)
