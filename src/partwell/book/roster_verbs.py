"""Merge, split, alias, rename, own word: the changes of the roster, each one journalled step."""

from __future__ import annotations

from collections.abc import Iterable

from partwell.book.models import Client, Identity
from partwell.book.models.roster import DECISIONS
from partwell.book.roots import roots
from partwell.book.roster import change, find_client, free_key, guess_party, mark, say_whose
from partwell.facts.errors import Conflict, InputError, NotFound
from partwell.facts.keys import key
from partwell.facts.moments import zone_exists
from partwell.facts.profile import WorkHours
from partwell.facts.records import Party


def merge(actor: str, into: str, other: str) -> Client:
    """Let `other` count as `into` from now on; raise Conflict `same_client` where they are one already."""
    with change("merge", actor) as made:
        target, gone = find_client(into), find_client(other)
        if target.key == gone.key:
            raise Conflict("same_client", name=target.name)
        mark(made, target)
        mark(made, gone)
        Client.objects.filter(key=gone.key).update(merged_into=target)
    return find_client(target.key)


def split(actor: str, client: str, identities: Iterable[int], new_name: str) -> Client:
    """Give some of a client's identities to a new one; raise NotFound `no_identity`, Conflict `split_all`."""
    wanted, party = set(identities), Party.named(new_name)
    if not party.value:
        raise InputError("empty_name")
    with change("split", actor) as made:
        source, root = find_client(client), roots()
        rows = {row.pk: row for row in Identity.objects.exclude(client=None) if root[str(row.client_id)] == source.key}
        if not wanted or wanted - set(rows):
            raise NotFound("no_identity", id=", ".join(map(str, sorted(wanted - set(rows)))), name=source.name)
        if wanted == set(rows):
            raise Conflict("split_all", name=source.name)
        number = free_key(key("client", "split", source.key, party.value), party.value)
        made.client(number)
        fresh = Client.objects.create(key=number, name=party.name, by="person", renamed=True)
        mark(made, source)
        for number_of_row in sorted(wanted):
            row = rows[number_of_row]
            say_whose(made, Party(row.kind, row.value, row.name), "client", fresh)  # type: ignore[arg-type]
    return find_client(fresh.key)


def alias(actor: str, client: str, value: str) -> Identity:
    """Say that a name, address or phone is this client's; raise Conflict `alias_taken` where it is another's."""
    party = guess_party(value)
    with change("alias", actor) as made:
        target = find_client(client)
        held = Identity.objects.filter(kind=party.kind, value=party.value, by="person").first()
        if held is not None and held.state == "me":
            raise Conflict("alias_own", value=party.name)
        if held is not None and held.client_id and roots()[held.client_id] != target.key:
            raise Conflict("alias_taken", value=party.name, name=Client.objects.get(key=roots()[held.client_id]).name)
        return say_whose(made, party, "client", target)


def rename(actor: str, client: str, name: str) -> Client:
    """Call a client otherwise; raise InputError `empty_name`, Conflict `name_taken`."""
    party = Party.named(name)
    if not party.value:
        raise InputError("empty_name")
    with change("rename", actor) as made:
        target = find_client(client)
        others = Client.objects.filter(merged_into=None).exclude(key=target.key)
        if any(one.name.casefold() == party.value for one in others):
            raise Conflict("name_taken", name=party.name)
        mark(made, target)
        Client.objects.filter(key=target.key).update(name=party.name, renamed=True)
    return find_client(target.key)


def claim(actor: str, value: str) -> Identity:
    """Say that an address, phone or name is the person's own."""
    with change("claim", actor) as made:
        return say_whose(made, guess_party(value), "me")


def disclaim(actor: str, value: str) -> None:
    """Take a claim back; raise NotFound `not_own` where the person never claimed it."""
    party = guess_party(value)
    with change("disclaim", actor) as made:
        row = Identity.objects.filter(kind=party.kind, value=party.value, state="me").first()
        if row is None:
            raise NotFound("not_own", value=party.name)
        made.identity(party.kind, party.value)
        Identity.objects.filter(pk=row.pk).update(by="import", state="pending", client=None, said="")


def name_for_files(actor: str, text: str, *, trial: bool = False) -> str:
    """The name under which files given for the client `text` (id or name, or a new client's name) are booked.

    Raise InputError `empty_name`.
    """
    party = Party.named(text)
    if not party.value:
        raise InputError("empty_name")
    living = Client.objects.filter(merged_into=None).order_by("key")
    client = next((c for c in living if text == c.key or c.name.casefold() == party.value), None)
    if client is None:
        return party.name
    root = roots()
    names = Identity.objects.filter(kind="name", state="client").exclude(client=None).order_by("value")
    known = next((row.name for row in names if root[str(row.client_id)] == client.key), None)
    if known is None and not trial:
        alias_name(actor, client)
    return known or client.name


def alias_name(actor: str, client: Client) -> None:
    """Let a client known by addresses alone go by its name too."""
    with change("alias", actor) as made:
        say_whose(made, Party.named(client.name), "client", client)


def decide(actor: str, client: str, word: str, reason: str) -> Client:
    """Write the person's own decision on a client ("" takes it back); raise InputError `bad_decision`."""
    if word not in DECISIONS:
        raise InputError("bad_decision", word=word, known=", ".join(filter(None, DECISIONS)))
    with change("decide", actor) as made:
        target = find_client(client)
        mark(made, target)
        Client.objects.filter(key=target.key).update(decision=word, decision_reason=reason.strip() if word else "")
    return find_client(target.key)


def set_clock(actor: str, client: str, zone: str, hours: str) -> Client:
    """Write the client's own time zone and working hours ("" unknown); raise InputError `bad_zone`, `bad_hours`."""
    if zone and not zone_exists(zone):
        raise InputError("bad_zone", zone=zone)
    try:
        written = WorkHours.parse(hours).text() if hours.strip() else ""
    except ValueError:
        raise InputError("bad_hours", hours=hours) from None
    with change("clock", actor) as made:
        target = find_client(client)
        mark(made, target)
        Client.objects.filter(key=target.key).update(zone=zone, hours=written)
    return find_client(target.key)
