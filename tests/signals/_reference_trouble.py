"""The signals of trouble once more in plain Python: rounds, waiting, calls, promises, quotes, notes, first weeks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import holidays

from tests.signals._reference import Facts, Talk, outside

DAY = 86400


@dataclass
class Hand:
    """One time work was handed over: in which piece (work, number), when, and what became of it."""

    key: str
    piece: tuple[str, int]
    sent: int
    first: int
    ended: str
    accepted: int | None


def hands(facts: Facts, letters: list[Talk]) -> list[Hand]:
    """Of one client, oldest first."""
    marks = {row["message"]: row for row in facts.works}
    events: dict[str | None, list[tuple[Talk, str]]] = defaultdict(list)
    last: str | None = None
    for m in letters:
        row = marks.get(m.key)
        if row is None or m.incoming != (row["mark"] == "accepted"):
            continue
        last = row["work"] or last
        events[last].append((m, row["mark"]))
    out: list[Hand] = []
    for work, some in events.items():
        out += _pieces(facts, str(work), some)
    return sorted(out, key=lambda hand: (hand.sent, hand.key))


def _pieces(facts: Facts, work: str, events: list[tuple[Talk, str]]) -> list[Hand]:
    out, piece, first = [], 0, 0
    for at, (m, mark) in enumerate(events):
        if mark != "handed":
            continue
        before = events[at - 1] if at else None
        after = events[at + 1] if at + 1 < len(events) else None
        if before is None or before[1] == "accepted" or m.sent - before[0].sent > 45 * DAY:
            piece, first = piece + 1, m.sent
        soon = after is not None and after[0].sent - m.sent <= 45 * DAY
        if after and after[1] == "handed" and after[0].sent - m.sent <= 12 * 3600:
            continue
        if after and soon:
            ended = "accepted" if after[1] == "accepted" else "revised"
        else:
            ended = "silent" if facts.until - m.sent > 45 * DAY else "open"
        taken = after[0].sent if after and ended == "accepted" else None
        out.append(Hand(m.key, (work, piece), m.sent, first, ended, taken))
    return out


def waits(facts: Facts, letters: list[Talk]) -> list[tuple[int, bool, int]]:
    """(Seconds, whether the client wrote again, messages before the answer) of each spell of waiting of one client."""
    threads: dict[str, list[Talk]] = defaultdict(list)
    for m in letters:
        threads[m.thread].append(m)
    out = []
    for some in threads.values():
        at = 0
        while at < len(some):
            if not some[at].incoming:
                at += 1
                continue
            end = at
            while end < len(some) and some[end].incoming:
                end += 1
            later = [
                some[n].sent
                for n in range(at + 1, end)
                if some[n].sent - some[n - 1].sent >= facts.settings.chase_seconds
            ]
            answer = some[end].sent if end < len(some) else facts.until
            out.append((int((later[0] if later else answer) - some[at].sent), bool(later), end - at))
            at = end
    return out


def step(seconds: int) -> int:
    """The length in minutes, as coarse as the longer it is."""
    minutes = seconds // 60
    for limit, size in ((120, 5), (1440, 15), (10080, 60)):
        if minutes < limit:
            return minutes // size * size
    return min(minutes // 1440 * 1440, 43200)


def quarter(spells: list[tuple[int, bool, int]]) -> float | None:
    """Hours until a quarter wrote again, by the product over single spells."""
    ordered = sorted((step(seconds), asked) for seconds, asked, _ in spells)
    left = 1.0
    for time in sorted({time for time, _ in ordered}):
        waiting = sum(at >= time for at, _ in ordered)
        left *= 1 - sum(asked for at, asked in ordered if at == time) / waiting
        if left <= 0.75 + 1e-12:
            return time / 60
    return None


def calls(facts: Facts, client: dict[str, Any]) -> tuple[int, int, float]:
    """(Meetings, those outside the person's hours, their hours) of one client."""
    guests = defaultdict(set)
    for row in facts.meeting_with:
        guests[row["key"]].add(row["identity"])
    settings = facts.settings
    own = holidays.country_holidays(settings.country, years=range(2019, 2029)) if settings.country else None
    free, moved = ({*own}, {*own.weekend_workdays}) if own is not None else (set(), set())
    n, out, hours = 0, 0, 0.0
    for row in facts.meetings:
        there = {row["identity"], *guests[row["key"]]}
        mine = client["client"] in {facts.client_of.get(one) for one in there}
        stop = row["start"] + row["seconds"]
        if not mine or row["all_day"] or row["cancelled"] or row["seconds"] <= 0 or stop > facts.until:
            continue
        n += 1
        both = [datetime.fromtimestamp(moment, UTC).astimezone(facts.zone) for moment in (row["start"], stop - 1)]
        if any(outside(moment, settings.hours, free, moved) for moment in both):
            out, hours = out + 1, hours + row["seconds"] / 3600
    return n, out, hours


def early(letters: list[Talk]) -> tuple[int, int, int]:
    """(Messages, outside both clocks, pressing outside both) of one client's first 60 days."""
    if not letters:
        return 0, 0, 0
    some = [m for m in letters if m.incoming and m.sent < letters[0].sent + 60 * DAY]
    away = [m for m in some if m.mine and m.theirs is not False]
    return len(some), len(away), sum(m.pressing for m in away)


def weeks(facts: Facts, letters: list[Talk], first: date) -> dict[int, tuple[int, int]]:
    """Week from the remedy's day -> (messages, pressing outside both clocks or urgent in words that count)."""
    urgent = {row["message"] for row in facts.labels if row["counts"] and row["label"] in {"urgency", "chase"}}
    whole = (facts.settings.as_of - first).days // 7 * 7
    out: dict[int, tuple[int, int]] = {}
    for m in letters:
        away = (facts.day(m.sent) - first).days
        if away == 0 or away > whole:
            continue
        at = away // 7 if away < 0 else (away - 1) // 7
        n, k = out.get(at, (0, 0))
        presses = m.incoming and (m.pressing or m.key in urgent) and m.mine is True and m.theirs is not False
        out[at] = n + m.incoming, k + bool(presses)
    return out
