"""The roster on a terminal: clients with names and addresses, the person's own, and proposals with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from partwell.faces.cli._face import Face
from partwell.faces.cli._text import clean, short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from partwell.actions.list_clients import IdentityCard, Proposal, Roster

_SHOWN = 15
_NAME = 60


def show_roster(face: Face, roster: Roster) -> None:
    """Print clients, own identities and proposals."""
    if not roster.clients and not roster.proposals:
        face.show(face.t("cli.clients.none"))
        return
    for card in roster.clients:
        face.show(_heading(face, card.name, card.status, card.decision))
        face.show(*_identities(card.identities))
    if roster.me:
        face.show(Text(face.t("cli.clients.you"), style="bold"), *_identities(roster.me))
    if roster.proposals:
        show_proposals(face, roster)


def show_proposals(face: Face, roster: Roster) -> None:
    """Print what is proposed, strongest first, and how to answer."""
    names = {card.id: card.name for card in roster.clients}
    face.show("", Text(face.tn("cli.clients.proposed", len(roster.proposals)), style="bold"))
    for proposal in roster.proposals[:_SHOWN]:
        face.show(Padding(f"[{proposal.id}] {question(face, proposal, names)}", (0, 0, 0, 2)))
        face.show(*(Padding(Text(reason, style="dim"), (0, 0, 0, 6)) for reason in reasons(face, proposal)))
    if len(roster.proposals) > _SHOWN:
        face.show(Padding(face.tn("cli.clients.more", len(roster.proposals) - _SHOWN), (0, 0, 0, 2)))
    face.show("", face.t("cli.clients.how"))


def question(face: Face, proposal: Proposal, names: dict[str, str]) -> str:
    """The proposal as a question."""
    target = names.get(proposal.target or "", "")
    key = f"cli.proposal.{proposal.kind}"
    if proposal.kind == "client" and not target:
        key = "cli.proposal.new_client"
    return face.t(key, subject=short(proposal.subject, _NAME), target=short(target, _NAME))


def reasons(face: Face, proposal: Proposal) -> list[str]:
    """Why it is proposed, in sentences."""
    return [face.t(f"proposal.{reason.code}", **reason.args) for reason in proposal.reasons]


def _heading(face: Face, name: str, status: str, decision: str) -> Text:
    head = Text(clean(name), style="bold")
    head.append(f"  {face.t(f'cli.status.{status}')}", style="dim")
    if decision:
        head.append("  " + face.t("cli.clients.decided", word=face.t(f"cli.decision.{decision}")))
    return head


def _identities(cards: Iterable[IdentityCard]) -> list[RenderableType]:
    out: list[RenderableType] = []
    for card in cards:
        text = short(card.value if card.kind == "email" else card.name or card.value, _NAME)
        out.append(Padding(Text.assemble((f"{card.id:>4}  ", "dim"), text), (0, 0, 0, 2)))
    return out


def roster_json(face: Face, roster: Roster) -> dict[str, object]:
    """The roster as a document; reasons and questions as sentences."""
    names = {card.id: card.name for card in roster.clients}
    return {
        "clients": [
            {
                "id": card.id,
                "name": card.name,
                "status": card.status,
                "decision": card.decision,
                "identities": [_identity(one) for one in card.identities],
            }
            for card in roster.clients
        ],
        "me": [_identity(one) for one in roster.me],
        "proposals": [
            {
                "id": one.id,
                "kind": one.kind,
                "subject": one.subject,
                "target": one.target,
                "question": question(face, one, names),
                "reasons": reasons(face, one),
                "strength": one.strength,
            }
            for one in roster.proposals
        ],
    }


def _identity(card: IdentityCard) -> dict[str, object]:
    return {"id": card.id, "kind": card.kind, "value": card.value, "name": card.name}
