"""Where each mail of an mbox begins and ends, found in one pass over the mapped file with a vectorised search.

A line that begins `From ` parts two mails when two of three things hold: it reads as an envelope (sender, weekday,
month, time), a blank line stands before it, a header stands after it; without an envelope the other two must hold and
the header must be one that mails begin with. "From the start we agreed" parts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from typing import BinaryIO, NamedTuple

import stringzilla

MAIL_LIMIT = 32 << 20  # bytes of one mail that are looked at; what is longer is passed over unread
_LINE = 1000  # bytes of a line that recognition looks at
_ENVELOPE = re.compile(
    rb"From (?:[^ \t\n]*|[^ \t\n]+[ \t]+at[ \t]+[^ \t\n]+)[ \t]+"
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+(?:\d{1,2}[ \t]+)?"
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ \t][^\n]*?\d{1,2}:\d\d"
)
_HEADER = re.compile(rb"[!-9;-~]{1,76}[ \t]{0,4}:|>From ")
_FIRST = re.compile(
    rb"(?:X-[\w\-]{1,60}|Return-Path|Received|Delivered-To|Date|From|To|Cc|Subject|Message-ID|MIME-Version|Reply-To"
    rb"|Content-Type|Envelope-To|Sender|Status|DKIM-Signature|Authentication-Results|ARC-Seal)[ \t]?:",
    re.IGNORECASE,
)


Buffer = bytes | mmap


class RawMail(NamedTuple):
    """One mail: bytes `start` to `end` of the file, in `raw`, are its headers and body.

    done      byte of the file where the next mail's `From ` line begins
    doubtful  its `From ` line is no envelope: taken for one because a mail's header follows
    envelope  false for bytes before the first `From ` line
    """

    raw: Buffer
    start: int
    end: int
    done: int
    doubtful: bool = False
    envelope: bool = True


def opens(data: bytes) -> float:
    """How surely these first bytes of a file begin an mbox, 0 to 1."""
    text = data.lstrip(b"\r\n")
    return (0.0, 0.97, 0.8)[_parts(text, 0)] if text.startswith(b"From ") else 0.0


def _parts(raw: Buffer, place: int, first: int = 0) -> int:
    """1 where the `From ` line at `place` parts two mails, 2 where that is doubtful, 0 where it does not.

    At `first`, where the reading begins, no blank line need stand before it.
    """
    stop = raw.find(b"\n", place, place + _LINE)
    if stop < 0:
        return 0
    blank = place == first or raw[max(0, place - 3) : place].endswith((b"\n\n", b"\n\r\n"))
    blank = blank or (place < 3 and not raw[:place].strip(b"\r\n"))
    if _ENVELOPE.match(raw, place, stop):
        return 1 if blank or _HEADER.match(raw, stop + 1) else 0
    return 2 if blank and _FIRST.match(raw, stop + 1) else 0


def mails(stream: BinaryIO, start: int = 0) -> Iterator[RawMail]:
    """Every mail from byte `start` on, in order; a file is mapped, so that memory does not grow with it."""
    raw = _mapped(stream)
    text = stringzilla.Str(memoryview(raw))
    place, sure = start, 0
    found = start if raw[start : start + 5] == b"From " else _next(text, start)
    while found >= 0:
        better = _parts(raw, found, start)
        if better:
            yield from _between(raw, place, found, sure)
            place, sure = found, better
        found = _next(text, found)
    yield from _between(raw, place, len(raw), sure)


def _mapped(stream: BinaryIO) -> Buffer:
    try:
        return mmap(stream.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # no file of its own, or an empty one
        stream.seek(0)
        return stream.read()


def _next(text: stringzilla.Str, place: int) -> int:
    found: int = text.find(b"\nFrom ", place)
    return found + 1 if found >= 0 else -1


def _between(raw: Buffer, place: int, end: int, sure: int) -> Iterator[RawMail]:
    """The mail whose `From ` line stands at `place`; nothing for blank lines before the first."""
    if sure:
        line = raw.find(b"\n", place, end)
        begin = end if line < 0 else line + 1
    elif raw[place:end].strip():
        begin = place
    else:
        return
    tail = raw[max(begin, end - 4) : end]
    stop = end - (2 if tail.endswith(b"\n\r\n") else int(tail.endswith(b"\n\n")))
    yield RawMail(raw, begin, stop, end, sure == 2, bool(sure))
