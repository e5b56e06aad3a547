"""Check-ins: how contact with a client felt, written down in ten seconds."""

from __future__ import annotations

from datetime import date

from partwell.book.models import CheckIn
from partwell.book.roster import find_client
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError
from partwell.facts.keys import key

WORST, BEST = 1, 5
NOTE_LIMIT = 1000


def check_in(client: str, score: int, note: str, day: date, today: date) -> str:
    """Keep one check-in and give its key; the same words twice on a day are one.

    Raise InputError `bad_score`, `note_too_long`, `day_to_come`; NotFound `no_client`.
    """
    words = " ".join(note.split())
    if not WORST <= score <= BEST:
        raise InputError("bad_score", given=score)
    if len(words) > NOTE_LIMIT:
        raise InputError("note_too_long", n=len(words), limit=NOTE_LIMIT)
    if day > today:
        raise InputError("day_to_come", day=day.isoformat())
    with unit_of_work():
        target = find_client(client)
        number = key("checkin", target.key, day.isoformat(), score, words)
        CheckIn.objects.get_or_create(
            key=number, defaults={"client": target, "day": day, "score": score, "note": words}
        )
    return number
