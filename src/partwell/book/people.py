"""Everybody seen in mail, kept or not, with how often they wrote and were written to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from partwell.book.models import Candidate, Identity, ImportedFile, Message, MessageTo, Passed


@dataclass(slots=True)
class Person:
    """One address: display name, messages `sent` and `received`."""

    kind: str
    value: str
    name: str
    sent: int = 0
    received: int = 0

    @property
    def seen(self) -> int:
        """Messages they had a part in."""
        return self.sent + self.received


def people() -> dict[tuple[str, str], Person]:
    """All of them by (kind, value); a file imported twice counts once."""
    found: dict[tuple[str, str], Person] = {}
    newest = ImportedFile.objects.values("original").annotate(last=Max("id")).values("last")
    rows = Candidate.objects.filter(file_id__in=newest).values("kind", "value")
    for row in rows.annotate(n=Max("name"), out=Sum("sent"), into=Sum("received")).order_by("kind", "value"):
        person = Person(row["kind"], row["value"], row["n"] or row["value"], row["out"], row["into"])
        found[person.kind, person.value] = person
    sent = dict(Message.objects.order_by().values_list("sender").annotate(n=Count("key")))
    received = dict(MessageTo.objects.order_by().values_list("identity").annotate(n=Count("id")))
    for identity in Identity.objects.filter(id__in=sorted(set(sent) | set(received))):
        blank = Person(identity.kind, identity.value, identity.name)
        person = found.setdefault((identity.kind, identity.value), blank)
        person.sent += sent.get(identity.pk, 0)
        person.received += received.get(identity.pk, 0)
    return found


def message_count() -> int:
    """Different messages read so far, kept or not."""
    passed = Passed.objects.exclude(key__in=Message.objects.values("key"))
    return passed.values("key").distinct().count() + Message.objects.count()
