"""What the steps of a case ask of the tables that no reading holds: first words, meetings, debts settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from partwell.book.models import Document, Identity, Meeting, Message, Obligation
from partwell.book.roots import roots
from partwell.facts.money import Money


@dataclass(frozen=True, slots=True)
class Talk:
    """Messages with a client and the first second of them (None: none), documents of theirs."""

    messages: int
    first: int | None
    documents: int


@dataclass(frozen=True, slots=True)
class Debt:
    """A row of the obligations ledger that was settled."""

    key: str
    by: str
    kind: str
    what: str
    due: date | None
    money: Money | None


def identities(client: str) -> list[int]:
    """Row numbers of the names and addresses that count for a client, those of merged ones included."""
    root = roots()
    rows = Identity.objects.filter(state="client").exclude(client=None).values_list("pk", "client_id")
    return [number for number, owner in rows if owner and root[owner] == client]


def talk(client: str) -> Talk:
    """What there is in words between the person and a client."""
    who = identities(client)
    found = Message.objects.filter(Q(sender_id__in=who) | Q(messageto__identity_id__in=who))
    first = found.order_by("sent").values_list("sent", flat=True).first()
    papers = Document.objects.filter(identity_id__in=who).count()
    return Talk(found.values("key").distinct().count(), first, papers)


def meeting_titles(client: str, since: datetime) -> list[str]:
    """Titles of the meetings with a client from `since` on that were not cancelled."""
    who = identities(client)
    begin = int(since.timestamp())
    rows = Meeting.objects.filter(start__gte=begin, cancelled=False)
    mine = rows.filter(Q(identity_id__in=who) | Q(meetingwith__identity_id__in=who))
    return [str(title) for _, title in sorted(set(mine.values_list("key", "title")))]


def settled_rows(client: str) -> tuple[Debt, ...]:
    """Rows of a client's ledger that the person called done, those due first before those without a day."""
    root = roots()
    rows = [row for row in Obligation.objects.filter(state="done") if root[row.client_id] == client]
    rows.sort(key=lambda row: (row.due is None, row.due or date.max, row.key))
    return tuple(Debt(row.key, row.by, row.kind, row.what, row.due, _amount(row)) for row in rows)


def _amount(row: Obligation) -> Money | None:
    return Money(row.currency, row.minor) if row.minor is not None and row.currency else None


def newest_texts(client: str, count: int = 12) -> list[str]:
    """The client's own newest messages."""
    rows = Message.objects.filter(sender_id__in=identities(client), automatic=False).order_by("-sent", "key")
    return [str(text) for text in rows.values_list("text", flat=True)[:count]]
