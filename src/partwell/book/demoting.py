"""Messages and meetings no longer kept whose archive is gone: their words leave, who took part is still counted."""

from __future__ import annotations

from partwell.book import payloads
from partwell.book.candidates import Crowd
from partwell.book.identity import settle
from partwell.book.models import Identity, ImportedFile, MeetingWith, Message, MessageTo, Naming, Passed, Sighting
from partwell.book.originals import drop_unreferenced
from partwell.book.payloads import Payload
from partwell.book.surroundings import Surroundings, surroundings
from partwell.book.undo import blobs_of, drop_slices
from partwell.book.unit_of_work import leave_no_trace, unit_of_work
from partwell.book.workspace import workspace
from partwell.sources._contract import Correspondent
from partwell.sources._contract import Passed as PassedRow

_CHUNK = 500
_PRIVATE_FACTS = ("message", "meeting")


def demote(row: ImportedFile) -> int:
    """Turn this file's facts of nobody we keep into passed rows; give how many. Files named for a client stay."""
    if row.client:
        return 0
    gone = 0
    with workspace() as work:
        with unit_of_work():
            blobs = blobs_of([row.original_id])
            for sha256 in blobs:
                work.announce(sha256)
            crowd = Crowd()
            for kind in _PRIVATE_FACTS:
                strangers = _strangers(row, kind)
                gone += len(strangers)
                crowd.add(_pass(row, kind, strangers))
            crowd.write(row)
            _forget_names(row)
            drop_slices(row)
            settle()
        drop_unreferenced(blobs)
    leave_no_trace()
    return gone


def _strangers(row: ImportedFile, kind: str) -> dict[str, Payload]:
    """This file's facts in which nobody we keep has a part."""
    around = surroundings()
    keys = Sighting.objects.filter(file=row, kind=kind).values_list("fact_key", flat=True)
    return {key: fact for key, fact in payloads.stored(kind, keys).items() if not _is_kept(fact, around)}


def _is_kept(fact: Payload, around: Surroundings) -> bool:
    named = [fact["party"], *fact["to"]]
    return any(who and (who[1] in around.kept or (who[0] == "name" and who[1] in around.names)) for who in named)


def _pass(row: ImportedFile, kind: str, facts: dict[str, Payload]) -> list[PassedRow]:
    """Take these facts out of the file; give what stays of them."""
    listed = sorted(facts)
    names = dict(Identity.objects.values_list("value", "name"))
    for at in range(0, len(listed), _CHUNK):
        keys = listed[at : at + _CHUNK]
        Sighting.objects.filter(file=row, kind=kind, fact_key__in=keys).delete()
        heirs = dict(Sighting.objects.filter(kind=kind, fact_key__in=keys).values_list("fact_key", "file_id"))
        payloads.table(payloads.MODELS[kind]).filter(key__in=set(keys) - set(heirs)).delete()
        for key, file in heirs.items() if kind == "message" else ():
            Message.objects.filter(key=key).update(file_id=file)
        Passed.objects.bulk_create([Passed(file=row, key=key) for key in keys], ignore_conflicts=True)
    return [
        PassedRow(key, _people(facts[key], names), facts[key].get("sent", facts[key].get("start"))) for key in listed
    ]


def _forget_names(row: ImportedFile) -> None:
    """The file names nobody any more who has no part in what is left of it."""
    seen = Sighting.objects.filter(file=row)
    messages = seen.filter(kind="message").values("fact_key")
    meetings = seen.filter(kind="meeting").values("fact_key")
    named = Naming.objects.filter(file=row).exclude(
        identity__in=Message.objects.filter(key__in=messages).values("sender")
    )
    named = named.exclude(identity__in=MessageTo.objects.filter(message__in=messages).values("identity"))
    named = named.exclude(identity__in=MeetingWith.objects.filter(meeting__in=meetings).values("identity"))
    named.exclude(identity__meeting__in=meetings).delete()


def _people(fact: Payload, names: dict[str, str]) -> tuple[Correspondent, ...]:
    senders = [Correspondent(*_who(fact["party"], names), "from")] if fact["party"] else []
    return (*senders, *(Correspondent(*_who(who, names), "to") for who in fact["to"]))


def _who(who: list[str], names: dict[str, str]) -> tuple[str, str, str]:
    kind, value = who
    return kind, value, names.get(value, value)
