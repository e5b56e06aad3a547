"""Which charset bytes of a mail are really in: what is declared is a hint, the bytes decide."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# Charsets whose text is plain ASCII bytes or needs its own state: the declaration must be believed.
_STATEFUL = ("iso2022", "iso-2022", "utf-7", "utf7", "hz", "utf-16", "utf16", "utf-32", "utf32")
_WIDE = ("gb", "big5", "shift_jis", "cp932", "euc", "cp949", "ks", "johab", "ms-kanji", "cp950", "iso2022", "iso-2022")
# What the web found mailers to mean; codecs of Python that are no charsets are not in reach.
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-8-i": "iso8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "ansi_x3.110-1983": "cp1252",
}
_HUNGARIAN = re.compile(
    rb"\b(?:hogy|nem|az|egy|van|vagy|csak|meg|majd|mert|lesz|volt|ez|k.sz.n.m|k.rem|[Uu]dv|[\xdc\xfc]dv.*|t.rgy|lehet)\b"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_HU_LETTERS = frozenset(b"\xc1\xc9\xcd\xd3\xd5\xd6\xda\xdb\xdc\xe1\xe9\xed\xf3\xf5\xf6\xfa\xfb\xfc")
_MARKS = frozenset(range(0x80, 0xC0))
_LOOK = 64 << 10


@lru_cache(maxsize=256)
def known(name: str) -> str | None:
    """Python's name of the codec that a declared charset means; None where nobody knows it."""
    name = name.strip().strip("\"'").lower()[:60]
    if name in _MEANT:
        return _MEANT[name]
    try:
        found = codecs.lookup(name)
        b"a".decode(found.name)
    except (LookupError, ValueError, TypeError):
        return None
    if found.name in {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}:
        return None
    return _MEANT.get(found.name, found.name)


def charset_of(raw: bytes, declared: str = "") -> str:
    """The codec to decode `raw` with: the declared one, unless the bytes say otherwise.

    Stateful and wide charsets are believed where they fit. Else valid UTF-8 is UTF-8; else the declared charset; text
    that is Hungarian by its letters and words, yet declared as Western or not at all, is cp1250.
    """
    name = known(declared) if declared else None
    if name and name.startswith((*_STATEFUL, *_WIDE)) and _fits(raw, name):
        return name
    if _fits(raw, "utf-8"):
        return "utf-8"
    if name == "iso8859-2":
        return "cp1250" if re.search(rb"[\x80-\x9f]", raw) else name
    if name and name not in {"utf-8", "cp1252"} and not name.startswith(_WIDE):
        return name
    if _hungarian(raw):
        return "cp1250"
    return name if name and name.startswith(_WIDE) else "cp1252"


def mail_text(raw: bytes) -> str:
    """Bytes without a declaration as text; what cannot be read becomes U+FFFD."""
    if raw.isascii():
        return raw.decode("ascii")
    return raw.decode(charset_of(raw), "replace")


def _fits(raw: bytes, name: str) -> bool:
    try:
        raw.decode(name)
    except (UnicodeDecodeError, UnicodeError):
        return False
    return True


def _hungarian(raw: bytes) -> bool:
    """Whether bytes beyond ASCII are letters of Hungarian, ő or ű among them, and a Hungarian word stands there."""
    some = raw[:_LOOK]
    high = set(b"".join(_HIGH.findall(some)))
    letters = high - _MARKS
    return bool(letters & set(b"\xf5\xfb\xd5\xdb")) and letters <= _HU_LETTERS and bool(_HUNGARIAN.search(some))
