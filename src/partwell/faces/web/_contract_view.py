"""What the contract page shows: the text line by line with notes in its margin, topics, loose ends, the days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from partwell.actions._contract_words import sentence, written
from partwell.actions.contract_review import doubts
from partwell.contracts.review import TOPICS
from partwell.words import say

if TYPE_CHECKING:
    from partwell.actions.contract_of import ClientContract
    from partwell.book.clausewords import Word
    from partwell.contracts.loose_ends import LooseEnd
    from partwell.contracts.review import TopicFinding

_AROUND = 2  # lines shown before and after a place when one topic is looked at
_MOST_LINES = 2_500  # longer texts show only the places with notes
_ALONE = {"FREE": "freelancer", "CLIENT": "client"}
_WEIGHT = {"end": 0, "one_sided": 1, "unsure": 2, "present": 3}


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note in the margin: `kind` one_sided, unsure, present or end; `anchor` leads to what is said of it below."""

    kind: str
    text: str
    anchor: str
    detail: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; `before`, `quoted`, `after` its words with the quote of the chosen topic in the middle.

    page     its page where it begins one, else 0;  skipped  lines were left out before it
    """

    number: int
    before: str
    quoted: str = ""
    after: str = ""
    page: int = 0
    skipped: bool = False
    notes: Sequence[MarginNote] = ()


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic with its finding, the person's word on it, and the page it stands on."""

    key: str
    finding: TopicFinding
    word: Word | None


@dataclass(frozen=True, slots=True)
class EndView:
    """A loose end in the words of a language, and whether the person ticked it off."""

    end: LooseEnd
    finding: str
    action: str
    done: bool


@dataclass(frozen=True, slots=True)
class ContractView:
    """Everything of one contract for the page; `span` and `receipt` are lengths of time in words, "" where none is.

    left    loose ends not settled;  shortened  only the places with notes are shown
    doubts  what makes the whole reading doubtful;  ask  what the reader asks about the notice
    """

    topics: Sequence[TopicView]
    ends: Sequence[EndView]
    lines: Sequence[Line]
    left: int = 0
    shortened: bool = False
    ask: Sequence[str] = ()
    file: str = ""
    span: str = ""
    receipt: str = ""
    doubts: Sequence[str] = ()


def view(contract: ClientContract, language: str, topic: str = "") -> ContractView:
    """The page of a contract; with `topic` (one of the 25) only its places in the text."""
    topics = [TopicView(key, contract.review.topics[key], contract.words.get(key)) for key in TOPICS]
    ends = [
        EndView(e, sentence(language, e.finding), sentence(language, e.action), e.code in contract.settled)
        for e in contract.review.loose_ends
    ]
    lines = list(_lines(contract, _notes(contract, ends, language), topic))
    many = len(lines) > _MOST_LINES
    if topic:
        wanted: set[int] = set(contract.review.topics[topic].lines)
        lines = list(_near(lines, wanted))
    elif many:
        lines = list(_near(lines, {line.number for line in lines if line.notes}))
    ask = [sentence(language, said) for said in contract.terms.ask] if contract.terms else []
    span = contract.terms.span if contract.terms else None
    lag = contract.review.receipt.lag if contract.review.receipt else None
    return ContractView(
        topics,
        ends,
        lines,
        sum(not end.done for end in ends),
        many and not topic,
        ask,
        PurePath(contract.paper.path).name,
        str(written(language, span)) if span else "",
        str(written(language, lag)) if lag and lag.n else "",
        doubts(contract.review, language),
    )


def _notes(contract: ClientContract, ends: Iterable[EndView], language: str) -> dict[int, list[MarginNote]]:
    """Line -> its notes, the weightiest first."""
    found: dict[int, list[MarginNote]] = {}
    for at, note in [*_of_topics(contract, language), *_of_rights(contract, language), *_of_ends(ends, language)]:
        found.setdefault(at, []).append(note)
    return {at: sorted(notes, key=lambda n: _WEIGHT[n.kind]) for at, notes in found.items()}


def _of_topics(contract: ClientContract, language: str) -> Iterator[tuple[int, MarginNote]]:
    for key, finding in contract.review.topics.items():
        for at in _firsts(finding.lines):
            detail = say(language, f"contract.status.{finding.status}")
            yield at, MarginNote(finding.status, say(language, f"contract.topic.{key}"), f"t-{key}", detail)


def _of_rights(contract: ClientContract, language: str) -> Iterator[tuple[int, MarginNote]]:
    """A right to end that one side alone has; the client's alone is the trap that matters most."""
    for right in contract.review.rights:
        if right.side in _ALONE and not right.cause:
            side = _ALONE[right.side]
            kind, detail = ("one_sided", say(language, "web.contract.alone")) if side == "client" else ("present", "")
            yield (
                right.sentence.unit.lines[0],
                MarginNote(kind, say(language, f"web.contract.alone.{side}"), "leave", detail),
            )


def _of_ends(ends: Iterable[EndView], language: str) -> Iterator[tuple[int, MarginNote]]:
    for one in ends:
        if one.end.lines and not one.done:
            severity = say(language, f"contract.severity.{one.end.severity}")
            yield one.end.lines[0], MarginNote("end", one.finding, f"e-{one.end.code}", severity, one.end.severity)


def _firsts(lines: Sequence[int]) -> list[int]:
    """The first line of every run of neighbouring lines."""
    return [line for line, before in zip(lines, (0, *lines), strict=False) if line != before + 1 or not before]


def _lines(contract: ClientContract, notes: dict[int, list[MarginNote]], topic: str) -> Iterator[Line]:
    finding = contract.review.topics[topic] if topic else None
    pages = contract.paper.pages
    for number, text in enumerate(contract.paper.text.split("\n"), 1):
        words = " ".join(text.split())
        page = bisect_right(pages, number) if number in pages else 0
        line = Line(number, words, page=page, notes=notes.get(number, ()))
        yield _quoted(line, finding) if finding and number in finding.lines else line


def _quoted(line: Line, finding: TopicFinding) -> Line:
    """The line with the words of the quote that stand in it in the middle."""
    words, quote = line.before, finding.quote
    if words and words in quote:
        return replace(line, before="", quoted=words)
    place = words.find(quote)
    if not quote or place < 0:
        return line
    return replace(line, before=words[:place], quoted=quote, after=words[place + len(quote) :])


def _near(lines: Sequence[Line], wanted: set[int]) -> Iterator[Line]:
    """The lines around the wanted ones; the first after a gap says so."""
    last = 0
    shown = {n + d for n in wanted for d in range(-_AROUND, _AROUND + 1)}
    for line in lines:
        if line.number in shown:
            yield replace(line, skipped=line.number != last + 1)
            last = line.number
