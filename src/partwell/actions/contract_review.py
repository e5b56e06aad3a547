"""Review a contract's text from the leaving side, and say what was found."""

from __future__ import annotations

from typing import Any

from partwell.actions._contract_words import sentence
from partwell.contracts.review import Review, review
from partwell.sources.documents import Document


def contract_review(document: Document) -> Review:
    """The review of a document's text."""
    return review(document.text, document.page_starts)


def as_json(found: Review, name: str, language: str) -> dict[str, Any]:
    """The `contract review` document; sentences in `language`."""
    answer: dict[str, Any] = {
        "file": name,
        "lang": found.language,
        "lines": found.lines,
        "pages": found.pages,
        "topics": {
            key: {"status": topic.status, "lines": list(topic.lines), "page": topic.page, "quote": topic.quote}
            for key, topic in found.topics.items()
        },
        "facts": dict(found.facts),
        "loose_ends": [
            {
                "id": end.code.replace("_", "-"),
                "severity": end.severity,
                "lines": list(end.lines),
                "finding": sentence(language, end.finding),
                "action": sentence(language, end.action),
                "topic": end.topic,
            }
            for end in found.loose_ends
        ],
    }
    if notes := doubts(found, language):
        answer["note"] = " ".join(notes)
    return answer


def doubts(found: Review, language: str) -> list[str]:
    """What makes the whole reading doubtful: no contract, several of them, a part in another language."""
    from partwell.words import say

    notes = []
    if not found.is_contract:
        notes.append(say(language, "contract.not_a_contract", found=found.found, all=len(found.topics)))
    if found.begins:
        lines = ", ".join(map(str, found.begins))
        notes.append(say(language, "contract.several", n=len(found.begins), lines=lines))
    if found.other:
        other, own = (say(language, f"contract.language.{name}") for name in (found.other, found.language))
        notes.append(say(language, "contract.mixed", other=other, own=own))
    return notes
