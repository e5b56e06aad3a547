"""Judges a parting text: is it short, calm and complete; what a mark means depends on where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from partwell.language import _argument
from partwell.language.fold import fold
from partwell.language.match import Matcher
from partwell.language.pack import load
from partwell.language.sentences import Draft, Span, draft_of

Kind = Literal["talk", "letter"]
Severity = Literal["error", "warning", "info"]

SEVERITIES: Mapping[str, tuple[Severity, Severity]] = {
    "missing_end_date": ("warning", "error"),
    "blame": ("error", "error"),
    "insult": ("error", "error"),
    "legal_threat": ("error", "error"),
    "emotional": ("warning", "warning"),
    "multi_reason": ("warning", "warning"),
    "over_explain": ("warning", "warning"),
    "hedge": ("warning", "error"),
    "apology": ("warning", "warning"),
    "promise": ("warning", "warning"),
    "end_date": ("info", "info"),
    "thanks": ("info", "info"),
    "handover": ("info", "info"),
    "referral": ("info", "info"),
}
"""Rule -> severity in a talk and in a letter. The sentences for the writer are `lint.<rule>` in the catalogue."""
REWRITES = frozenset({"missing_end_date", "blame", "legal_threat", "multi_reason", "over_explain", "hedge", "promise"})
"""Rules for which a shorter, safe sentence exists: `lint.rewrite.<rule>`, in the language of the letter."""

_PLAIN = ("blame", "insult", "emotional", "legal_threat", "apology", "promise", "thanks", "handover", "referral")
_NO_END = ("blame", "lead_in", "legal_threat", "insult")
"""Marks of sentences whose dates speak of something else than the end."""
_NEEDED = ("date", "ends", "handover", "thanks", "referral", "reason")
"""Marks of sentences that a reader of the letter needs."""
LEFT_OUT = frozenset({"apology", "emotional", "insult"})
"""Rules whose sentence is better left out, where it says nothing else."""
_MOST = 5
"""Findings of one rule: more would bury the others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on code points [start, end) of the text; 0 and 0 when it is about the whole.

    sentence  bounds of the sentence it stands in, (0, 0) where it is about the whole
    bare      the sentence says nothing that the reader needs, so it can be left out
    """

    rule: str
    severity: Severity
    start: int
    end: int
    sentence: Span = (0, 0)
    bare: bool = False


class Linter:
    """The parting rules of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._matcher = Matcher(load(language, "letters").rules)

    def lint(self, text: str, kind: Kind) -> list[Finding]:
        """The findings in reading order, those about the whole text first; [] for an empty text."""
        folded = fold(text)
        if not folded.data.strip():
            return []
        draft = draft_of(folded.data, self._matcher.hits(folded.data))
        found = []
        for rule, judge in _JUDGES.items():
            severity = SEVERITIES[rule][kind == "letter"]
            for start, end in _apart(judge(draft, kind)):
                if not end:
                    found.append(Finding(rule, severity, 0, 0))
                    continue
                within = draft.sentence_of((start, end))
                bounds = folded.span(within.start, within.end)
                found.append(Finding(rule, severity, *folded.span(start, end), bounds, not within.has(*_NEEDED)))
        return sorted(found, key=lambda one: (one.start, one.end, one.rule))


@cache
def linter(language: str) -> Linter:
    """The linter of a shipped language, built once."""
    return Linter(language)


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The first few spans that do not overlap, the longer of two that begin together."""
    last, given = -1, 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last and given < _MOST:
            yield start, end
            last, given = max(end, last), given + 1


def _end_date(draft: Draft, _kind: Kind) -> list[Span]:
    """Dates in or beside a sentence that ends something; where there is none, any date that is no reproach."""
    calm = [span for span in draft.spans("date") if not draft.sentence_of(span).has(*_NO_END)]
    ending = [span for span in draft.spans("date") if _ends_here(draft, span)]
    return ending or calm


def _ends_here(draft: Draft, span: Span) -> bool:
    sentence = draft.sentence_of(span)
    return sentence.has("ends") or (not sentence.has(*_NO_END, "reason") and draft.near(sentence, "ends"))


def _missing_end_date(draft: Draft, kind: Kind) -> list[Span]:
    return [] if _end_date(draft, kind) else [(0, 0)]


def _hedge(draft: Draft, _kind: Kind) -> list[Span]:
    """Softening words inside a sentence that decides, or in one that takes a decision back just after it."""
    return [span for span in draft.spans("soft") if _softens(draft, span)]


def _softens(draft: Draft, span: Span) -> bool:
    sentence = draft.sentence_of(span)
    if sentence.has("ends"):
        return not sentence.has("lead_in") or sentence.first
    before = draft.before(sentence)
    return before is not None and before.has("ends") and span[0] - sentence.start <= 2 and not sentence.has("handover")


def _over_explain(draft: Draft, kind: Kind) -> list[Span]:
    return [(0, 0)] if _argument.too_long(draft, kind == "talk") else []


def _multi_reason(draft: Draft, _kind: Kind) -> list[Span]:
    return [(0, 0)] if _argument.reasons(draft) > 1 else []


def _plain(rule: str) -> Callable[[Draft, Kind], list[Span]]:
    return lambda draft, _kind: draft.spans(rule)


_JUDGES: Mapping[str, Callable[[Draft, Kind], list[Span]]] = {
    "missing_end_date": _missing_end_date,
    "end_date": _end_date,
    "multi_reason": _multi_reason,
    "over_explain": _over_explain,
    "hedge": _hedge,
    **{rule: _plain(rule) for rule in _PLAIN},
}
