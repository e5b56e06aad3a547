"""The roster: clients with all they go by, the person's own addresses, what is proposed, what was changed."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.book.cards import ChangeRow, ClientCard, IdentityCard, Proposal, Reason, Roster

__all__ = ["ChangeRow", "ClientCard", "IdentityCard", "Proposal", "Reason", "Roster", "list_clients"]


def list_clients(actor: Actor) -> Roster:
    """The whole roster as it stands."""
    actor.needs("read")
    from partwell.book.listing import roster

    return roster()
