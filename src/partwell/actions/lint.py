"""Judges a parting text: the line of `partwell lint --jsonl`, and the same for one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partwell.actions._line import text
from partwell.actions.label import language_of
from partwell.language.lint import REWRITES, Finding, Kind, linter
from partwell.words.texts import say


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
    return said
