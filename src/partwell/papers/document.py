"""What a paper is before it is printed: a title and blocks of plain text; every printer takes the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `small` for remarks below the matter itself."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `tick` draws a box to tick before each."""

    rows: tuple[str, ...]
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, and where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """Head and rows of equal length; `numbers` the columns set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = field(default_factory=frozenset)


Block = Heading | Paragraph | Items | Quote | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A paper.

    kind    its name: script, letter, statement, dossier …;  language  `en` or `hu`
    title   as printed above;  place_date  the line at the top right of a letter, "" for none
    sender, receiver  their lines, empty for papers that are not sent
    """

    kind: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    sender: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    place_date: str = ""


def clean(text: str) -> str:
    """Text from a file or form as a printer may take it: no control or direction marks, line ends as `\\n`, NFC."""
    plain_ends = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return _BIDI.sub("", _CONTROL.sub("", plain_ends))[:LONGEST].strip()


def one_line(text: str) -> str:
    """The same on one line, for titles, headers and names."""
    return " ".join(clean(text).split())


def plain(document: Document) -> str:
    """The paper as plain text, for a mail draft or the clipboard; ends with one line end."""
    return "\n\n".join("\n".join(lines) for lines in _paragraphs(document) if lines) + "\n"


def _paragraphs(document: Document) -> Iterator[list[str]]:
    if document.kind != "letter":
        yield [document.title]
    for block in document.blocks:
        yield list(_lines(block))


def _lines(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        return [block.text.upper()]
    if isinstance(block, Items):
        mark = "[ ] " if block.tick else "- "
        return [mark + row for row in block.rows]
    if isinstance(block, Quote):
        return [f"“{block.text}”", f"  ({block.source})"]
    if isinstance(block, Table):
        return ["  ".join(block.head), *("  ".join(row) for row in block.rows)]
    return [block.text]
