"""The directory of colleagues a client may be named to: what they do, and whether they agreed to be named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.book.models import Colleague
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError, NotFound
from partwell.facts.keys import key
from partwell.facts.money import KNOWN, Money

CAPACITIES = ("free", "limited", "full")
NAME_LIMIT, WORDS = 200, 30


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """One colleague; `consent` the day they agreed to be named, None while they did not, `asked` when they were."""

    id: str
    name: str
    email: str = ""
    phone: str = ""
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    rate: Money | None = None
    capacity: str = "free"
    asked: date | None = None
    consent: date | None = None
    note: str = ""


def colleagues() -> tuple[ColleagueRow, ...]:
    """All of them by name."""
    return tuple(sorted((_row(one) for one in Colleague.objects.all()), key=lambda one: (one.name.casefold(), one.id)))


def find_colleague(word: str) -> ColleagueRow:
    """By id, name, or the beginning of either where it fits one alone; raise NotFound `no_colleague`."""
    wanted = word.strip().casefold()
    found = [one for one in colleagues() if one.id == word or one.name.casefold() == wanted]
    found = found or [one for one in colleagues() if wanted and one.name.casefold().startswith(wanted)]
    if len(found) != 1:
        raise NotFound("no_colleague", given=word)
    return found[0]


def keep_colleague(row: ColleagueRow) -> ColleagueRow:
    """Write a colleague whole (id "": a new one); raise InputError `empty_name`, `bad_capacity`, `bad_currency`."""
    name = " ".join(row.name.split())
    if not name or len(name) > NAME_LIMIT:
        raise InputError("empty_name")
    if row.capacity not in CAPACITIES:
        raise InputError("bad_capacity", given=row.capacity, known=", ".join(CAPACITIES))
    if row.rate is not None and row.rate.currency not in KNOWN:
        raise InputError("bad_currency", currency=row.rate.currency)
    number = row.id or key("colleague", name.casefold(), row.email.casefold())
    with unit_of_work():
        made, _ = Colleague.objects.update_or_create(
            key=number,
            defaults={
                "name": name,
                "email": row.email.strip(),
                "phone": row.phone.strip(),
                "skills": list(_words(row.skills)),
                "languages": [one.casefold() for one in _words(row.languages)],
                "rate": None if row.rate is None else row.rate.minor,
                "currency": "" if row.rate is None else row.rate.currency,
                "capacity": row.capacity,
                "asked": row.asked,
                "consent": row.consent,
                "note": row.note.strip(),
            },
        )
    return _row(made)


def drop_colleague(number: str) -> None:
    """Take a colleague out of the directory; raise NotFound `no_colleague`."""
    with unit_of_work():
        gone, _ = Colleague.objects.filter(key=number).delete()
    if not gone:
        raise NotFound("no_colleague", given=number)


def _words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))[:WORDS]


def _row(row: Colleague) -> ColleagueRow:
    rate = None if row.rate is None else Money(row.currency, row.rate)
    skills, languages = tuple(row.skills), tuple(row.languages)
    return ColleagueRow(
        row.key, row.name, row.email, row.phone, skills, languages, rate, row.capacity, row.asked, row.consent, row.note
    )
