"""Mail addresses to write from and to: the person's own, and those of a client, the most used first."""

from __future__ import annotations

from django.db.models import Count

from partwell.book.models import Identity, Message
from partwell.book.owed import identities_of


def own_address() -> str:
    """The person's mail address most written from, "" while none is known."""
    return next(iter(_by_use(Identity.objects.filter(state="me", kind="email").values_list("pk", "value"))), "")


def addresses_of(client: str) -> tuple[str, ...]:
    """The client's mail addresses (by key), those most written from first."""
    rows = Identity.objects.filter(pk__in=identities_of(client), kind="email").values_list("pk", "value")
    return tuple(_by_use(rows))


def _by_use(rows: object) -> list[str]:
    named: dict[int, str] = dict(rows)  # type: ignore[call-overload]
    sent = Message.objects.filter(sender__in=named).order_by().values_list("sender").annotate(n=Count("key"))
    used = dict(sent)
    return [value for _, value in sorted((-used.get(number, 0), value) for number, value in named.items())]
