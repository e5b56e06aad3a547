"""What the tables say, checked against itself: sums, traces, currencies, dates, merges, matches, doubled rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from partwell.book import payloads
from partwell.book.models import (
    CheckIn,
    Client,
    Expense,
    Identity,
    ImportedFile,
    Invoice,
    Match,
    Message,
    Payment,
    ProfileRow,
    Sighting,
    TimeEntry,
)
from partwell.book.reports import Finding
from partwell.facts.money import KNOWN
from partwell.facts.problems import Args

# A message or a payment may bear tomorrow's date somewhere on earth; a bill may be written ahead.
_CLOCK_SLACK = timedelta(days=2)
_BILL_AHEAD = timedelta(days=92)
_MONEY = {"invoice": Invoice, "payment": Payment, "expense": Expense}


def rows(now: datetime) -> Iterator[Finding]:
    """All findings about rows."""
    yield from _sums()
    yield from _traces()
    yield from _currencies()
    yield from _future(now)
    yield from _merges()
    yield from _matches()
    yield from _doubles()


def _sums() -> Iterator[Finding]:
    counted = ImportedFile.objects.exclude(state="incomplete").annotate(bad=Count("problems"))
    for file in counted.exclude(rows=F("new") + F("known") + F("bad")).order_by("id"):
        args: Args = {"file": file.path, "rows": file.rows, "new": file.new, "known": file.known, "problems": file.bad}
        yield Finding("broken_sum", args)


def _traces() -> Iterator[Finding]:
    """Traces without fact or outside their file, facts without trace."""
    for kind, model in payloads.MODELS.items():
        sightings = Sighting.objects.filter(kind=kind)
        lost = sightings.exclude(Exists(payloads.table(model).filter(key=OuterRef("fact_key"))))
        yield from _some("dangling_trace", kind, lost.values_list("fact_key", flat=True))
        seen = Sighting.objects.filter(kind=kind, fact_key=OuterRef("key"), variant__isnull=True)
        facts = payloads.table(model).exclude(Exists(seen))
        yield from _some("fact_without_trace", kind, facts.values_list("key", flat=True))
        outside = sightings.filter(Q(at_end__gt=F("file__original__size")) | Q(at_start__gt=F("at_end")))
        yield from _some("trace_outside_file", kind, outside.values_list("fact_key", flat=True))
    odd = Sighting.objects.exclude(kind__in=payloads.MODELS)
    yield from _some("dangling_trace", "?", odd.values_list("fact_key", flat=True))


def _currencies() -> Iterator[Finding]:
    found: Counter[str] = Counter(ProfileRow.objects.values_list("currency", flat=True))
    for model in _MONEY.values():
        table = payloads.table(model).order_by()
        found.update(dict(table.values_list("currency").annotate(n=Count("key"))))
    for currency in sorted(set(found) - KNOWN):
        yield Finding("unknown_currency", {"currency": currency, "n": found[currency]})


def _future(now: datetime) -> Iterator[Finding]:
    """Facts that bear a date which has not come yet."""
    latest = now + _CLOCK_SLACK
    second, day = int(latest.timestamp()), latest.date()
    bills = (now + _BILL_AHEAD).date()
    listed: Mapping[str, Iterable[object]] = {
        "time": TimeEntry.objects.filter(start__gt=second).values_list("key", flat=True),
        "message": Message.objects.filter(sent__gt=second).values_list("key", flat=True),
        "payment": Payment.objects.filter(day__gt=day).values_list("key", flat=True),
        "expense": Expense.objects.filter(day__gt=day).values_list("key", flat=True),
        "invoice": Invoice.objects.filter(issued__gt=bills).values_list("key", flat=True),
        "checkin": CheckIn.objects.filter(day__gt=day).values_list("key", flat=True),
    }
    for kind, keys in listed.items():
        yield from _some("future_date", kind, keys)


def _merges() -> Iterator[Finding]:
    """Clients whose merges lead round in a circle: told once a circle."""
    parent = dict(Client.objects.exclude(merged_into=None).values_list("key", "merged_into_id"))
    names = dict(Client.objects.values_list("key", "name"))
    told: set[str] = set()
    for start in sorted(parent):
        walked: list[str] = []
        at: str | None = start
        while at is not None and at not in walked and at not in told:
            walked.append(at)
            at = parent.get(at)
        if at in walked:
            circle = walked[walked.index(at) :]
            yield Finding("merge_cycle", {"names": ", ".join(sorted(names[client] for client in circle))})
        told.update(walked)


def _matches() -> Iterator[Finding]:
    """Payments that settle bills of another currency, or more than there is to settle."""
    mixed = Match.objects.exclude(payment__currency=F("invoice__currency"))
    yield from _some("currencies_mixed", "payment", mixed.values_list("payment_id", flat=True))
    for kind, whole in (("invoice", "invoice__gross"), ("payment", "payment__minor")):
        settled = Match.objects.order_by().values_list(f"{kind}_id", whole).annotate(used=Sum("minor"))
        over = [key for key, limit, used in settled if not min(0, limit) <= used <= max(0, limit)]
        yield from _some("match_exceeds", kind, over)


def _doubles() -> Iterator[Finding]:
    """Rows that may stand only once; the tables' own constraints forbid it, a damaged or edited book may have it."""
    seen = Sighting.objects.values("file", "kind", "fact_key").annotate(n=Count("id")).filter(n__gt=1)
    yield from _some("doubled_row", "trace", (row["fact_key"] for row in seen.order_by("fact_key")))
    who = Identity.objects.values("kind", "value").annotate(n=Count("id")).filter(n__gt=1)
    yield from _some("doubled_row", "identity", (row["value"] for row in who.order_by("value")))


def _some(code: str, kind: str, keys: Iterable[object]) -> Iterator[Finding]:
    """One finding for all of them, with their number and the first as example."""
    listed = sorted(str(key) for key in keys)
    if listed:
        yield Finding(code, {"n": len(listed), "example": f"{kind}:{listed[0]}"})
