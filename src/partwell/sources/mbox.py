"""Mail archives in mbox form, as Google Takeout, Thunderbird and Apple Mail write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from partwell.facts.problems import Note, Problem
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._lines import LineCounter
from partwell.sources._mail import Place, read_mail
from partwell.sources._mbox_count import count_mails
from partwell.sources._mbox_scan import MAIL_LIMIT, RawMail, mails, opens


class Mbox:
    """Many mails one after the other, each below a line `From sender date`; `>From ` stands for `From ` (mboxrd)."""

    name = "mbox"
    kind: Kind = "mail"
    gives = ("message",)
    archive = True

    def score(self, head: Head) -> float:
        """By the first line that is not blank."""
        return opens(head.data.removeprefix(b"\xef\xbb\xbf"))

    def count(self, stream: BinaryIO) -> int:
        """Mails, and one more for text before the first."""
        return count_mails(stream)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """One row a mail, from `context.start` on; `offset` is where the next begins."""
        lines = LineCounter(stream)
        for mail in mails(stream, context.start):
            yield _read(mail, context, lines)


def _read(mail: RawMail, context: Context, lines: LineCounter) -> Parsed:
    if not mail.envelope:
        return Parsed(problems=(Problem("mbox_no_separator", line=lines.line_at(mail.start)),), offset=mail.done)
    end = min(mail.end, mail.start + MAIL_LIMIT)
    place = Place(mail.raw, mail.start, end, mail.start, mail.end - mail.start, escaped=True, done=mail.done)
    parsed = read_mail(place, context)
    if parsed.problems:
        line = lines.line_at(mail.start) - 1  # of the `From ` line
        return parsed._replace(problems=tuple(replace(fault, line=line) for fault in parsed.problems))
    if mail.doubtful:
        parsed = parsed._replace(notes=(*parsed.notes, Note("mbox_doubtful_separator")))
    return parsed


SOURCE = Mbox()
