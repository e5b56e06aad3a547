"""The roster and the list of imports as plain values for the faces; no table is touched here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from partwell.facts.problems import Args

ProposalKind = Literal["me", "client", "same_client", "ignore"]
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed; the text is `proposal.<code>`."""

    code: str
    args: Args


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question to the person.

    kind      me: is `subject` you? client: does it belong to `target` (None: to a new client)? same_client: is the
              client `subject` the same as `target`? ignore: may it be left out?
    about     (kind, value) of the identity asked about; for same_client ("client", id)
    strength  0 to 1, for the order of the questions only
    """

    id: str
    kind: ProposalKind
    subject: str
    target: str | None
    reasons: tuple[Reason, ...]
    strength: float
    about: tuple[str, str]

    @property
    def needs_own_yes(self) -> bool:
        """Whether a yes to all questions at once does not answer it: two clients whose names only begin alike."""
        return self.kind == "same_client" and self.strength < _SAME


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """A name, address, phone or chat name: `id` its row number, `value` normalised, `name` as shown."""

    id: int
    kind: str
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class ClientCard:
    """One client with everything it goes by; zone and hours "" while unknown, decision "" while none was taken."""

    id: str
    name: str
    status: str
    decision: str
    decision_reason: str
    zone: str
    hours: str
    identities: tuple[IdentityCard, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A journalled change of the roster: its verb and the names it concerned."""

    id: int
    at: datetime
    verb: str
    names: tuple[str, ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Clients by name, the person's own identities, open proposals (strongest first), changes (newest first)."""

    clients: tuple[ClientCard, ...]
    me: tuple[IdentityCard, ...]
    proposals: tuple[Proposal, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One imported file; `problems` is their number, `state` done, incomplete or refused."""

    id: int
    run: int
    at: datetime
    path: str
    format: str | None
    kind: str | None
    rows: int
    new: int
    known: int
    problems: int
    state: str


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """How contact with a client felt on a day, 1 bad to 5 good."""

    id: str
    day: date
    score: int
    note: str
