"""A contract's text as units: one sentence each, with its lines, the heading above it and the words that lead in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partwell.contracts._rx import fold
from partwell.contracts._sentences import sentences

_MARKS = re.compile(r"<[^<>]{1,80}>")
_BULLET = re.compile(r"\s*(?:[-*•–+]|\[[ x]\]|\(?[a-z]{1,4}[.)])\s+")
_NUMBER = re.compile(
    r"[*_#>\s]*(?:§\s*)?(?:\d+(?:\.\d+)*[.)]?|\(\d{1,2}\)|[IVX]{1,5}\.|(?:Article|Section|Clause|ARTICLE|SECTION)\s+\d+)[*_]*\s+"
)
# "7. Exclusivity. During …": a heading that stands in the line itself.
_INLINE = re.compile(r"\s*\*{0,2}(?:\d+(?:\.\d+)*[.)]{0,2}\s+)\*{0,2}([A-ZÁÉÍÓÖŐÚÜŰ][\w,&/ -]{2,48})[.:]\*{0,2}\s+\S")
_SENTENCE_LIKE = re.compile(r"\b(?:shall|may|will|must|agrees?|is|are|köteles|jogosult|fizet|vállalja|kell)\b")
_RULE = re.compile(r"\s*(?:[-*_=~]{3,}|\|[\s:|-]+\|?)\s*$")
_EMPHASIS = re.compile(r"\*\*([^*\n]{1,120})\*\*")
# A line that ends so, or is too long to be wrapped, ends its paragraph.
_ENDS = (".", "!", "?", ";", ":")
_UNWRAPPED = 140
_WORDS_OF_HEADING = 9


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence: its lines (1-based), its words as written, without emphasis, and folded; heading, lead-in."""

    lines: tuple[int, ...]
    text: str
    plain: str
    folded: str
    heading: str
    lead: str


def units(text: str) -> list[Unit]:
    """All sentences of the contract in the order of the text; headings and rules are none of their own."""
    return list(_Walk(text.split("\n")).units())


class _Walk:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.heading = self.lead = ""

    def units(self) -> Iterator[Unit]:
        block: list[int] = []
        for index in range(_front_matter(self.lines), len(self.lines)):
            line = self.lines[index]
            plain = not line.strip() or _RULE.match(line) is not None
            heading = not plain and self._is_heading(index)
            if block and (
                plain
                or heading
                or self._ended(block[-1])
                or _BULLET.match(line)
                or _NUMBER.match(line)
                or line.lstrip().startswith("|")
            ):
                yield from self._block(block)
                block = []
            if heading:
                self.heading, self.lead = fold(_bare(line)), ""
            elif not plain:
                block.append(index)
        yield from self._block(block)

    def _ended(self, index: int) -> bool:
        line = self.lines[index].rstrip()
        return line.endswith(_ENDS) or len(line) > _UNWRAPPED

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index].strip()
        if len(line) > _UNWRAPPED:
            return False
        bare = _bare(line)
        if not bare or len(bare.split()) > _WORDS_OF_HEADING:
            return False
        if line.startswith("#"):
            return True
        if bare[-1] in ".;,?!" or (bare[-1] == ":" and not line.startswith("**")) or _SENTENCE_LIKE.search(bare):
            return False
        if _BULLET.match(self.lines[index]) or not bare[0].isupper() or line.startswith("|"):
            return False
        marked = line.startswith("**") and line.rstrip(": ").endswith("**")
        alone = self._stands_alone(index) and len(bare.split()) <= 6
        return (
            marked
            or _NUMBER.match(line) is not None
            or bare.isupper()
            or (alone and "[" not in bare and "_" not in bare)
        )

    def _stands_alone(self, index: int) -> bool:
        """Nothing above that it could go on from: a blank line, or a sentence that ended, with text below it."""
        return not self._text(index - 1) or (self._ended(index - 1) and bool(self._text(index + 1)))

    def _text(self, index: int) -> str:
        return self.lines[index].strip() if 0 <= index < len(self.lines) else ""

    def _block(self, block: list[int]) -> Iterator[Unit]:
        if not block:
            return
        inline = _INLINE.match(self.lines[block[0]])
        if inline:
            self.heading = fold(inline.group(1))
        bullet = _BULLET.match(self.lines[block[0]]) is not None
        if not bullet and not self.lead.endswith(":"):
            self.lead = ""
        joined = "\n".join(_MARKS.sub(lambda m: " " * len(m.group()), self.lines[index]) for index in block)
        last = ""
        for start, end in sentences(joined, pieces=False):
            words = joined[start:end].strip(" \n\t")
            if not words:
                continue
            first = block[0] + joined.count("\n", 0, start + len(joined[start:end]) - len(joined[start:end].lstrip()))
            lines = tuple(range(first + 1, first + 2 + words.count("\n")))
            plain = _EMPHASIS.sub(lambda m: f"  {m.group(1)}  ", words)
            last = fold(plain)
            yield Unit(lines, words, plain, last, self.heading, self.lead if bullet else "")
        if not bullet:
            self.lead = last if last.rstrip("* ").endswith(":") else ""


def _bare(line: str) -> str:
    """A heading's words without marks and number."""
    plain = _MARKS.sub("", line).strip()
    number = _NUMBER.match(plain)
    return (plain[number.end() :] if number else plain).strip("#*_ \t")


def _front_matter(lines: list[str]) -> int:
    """The first line after a block of settings between two `---` at the top, else 0."""
    if lines and lines[0].strip() == "---":
        return next((index + 1 for index in range(1, len(lines)) if lines[index].strip() == "---"), 0)
    return 0
