"""Judges a parting text: the line of `partwell lint --jsonl`, and the same for one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from partwell.actions._line import text
from partwell.actions.label import FALLBACK, language_of
from partwell.language.detect import OTHER, heard
from partwell.language.lint import LEFT_OUT, REWRITES, Finding, Kind, linter
from partwell.words.texts import say

ADDED = frozenset({"missing_end_date"})
"""Findings about the whole text for which a sentence can be added; the others are rewritten by hand."""
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PLAIN_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d)\b"
)


def lint_line(kind: Kind) -> Callable[[Mapping[str, Any], str], dict[str, Any]]:
    """What answers one line of a batch of talks or letters (without its id); it raises LineFault."""

    def answer(record: Mapping[str, Any], spoken: str) -> dict[str, Any]:
        draft = text(record, "text")
        language = language_of(record, draft)
        return {"findings": [finding_json(found, language, spoken) for found in lint(draft, kind, language)]}

    return answer


def lint(draft: str, kind: Kind, language: str) -> list[Finding]:
    """The findings about a talk or letter, those about the whole text first."""
    return linter(language).lint(draft, kind)


def finding_json(found: Finding, language: str, spoken: str) -> dict[str, Any]:
    """A finding with its sentence in `spoken`; a shorter wording, where there is one, in the text's own language."""
    said: dict[str, Any] = {
        "rule": found.rule,
        "severity": found.severity,
        "start": found.start,
        "end": found.end,
        "message": say(spoken, f"lint.{found.rule}"),
    }
    if found.severity != "info":
        said["why"] = say(spoken, f"lint.why.{found.rule}")
    if found.rule in REWRITES:
        said["rewrite"] = say(language, f"lint.rewrite.{found.rule}")
    elif found.rule in LEFT_OUT and found.bare:
        said["rewrite"] = ""
    return said


def heard_in(draft: str) -> str | None:
    """The language of a draft; None where it is in another than those that can be judged, or in none."""
    spoken = heard(draft)
    return None if spoken == (OTHER,) else (spoken or (FALLBACK,))[0]


def rewritten(draft: str, found: Finding, language: str) -> str:
    """The draft with the sentence of a finding put shorter, left out, or (about the whole text) added at its end.

    A date that stands in the sentence, written as a plain date, goes along.
    """
    if not found.end:
        return f"{draft.rstrip()} {wording(draft, found, language)}".strip()
    start, end = _without_blanks(draft, *found.sentence)
    if found.rule in REWRITES:
        return draft[:start] + wording(draft, found, language) + draft[end:]
    rest = draft[end:]
    return draft[:start] + (rest.lstrip(" ") if not start or draft[start - 1].isspace() else rest)


def _without_blanks(draft: str, start: int, end: int) -> tuple[int, int]:
    while start < end and draft[start].isspace():
        start += 1
    while start < end and draft[end - 1].isspace():
        end -= 1
    return start, end


def wording(draft: str, found: Finding, language: str) -> str:
    """The shorter sentence for a finding, with the date of the sentence it replaces, where that fits as it stands."""
    said = say(language, f"lint.rewrite.{found.rule}")
    named = _PLAIN_DATE.search(draft[slice(*found.sentence)])
    return said.replace("[date]", named.group()) if named else said
