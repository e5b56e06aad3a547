"""The sender's own words in a mail: quotations and signatures cut, what is left given as ranges into the text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from partwell.language import _quote_marks as marks

Span = tuple[int, int]
_LOOK = 14  # lines looked ahead for the rest of an attribution or of a header block
_FAR = 60  # lines, blank ones too, within which a signature without its proper mark must end
_SIGNATURE_LINES = 15  # a signature below a bare `--` is no longer than this


@dataclass(slots=True)
class _Lines:
    """A text as lines: `at[i]` is where line i begins, `plain[i]` the line without surrounding space."""

    raw: list[str]
    at: list[int]
    plain: list[str]
    above: set[int]  # lines that end in a colon, and the three above each: an attribution may begin there
    signs: str = ">"  # what quoted lines begin with; other signs join where an attribution stands above them

    @classmethod
    def of(cls, text: str) -> _Lines:
        raw = text.split("\n")
        at = list(accumulate([len(line) + 1 for line in raw], initial=0))
        plain = [line.strip() for line in raw]
        above = {j for i, line in enumerate(plain) if line[-1:] == ":" for j in range(i - 3, i + 1)}
        return cls(raw, at, plain, above)

    def is_quoted(self, i: int) -> bool:
        """Whether line `i` exists and begins as quoted lines do."""
        return i < len(self.plain) and self.plain[i][:1] in self.signs and self.plain[i] != ""

    def next_filled(self, i: int) -> int:
        """The first line from `i` on that is not blank (within the look-ahead), or the number of lines."""
        for j in range(i, min(i + _LOOK, len(self.plain))):
            if self.plain[j]:
                return j
        return len(self.plain)


def own_ranges(text: str) -> tuple[Span, ...]:
    """Half-open ranges of code points of `text` that its sender wrote; in order, trimmed of blank lines, never empty.

    Cut are lines quoted with `>`, the line that names whom they quote, everything below a header block or a line such
    as `-----Original Message-----`, signatures, and `Sent from my …`. Answers between quoted lines are kept, each run
    of lines as a range of its own. Linear in the length of the text.
    """
    lines = _Lines.of(text)
    keep = [bool(line) for line in lines.plain]
    _cut_quotations(lines, keep)
    _cut_signatures(lines, keep)
    return _ranges(lines, keep)


def own_words(text: str) -> str:
    """The sender's own words, runs joined by newlines."""
    return "\n".join(text[start:end] for start, end in own_ranges(text))


def _cut_quotations(lines: _Lines, keep: list[bool]) -> None:
    done, above = 0, lines.above
    for i, line in enumerate(lines.plain):
        if not line or i < done:
            continue
        if line[0] in lines.signs:
            keep[i] = False
        elif i in above or marks.may_announce(line):
            done, rest = _quotation(lines, i)
            keep[i:done] = [False] * (done - i)
            if rest:
                keep[done:] = [False] * (len(keep) - done)
                return


def _quotation(lines: _Lines, i: int) -> tuple[int, bool]:
    """(first line after the lines that announce a quotation at `i`, whether all below is quoted); (i, False): none."""
    line = lines.plain[i]
    if marks.is_divider(line):
        return _below_headers(lines, i + 1)
    if marks.is_header(line) and _is_header_block(lines, i):
        return _below_headers(lines, i)
    if marks.is_rule(line):
        below = lines.next_filled(i + 1)
        if below < len(lines.plain) and marks.is_header(lines.plain[below]) and _is_header_block(lines, below):
            return _below_headers(lines, below)
        return i, False
    end = _attribution(lines, i)
    if end is None:
        return i, False
    if _quoted_soon(lines, end):
        return end, False
    return (end, True) if marks.is_dated(" ".join(lines.plain[i:end])) else (i, False)


def _below_headers(lines: _Lines, i: int) -> tuple[int, bool]:
    """Below a dividing line or from the first header on: lines quoted with a sign end by themselves, others never."""
    begin = lines.next_filled(i)
    if begin < len(lines.plain) and not lines.is_quoted(begin) and marks.is_header(lines.plain[begin]):
        while begin < len(lines.plain) and lines.plain[begin]:
            begin += 1
    if _learn_sign(lines, lines.next_filled(begin)):
        return begin, False
    return i, True


def _quoted_soon(lines: _Lines, i: int) -> bool:
    """Whether lines quoted with a sign follow, perhaps after `...` or `[snip]`, before another attribution."""
    if _learn_sign(lines, lines.next_filled(i)):
        return True
    for j in range(i, min(i + _LOOK, len(lines.plain))):
        line = lines.plain[j]
        if line and line[0] in lines.signs:
            return True
        if line and marks.closes_attribution(line):
            return False
    return False


def _learn_sign(lines: _Lines, i: int) -> bool:
    """Whether line `i` is quoted; `|`, `)`, `:` or `}` count from here on where two lines begin with it."""
    if lines.is_quoted(i):
        return True
    if i + 1 >= len(lines.plain) or lines.plain[i][:1] not in marks.SIGNS or not lines.plain[i]:
        return False
    if lines.plain[i + 1][:1] != lines.plain[i][0]:
        return False
    lines.signs += lines.plain[i][0]
    return True


def _is_header_block(lines: _Lines, i: int) -> bool:
    """Whether line `i` begins the headers of a quoted mail: two different ones of the well-known four, or more."""
    found: set[str] = set()
    for line in lines.plain[i : i + _LOOK]:
        if not line:
            if len(found) > 1:
                break
            continue
        name = marks.header_name(line)
        if name:
            found.add(name)
        elif not found:
            return False
    return "from" in found and len(found) > 1


def _attribution(lines: _Lines, i: int) -> int | None:
    """The line after `On … wrote:` (up to four lines long) that begins at `i`; None where none does."""
    if i in lines.above:
        end = _attribution_end(lines, i)
        if end is not None and marks.may_open_attribution(lines.plain[i]):
            return end
    return _foreign_attribution(lines, i)


def _attribution_end(lines: _Lines, i: int) -> int | None:
    """The line after one that ends an attribution, among line `i` and the three below it; None where none does."""
    for j in range(i, min(i + 4, len(lines.plain))):
        line = lines.plain[j]
        if not line or (line[0] in lines.signs and j > i):
            return None
        if line[-1] != ":":
            continue
        if marks.closes_attribution(line):
            return j + 1
        if marks.closes_name(line) and any(marks.is_wrote(above) for above in lines.plain[i:j]):
            return j + 1
    return None


def _foreign_attribution(lines: _Lines, i: int) -> int | None:
    """A line of any language that names a date or an address, ends in a colon or comma, and stands above `>` lines."""
    line = lines.plain[i]
    if line[-1] not in ":," or not lines.is_quoted(lines.next_filled(i + 1)):
        return None
    return i + 1 if marks.is_dated(line) else None


def _cut_signatures(lines: _Lines, keep: list[bool]) -> None:
    for i, line in enumerate(lines.plain):
        if keep[i] and marks.may_sign(line):
            end = _signature(lines, keep, i)
            keep[i:end] = [False] * (end - i)


def _signature(lines: _Lines, keep: list[bool], i: int) -> int:
    """The line after the signature that begins at `i`; `i` itself where none does."""
    line = lines.plain[i]
    if line in marks.DELIMITERS:
        if lines.raw[i].rstrip("\r") == "-- ":
            return _until_quoted(lines, i, len(keep))
        end = _until_quoted(lines, i, i + _FAR)
        return end if end < i + _FAR and sum(keep[i:end]) <= _SIGNATURE_LINES + 1 else i
    if marks.is_device(line):
        return i + 1
    if marks.is_rule(line) and i + 1 < len(lines.plain) and marks.is_list_footer(lines.plain[i + 1]):
        return _until_quoted(lines, i, len(keep))
    if marks.is_sign_off(line):
        return _contact_block(lines, keep, i)
    return i


def _until_quoted(lines: _Lines, i: int, stop: int) -> int:
    """The next quoted line before `stop`, or `stop`, or the end."""
    stop = min(stop, len(lines.plain))
    return next((j for j in range(i + 1, stop) if lines.is_quoted(j)), stop)


def _contact_block(lines: _Lines, keep: list[bool], i: int) -> int:
    """Below `Best regards` and a name: cut phone, address and links; greeting and name stay."""
    block: list[int] = []
    for j in range(i + 1, len(keep)):
        if lines.plain[j] and not keep[j]:
            break
        if keep[j]:
            block.append(j)
        if len(block) > _SIGNATURE_LINES or j > i + _FAR:
            return i
    tail = block[1:]
    if not any(marks.is_contact(lines.plain[j]) for j in tail):
        return i
    if any(len(lines.plain[j]) > marks.CONTACT_WIDTH for j in tail):
        return i
    for j in tail:
        keep[j] = False
    return i


def _ranges(lines: _Lines, keep: list[bool]) -> tuple[Span, ...]:
    """Runs of kept lines; blank lines join a run, cut lines end it."""
    found: list[Span] = []
    first, last, plain = -1, 0, lines.plain
    for i, kept in enumerate(keep):
        if kept:
            last = i
            if first < 0:
                first = i
        elif first >= 0 and plain[i]:
            found.append(_range(lines, first, last))
            first = -1
    if first >= 0:
        found.append(_range(lines, first, last))
    return tuple(found)


def _range(lines: _Lines, first: int, last: int) -> Span:
    return lines.at[first], lines.at[last] + len(lines.raw[last].rstrip())
