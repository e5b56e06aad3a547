"""Where each mail of an mbox begins and ends, found in one pass over large blocks with a vectorised search.

A line that begins `From ` parts two mails when two of three things hold: it reads as an envelope (sender, weekday,
month, time), a blank line stands before it, a header stands after it; without an envelope the other two must hold and
the header must be one that mails begin with. "From the start we agreed" parts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import stringzilla

BLOCK = 8 << 20
MAIL_LIMIT = 32 << 20  # bytes of one mail that are looked at; what is longer is passed over unread
_LINE = 1000  # bytes of a line that recognition looks at
_AFTER = 2 * _LINE + 8
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


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail: bytes `start` to `end` of `block` are its headers and body; `at` is where `start` is in the file.

    done      byte of the file where the next mail's `From ` line begins
    doubtful  its `From ` line is no envelope: taken for one because a mail's header follows
    envelope  false for bytes before the first `From ` line
    size      bytes of the mail in the file; more than `end - start` where it is longer than MAIL_LIMIT
    """

    block: bytes
    start: int
    end: int
    at: int
    done: int
    size: int
    doubtful: bool = False
    envelope: bool = True


def opens(data: bytes) -> float:
    """How surely these first bytes of a file begin an mbox, 0 to 1."""
    text = b"\n\n" + data[: 64 << 10].lstrip(b"\r\n")
    if not text.startswith(b"From ", 2):
        return 0.0
    return (0.0, 0.97, 0.8)[_parts(text, 2)]


def _parts(block: bytes, place: int) -> int:
    """1 where the `From ` line at `place` parts two mails, 2 where that is doubtful, 0 where it does not."""
    stop = block.find(b"\n", place, place + _LINE)
    if stop < 0:
        return 0
    blank = block.startswith(b"\n\n", place - 2) or block.startswith(b"\n\r\n", place - 3)
    if _ENVELOPE.match(block, place, stop):
        return 1 if blank or _HEADER.match(block, stop + 1) else 0
    return 2 if blank and _FIRST.match(block, stop + 1) else 0


def mails(stream: BinaryIO, start: int = 0) -> Iterator[RawMail]:
    """Every mail from byte `start` on, in order; the memory used does not grow with the file."""
    stream.seek(start)
    return _Scan(stream, start).run()


class _Scan:
    """The block in hand begins at byte `base` of the file; before the file stands a blank line that is not there."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self.stream = stream
        self.block, self.base = b"\n\n", start - 2
        self.open, self.sure = start, 0  # where the open mail's `From ` line begins, and how sure that is
        self.long = b""  # beginning of an open mail that is longer than MAIL_LIMIT

    def run(self) -> Iterator[RawMail]:
        """Block by block; what stands at the end of a block is looked at again with the next."""
        search, ended = 0, False
        while not ended:
            fresh = self.stream.read(BLOCK)
            ended = not fresh
            self.block += fresh
            limit = len(self.block) if ended else len(self.block) - _AFTER
            while 0 <= (found := stringzilla.find(self.block, b"\nFrom ", search)) < limit:
                search = found + 1
                sure = _parts(self.block, search)
                if sure:
                    yield from self._close(search)
                    self.open, self.sure = self.base + search, sure
            search = self._drop(max(search, limit, 0))
        yield from self._close(len(self.block))

    def _drop(self, search: int) -> int:
        """Forget what is done; give the place to search on from in what is left."""
        begin = self.open - self.base
        if not self.long and len(self.block) - begin > MAIL_LIMIT:
            self.long = self.block[begin : begin + MAIL_LIMIT]
        keep = max(0, search - 3) if self.long else max(0, min(begin - 3, search - 3))
        self.block = self.block[keep:]
        self.base += keep
        return search - keep

    def _close(self, end: int) -> Iterator[RawMail]:
        """The open mail, which ends at `end` of the block; nothing for blank lines before the first."""
        done, block, begin, stop = self.base + end, self.block, self.open - self.base, end
        if self.long:
            block, begin, stop, self.long = self.long, 0, MAIL_LIMIT, b""
            size = done - self.open
        else:
            stop -= _blank_line(block, begin, stop)
            size = stop - begin
        head = 0
        if self.sure:
            line = block.find(b"\n", begin, stop)
            head = (stop if line < 0 else line + 1) - begin
        elif not block[begin:stop].strip():
            return
        yield RawMail(block, begin + head, stop, self.open + head, done, size - head, self.sure == 2, bool(self.sure))


def _blank_line(block: bytes, start: int, end: int) -> int:
    """Bytes of the blank line that ends a mail."""
    if end - start < 4:
        return 0
    if block.startswith(b"\n\r\n", end - 3):
        return 2
    return int(block.startswith(b"\n\n", end - 2))
