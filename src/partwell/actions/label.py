"""Labels a client's message: the line of `partwell label --jsonl`, and the same for one text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partwell.actions._line import LineFault, shown, text
from partwell.language.detect import detect
from partwell.language.label import Found, labeller
from partwell.language.pack import languages

FALLBACK = "en"
"""The language assumed where none stands out; with it, a text in a third language hardly ever gets a label."""


def label(record: Mapping[str, Any], _spoken: str) -> dict[str, Any]:
    """The answer to one line (without its id); raise LineFault."""
    message = text(record, "text")
    language = language_of(record, message)
    return {"lang": language, "labels": [_plain(found) for found in labels(message, language)]}


def labels(message: str, language: str) -> list[Found]:
    """The labels of a message in reading order."""
    return labeller(language).label(message)


def language_of(record: Mapping[str, Any], message: str) -> str:
    """The language a line names, else the one its text is in; raise LineFault `unknown_language`."""
    named = record.get("lang")
    if named is None:
        return detect(message) or FALLBACK
    known = languages()
    if not isinstance(named, str):
        raise LineFault("wrong_type", field="lang", expected="text", given=shown(named))
    if named not in known:
        raise LineFault("unknown_language", field="lang", known=", ".join(known), given=shown(named))
    return named


def _plain(found: Found) -> dict[str, Any]:
    return {
        "label": found.label,
        "start": found.start,
        "end": found.end,
        "rule": found.rule,
        "strength": found.strength,
    }
