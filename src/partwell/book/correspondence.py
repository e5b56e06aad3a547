"""The messages between the person and one client, newest first, without their texts until a page needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from partwell.book.models import Identity, Message
from partwell.book.owed import identities_of


@dataclass(frozen=True, slots=True)
class Line:
    """A message without its text: `sent` in UTC seconds, `mine` where the person wrote it, `name` of who did.

    sender  row number of the identity it came from
    """

    key: str
    sent: int
    sender: int
    name: str
    mine: bool
    channel: str
    automatic: bool


def lines_with(client: str) -> list[Line]:
    """Everything between the person and a client (by key), merged clients included."""
    whose = identities_of(client)
    from_me = Q(sender__state="me", messageto__identity__in=whose)
    rows = Message.objects.filter(Q(sender__in=whose) | from_me).distinct().order_by("-sent", "key")
    found = list(rows.values_list("key", "sent", "sender_id", "channel", "automatic"))
    people = {row.pk: row for row in Identity.objects.filter(pk__in={sender for _, _, sender, _, _ in found})}
    return [
        Line(
            key, sent, sender, people[sender].name or people[sender].value, people[sender].state == "me", channel, auto
        )
        for key, sent, sender, channel, auto in found
    ]


def texts_of(keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Subject and own words of these messages."""
    rows = Message.objects.filter(key__in=list(keys)).values_list("key", "subject", "text")
    return {key: (subject, text) for key, subject, text in rows}
