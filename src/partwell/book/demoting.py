"""Messages that are no longer kept and whose archive is gone: their words leave the book, who wrote is still counted."""

from __future__ import annotations

from partwell.book.candidates import Crowd
from partwell.book.identity import settle
from partwell.book.models import ImportedFile, Message, MessageTo, Naming, Passed, Sighting
from partwell.book.originals import drop_unreferenced
from partwell.book.surroundings import surroundings
from partwell.book.undo import blobs_of, drop_slices
from partwell.book.unit_of_work import unit_of_work
from partwell.book.workspace import workspace
from partwell.sources._contract import Correspondent
from partwell.sources._contract import Passed as PassedRow

_CHUNK = 500


def demote(row: ImportedFile) -> int:
    """Turn this file's messages of nobody we keep into passed rows; give how many. Files named for a client stay."""
    if row.client:
        return 0
    with workspace() as work:
        with unit_of_work():
            blobs = blobs_of([row.original_id])
            for sha256 in blobs:
                work.announce(sha256)
            gone = _strangers(row)
            crowd = Crowd()
            for at in range(0, len(gone), _CHUNK):
                crowd.add(_pass(row, gone[at : at + _CHUNK]))
            crowd.write(row)
            drop_slices(row)
            settle()
        drop_unreferenced(blobs)
    return len(gone)


def _strangers(row: ImportedFile) -> list[str]:
    """Keys of this file's messages in which nobody we keep has a part."""
    kept = surroundings().kept
    keys = sorted(Sighting.objects.filter(file=row, kind="message").values_list("fact_key", flat=True))
    found: list[str] = []
    for at in range(0, len(keys), _CHUNK):
        part = keys[at : at + _CHUNK]
        people: dict[str, set[str]] = {key: set() for key in part}
        for key, value in Message.objects.filter(key__in=part).values_list("key", "sender__value"):
            people[key].add(value)
        for key, value in MessageTo.objects.filter(message__in=part).values_list("message_id", "identity__value"):
            people[key].add(value)
        found += [key for key, values in people.items() if not values & kept]
    return found


def _pass(row: ImportedFile, keys: list[str]) -> list[PassedRow]:
    """Take these messages out of the file; give what stays of them."""
    rows = [PassedRow(m.key, _people(m), m.sent) for m in Message.objects.filter(key__in=keys).select_related("sender")]
    Sighting.objects.filter(file=row, kind="message", fact_key__in=keys).delete()
    for key in keys:
        heir = Sighting.objects.filter(kind="message", fact_key=key).order_by("file_id").first()
        if heir is None:
            Message.objects.filter(key=key).delete()
        else:
            Message.objects.filter(key=key).update(file_id=heir.file_id)
    Passed.objects.bulk_create([Passed(file=row, key=key) for key in keys], ignore_conflicts=True)
    left = Message.objects.filter(file=row)
    named = Naming.objects.filter(file=row).exclude(identity__in=left.values("sender"))
    named.exclude(identity__in=MessageTo.objects.filter(message__in=left).values("identity")).delete()
    return rows


def _people(message: Message) -> tuple[Correspondent, ...]:
    sender = message.sender
    to = (line.identity for line in message.messageto_set.select_related("identity"))
    return (
        Correspondent(sender.kind, sender.value, sender.name, "from"),
        *(Correspondent(one.kind, one.value, one.name, "to") for one in to),
    )
