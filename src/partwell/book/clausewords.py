"""What the person said of a contract: a topic's status, the notice that holds, loose ends settled, whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from partwell.book.models import ClauseWord
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError

WHOSE = "whose"
"""The topic under which `note` names the client (its key) that the paper belongs to."""
NOTICE = "notice"
"""The topic under which `note` holds the notice terms as the person gave them."""
NOTE_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Word:
    """The person's word on one topic, and when it was said."""

    topic: str
    status: str
    note: str
    at: datetime


def words_on(document: str) -> Mapping[str, Word]:
    """Everything said about a document, by topic."""
    rows = ClauseWord.objects.filter(document=document).order_by("topic")
    return {row.topic: Word(row.topic, row.status, row.note, row.at) for row in rows}


def keep_word(document: str, topic: str, status: str, note: str = "") -> None:
    """Keep the word; a later one on the same topic takes its place. Raise InputError `note_too_long`."""
    if len(note) > NOTE_LIMIT:
        raise InputError("note_too_long", n=len(note), limit=NOTE_LIMIT)
    with unit_of_work():
        now = datetime.now(UTC)
        ClauseWord.objects.update_or_create(
            document=document, topic=topic, defaults={"status": status, "note": note, "at": now}
        )


def drop_word(document: str, topic: str) -> None:
    """Take the word back: what the reader found counts again."""
    with unit_of_work():
        ClauseWord.objects.filter(document=document, topic=topic).delete()
