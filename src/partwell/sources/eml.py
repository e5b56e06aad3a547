"""Single mails as files (.eml), as Outlook, Thunderbird, Apple Mail and webmail save them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os import SEEK_END
from typing import BinaryIO

from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._mail import Place, read_mail
from partwell.sources._mbox_scan import MAIL_LIMIT, opens

_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]{0,4}:")
_SURE = frozenset(
    b"message-id received return-path delivered-to mime-version x-mailer in-reply-to references dkim-signature "
    b"content-transfer-encoding x-original-to envelope-to authentication-results x-gm-thrid x-apparently-to "
    b"x-received arc-seal received-spf".split()
)
_USUAL = frozenset(b"from to cc bcc date subject sender reply-to content-type".split())
_LINES = 200
_MULTIPART = re.compile(rb"content-type:[ \t]*multipart/[^\n]{1,200}?boundary", re.IGNORECASE)


class Eml:
    """One mail a file; the file is the mail, byte for byte."""

    name = "eml"
    kind: Kind = "mail"
    gives = ("message",)
    archive = False

    def score(self, head: Head) -> float:
        """By the headers at the top: how many lines are headers at all, and how many are those of mails."""
        data = head.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        if opens(data) or not _FIELD.match(data):
            return 0.0
        names, odd = _names(data)
        sure, usual = len(names & _SURE), len(names & _USUAL)
        if not sure + usual or odd > len(names):
            return 0.0
        if sure and usual and sure + usual > 2:
            return 0.95
        if usual >= 2 and (sure or _has_address(data)):
            return 0.85
        if _MULTIPART.match(data):
            return 0.7
        return 0.3 if usual >= 2 or sure else 0.0

    def count(self, stream: BinaryIO) -> int:
        """One."""
        del stream
        return 1

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """One row."""
        raw = stream.read(MAIL_LIMIT)
        size = stream.seek(0, SEEK_END)
        begin = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
        yield read_mail(Place(raw, begin, len(raw), begin, size - begin, line=1), context)


def _names(data: bytes) -> tuple[set[bytes], int]:
    """Names of the headers before the first blank line, in lower case, and lines that are none."""
    names, odd = set[bytes](), 0
    for line in data.split(b"\n", _LINES)[:_LINES]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        found = _FIELD.match(line)
        if found:
            names.add(found.group(1).lower())
        else:
            odd += 1
    return names, odd


def _has_address(data: bytes) -> bool:
    top = data.split(b"\n\n", 1)[0].split(b"\n\r\n", 1)[0]
    return re.search(rb"^(?:from|to|sender)[ \t]*:[^\n]{0,300}@", top, re.IGNORECASE | re.MULTILINE) is not None


SOURCE = Eml()
