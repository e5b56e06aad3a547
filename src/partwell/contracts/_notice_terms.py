"""Who may give the notice, in what form and by what channel: read from the words around the rule."""

from __future__ import annotations

from partwell.contracts._grammar import Grammar
from partwell.contracts._rx import Rx
from partwell.contracts.notice_rule import Form, Who


def who_of(grammar: Grammar, words: str, clause: str) -> Who:
    """Either side, one of them, or not said; asked of the rule's sentence, then of the whole clause."""
    for text in (words, clause):
        plain = _without(text, grammar.single["noise"])
        if plain in grammar.single["either"]:
            return "either"
        if any(not grammar.has("no_subject", match.group()) for match in grammar.single["one"].walk(plain)):
            return "one_party"
    return "unspecified"


def _without(text: str, noise: Rx) -> str:
    for match in reversed(list(noise.walk(text))):
        text = text[: match.start()] + " " + text[match.end() :]
    return text


def form_of(grammar: Grammar, words: str, clause: str) -> Form:
    """Written, also by mail, by conduct, or not said."""
    for text in (words, clause):
        written, mail = grammar.has("written", text), grammar.has("email", text)
        if mail:
            return "written_or_email"
        if written:
            return "written"
        if grammar.has("conduct", text):
            return "conduct"
    return "unspecified"


def delivery_of(grammar: Grammar, clause: str) -> str | None:
    """The channel the clause names, None where it names none."""
    return grammar.named("delivery", clause)


def said_in(text: str, folded: str, pattern: Rx, words: str) -> str:
    """The clause's own words where the pattern fits `words` (a stretch of `folded`), "" where it does not."""
    match = pattern.find(words)
    if match is None:
        return ""
    place = folded.find(words)
    return " ".join(text[place + match.start() : place + match.end()].split())
