"""What the reading of a file depends on besides its bytes; a file read in other surroundings is stale."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from partwell.book.models import Identity
from partwell.book.profile import own_addresses, read_profile
from partwell.facts.keys import key
from partwell.sources._contract import Context
from partwell.sources.registry import parsers_stamp

# Of these kinds only confirmed clients' messages and meetings are kept, as slices: never the whole file.
PRIVATE_KINDS = frozenset({"mail", "chat", "calendar"})


def is_private(archive: bool, kind: str) -> bool:
    """Whether only kept messages' bytes may be stored of such a file."""
    return archive or kind in PRIVATE_KINDS


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Currency and zone for files that name none; own and kept addresses; names of clients."""

    currency: str
    zone: str | None
    own: frozenset[str]
    kept: frozenset[str]
    names: frozenset[str]

    def context(self, original: str, path: str, client: str, option: str = "", start: int = 0) -> Context:
        """What a source is told for this file; `option` answers a question of its format."""
        return Context(
            original=original,
            name=Path(path).name,
            client=client,
            currency=self.currency,
            zone=self.zone,
            own=self.own,
            kept=self.kept,
            start=start,
            names=self.names,
            option=option,
        )

    def stamp(self, kind: str, *, private: bool) -> str:
        """Equal stamps: reading again would give the same, with the parsers of this very program; whom we keep
        matters for what is private only.
        """
        if not private:
            return key("table", parsers_stamp(), self.currency, self.zone)
        own, kept = sorted(self.own), sorted(self.kept)
        names = sorted(self.names) if kind == "calendar" else []
        return key("private", parsers_stamp(), self.zone, len(own), *own, len(kept), *kept, *names)


def surroundings() -> Surroundings:
    """As the book stands now. Only addresses the person confirmed count as kept: a guess never lets a message in."""
    profile = read_profile()
    clients = Identity.objects.filter(state="client")
    kept = clients.filter(by="person").exclude(kind="name")
    return Surroundings(
        currency=profile.currency,
        zone=profile.zone,
        own=own_addresses(),
        kept=frozenset(kept.values_list("value", flat=True)),
        names=frozenset(clients.filter(kind="name").values_list("value", flat=True)),
    )
