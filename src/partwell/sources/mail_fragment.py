"""Texts of mails that cannot be used: Outlook's .msg, and bodies saved without the headers that say who wrote when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from partwell.facts.problems import Problem
from partwell.sources._contract import HEAD_BYTES, Context, Head, Kind, Parsed
from partwell.sources._text import head_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MSG = tuple(
    name.encode("utf-16-le") for name in ("__properties_version1.0", "__nameid_version1.0", "__recip_version1")
)
_MSG_BYTES = 8 << 20  # where the list of streams may lie; a longer file is judged by its beginning and its end
_TEXT_LOOK = 64_000
_SURE, _LIKELY = 0.58, 0.52

_WROTE = re.compile(
    r"(?:wrote|schrieb|écrit|escribió|scritto|schreef|napisał\w*|napsal\w*|írta)\b.{0,80}:[ \t]*\Z", re.IGNORECASE
)
_OPENS = re.compile(r"(?:On|Am|Le|El|Il|Op|W dniu|Dne)\b|.{0,200}írta", re.IGNORECASE)
_FORWARD = re.compile(
    r"-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Eredeti üzenet|Forwarded message|Message d'origine) ?-{2,}",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"[ \t>]{0,8}\*?(From|Sent|Date|To|Cc|Subject|Von|Gesendet|Datum|An|Betreff|Feladó|Küldve|Dátum|Címzett|Tárgy|"
    r"Másolat|De|Envoyé|À|Objet):\*?[ \t]",
)
_DEVICE = re.compile(
    r"(?:Sent from my |Sent from Mail for |Get Outlook for |Von meinem \w{1,20} gesendet|"
    r"Elküldve a |iPhone-omról küldve)"
)
_LIST = re.compile(r".{0,60}\bmailing list\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"#{1,6} |```")
_PAPER = re.compile(r"\b(?:copyright|licen[cs]ed?|agreement|contract|szerződés|vertrag)\b", re.IGNORECASE)
_CELLS = re.compile(r"[,;\t|]")
_SIGNATURE_LINES = 8
_HTML = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html|<body|<div|<head|<p\b|<meta)", re.IGNORECASE)
_MAIL_HTML = re.compile(
    r"class=[\"']?(?:gmail_(?:quote|extra|attr)|hmmessage|ecx\w|moz-cite-prefix|yahoo_quoted|OutlookMessageHeader|"
    r"protonmail_quote|zmail_extra)|<blockquote[^>]{0,80}type=[\"']?cite|id=[\"']?(?:divRplyFwdMsg|stopSpelling|appendonsend)"
    r"|&lt;[^\s&<>]{1,80}@[^\s&<>]{1,80}&gt;[^<]{0,40}:\s*(?:<br[^>]{0,20}>|</\w+>|\s){0,8}<blockquote",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_LABEL = re.compile(r"\b(From|Sent|Date|To|Subject|Von|Gesendet|Betreff|Feladó|Küldve|Címzett|Tárgy):", re.IGNORECASE)


class MailFragment:
    """Recognised so that the person is told what to do; nothing is read from it."""

    name = "mail_fragment"
    kind: Kind = "mail"
    gives = ()
    archive = False

    def score(self, head: Head) -> float:
        """Low: every format that can be read is surer of its own files."""
        if head.data.startswith(_OLE):
            return 0.9 if _is_msg(head.data + head.tail) else 0.0
        if b"\x00" in head.data[:2000]:
            return 0.0
        text = head_text(head.data[:_TEXT_LOOK]).replace("\r\n", "\n")
        return _html_score(text) if _HTML.match(text) else _text_score(text)

    def count(self, stream: BinaryIO) -> int:
        """One."""
        del stream
        return 1

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """One row, one problem that says what to do instead."""
        del context
        is_msg = stream.read(len(_OLE)) == _OLE
        yield Parsed(problems=(Problem("outlook_msg" if is_msg else "mail_without_headers", 1),))


def _is_msg(data: bytes) -> bool:
    """Whether the names of a mail's streams stand in an OLE file: old Word and Excel files are OLE too."""
    return any(name in data[:_MSG_BYTES] for name in _MSG)


def _text_score(text: str) -> float:
    lines = text.split("\n")
    top = [line for line in lines[:50] if line.strip()][:3] or [""]
    if len(_CELLS.findall(top[0])) >= 4 or _MARKDOWN.match(top[0]) or _PAPER.search("\n".join(top)):
        return 0.0
    if _has_attribution(lines) or _has_field_block(lines):
        return _SURE
    short = len(text) < HEAD_BYTES // 4 and not any(_MARKDOWN.match(line) for line in lines)
    return _LIKELY if short and _is_signed(lines) else 0.0


def _has_attribution(lines: list[str]) -> bool:
    """`On Tue, 3 Mar 2026 at 09:15, Anna <anna@example.com> wrote:`, over three lines at most, or a forwarding line."""
    for number, line in enumerate(lines):
        if _FORWARD.match(line):
            return True
        if line.rstrip().endswith(":") and _WROTE.search(line[-200:]):
            for first in range(max(0, number - 2), number + 1):
                whole = " ".join(lines[first : number + 1])
                if len(whole) < 600 and _OPENS.match(whole) and any(sign.isdigit() for sign in whole):
                    return True
    return False


def _has_field_block(lines: list[str]) -> bool:
    """Four different fields of a mail on neighbouring lines, as Outlook puts them above the mail it answers."""
    seen: set[str] = set()
    for line in lines:
        found = _FIELD.match(line)
        if found:
            seen.add(found[1])
        elif line.strip() and not line.startswith((" ", "\t")):
            seen.clear()
        if len(seen) >= 4:
            return True
    return False


def _is_signed(lines: list[str]) -> bool:
    """A device's or a list's line at the end, or the two dashes that begin a signature."""
    filled = [line.rstrip("\r") for line in lines if line.strip()]
    end = filled[-_SIGNATURE_LINES - 1 :]
    if any(_DEVICE.match(line) for line in end) or "-- " in end[1:-1]:
        return True
    return any(first.startswith("_" * 20) and _LIST.match(second) for first, second in pairwise(end))


def _html_score(text: str) -> float:
    if _MAIL_HTML.search(text):
        return _SURE
    plain = " ".join(_TAG.sub(" ", text).split())
    places = [(one.start(), one[1].casefold()) for one in _LABEL.finditer(plain)]
    near = any(len({name for at, name in places if first <= at < first + 400}) >= 4 for first, _ in places[:200])
    return _LIKELY if near else 0.0


SOURCE = MailFragment()
