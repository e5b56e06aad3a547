"""What the person is asked about people and names, with the reasons; nothing of it counts before they say yes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from partwell.book import likeness
from partwell.book.cards import Proposal, ProposalKind, Reason
from partwell.book.folding import difference, fold
from partwell.book.models import Client, Identity, Refusal
from partwell.book.people import Person, message_count, people
from partwell.book.profile import read_profile
from partwell.book.roots import roots
from partwell.facts.keys import key

_MOST = 200
_NEARLY_ALL = 0.5
_OWN_AT_ONCE = 3
_TALK = 2
_ONE_WAY = 5
_SHORTEST = 4  # letters of a name that another may begin with


def proposals() -> tuple[Proposal, ...]:
    """All open questions, the strongest first; those refused before are left out."""
    view = _View()
    refused = set(Refusal.objects.values_list("proposal", flat=True))
    own = [one for one in view.own() if one.id not in refused]
    view.decided |= {one.about for one in own}  # first things first: who may be you is not asked about as a client
    found = [*view.same_clients(), *view.names(), *view.correspondents()]
    open_ones = own + [one for one in found if one.id not in refused]
    order = {"me": 0, "same_client": 1, "client": 2, "ignore": 3}
    return tuple(sorted(open_ones, key=lambda p: (order[p.kind], -p.strength, p.subject, p.id))[:_MOST])


def _make(
    kind: ProposalKind, about: tuple[str, str], subject: str, target: str | None, strength: float, *reasons: Reason
) -> Proposal:
    return Proposal(key("proposal", kind, *about, target), kind, subject, target, reasons, strength, about)


def _called(person: Person) -> str:
    """An address as it is; of chats the name that people see, never the chat's own number for somebody."""
    return person.name if person.kind == "handle" and person.name else person.value


class _View:
    """What the questions are made from, read once."""

    def __init__(self) -> None:
        self.people = people()
        self.total = message_count()
        self.root = roots()
        self.clients = {c.key: c.name for c in Client.objects.filter(merged_into=None).order_by("key")}
        self.decided: set[tuple[str, str]] = set()
        self.pending: list[Identity] = []
        self.guessed: dict[tuple[str, str], str] = {}
        self.domains: dict[str, str] = {}
        self.own_names: set[str] = {fold(read_profile().name)}
        self.own_known = False
        for row in Identity.objects.order_by("id"):
            self._sort(row)

    def _sort(self, row: Identity) -> None:
        who = (row.kind, row.value)
        if row.by == "person":
            self.decided.add(who)
            if row.state == "me":
                self.own_known = self.own_known or row.kind != "name"
                person = self.people.get(who)
                self.own_names |= {fold(row.name), fold(person.name if person else "")}
            elif row.client_id and row.kind == "email":
                self.domains[likeness.domain(row.value)] = self.root[row.client_id]
        elif row.state == "client" and row.client_id and row.kind != "name":
            self.guessed[who] = self.root[row.client_id]
        elif row.state == "pending" and row.kind == "name":
            self.pending.append(row)

    def own(self) -> Iterator[Proposal]:
        """Addresses that are in nearly all messages, and such as bear the person's own name."""
        asked = 0
        for person in sorted(self.people.values(), key=lambda p: (-p.seen, p.value)):
            who = (person.kind, person.value)
            if who in self.decided or likeness.is_robot(person.value):
                continue
            share = min(1.0, person.seen / self.total) if self.total else 0.0
            reasons = []
            if not self.own_known and share >= _NEARLY_ALL and asked < _OWN_AT_ONCE:
                reasons.append(Reason("in_most_messages", {"n": person.seen, "total": self.total}))
                asked += 1
            if person.seen and fold(person.name) and fold(person.name) in self.own_names:
                reasons.append(Reason("your_name", {"name": person.name}))
            if reasons:
                yield _make("me", who, _called(person), None, max(share, 0.6), *reasons)

    def same_clients(self) -> Iterator[Proposal]:
        """Clients whose names differ in case, accents, punctuation or legal form alone, or begin with another's."""
        alike: dict[str, list[str]] = defaultdict(list)
        for client, name in sorted(self.clients.items(), key=lambda pair: (pair[1].casefold(), pair[0])):
            alike[fold(name).replace(" ", "")].append(client)
        for first, *rest in alike.values():
            for other in rest:
                names = self.clients[other], self.clients[first]
                reason = Reason(f"differs_by_{difference(*names)}", {"name": names[1], "other": names[0]})
                yield _make("same_client", ("client", other), names[0], first, 0.9, reason)
        yield from self._longer_names([group[0] for group in alike.values()])

    def _longer_names(self, clients: list[str]) -> Iterator[Proposal]:
        """A client called as another one with words after it: `Larkmoor` and `Larkmoor Outdoor`."""
        words = {fold(self.clients[client]): client for client in clients}
        for name, client in words.items():
            pieces = name.split()
            starts = (" ".join(pieces[:n]) for n in range(len(pieces) - 1, 0, -1))
            shorter = next((start for start in starts if start in words and len(start) >= _SHORTEST), None)
            if shorter is not None:
                shown, target = self.clients[client], words[shorter]
                reason = Reason("name_in_name", {"value": shown, "client": self.clients[target]})
                yield _make("same_client", ("client", client), shown, target, 0.6, reason)

    def names(self) -> Iterator[Proposal]:
        """Payers and the like whose name looks like a client's."""
        for row in self.pending:
            best = self._best("", row.name)
            if best:
                client, like = best
                reason = Reason(like.code, {"value": like.value, "client": self.clients[client]})
                yield _make("client", (row.kind, row.value), row.name, client, like.strength, reason)

    def correspondents(self) -> Iterator[Proposal]:
        """People in mail: whose they are, or that they may be left out."""
        for who, person in sorted(self.people.items()):
            if who in self.decided:
                continue
            proposal = self._correspondent(who, person)
            if proposal:
                yield proposal

    def _correspondent(self, who: tuple[str, str], person: Person) -> Proposal | None:
        if likeness.is_robot(person.value):
            return _make("ignore", who, person.value, None, 0.8, Reason("robot", {"value": person.value}))
        guessed = self.guessed.get(who)
        if guessed:
            reason = Reason("in_its_file", {"client": self.clients[guessed]})
            return _make("client", who, _called(person), guessed, 0.95, reason)
        best = self._best(person.value, person.name)
        talk = Reason("you_both_write", {"sent": person.sent, "received": person.received})
        if best:
            client, like = best
            reason = Reason(like.code, {"value": like.value, "client": self.clients[client]})
            return _make("client", who, _called(person), client, like.strength, reason, talk)
        if person.sent >= _TALK and person.received:
            return _make("client", who, _called(person), None, min(0.5, person.seen / 100), talk)
        if person.sent >= _ONE_WAY and not person.received:
            return _make("ignore", who, _called(person), None, 0.4, Reason("never_written_to", {"n": person.sent}))
        return None

    def _best(self, address: str, shown: str) -> tuple[str, likeness.Likeness] | None:
        found = [
            (client, like)
            for client, name in self.clients.items()
            if (like := likeness.to_client(address, shown, name, self.domains, client))
        ]
        return max(found, key=lambda pair: (pair[1].strength, pair[0]), default=None)
