"""The person's word about clients: written down, undoable, never guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.alias_client import alias
from partwell.actions.answer_proposals import answer
from partwell.actions.decide_client import decide
from partwell.actions.import_files import import_files
from partwell.actions.list_clients import ClientCard, Roster, list_clients
from partwell.actions.merge_clients import merge
from partwell.actions.rename_client import rename
from partwell.actions.set_client_clock import set_clock
from partwell.actions.set_own_identity import claim
from partwell.actions.split_client import split
from partwell.actions.undo_roster_change import undo_roster_change
from partwell.book.dump import dump
from partwell.book.models import Match
from partwell.facts.errors import Conflict, InputError, NotFound, PartwellError
from tests.book import _fake

JO = "jo@acme.example"


@pytest.fixture
def clients(book: Path, tmp_path: Path) -> Path:
    """Acme Kft. and ACME (the same by name), Bolt; a payment that only fits when the two are one."""
    rows = [
        _fake.bill("Acme Kft.", "1", 100),
        _fake.bill("Acme Kft.", "2", 100),
        _fake.bill("Bolt", "3", 50),
        _fake.paid("ACME", 127, "2026-02-01", "2"),
    ]
    hours = [_fake.hours("ACME", "2026-01-05"), _fake.hours("Bolt", "2026-01-06")]
    import_files(
        OWNER,
        [_fake.write(tmp_path / "m.txt", "#money", rows), _fake.write(tmp_path / "t.txt", "#time", hours)],
    )
    return book


def _card(name: str) -> ClientCard:
    return next(card for card in list_clients(OWNER).clients if card.name == name)


def _names(roster: Roster) -> list[str]:
    return [card.name for card in roster.clients]


def test_clients_are_those_who_are_billed_or_worked_for(clients: Path) -> None:
    assert _names(list_clients(OWNER)) == ["ACME", "Acme Kft.", "Bolt"]


def test_nothing_is_merged_without_the_persons_word(clients: Path) -> None:
    (asked,) = list_clients(OWNER).proposals
    assert (asked.kind, asked.reasons[0].code) == ("same_client", "differs_by_legal_form")
    assert Match.objects.count() == 0
    answer(OWNER, {asked.id: "yes"})
    assert _names(list_clients(OWNER)) == ["ACME", "Bolt"]
    assert [(m.invoice.number, m.by) for m in Match.objects.all()] == [("2", "number")]
    assert list_clients(OWNER).proposals == ()


def test_a_no_is_not_asked_again_and_can_be_taken_back(clients: Path) -> None:
    (asked,) = list_clients(OWNER).proposals
    answer(OWNER, {asked.id: "no"})
    assert list_clients(OWNER).proposals == ()
    undo_roster_change(OWNER)
    assert [one.id for one in list_clients(OWNER).proposals] == [asked.id]


def test_a_longer_name_is_proposed_never_taken(book: Path, tmp_path: Path) -> None:
    rows = [_fake.hours("Larkmoor", "2026-01-05"), _fake.hours("Larkmoor Outdoor GmbH", "2026-01-06")]
    import_files(OWNER, [_fake.write(tmp_path / "t.txt", "#time", rows)])
    (asked,) = list_clients(OWNER).proposals
    assert (asked.subject, asked.reasons[0].code) == ("Larkmoor Outdoor GmbH", "name_in_name")
    assert len(list_clients(OWNER).clients) == 2


def _split_jo() -> None:
    card = _card("Bolt")
    split(OWNER, "Bolt", [next(one.id for one in card.identities if one.kind == "name")], "Nut")


CHANGES: dict[str, Callable[[], object]] = {
    "merge": lambda: merge(OWNER, "Acme Kft.", "ACME"),
    "alias": lambda: alias(OWNER, "Bolt", JO),
    "alias by phone": lambda: alias(OWNER, "Bolt", "+36 30 123 4567"),
    "rename": lambda: rename(OWNER, "Bolt", "Bolt & Nut"),
    "decide": lambda: decide(OWNER, "Bolt", "part", "enough"),
    "clock": lambda: set_clock(OWNER, "Bolt", "Asia/Tokyo", "9-17"),
    "claim": lambda: claim(OWNER, "me@own.example"),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_every_change_is_written_down_and_can_be_taken_back(clients: Path, name: str) -> None:
    before = _said(dump())
    CHANGES[name]()
    assert _said(dump()) != before
    (change,) = list_clients(OWNER).changes
    undo_roster_change(OWNER, change.id)
    assert _said(dump()) == before
    assert list_clients(OWNER).changes[0].undone


def _said(lines: list[str]) -> list[str]:
    return lines


def test_a_split_gives_the_names_to_a_client_of_their_own_and_back(clients: Path) -> None:
    alias(OWNER, "Bolt", JO)
    before = dump()
    _split_jo()
    assert _names(list_clients(OWNER)) == ["ACME", "Acme Kft.", "Bolt", "Nut"]
    assert [one.value for one in _card("Nut").identities] == ["bolt"]
    undo_roster_change(OWNER)
    assert dump() == before


def test_a_change_that_others_build_on_is_not_taken_back_alone(clients: Path) -> None:
    rename(OWNER, "Bolt", "Nut")
    first = list_clients(OWNER).changes[0].id
    decide(OWNER, "Nut", "keep")
    with pytest.raises(Conflict, match="roster_moved_on"):
        undo_roster_change(OWNER, first)
    undo_roster_change(OWNER)
    undo_roster_change(OWNER)
    assert _card("Bolt").decision == ""
    with pytest.raises(NotFound, match="nothing_to_undo"):
        undo_roster_change(OWNER)


REFUSED: dict[str, tuple[type[PartwellError], Callable[[], object]]] = {
    "no_client": (NotFound, lambda: rename(OWNER, "Nobody", "x")),
    "client_ambiguous": (NotFound, lambda: rename(OWNER, "a", "x")),
    "same_client": (Conflict, lambda: merge(OWNER, "Bolt", "bolt")),
    "name_taken": (Conflict, lambda: rename(OWNER, "Bolt", "acme")),
    "empty_name": (InputError, lambda: rename(OWNER, "Bolt", "  ")),
    "empty_identity": (InputError, lambda: alias(OWNER, "Bolt", " ")),
    "split_all": (Conflict, _split_jo),
    "no_identity": (NotFound, lambda: split(OWNER, "Bolt", [999], "Nut")),
    "bad_decision": (InputError, lambda: decide(OWNER, "Bolt", "fire")),
    "bad_zone": (InputError, lambda: set_clock(OWNER, "Bolt", "Mars/Base")),
    "bad_hours": (InputError, lambda: set_clock(OWNER, "Bolt", "", "25-26")),
    "no_change": (NotFound, lambda: undo_roster_change(OWNER, "77")),
    "no_proposal": (NotFound, lambda: answer(OWNER, {"x": "yes"})),
}


@pytest.mark.parametrize("code", sorted(REFUSED))
def test_what_cannot_be_is_refused_and_changes_nothing(clients: Path, code: str) -> None:
    kind, do = REFUSED[code]
    before = dump()
    with pytest.raises(kind, match=code):
        do()
    assert dump() == before
    assert list_clients(OWNER).changes == ()


def test_an_address_of_ones_own_or_of_another_client_is_not_given_away(clients: Path) -> None:
    claim(OWNER, "me@own.example")
    alias(OWNER, "Bolt", JO)
    with pytest.raises(Conflict, match="alias_own"):
        alias(OWNER, "Bolt", "me@own.example")
    with pytest.raises(Conflict, match="alias_taken"):
        alias(OWNER, "ACME", JO)


def test_one_bad_answer_and_none_is_written(clients: Path) -> None:
    (asked,) = list_clients(OWNER).proposals
    before = dump()
    with pytest.raises(NotFound, match="no_client"):
        answer(OWNER, {asked.id: "Nobody"})
    assert dump() == before


def test_a_client_the_person_spoke_of_outlives_its_imports(clients: Path) -> None:
    from partwell.actions.list_imports import list_imports
    from partwell.actions.undo_import import undo_import

    decide(OWNER, "Bolt", "keep", "friends")
    for row in list_imports(OWNER):
        undo_import(OWNER, row.id)
    assert _names(list_clients(OWNER)) == ["Bolt"]
