"""The person's word about clients and identities: every change is written down and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from partwell.book.identity import client_key, settle
from partwell.book.matching import rematch
from partwell.book.models import Client, Identity, Refusal, RosterChange
from partwell.book.roots import roots
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import Conflict, InputError, NotFound
from partwell.facts.keys import key
from partwell.facts.records import Party

Image = dict[str, dict[str, Any]]
_NAMED = 12  # client names an error lists at most
_DIGITS = 18  # of a row number
_CLIENT_FIELDS = ("status", "decision", "decision_reason", "zone", "hours", "by", "renamed", "merged_into_id")


@dataclass
class Change:
    """The rows a verb is about to change, as the person's word has them: watch a row before touching it."""

    clients: set[str] = field(default_factory=set)
    identities: set[tuple[str, str]] = field(default_factory=set)
    refusals: set[str] = field(default_factory=set)
    before: Image = field(default_factory=lambda: {"clients": {}, "identities": {}, "refusals": {}})

    def client(self, client: str) -> None:
        """Watch a client's row."""
        self.clients.add(client)
        self.before["clients"].setdefault(client, client_image(client))

    def identity(self, kind: str, value: str) -> None:
        """Watch an identity's row."""
        self.identities.add((kind, value))
        self.before["identities"].setdefault(f"{kind}:{value}", identity_image(kind, value))

    def refusal(self, proposal: str) -> None:
        """Watch whether a proposal was refused."""
        self.refusals.add(proposal)
        self.before["refusals"].setdefault(proposal, Refusal.objects.filter(pk=proposal).exists())

    def after(self) -> Image:
        """The watched rows as they are now."""
        return image(self.clients, self.identities, self.refusals)


def image(clients: Iterable[str], identities: Iterable[tuple[str, str]], refusals: Iterable[str]) -> Image:
    """What the person's word says of these rows at this moment."""
    return {
        "clients": {one: client_image(one) for one in sorted(clients)},
        "identities": {f"{kind}:{value}": identity_image(kind, value) for kind, value in sorted(identities)},
        "refusals": {one: Refusal.objects.filter(pk=one).exists() for one in sorted(refusals)},
    }


def client_image(client: str) -> dict[str, Any] | None:
    """The client's row without what the files derive; None where there is none."""
    row = Client.objects.filter(key=client).first()
    if row is None:
        return None
    found: dict[str, Any] = {name: getattr(row, name) for name in _CLIENT_FIELDS}
    return {**found, "name": row.name if row.renamed else None}


def identity_image(kind: str, value: str) -> dict[str, Any] | None:
    """Whose the person said the identity is; None where they said nothing."""
    row = Identity.objects.filter(kind=kind, value=value, by="person").first()
    return None if row is None else {"state": row.state, "client": row.client_id, "zone": row.zone, "said": row.said}


@contextmanager
def change(verb: str, actor: str) -> Iterator[Change]:
    """One journalled change in one unit of work; roster and matches are brought in line at its end."""
    with unit_of_work():
        made = Change()
        yield made
        settle()
        rematch()
        after = made.after()
        if after != made.before:
            RosterChange.objects.create(at=datetime.now(UTC), actor=actor, verb=verb, before=made.before, after=after)


def find_client(text: str) -> Client:
    """The client of this id, name (any case) or unique beginning of a name.

    Raise NotFound `no_client` (with names there are) or `client_ambiguous` (with those that begin so).
    """
    living = list(Client.objects.filter(merged_into=None).order_by("name", "key"))
    wanted = " ".join(text.split()).casefold()
    exact = [c for c in living if c.key == text] or [c for c in living if c.name.casefold() == wanted]
    found = exact or ([c for c in living if c.name.casefold().startswith(wanted)] if wanted else [])
    if not found:
        merged = roots().get(text)
        if merged:
            return Client.objects.get(key=merged)
        raise NotFound("no_client", name=text, known=_names(living))
    if len(found) > 1:
        raise NotFound("client_ambiguous", name=text, known=_names(found))
    return found[0]


def _names(clients: list[Client]) -> str:
    names = [client.name for client in clients[:_NAMED]]
    return ", ".join(names + ["…"] * (len(clients) > _NAMED)) or "–"


def guess_party(text: str) -> Party:
    """An address, phone or name as a Party; raise InputError `empty_identity` on nothing."""
    text = " ".join(text.split())
    if not text:
        raise InputError("empty_identity")
    if "@" in text and " " not in text:
        return Party.mail(text)
    digits = "".join(c for c in text if c.isdigit())
    if text.startswith("+") and len(digits) >= 7 and not any(c.isalpha() for c in text):
        return Party("phone", "+" + digits, text)
    return Party.named(text)


def say_whose(made: Change, party: Party, state: str, client: Client | None = None) -> Identity:
    """Write that this identity is the client's, the person's own, or to be ignored; it is made where it is new."""
    made.identity(party.kind, party.value)
    row, _ = Identity.objects.get_or_create(kind=party.kind, value=party.value, defaults={"name": party.name})
    row.state, row.client, row.by, row.said = state, client, "person", party.name
    row.save()
    if client is not None:
        mark(made, client)
    return row


def mark(made: Change, client: Client) -> None:
    """The person has spoken of this client: it stays when its imports go."""
    made.client(client.key)
    Client.objects.filter(key=client.key).update(by="person")


def open_client(made: Change, name: str) -> Client:
    """The client of exactly this name, new where there is none; raise InputError `empty_name`."""
    party = Party.named(name)
    if not party.value:
        raise InputError("empty_name")
    living = Client.objects.filter(merged_into=None)
    same = next((client for client in living if client.name.casefold() == party.value), None)
    if same is not None:
        return same
    number = free_key(client_key(party.kind, party.value), party.value)
    made.client(number)
    return Client.objects.create(key=number, name=party.name, by="person", renamed=True)


def free_key(wanted: str, value: str) -> str:
    """`wanted`, or where another client has it (renamed or merged since) the next of a row of keys."""
    count = 0
    while Client.objects.filter(key=wanted).exists():
        count += 1
        wanted = key("client", "again", value, count)
    return wanted


def undo_change(number: int | str = "") -> RosterChange:
    """Take a change back, "" the last one not undone.

    Raise NotFound `no_change` or `nothing_to_undo`, Conflict `change_undone` or `roster_moved_on`.
    """
    with unit_of_work():
        made = _find_change(str(number))
        if made is None:
            raise NotFound("no_change", id=str(number)) if number else NotFound("nothing_to_undo")
        if made.undone:
            raise Conflict("change_undone", id=made.pk)
        before, after = made.before, made.after
        identities = [_split(name) for name in after["identities"]]
        if image(after["clients"], identities, after["refusals"]) != after:
            raise Conflict("roster_moved_on", id=made.pk)
        _put_back(before)
        RosterChange.objects.filter(pk=made.pk).update(undone=True)
        settle()
        rematch()
    made.undone = True
    return made


def _find_change(number: str) -> RosterChange | None:
    if not number:
        return RosterChange.objects.filter(undone=False).order_by("-id").first()
    fits = number.isascii() and number.isdigit() and len(number) < _DIGITS
    return RosterChange.objects.filter(pk=int(number)).first() if fits else None


def _split(name: str) -> tuple[str, str]:
    kind, _, value = name.partition(":")
    return kind, value


def _put_back(before: Image) -> None:
    for client, row in before["clients"].items():
        if row is None:
            Client.objects.filter(key=client).update(by="import", renamed=False, merged_into=None, decision="")
        else:
            values = {name: value for name, value in row.items() if name != "name" or value is not None}
            Client.objects.filter(key=client).update(**values)
    for name, row in before["identities"].items():
        kind, value = _split(name)
        found = Identity.objects.filter(kind=kind, value=value)
        if row is None:
            found.update(by="import", said="")
        else:
            values = {"state": row["state"], "client_id": row["client"], "zone": row["zone"], "said": row["said"]}
            found.update(by="person", **values)
    for proposal, refused in before["refusals"].items():
        if refused:
            Refusal.objects.get_or_create(proposal=proposal)
        else:
            Refusal.objects.filter(proposal=proposal).delete()
