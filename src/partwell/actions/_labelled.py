"""The labels of one client's messages, held against the person's words, the bills and the payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from partwell.actions._message_list import Label, Shown, Sure, Wanted
from partwell.actions.portfolio import today
from partwell.book.billing import bills_by_client, payments_by_client
from partwell.book.correspondence import Line, texts_of
from partwell.book.labels import Read
from partwell.book.labelwords import Standing, standing, words
from partwell.book.profile import read_profile
from partwell.book.promised import due_near
from partwell.contracts._calendar import weekday_works, working_days
from partwell.facts.errors import InputError
from partwell.language.context import Outcome, outcome
from partwell.language.detect import OTHER
from partwell.language.pack import LABELS

if TYPE_CHECKING:
    from partwell.language.context import Works
    from partwell.language.label import Found

_OF: Mapping[Sure, frozenset[Standing]] = {
    "counts": frozenset({"evidence", "confirmed"}),
    "maybe": frozenset({"possible", "early"}),
    "rejected": frozenset({"rejected"}),
}
_NOTHING = Read("", ())


class Look:
    """One look at a client's messages: everything the labels are held against is read once."""

    def __init__(self, client: str, read: Mapping[str, Read]) -> None:
        profile = read_profile()
        self._read = read
        self._said = words()
        self._bills = bills_by_client().get(client, [])
        self._payments = payments_by_client().get(client, [])
        self._clock: tzinfo = ZoneInfo(profile.zone) if profile.zone else UTC
        self._outcome = partial(outcome, payments=self._payments, today=today(profile), works=_works(profile.country))

    def has(self, line: Line, wanted: Wanted) -> bool:
        """Whether a message has a label that is asked for."""
        if not wanted.label and wanted.sure == "any":
            return True
        fits = _OF.get(wanted.sure)
        return any(
            wanted.label in ("", found.label) and (worth in fits if fits else worth != "rejected")
            for found, worth in self._worth(line)
        )

    def counts(self, lines: Iterable[Line]) -> dict[str, tuple[int, int]]:
        """By label, in the order of LABELS: messages in which it counts, and in which it only may be."""
        sure: Counter[str] = Counter()
        maybe: Counter[str] = Counter()
        for line in lines:
            there = list(self._worth(line))
            certain = {found.label for found, worth in there if worth in _OF["counts"]}
            sure.update(certain)
            maybe.update({found.label for found, worth in there if worth in _OF["maybe"]} - certain)
        return {label: (sure[label], maybe[label]) for label in LABELS if sure[label] or maybe[label]}

    def foreign(self) -> int:
        """Messages in a language without rules."""
        return sum(one.language == OTHER for one in self._read.values())

    def show(self, lines: Sequence[Line]) -> tuple[Shown, ...]:
        """The messages with their words."""
        texts = texts_of([line.key for line in lines])
        return tuple(self._shown(line, *texts.get(line.key, ("", ""))) for line in lines)

    def _shown(self, line: Line, subject: str, text: str) -> Shown:
        read = self._read.get(line.key, _NOTHING)
        labels = tuple(self._label(line, found, worth, text) for found, worth in self._worth(line))
        when = datetime.fromtimestamp(line.sent, self._clock)
        return Shown(line.key, when, line.name, line.mine, line.channel, subject, text, read.language, labels)

    def _label(self, line: Line, found: Found, worth: Standing, text: str) -> Label:
        word = self._said.about(line.key, found)
        promise = self._promise(line, found, text) if found.label == "pay_promise" and worth != "rejected" else None
        day, kept = promise or (None, None)
        always = bool(word) and (line.key, found.label) not in self._said.of_message
        return Label(found.label, found.start, found.end, found.rule, worth, word, always, day, kept)

    def _promise(self, line: Line, found: Found, text: str) -> tuple[date, Outcome] | None:
        """The day a promise names, and what became of it; None where it names none."""
        written, language = self._day(line), found.rule[:2]
        named = due_near(text, found, written, language)
        return (named.day, self._outcome(written, named.day)) if named else None

    def _worth(self, line: Line) -> list[tuple[Found, Standing]]:
        day = self._day(line)
        return [
            (found, standing(found, self._said.about(line.key, found), self._bills, day))
            for found in self._read.get(line.key, _NOTHING).labels
        ]

    def _day(self, line: Line) -> date:
        return datetime.fromtimestamp(line.sent, self._clock).date()


def _works(country: str | None) -> Works:
    """The country's working days, Monday to Friday where its calendar is not on file."""
    try:
        return working_days(country) if country else weekday_works
    except InputError:
        return weekday_works
