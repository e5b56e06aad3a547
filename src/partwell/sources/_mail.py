"""One mail into one row: who takes part first; only a kept client's mail is read further."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from mmap import mmap

from partwell.facts.keys import key
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Message, Party
from partwell.sources._addresses import parties
from partwell.sources._contract import Context, Correspondent, Parsed, Passed
from partwell.sources._headers import Headers
from partwell.sources._mail_dates import MailDate, mail_date, received_date
from partwell.sources._mail_signs import is_automatic, thread_of, tidy_id
from partwell.sources._mail_text import OwnText, TooLargeError, own_text
from partwell.sources._mime import TooDeepError, head_end

SUBJECT_LIMIT = 500
PEOPLE_LIMIT = 50  # correspondents of a mail that is passed over
_ROLES = ((b"from", "from"), (b"to", "to"), (b"cc", "cc"), (b"bcc", "cc"))


@dataclass(slots=True)
class Place:
    """Where a mail stands: bytes `start` to `end` of `raw`, `at` in the file with `size` bytes there.

    done        byte of an archive where the next mail begins
    line, part  where a problem is said to be; escaped: the file writes `>From ` for a line that begins `From `
    """

    raw: bytes | mmap
    start: int
    end: int
    at: int
    size: int
    line: int | None = None
    part: str | None = None
    escaped: bool = False
    done: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether the mail is longer than what `raw` has of it."""
        return self.end - self.start < self.size


@dataclass(slots=True)
class _Envelope:
    """What the headers of every mail are asked for."""

    head: Headers
    body: int
    people: list[tuple[str, tuple[Party, ...]]]
    sender: Party | None
    date: MailDate | None
    notes: tuple[Note, ...]

    def is_kept(self, context: Context) -> bool:
        """Whether a kept client takes part, or the person named a client for the whole file."""
        if context.client:
            return True
        kept = context.kept
        for _, some in self.people:
            for party in some:
                if party.value in kept and party.kind == "email":
                    return True
        return False


def read_mail(place: Place, context: Context) -> Parsed:
    """The mail as a message, as passed over, or as a problem; never raises for what stands in it."""
    envelope = _envelope(place)
    if envelope is None:
        return _problem(Problem("mail_no_headers"), place)
    if envelope.sender is None:
        return _problem(Problem("mail_no_sender"), place)
    moment = envelope.date.moment(context.zone) if envelope.date else None
    if envelope.date is None or moment is None:
        return _problem(Problem("mail_bad_date") if b"date" in envelope.head else Problem("mail_no_date"), place)
    name = _key(place, envelope, envelope.date, envelope.sender)
    if not envelope.is_kept(context):
        return Parsed(passed=(Passed(name, _correspondents(envelope), moment.seconds),), offset=place.done)
    try:
        own = own_text(place.raw, envelope.head, envelope.body, place.end, escaped=place.escaped, cut=place.is_cut)
    except TooDeepError:
        return _problem(Problem("mail_too_deep"), place)
    except TooLargeError:
        return _problem(Problem("mail_too_large"), place)
    fact = _message(name, place, context, envelope, envelope.sender, moment, own)
    return Parsed(facts=(fact,), notes=(*envelope.notes, *_zone_note(envelope.date, context)), offset=place.done)


def _envelope(place: Place) -> _Envelope | None:
    raw, start = place.raw, place.start
    while start < place.end and raw[start] in b"\r\n":
        start += 1
    stop, body = head_end(raw, start, place.end)
    head = Headers(raw[start:stop])
    if not head:
        return None
    people = [(role, _listed(head, name)) for name, role in _ROLES]
    sender, notes = _sender(head, people[0][1])
    date = mail_date(head.raw(b"date") or b"")
    if date is None:
        date = _received(head)
        if date is not None:
            notes = (*notes, Note("mail_date_from_received"))
    return _Envelope(head, body, people, sender, date, notes)


def _listed(head: Headers, name: bytes) -> tuple[Party, ...]:
    values = head.all(name)
    if not values:
        return ()
    if len(values) == 1:
        return parties(values[0])
    return tuple(party for value in values for party in parties(value))


def _sender(head: Headers, listed: tuple[Party, ...]) -> tuple[Party | None, tuple[Note, ...]]:
    """Who wrote: From, else Sender, else the address the mail came back to (with a note)."""
    best = next((party for party in listed if party.kind == "email"), None)
    if best is not None:
        return best, ()
    for name in (b"sender", b"x-original-from", b"reply-to", b"return-path"):
        found = next((party for party in parties(head.raw(name) or b"") if party.kind == "email"), None)
        if found is not None:
            return found, (Note("mail_sender_from_other_header"),)
    return next(iter(listed), None), ()


def _received(head: Headers) -> MailDate | None:
    for value in (*head.all(b"received", 3), *head.all(b"x-received", 1)):
        date = received_date(value)
        if date is not None:
            return date
    return None


def _key(place: Place, envelope: _Envelope, date: MailDate, sender: Party) -> str:
    """By Message-ID, date and sender: two mails that wrongly share an id stay two. Without an id by the body too."""
    number = tidy_id(envelope.head.raw(b"message-id") or b"")
    written = f"{date.wall.isoformat()} {date.offset} {sender.value}"
    if number:
        return key("mail", number, written)
    body = place.raw[envelope.body : place.end].replace(b"\r\n", b"\n").strip()
    if place.escaped:
        body = _ESCAPED.sub(rb"\1", body)
    return key("mail", None, written, hashlib.sha256(body).hexdigest())


_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def _correspondents(envelope: _Envelope) -> tuple[Correspondent, ...]:
    found: list[Correspondent] = []
    for role, some in envelope.people:
        listed: Iterable[Party] = some if role != "from" or some else ((envelope.sender,) if envelope.sender else ())
        for party in listed:
            if party.kind == "email" and len(found) < PEOPLE_LIMIT:
                found.append(_correspondent(party, role))
    return tuple(found)


@lru_cache(maxsize=8192)
def _correspondent(party: Party, role: str) -> Correspondent:
    """The same few people write most mails, so each is made once."""
    return Correspondent("email", party.value, party.name, role)  # type: ignore[arg-type]


def _message(
    name: str, place: Place, context: Context, envelope: _Envelope, sender: Party, sent: Moment, own: OwnText
) -> Message:
    head = envelope.head
    to: dict[tuple[str, str], Party] = {}
    for role, some in envelope.people:
        if role != "from":
            for party in some:
                to.setdefault((party.kind, party.value), party)
    subject = head.text(b"subject")[:SUBJECT_LIMIT].replace("\x00", "").strip()
    number = tidy_id(head.raw(b"message-id") or b"")
    return Message(
        key=name,
        trace=own.trace(context.original, (place.at, place.at + place.size)),
        channel="mail",
        sent=sent,
        sender=sender,
        to=tuple(to.values()),
        thread=thread_of(head, number, subject),
        subject=subject,
        text=own.words,
        message_id=number,
        reply_to=tidy_id(head.raw(b"in-reply-to") or b""),
        automatic=is_automatic(head, sender, subject),
    )


def _zone_note(date: MailDate, context: Context) -> tuple[Note, ...]:
    if date.offset is not None or date.zoned:
        return ()
    return (Note("mail_zone_assumed", args={"zone": context.zone or "UTC"}),)


def _problem(fault: Problem, place: Place) -> Parsed:
    return Parsed(problems=(replace(fault, line=place.line, part=place.part),), offset=place.done)
