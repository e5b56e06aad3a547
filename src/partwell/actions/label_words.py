"""The person's yes and no to labels: of one message, or of everything a rule finds; each can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from partwell.actions._actor import Actor

Scope = Literal["message", "rule"]


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word of the person; `quote` the words of the message, or an example of what the rule finds.

    message  "" where it is about a rule
    """

    message: str
    label: str
    rule: str
    word: str
    at: datetime
    quote: str


def say_word(actor: Actor, label: str, word: str, *, message: str = "", rule: str = "") -> None:
    """Confirm (`yes`) or reject (`no`) a label of a message, or all that a rule finds.

    Raise InputError `no_label_word`, `no_label`; NotFound `no_message`, `no_rule`.
    """
    actor.needs("write")
    from partwell.book.labelwords import keep_word
    from partwell.facts.errors import NotFound

    if rule and not _example(rule):
        raise NotFound("no_rule", rule=rule)
    keep_word(label, word, message=message, rule=rule)


def take_back(actor: Actor, label: str, *, message: str = "", rule: str = "") -> None:
    """Forget a word: what the rules say holds again."""
    actor.needs("write")
    from partwell.book.labelwords import drop_word

    drop_word(label, message=message, rule=rule)


def said_words(actor: Actor) -> tuple[SaidWord, ...]:
    """Everything the person said about labels, newest first."""
    actor.needs("read")
    from partwell.book.correspondence import texts_of
    from partwell.book.labels import read_of
    from partwell.book.labelwords import word_list

    rows = word_list()
    named = [row.message for row in rows if row.message]
    texts, read = texts_of(named), read_of(named)
    quotes = {
        (key, found.label): texts[key][1][found.start : found.end]
        for key, one in read.items()
        for found in one.labels
        if key in texts
    }
    return tuple(
        SaidWord(
            row.message,
            row.label,
            row.rule,
            row.word,
            row.at,
            quotes.get((row.message, row.label), "") if row.message else _example(row.rule),
        )
        for row in rows
    )


def _example(rule: str) -> str:
    """The first of a rule's own examples, "" where there is no such rule."""
    from partwell.language.pack import languages, load

    language = rule[:2]
    if language not in languages():
        return ""
    return next((one.match[0] for one in load(language).rules if one.id == rule), "")


def say_label(actor: Actor, client: str, said: str, beginning: str, label: str) -> None:
    """The same in the words of a command: yes, no, always, never or back, about a message by its number's beginning.

    Raise NotFound `no_client`, `no_message` (none of the client's, or several, begin so), `no_label_there`.
    """
    actor.needs("write")
    from partwell.book.correspondence import lines_with
    from partwell.book.labels import bring_up_to_date, read_of, waiting
    from partwell.book.roster import find_client
    from partwell.facts.errors import NotFound

    lines = lines_with(find_client(client).key)
    fits = [line.key for line in lines if not line.mine and beginning and line.key.startswith(beginning)]
    if len(fits) != 1:
        raise NotFound("no_message", id=beginning)
    message = fits[0]
    if said in ("yes", "no"):
        say_word(actor, label, said, message=message)
        return
    bring_up_to_date(waiting(fits))
    rules = [one.rule for one in read_of(fits)[message].labels if one.label == label]
    if not rules:
        raise NotFound("no_label_there", label=label, id=beginning)
    if said == "back":
        take_back(actor, label, message=message)
    for rule in rules:
        if said == "back":
            take_back(actor, label, rule=rule)
        else:
            say_word(actor, label, "yes" if said == "always" else "no", rule=rule)
