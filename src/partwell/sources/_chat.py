"""What chats share: who somebody is, which chats are kept, and how a kept message becomes a fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from partwell.facts.keys import Ordinals
from partwell.facts.moments import EARLIEST, LATEST, Moment
from partwell.facts.records import Message, Party
from partwell.facts.trace import Trace
from partwell.sources._contract import Context, Correspondent, Parsed, Passed

_PHONE = re.compile(r"[+(]?[\d\s()\-./\u00a0\u2011\u202f]{7,24}\Z")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FEWEST_DIGITS = 7


def chat_party(name: str) -> Party:
    """A person by the name or phone number a chat shows; an address where one is written; `~` of strangers is cut."""
    shown = " ".join(unicodedata.normalize("NFC", _MARKS.sub("", name)).removeprefix("~").split())
    digits = "".join(c for c in shown if c.isdigit())
    if _PHONE.match(shown) and len(digits) >= _FEWEST_DIGITS:
        return Party("phone", "+" + digits, shown)
    if "@" in shown and " " not in shown:
        return Party.mail(shown)
    return Party("handle", shown.casefold()[:300], shown[:300])


class Said(NamedTuple):
    """A message of a chat before anybody decided on it; `trace` already leads to its words."""

    sender: Party
    sent: Moment
    text: str
    trace: Trace
    message_id: str = ""
    reply_to: str = ""
    automatic: bool = False


@dataclass
class Chat:
    """One conversation and everybody in it; it is kept whole or not at all, since everybody in it reads all of it."""

    channel: str
    thread: str
    people: Sequence[Party]
    context: Context
    ordinals: Ordinals
    _listeners: dict[str, tuple[Party, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def kept(self) -> bool:
        """Whether somebody in it is a confirmed client's, or the file was named for a client."""
        return bool(self.context.client) or any(person.value in self.context.kept for person in self.people)

    def parsed(self, said: Said) -> Parsed:
        """One message as a fact where the chat is kept, else as a row passed over; one key for both."""
        return self.message(*said)

    def message(
        self,
        sender: Party,
        sent: Moment,
        text: str,
        trace: Trace,
        message_id: str = "",
        reply_to: str = "",
        automatic: bool = False,
    ) -> Parsed:
        """The same without a Said, for chats of many thousand messages."""
        value = sender.value
        made = self.ordinals.key(self.channel, message_id, value, sent.seconds, text)
        others = self._listeners.get(value) or self._others(value)
        if not self.kept:
            people = (_seen(sender, "from"), *(_seen(person, "to") for person in others))
            return Parsed(passed=(Passed(made, tuple(people), sent.seconds),))
        thread = self.thread
        fact = Message(
            made, trace, self.channel, sent, sender, others, thread, "", text, message_id, reply_to, automatic
        )
        return Parsed(1, (fact,))

    def _others(self, value: str) -> tuple[Party, ...]:
        """Everybody but this person; made once for each who speaks."""
        if value not in self._listeners:
            self._listeners[value] = tuple(person for person in self.people if person.value != value)
        return self._listeners[value]


@lru_cache(maxsize=4096)
def _seen(person: Party, role: str) -> Correspondent:
    return Correspondent(person.kind, person.value, person.name, "from" if role == "from" else "to")


def checked(seconds: int) -> Moment:
    """A moment whose writer's clock is not known; raise ValueError out of 1970 to 2199."""
    if not EARLIEST <= seconds < LATEST:
        raise ValueError("a moment lies between 1970 and 2199")
    return Moment(seconds)


def unsaid(ordinals: Ordinals, *fields: str | int | None) -> Parsed:
    """A row nobody said: somebody joined, a notice, a call that was missed."""
    return Parsed(passed=(Passed(ordinals.key("unsaid", *fields)),))


def everybody(people: Iterable[Party]) -> tuple[Party, ...]:
    """Different people in the order of their values."""
    found = {person.value: person for person in sorted(people, key=lambda p: (p.value, p.name))}
    return tuple(found.values())
