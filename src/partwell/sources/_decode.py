"""From a record's bytes back to its text, step by step as its trace tells: the check on what the sources read.

This is written apart from the readers on purpose: it walks a mail line by line, and shares with them no more than the
meaning of each step, so that a mistake of theirs shows as a difference.
"""

from __future__ import annotations

import binascii
import json
import re
import zlib
from collections.abc import Callable
from itertools import pairwise

from partwell.sources._html import text_of

_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_BOUNDARY = re.compile(rb'boundary\*?=(?:"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([^;\s]*))', re.IGNORECASE)
_MIME_PATH = re.compile(r"\d+(?:\.\d+)*\Z")
_FIELDS = 2000  # lines of headers


def decode(raw: bytes, part: str | None, chain: tuple[str, ...]) -> str:
    """The text that `chain` makes of `raw`, or of the MIME part `part` (`1.2`) of the mail that `raw` is.

    `part` None, or no MIME path (then it is a place for people): all of `raw`. Steps: `mboxrd`, `base64`,
    `quoted-printable`, `deflate`, `pdf-file:factur-x.xml`, the name of a charset, `bom`, `crlf`, `html-text`,
    `slack-entities`, `document:pdf` (docx, html, markdown, text), and `json:/2/text`, the text at a JSON pointer (a
    list of texts and of objects with a text is put together). What no step can read becomes U+FFFD; raise LookupError
    for a step nobody knows.
    """
    steps = list(chain)
    if steps and steps[0] == "mboxrd":
        raw = _ESCAPED.sub(rb"\1", raw)
        steps.pop(0)
    data: bytes | str = select(raw, part) if part and _MIME_PATH.match(part) else raw
    for step in steps:
        data = _apply(step, data)
    return data if isinstance(data, str) else data.decode("utf-8", "replace")


def _apply(step: str, data: bytes | str) -> bytes | str:
    if isinstance(data, bytes):
        if step.startswith("document:"):
            return _document(data, step.removeprefix("document:"))
        if step.startswith("pdf-file:"):
            return _inside_pdf(data, step.removeprefix("pdf-file:"))
        binary = _BINARY.get(step)
        return binary(data) if binary else data.decode(step, "replace")
    if step.startswith("json:"):
        return _pointed(data, step.removeprefix("json:"))
    text = _TEXT.get(step)
    if text is None:
        raise LookupError(step)
    return text(data)


def _document(data: bytes, media: str) -> str:
    """The text of a document of this kind; raise LookupError where it gives none."""
    from partwell.sources.documents import Document, read_document

    found = read_document(data, f"document.{_ENDINGS.get(media, media)}")
    if not isinstance(found, Document):
        raise LookupError(media)
    return found.text


_ENDINGS = {"markdown": "md", "text": "txt"}


def _inside_pdf(data: bytes, wanted: str) -> bytes:
    """The file of this name in a PDF; raise LookupError where there is none."""
    from partwell.sources._pdf_files import attached

    for name, inside in attached(data):
        if name == wanted:
            return inside
    raise LookupError(wanted)


def _base64(data: bytes) -> bytes:
    letters = bytes(sign for sign in data.split(b"=")[0] if sign in _ALPHABET)
    whole = len(letters) - (len(letters) % 4 == 1)
    return binascii.a2b_base64(letters[:whole] + b"==") if whole else b""


_ALPHABET = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
_BINARY: dict[str, Callable[[bytes], bytes]] = {
    "base64": _base64,
    "quoted-printable": binascii.a2b_qp,
    "deflate": lambda data: zlib.decompress(data, -zlib.MAX_WBITS),
}
_TEXT: dict[str, Callable[[str], str]] = {
    "bom": lambda text: text.removeprefix("\ufeff"),
    "crlf": lambda text: text.replace("\r\n", "\n").replace("\r", "\n"),
    "html-text": text_of,
    "slack-entities": lambda text: text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
}


def _pointed(text: str, pointer: str) -> str:
    """The text at a JSON pointer (RFC 6901, names without `~` and `/`); raise LookupError where there is none."""
    found = json.loads(text)
    for name in pointer.split("/")[1:]:
        try:
            found = found[int(name)] if isinstance(found, list) else found[name]
        except (KeyError, IndexError, TypeError, ValueError):
            raise LookupError(pointer) from None
    pieces = found if isinstance(found, list) else [found]
    texts = [one.get("text", "") if isinstance(one, dict) else one for one in pieces]
    return "".join(one for one in texts if isinstance(one, str))


def select(raw: bytes, part: str) -> bytes:
    """The body of the MIME part with this path, its transfer encoding still on; raise LookupError without it."""
    entity = raw.lstrip(b"\r\n")
    for number in part.split("."):
        fields, body = _split(entity)
        pieces = _pieces(fields, body)
        if not pieces:
            if number != "1":
                raise LookupError(part)
            return body
        if not 0 < int(number) <= len(pieces):
            raise LookupError(part)
        entity = pieces[int(number) - 1]
    return _split(entity)[1]


def _split(entity: bytes) -> tuple[list[bytes], bytes]:
    """Unfolded header lines, and the body."""
    fields: list[bytes] = []
    place = 0
    while place < len(entity):
        end = entity.find(b"\n", place)
        end = len(entity) if end < 0 else end + 1
        line = entity[place:end].removesuffix(b"\n").removesuffix(b"\r")
        place = end
        if not line:
            break
        if line[:1] in b" \t" and fields:
            fields[-1] += b" " + line.strip()
        elif len(fields) < _FIELDS:
            fields.append(line)
    return fields, entity[place:]


def _pieces(fields: list[bytes], body: bytes) -> list[bytes]:
    """The parts of a multipart body; none where it is no multipart or its delimiter never comes."""
    value = next((f.partition(b":")[2] for f in fields if f.lower().startswith(b"content-type:")), b"")
    if not value.strip().lower().startswith(b"multipart/"):
        return []
    found = _BOUNDARY.search(value)
    quoted, single, bare = found.groups() if found else (None, None, None)
    name = re.sub(rb"\\(.)", rb"\1", quoted) if quoted is not None else (single or bare or b"")
    return _cut(body, b"--" + name.rstrip()) if name.strip() else []


def _cut(body: bytes, mark: bytes) -> list[bytes]:
    """Body cut at its delimiter lines, up to the closing one."""
    places: list[tuple[int, int, bool]] = []
    begin = 0
    for line in re.split(rb"(?<=\n)", body):
        end = begin + len(line)
        rest = (
            line[len(mark) :].removesuffix(b"\n").removesuffix(b"\r").rstrip(b" \t") if line.startswith(mark) else None
        )
        if rest in {b"", b"--"}:
            places.append((begin, end, rest == b"--"))
            if rest:
                break
        begin = end
    pieces = [_chomp(body[first[1] : second[0]]) for first, second in pairwise(places)]
    if places and not places[-1][2]:
        pieces.append(body[places[-1][1] :])
    return pieces


def _chomp(piece: bytes) -> bytes:
    """The line end before a delimiter belongs to the delimiter."""
    return piece[:-2] if piece.endswith(b"\r\n") else piece.removesuffix(b"\n")
