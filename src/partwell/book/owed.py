"""The facts behind the ledger of obligations: work, expenses, money and words of one client since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db.models import Q, Sum

from partwell.book.models import (
    Document,
    Expense,
    Identity,
    Invoice,
    Match,
    Meeting,
    Message,
    Payment,
    TimeEntry,
)
from partwell.book.roots import roots
from partwell.facts.money import Money


@dataclass(frozen=True, slots=True)
class Said:
    """A message: its key, whether the person wrote it, its day (UTC), its own words."""

    key: str
    mine: bool
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount behind one fact, with its day and words."""

    key: str
    day: date
    amount: Money
    note: str


def identities_of(client: str) -> list[int]:
    """The row numbers of everything a client goes by, merged clients included."""
    root = roots()
    rows = Identity.objects.filter(state="client").exclude(client=None).values_list("pk", "client_id")
    return [pk for pk, owner in rows if owner is not None and root.get(owner) == client]


def last_issued(identities: list[int]) -> date | None:
    """The day of the newest invoice, None where none was sent."""
    return Invoice.objects.filter(identity__in=identities).order_by("-issued").values_list("issued", flat=True).first()


def seconds_since(identities: list[int], day: date | None) -> int:
    """Seconds of work logged after `day` (all of it without a day), what is marked not billable left out."""
    rows = TimeEntry.objects.filter(identity__in=identities).exclude(billable=False)
    if day is not None:
        rows = rows.filter(start__gt=_end_of(day))
    return int(rows.aggregate(n=Sum("seconds"))["n"] or 0)


def expenses_since(identities: list[int], day: date | None) -> list[Amount]:
    """What was spent for the client to be billed on, after `day`."""
    rows = Expense.objects.filter(identity__in=identities, passthrough=True).order_by("day", "key")
    rows = rows if day is None else rows.filter(day__gt=day)
    return [Amount(row.key, row.day, Money(row.currency, row.minor), row.note) for row in rows]


def money_without_bill(identities: list[int]) -> list[Amount]:
    """Payments, or parts of them, that settle no invoice."""
    rows = Payment.objects.filter(identity__in=identities, minor__gt=0).order_by("day", "key")
    used = dict(Match.objects.filter(payment__in=rows).values_list("payment").annotate(n=Sum("minor")))
    left = [(row, row.minor - used.get(row.key, 0)) for row in rows]
    return [Amount(row.key, row.day, Money(row.currency, rest), row.reference) for row, rest in left if rest > 0]


def bills(identities: list[int]) -> list[Amount]:
    """All invoices by day of issue with their net amount and the words on them; `paid_bills` says which are paid."""
    rows = Invoice.objects.filter(identity__in=identities, gross__gt=0).order_by("issued", "number")
    return [Amount(row.key, row.issued, Money(row.currency, row.net), row.note) for row in rows]


def paid_bills(identities: list[int]) -> set[str]:
    """Keys of the invoices for which any money came."""
    return set(Match.objects.filter(invoice__identity__in=identities, minor__gt=0).values_list("invoice", flat=True))


def said_since(identities: list[int], day: date) -> list[Said]:
    """What the client wrote, and what the person wrote to them, from `day` on; automatic mail left out."""
    start = int(datetime.combine(day, time.min, UTC).timestamp())
    to_them = Q(sender__state="me", messageto__identity__in=identities)
    rows = Message.objects.filter(Q(sender__in=identities) | to_them, sent__gte=start, automatic=False).distinct()
    found = rows.order_by("sent", "key").values_list("key", "sender__state", "sent", "text")
    return [
        Said(key, state == "me", datetime.fromtimestamp(sent, UTC).date(), text) for key, state, sent, text in found
    ]


def meetings_after(identities: list[int], moment: datetime, most: int) -> list[tuple[str, date, str]]:
    """The next meetings with the client: key, day (UTC), title."""
    rows = Meeting.objects.filter(
        Q(identity__in=identities) | Q(meetingwith__identity__in=identities), start__gt=int(moment.timestamp())
    )
    found = rows.filter(cancelled=False).distinct().order_by("start", "key")[:most]
    return [(row.key, datetime.fromtimestamp(row.start, UTC).date(), row.title) for row in found]


def _end_of(day: date) -> int:
    return int(datetime.combine(day, time.max, UTC).timestamp())


_EVIDENCE = (
    ("message", Message),
    ("invoice", Invoice),
    ("payment", Payment),
    ("expense", Expense),
    ("meeting", Meeting),
    ("document", Document),
)


def evidence_of(fact: str) -> str:
    """The evidence id (`kind:key`) of a fact named by its key alone; "" where the book has none."""
    found = (kind for kind, model in _EVIDENCE if fact and model._default_manager.filter(pk=fact).exists())  # noqa: SLF001
    return f"{kind}:{fact}" if (kind := next(found, "")) else ""
