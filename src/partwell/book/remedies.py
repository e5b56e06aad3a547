"""Remedies: what the person tried with a client from a day on, and for which kind of trouble."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.book.models import Remedy
from partwell.book.roots import roots
from partwell.book.roster import find_client
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError, NotFound
from partwell.facts.keys import key

NOTE_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """One remedy: `kind` what was tried, `about` the kind of trouble, in force from `day` on."""

    key: str
    client: str
    kind: str
    about: str
    day: date
    note: str


def remedy_rows() -> tuple[RemedyRow, ...]:
    """Every remedy of the book, the oldest first; those of merged clients count for the one they are."""
    root = roots()
    rows = Remedy.objects.order_by("day", "key")
    return tuple(
        RemedyRow(row.key, root[row.client_id], row.kind, row.about, row.day, row.note)
        for row in rows
        if row.client_id in root
    )


def keep_remedy(client: str, kind: str, about: str, day: date, note: str, today: date) -> str:
    """Keep one remedy and give its key; the same on the same day is one, with the newer note.

    Raise NotFound `no_client`; InputError `note_too_long`, `day_to_come`.
    """
    words = " ".join(note.split())
    if len(words) > NOTE_LIMIT:
        raise InputError("note_too_long", n=len(words), limit=NOTE_LIMIT)
    if day > today:
        raise InputError("day_to_come", day=day.isoformat())
    with unit_of_work():
        target = find_client(client)
        number = key("remedy", target.key, kind, day.isoformat())
        values = {"client": target, "kind": kind, "about": about, "day": day, "note": words}
        Remedy.objects.update_or_create(key=number, defaults=values)
    return number


def drop_remedy(client: str, number: str) -> None:
    """Take a remedy back that was logged by mistake; raise NotFound `no_client`, `no_remedy`."""
    with unit_of_work():
        target = find_client(client)
        if not any(row.key == number and row.client == target.key for row in remedy_rows()):
            raise NotFound("no_remedy", id=number)
        Remedy.objects.filter(key=number).delete()
