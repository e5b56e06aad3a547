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
    if not found.is_contract:
        answer["note"] = not_a_contract(found, language)
    return answer


def not_a_contract(found: Review, language: str) -> str:
    """The sentence for a text in which hardly any topic of a contract was found."""
    from partwell.words import say

    return say(language, "contract.not_a_contract", found=found.found, all=len(found.topics))
