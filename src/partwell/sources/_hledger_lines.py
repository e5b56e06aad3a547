"""The lines of an hledger journal as raw transactions, with what its directives declare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from partwell.sources._ledger_accounts import Accounts
from partwell.sources._ledger_amounts import Marks, split
from partwell.sources._text import Line
from partwell.sources._values import mark_of

_HEAD = re.compile(
    r"(?P<day>\d[\d./-]*)(?:=[\d./-]+)?(?:\s+(?P<flag>[*!]))?(?:\s*\((?P<code>[^)]*)\))?(?P<rest>(?:\s.*)?)\Z"
)
_DAY = re.compile(r"(?:(\d{4})([-/.]))?(\d{1,2})([-/.])(\d{1,2})\Z")
_TAG = re.compile(r"(?:^|[\s,])([^\s:,\[\]]+):\s*([^,]*)")
_BRACKET_DAY = re.compile(r"\[(\d[\d/.-]*)(?:=[\d/.-]*)?\]")
_TYPE = re.compile(r"\btype:\s*(\w+)")
_GAP = re.compile(r"\t|\s{2,}")
_YEAR = re.compile(r"(?:apply\s+)?(?:year|Y)\s*(\d{4})\b")


@dataclass
class RawPosting:
    """A posting before its amount is read."""

    account: str
    amount: str
    comment: str
    virtual: bool
    line: Line


@dataclass
class Raw:
    """A transaction before its amounts are read; `day` None where it cannot be told."""

    lines: list[Line]
    day: date | None
    written_day: str
    code: str
    text: str
    comment: str
    year: int | None
    postings: list[RawPosting] = field(default_factory=list)


@dataclass
class Journal:
    """Walks over the lines and keeps what directives say."""

    accounts: Accounts
    marks: Marks
    year: int | None = None
    prefix: list[str] = field(default_factory=list)
    alias: dict[str, str] = field(default_factory=dict)
    includes: bool = False
    default: str = ""

    def transactions(self, lines: Iterator[Line]) -> list[Raw]:
        """Every line that begins with a digit, outside comment blocks, with the indented lines below it."""
        out: list[Raw] = []
        current: Raw | None = None
        commented = False
        for line in lines:
            text = line.text
            if commented:
                commented = text.rstrip(" \t") != "end comment"
            elif "0" <= text[:1] <= "9":
                current = self._head(line)
                out.append(current)
            elif text[:1] in {" ", "\t"}:
                if current is not None and text.strip():
                    self._below(current, line)
            elif not text.startswith((";", "#", "*")):
                current = None
                commented = text.rstrip(" \t") == "comment"
                self._directive(text)
        return out

    def _head(self, line: Line) -> Raw:
        body, _, comment = line.text.partition(";")
        match = _HEAD.match(body.rstrip())
        if match is None:
            return Raw([line], None, line.text[:20], "", body.strip(), comment, self.year)
        day = day_of(match["day"], self.year)
        code = (match["code"] or "").strip()
        return Raw([line], day, match["day"], code, match["rest"].strip(), comment.strip(), self.year)

    def _below(self, current: Raw, line: Line) -> None:
        current.lines.append(line)
        body = line.text.strip()
        if body.startswith((";", "#")):
            said = body.lstrip("; #")
            if current.postings:
                current.postings[-1].comment += ", " + said
            else:
                current.comment += ", " + said
            return
        body, _, comment = body.partition(";")
        body = re.sub(r"\A[*!]\s+", "", body.strip())
        account, amount = (*_GAP.split(body, maxsplit=1), "")[:2]
        virtual = account[:1] + account[-1:] in {"()", "[]"}
        account = self._full(account.strip("()[]") if virtual else account)
        current.postings.append(RawPosting(account, amount.strip(), comment.strip(), virtual, line))

    def _full(self, account: str) -> str:
        named = ":".join([*self.prefix, account])
        for old, new in self.alias.items():
            if named == old or named.startswith(old + ":"):
                return new + named[len(old) :]
        return named

    def _directive(self, text: str) -> None:
        word, _, rest = text.strip().partition(" ")
        rest = rest.strip()
        year = _YEAR.match(text)
        if year:
            self.year = int(year[1])
        elif word in {"commodity", "D", "format"}:
            self._commodity(rest.partition(";")[0].strip(), default=word == "D")
        elif word == "decimal-mark" and rest[:1] in {".", ","}:
            self.marks.whole = "." if rest[:1] == "." else ","
        elif word == "account":
            found = _TYPE.search(rest)
            if found:
                self.accounts.types[_GAP.split(rest.partition(";")[0].strip())[0]] = found[1]
        elif word == "alias" and "=" in rest and not rest.startswith("/"):
            old, _, new = rest.partition("=")
            self.alias[old.strip()] = new.strip()
        elif word == "apply" and rest.startswith("account "):
            self.prefix.append(rest.removeprefix("account ").strip())
        elif text.startswith("end ") and "account" in text and self.prefix:
            self.prefix.pop()
        self.includes = self.includes or word in {"include", "!include"}

    def _commodity(self, written: str, *, default: bool) -> None:
        commodity, number = split(written)
        mark = mark_of([number]) if number else None
        if mark is None and number[-1:] in {".", ","}:
            mark = "." if number.endswith(".") else ","
        if mark is not None:
            self.marks.declared[commodity] = mark
            if default:
                self.marks.declared.setdefault("", mark)
        if default:
            self.default = commodity


def day_of(text: str, year: int | None) -> date | None:
    """A day as journals write it, its year taken from the directive where it has none; None where it is none."""
    match = _DAY.match(text)
    if match is None or (match[2] and match[2] != match[4]):
        return None
    written = int(match[1]) if match[1] else year
    try:
        return date(written, int(match[3]), int(match[5])) if written else None
    except ValueError:
        return None


def tags_of(comment: str) -> dict[str, str]:
    """Tags of a comment (`invoice:2024-01, client:Acme`), names in lower case."""
    if ":" not in comment:
        return {}
    return {name.casefold(): value.strip() for name, value in _TAG.findall(comment)}


def posted(comment: str, year: int | None) -> date | None:
    """The day of its own that a posting's comment gives it, `date:2024-03-01` or `[2024-03-01]`."""
    found = _BRACKET_DAY.search(comment)
    written = found[1] if found else tags_of(comment).get("date", "")
    return day_of(written, year) if written else None
