"""The home: for its owner only, a key of its own, opened again and elsewhere; and tests reach no network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.list_clients import list_clients
from partwell.actions.set_own_identity import claim
from partwell.book.batches import book_id, generation
from partwell.book.home import KEY_FILE, open_book
from partwell.book.peek import peek_language
from partwell.facts.errors import InputError
from tests._home import close_book


def test_only_the_owner_can_enter(book: Path) -> None:
    assert book.stat().st_mode & 0o777 == 0o700
    for path in book.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_every_home_has_its_own_key_and_id(book: Path, tmp_path: Path) -> None:
    key, number = (book / KEY_FILE).read_text(), book_id()
    open_book(tmp_path / "other")
    assert (tmp_path / "other" / KEY_FILE).read_text() != key
    assert book_id() != number
    open_book(book)
    assert book_id() == number


def test_what_was_said_is_there_when_opened_again(book: Path) -> None:
    claim(OWNER, "me@own.example")
    before = generation()
    close_book()
    open_book(book)
    assert [one.value for one in list_clients(OWNER).me] == ["me@own.example"]
    assert generation() == before


def test_a_place_that_cannot_be_a_home_is_refused(book: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="home_unusable"):
        open_book(tmp_path / "file" / "home")


def test_the_language_is_seen_without_opening(book: Path, tmp_path: Path) -> None:
    assert peek_language(tmp_path / "nowhere") is None
    assert peek_language(book) is None


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_no_test_reaches_another_machine(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as line, pytest.raises(RuntimeError, match=r"socket\.connect"):
        line.connect((host, 9))


def test_no_test_asks_for_a_name() -> None:
    with pytest.raises(RuntimeError, match="getaddrinfo"):
        socket.getaddrinfo("example.com", 80)
