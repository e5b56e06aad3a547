"""Whose an identity is, as far as the files tell; what the person said is never touched.

Derived from the facts alone, so that the order of imports does not matter and an undo needs no memory:
a name that stands on an invoice or a time entry is a client; an address in mail that the person gave for one client is
that client's, once their own addresses are known; everything else is pending.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from partwell.book.models import Case, CheckIn, Client, Identity, Invoice, Naming, Obligation, Remedy, TimeEntry
from partwell.facts.keys import key
from partwell.facts.records import Party

_CHUNK = 900


def client_key(kind: str, value: str) -> str:
    """The key of the client that an identity founds."""
    return key("client", kind, value)


def settle(identities: Iterable[int] | None = None) -> None:
    """Bring these identities (None: all) and the clients they found in line with the facts; inside a unit of work."""
    if identities is None:
        _settle(None)
        return
    listed = sorted(set(identities))
    for at in range(0, len(listed), _CHUNK):
        _settle(listed[at : at + _CHUNK])
    _drop_empty_clients()


def _settle(some: list[int] | None) -> None:
    every = Identity.objects.all() if some is None else Identity.objects.filter(id__in=some)
    every.filter(by="import", namings=None).delete()
    namings = _namings(some)
    owners = _owners(some, namings)
    decided = _decided()
    changed: list[Identity] = []
    founded: dict[str, Founder] = {}
    for identity in every:
        before = (identity.name, identity.state, identity.client_id)
        identity.name = _shown(namings.get(identity.pk, []), identity)
        if identity.by == "import":
            founder = owners.get(identity.pk)
            said = decided.get(founder[:2]) if founder else None
            identity.client_id = said or (client_key(*founder[:2]) if founder else None)
            identity.state = "client" if founder else "pending"
            if founder and said is None:
                founded[client_key(*founder[:2])] = founder
        if before != (identity.name, identity.state, identity.client_id):
            changed.append(identity)
    _found(founded)
    Identity.objects.bulk_update(changed, ["name", "state", "client"], batch_size=200)
    _name_clients(every)
    if some is None:
        _drop_empty_clients()


def _decided() -> dict[tuple[str, str], str]:
    """Names whose client the person decided on: addresses given for that name go there too."""
    rows = Identity.objects.filter(by="person", kind="name").exclude(client=None)
    return {(kind, value): client for kind, value, client in rows.values_list("kind", "value", "client_id") if client}


Written = list[tuple[str, str, str]]  # name, sha256 of the file, client the person named for the file


def _namings(some: list[int] | None) -> dict[int, Written]:
    rows = Naming.objects.all() if some is None else Naming.objects.filter(identity_id__in=some)
    found: dict[int, Written] = defaultdict(list)
    fields = ("identity_id", "name", "file__original_id", "file__client")
    for number, name, original, client in rows.values_list(*fields):
        found[number].append((name, original, client))
    return found


def _shown(written: Written, identity: Identity) -> str:
    """The way most files write the name; among equals one in mixed case, then the first in the alphabet."""
    files: dict[str, set[str]] = defaultdict(set)
    for name, original, _ in written:
        files[name].add(original)
    if not files:
        return identity.said or identity.value
    return min(files, key=lambda name: (-len(files[name]), name.islower() or name.isupper(), name))


Founder = tuple[str, str, str]  # kind, value, shown name


def _owners(some: list[int] | None, namings: dict[int, Written]) -> dict[int, Founder]:
    """Identity to the identity that founds its client, for those that the files give to a client."""
    found: dict[int, Founder] = {}
    own_known = Identity.objects.filter(state="me").exists()
    everybody = Identity.objects.all() if some is None else Identity.objects.filter(id__in=some)
    earning = _earning(some)
    for identity in everybody:
        written = namings.get(identity.pk, [])
        given = {Party.named(client) for _, _, client in written if client}
        values = {party.value for party in given}
        if identity.pk in earning or (identity.kind == "name" and identity.value in values):
            found[identity.pk] = (identity.kind, identity.value, _shown(written, identity))
        elif identity.kind != "name" and own_known and len(values) == 1:
            party = min(given, key=lambda one: one.name)
            found[identity.pk] = (party.kind, party.value, party.name)
    return found


def _earning(some: list[int] | None) -> set[int]:
    """Those of the identities that an invoice or a time entry names."""
    bills, entries = Invoice.objects.all(), TimeEntry.objects.exclude(identity=None)
    if some is not None:
        bills, entries = bills.filter(identity_id__in=some), entries.filter(identity_id__in=some)
    found = set(bills.order_by().values_list("identity_id", flat=True).distinct())
    return found | {i for i in entries.order_by().values_list("identity_id", flat=True).distinct() if i}


def _found(founded: dict[str, Founder]) -> None:
    rows = [Client(key=number, name=name) for number, (_, _, name) in sorted(founded.items())]
    Client.objects.bulk_create(rows, ignore_conflicts=True)


def _name_clients(identities: Iterable[Identity]) -> None:
    """A client that the person did not rename is called as its founding identity is shown."""
    names = {client_key(i.kind, i.value): i.name for i in identities}
    keys = sorted(names)
    for at in range(0, len(keys), _CHUNK):
        for client in Client.objects.filter(key__in=keys[at : at + _CHUNK], renamed=False):
            if client.name != names[client.key]:
                Client.objects.filter(key=client.key).update(name=names[client.key])


def _drop_empty_clients() -> None:
    empty = Client.objects.filter(by="import", identities=None, merged=None, merged_into=None)
    for said in (CheckIn, Remedy, Obligation, Case):
        empty = empty.exclude(key__in=said.objects.values("client_id"))
    empty.delete()
