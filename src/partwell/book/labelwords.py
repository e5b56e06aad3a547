"""The person's yes and no to labels, for one message or for all that a rule gives; and what counts because of them.

This is what measured signals take: `counting()`, a label of a message counts where its rule is proven and the person
did not object, or where the person said yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from partwell.book import labels as store
from partwell.book.billing import bills_by_client
from partwell.book.models import Identity, LabelWord, Message
from partwell.book.profile import read_profile
from partwell.book.roots import roots
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError, NotFound
from partwell.language.context import Bill, fits
from partwell.language.label import Found
from partwell.language.pack import LABELS

WORDS = ("yes", "no")
Standing = Literal["evidence", "confirmed", "possible", "early", "rejected"]
"""evidence, confirmed: it counts. possible: shown with "maybe". early: payment words while no bill was open."""
COUNTS: frozenset[Standing] = frozenset({"evidence", "confirmed"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the person: `message` "" where it is about everything a `rule` finds."""

    message: str
    label: str
    rule: str
    word: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Words:
    """What the person said: by (message, label), and by (label, rule)."""

    of_message: Mapping[tuple[str, str], str]
    of_rule: Mapping[tuple[str, str], str]

    def about(self, message: str, found: Found) -> str:
        """`yes`, `no` or "" for a label of a message; a word about the message beats one about the rule."""
        return self.of_message.get((message, found.label), "") or self.of_rule.get((found.label, found.rule), "")


def words() -> Words:
    """Everything said, ready to be asked."""
    rows = list(LabelWord.objects.values_list("message", "label", "rule", "word"))
    of_message = {(message, label): word for message, label, _, word in rows if message}
    return Words(of_message, {(label, rule): word for message, label, rule, word in rows if not message})


def word_list() -> tuple[Word, ...]:
    """Everything said, newest first."""
    rows = LabelWord.objects.order_by("-at", "-pk")
    return tuple(Word(row.message, row.label, row.rule, row.word, row.at) for row in rows)


def keep_word(label: str, word: str, *, message: str = "", rule: str = "") -> None:
    """Say yes or no to a label of a message, or of everything a rule finds; a later word takes its place.

    Raise InputError `no_label_word`, `no_label`; NotFound `no_message`.
    """
    if word not in WORDS:
        raise InputError("no_label_word", given=word, known=", ".join(WORDS))
    if label not in LABELS or bool(message) == bool(rule):
        raise InputError("no_label", given=label, known=", ".join(LABELS))
    if message and not Message.objects.filter(key=message).exists():
        raise NotFound("no_message", id=message)
    values = {"word": word, "at": datetime.now(UTC)}
    with unit_of_work():
        LabelWord.objects.update_or_create(message=message, label=label, rule=rule, defaults=values)


def drop_word(label: str, *, message: str = "", rule: str = "") -> None:
    """Take a word back: what the rules say counts again; nothing where nothing was said."""
    with unit_of_work():
        LabelWord.objects.filter(message=message, label=label, rule=rule).delete()


def standing(found: Found, word: str, bills: Sequence[Bill] | None, day: date) -> Standing:
    """What a label is worth on its day: the person's word first, then the bills (None: nobody's), then the rule."""
    if word:
        return "confirmed" if word == "yes" else "rejected"
    if bills is not None and not fits(found.label, bills, day):
        return "early"
    return "evidence" if found.strength == "evidence" else "possible"


def counting() -> Iterator[tuple[str, Found, Standing]]:
    """(message, label found, standing) of every label of every client's message, brought up to date first."""
    store.clean()
    store.bring_up_to_date(store.waiting())
    said, bills, whose, days = words(), bills_by_client(), _clients(), _days()
    for message, found in store.all_read():
        sender, day = days.get(message, (0, date.min))
        client = whose.get(sender)
        if client is not None:
            yield message, found, standing(found, said.about(message, found), bills.get(client, ()), day)


def label_columns() -> dict[str, list[Any]]:
    """The same as the columns labels(message, label, rule, standing, counts): one row a label and message.

    Where several rules found one label in a message the surest one stands for it.
    """
    best: dict[tuple[str, str], tuple[str, Standing]] = {}
    for message, found, worth in counting():
        held = best.get((message, found.label))
        if held is None or _ORDER.index(worth) < _ORDER.index(held[1]):
            best[message, found.label] = found.rule, worth
    rows = sorted((message, label, rule, worth) for (message, label), (rule, worth) in best.items())
    names: Iterable[str] = ("message", "label", "rule", "standing")
    columns: dict[str, list[Any]] = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    return {**columns, "counts": [row[3] in COUNTS for row in rows]}


_ORDER: tuple[Standing, ...] = ("confirmed", "evidence", "possible", "early", "rejected")


def _clients() -> dict[int, str]:
    """Identity -> the client it counts as."""
    root = roots()
    rows = Identity.objects.filter(state="client").exclude(client=None).values_list("pk", "client_id")
    return {pk: root[owner] for pk, owner in rows if owner in root}


def _days() -> dict[str, tuple[int, date]]:
    """Message -> its sender and its day on the owner's clock."""
    zone = read_profile().zone
    clock = ZoneInfo(zone) if zone else UTC
    rows = Message.objects.values_list("key", "sender_id", "sent")
    return {key: (sender, datetime.fromtimestamp(sent, clock).date()) for key, sender, sent in rows}
