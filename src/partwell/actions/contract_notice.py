"""Read the notice rule of a clause: one object of `contract notice` to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partwell.actions import _line as line
from partwell.actions._contract_words import sentence
from partwell.contracts.notice import NoticeReading, read_notice


def contract_notice(record: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The answer to one object, without its id; raise LineFault."""
    return as_json(read_notice(line.text(record, "text")), language)


def as_json(reading: NoticeReading, language: str) -> dict[str, Any]:
    """The reading as JSON, questions in `language`."""
    ask = [sentence(language, said) for said in reading.ask]
    return {"rule": reading.rule.as_json(), "certain": reading.certain, "ask": ask}
