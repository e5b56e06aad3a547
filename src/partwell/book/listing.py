"""The roster, the imports and the check-ins read from the tables into plain values."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count

from partwell.book.cards import ChangeRow, CheckInRow, ClientCard, IdentityCard, ImportRow, Roster
from partwell.book.importing import report_of
from partwell.book.models import CheckIn, Client, Identity, ImportedFile, RosterChange
from partwell.book.proposals import proposals
from partwell.book.reports import FileReport
from partwell.book.roots import roots
from partwell.facts.errors import NotFound

_CHANGES = 50


def roster() -> Roster:
    """Everything the person decides on: clients, own identities, proposals, the last changes."""
    root, held = roots(), defaultdict[str, list[IdentityCard]](list)
    me: list[IdentityCard] = []
    for row in Identity.objects.order_by("kind", "value"):
        card = IdentityCard(row.pk, row.kind, row.value, row.name)
        if row.state == "me":
            me.append(card)
        elif row.state == "client" and row.client_id:
            held[root[row.client_id]].append(card)
    living = sorted(Client.objects.filter(merged_into=None), key=lambda c: (c.name.casefold(), c.key))
    clients = tuple(_card(client, held[client.key]) for client in living)
    return Roster(clients, tuple(me), proposals(), _changes())


def _card(client: Client, identities: list[IdentityCard]) -> ClientCard:
    return ClientCard(
        client.key,
        client.name,
        client.status,
        client.decision,
        client.decision_reason,
        client.zone,
        client.hours,
        tuple(identities),
    )


def _changes() -> tuple[ChangeRow, ...]:
    names = dict(Client.objects.values_list("key", "name"))
    handles = Identity.objects.filter(kind="handle").exclude(name="").values_list("value", "name")
    shown = {f"handle:{value}": name for value, name in handles}
    rows = RosterChange.objects.order_by("-id")[:_CHANGES]
    return tuple(ChangeRow(row.pk, row.at, row.verb, _named(row, names, shown), row.undone) for row in rows)


def _named(row: RosterChange, names: dict[str, str], shown: dict[str, str]) -> tuple[str, ...]:
    """Names of the clients and of the identities a change concerned; `shown` has those whose value says nothing."""
    clients = {names.get(client, "") for client in row.after["clients"]}
    values = {shown.get(name, name.partition(":")[2]) for name in row.after["identities"]}
    return (*sorted(filter(None, clients), key=str.casefold), *sorted(values))


def imports() -> tuple[ImportRow, ...]:
    """Every imported file, the newest first."""
    rows = ImportedFile.objects.select_related("run").annotate(bad=Count("problems")).order_by("-id")
    return tuple(
        ImportRow(
            row.pk,
            row.run_id,
            row.run.at,
            row.path,
            row.format or None,
            row.kind or None,
            row.rows,
            row.new,
            row.known,
            row.bad,
            row.state,
        )
        for row in rows
    )


def find_import(number: int) -> ImportedFile:
    """The imported file of this number; raise NotFound `no_import`."""
    row = ImportedFile.objects.filter(pk=number).first()
    if row is None:
        raise NotFound("no_import", id=number)
    return row


def import_report(number: int) -> FileReport:
    """The report of an imported file, with every problem; raise NotFound `no_import`."""
    return report_of(find_import(number))


def check_ins(client: str) -> tuple[CheckInRow, ...]:
    """Check-ins of a client (by key) and of those merged into it, the newest first."""
    root = roots()
    rows = CheckIn.objects.order_by("-day", "-key")
    return tuple(CheckInRow(row.key, row.day, row.score, row.note) for row in rows if root[row.client_id] == client)
