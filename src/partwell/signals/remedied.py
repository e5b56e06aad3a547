"""What was tried with a client, measured before and after: weeks of contact, invoices, or pieces of work handed over.

Source: research page on messages, "Brick wall": count the behaviour the remedy named, with exposure; late payment by
invoices, not weeks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from partwell.facts.reading import Reading
from partwell.signals import delay, revision_rounds
from partwell.signals._contract import Row, Settings, by_client
from partwell.signals._shares import LEVEL, PLAIN_PRIOR, Count, share

NEEDED = frozenset({"delay", "revision_rounds"})
"""Signals whose rows are wanted again."""
LATE_DAYS = 7
"""An invoice paid so many days after its due date counts as late: what a deposit or a shorter term is meant to end."""
Unit = Literal["weeks", "invoices", "handovers"]


@dataclass(frozen=True, slots=True)
class Span:
    """One week, invoice or handing over: `at` counts from the remedy (-1 the last before, 0 the first after)."""

    at: int
    count: int
    exposure: float = 1.0


@dataclass(frozen=True, slots=True)
class Remedied:
    """One remedy with the spans around it, oldest first; `since` the reading of its kind of trouble from then on.

    spans  weeks without any contact have no exposure and are left out;  () where nothing measures this kind
    """

    key: str
    kind: str
    about: str
    day: date
    unit: Unit = "weeks"
    spans: tuple[Span, ...] = ()
    since: Reading | None = None


def remedied(
    rows: Sequence[Row], kept: Mapping[str, Sequence[Row]], settings: Settings
) -> dict[str, tuple[Remedied, ...]]:
    """{client: remedies, the oldest first} from pictures/remedies and the rows of the signals NEEDED."""
    tried: dict[tuple[str, date, str], list[Row]] = {}
    for row in rows:
        tried.setdefault((str(row["client"]), row["day"], str(row["key"])), []).append(row)
    out: dict[str, tuple[Remedied, ...]] = {}
    for (client, _, _), found in sorted(tried.items()):
        out[client] = (*out.get(client, ()), _measured(client, found, kept, settings))
    return out


def _measured(client: str, rows: Sequence[Row], kept: Mapping[str, Sequence[Row]], settings: Settings) -> Remedied:
    first = rows[0]
    about, named = str(first["about"]), (str(first["key"]), str(first["kind"]), str(first["about"]), first["day"])
    if about == "demanding":
        return Remedied(*named, "weeks", _weeks(rows), _pressure_since(rows, settings))
    if about == "slow_to_pay":
        return Remedied(*named, "invoices", *_bills(client, first["day"], kept["delay"], settings))
    if about == "indecisive":
        return Remedied(*named, "handovers", *_handovers(client, first["day"], kept["revision_rounds"], settings))
    return Remedied(*named)


def _weeks(rows: Sequence[Row]) -> tuple[Span, ...]:
    found = [Span(int(row["week"]), int(row["pressing"])) for row in rows if row["week"] is not None]
    return tuple(sorted(found, key=lambda span: span.at))


def _pressure_since(rows: Sequence[Row], settings: Settings) -> Reading:
    """The share of messages since then that press outside both sides' hours, in place of the whole history's."""
    after = [row for row in rows if row["week"] is not None and row["week"] >= 0]
    k, n, outside = (sum(int(row[name]) for row in after) for name in ("pressing", "messages", "outside"))
    few = n < settings.thresholds.min_messages or settings.zone is None
    post = share(Count(k, n), PLAIN_PRIOR)
    return Reading(
        "after_hours",
        "share",
        value=None if few else post.mean,
        low=None if few else post.low,
        high=None if few else post.high,
        level=None if few else LEVEL,
        n=n,
        probability=None if few else post.above(settings.thresholds.pressing_share),
        reason="few_messages" if few else "",
        details=(("pressing_after_hours", float(k)), ("by_own_clock", outside / n)) if n else (),
    )


def _bills(client: str, day: date, rows: Sequence[Row], settings: Settings) -> tuple[tuple[Span, ...], Reading]:
    """Invoices by the day they were issued; one still open within its grace says nothing yet."""
    mine = by_client(rows)[client]
    worst: dict[str, Row] = {}
    for row in mine:
        if row["invoice"] is not None and row["delay"] >= worst.get(row["invoice"], row)["delay"]:
            worst[row["invoice"]] = row
    known = [row for row in worst.values() if not (row["open"] and row["delay"] <= LATE_DAYS)]
    known.sort(key=lambda row: (row["issued"], row["invoice"]))
    marks = [(row["issued"] >= day, int(row["delay"] > LATE_DAYS)) for row in known]
    since = [row if row["issued"] is not None and row["issued"] >= day else {**row, "invoice": None} for row in mine]
    return _numbered(marks), delay.readings(since, settings)[client]


def _handovers(client: str, day: date, rows: Sequence[Row], settings: Settings) -> tuple[tuple[Span, ...], Reading]:
    """Times work was handed over, by whether it was asked back."""
    zone = ZoneInfo(settings.zone or "UTC")

    def later(row: Row) -> bool:
        return row["sent"] is not None and datetime.fromtimestamp(row["sent"], zone).date() > day

    mine = by_client(rows)[client]
    decided = [row for row in mine if row["ended"] not in {None, "open"}]
    decided.sort(key=lambda row: (row["sent"], row["stamp"]))
    marks = [(later(row), int(row["ended"] == "revised")) for row in decided]
    rest = [row for row in rows if row["client"] != client]
    since = [row if later(row) else {**row, "ended": None} for row in mine]
    return _numbered(marks), revision_rounds.readings([*rest, *since], settings)[client]


def _numbered(marks: Sequence[tuple[bool, int]]) -> tuple[Span, ...]:
    """Spans from (whether after the remedy, count) in the order of time."""
    before = [count for after, count in marks if not after]
    after = [count for later, count in marks if later]
    return (*(Span(at - len(before), n) for at, n in enumerate(before)), *(Span(at, n) for at, n in enumerate(after)))
