"""What every test has: Django made ready, a fresh book where it asks for one, and no way out to a network."""

from __future__ import annotations

import ipaddress
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Set before anything reads it: no test may ever open the book of the person who runs the tests.
os.environ["PARTWELL_HOME"] = tempfile.mkdtemp(prefix="partwell-no-home-")
os.environ["DJANGO_SETTINGS_MODULE"] = "partwell.book.django_settings"

import django

from tests._home import make_template, opened

django.setup()

_GUARDED = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_HERE = {"localhost", "", None}


class OutboundConnection(RuntimeError):
    """A test tried to reach another machine."""


def _is_here(host: Any) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name in _HERE:
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guard(event: str, args: tuple[Any, ...]) -> None:
    if event in _GUARDED:
        address = args[1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise OutboundConnection(f"{event} to {address!r}")
    elif event in _LOOKUPS and not _is_here(args[0]):
        raise OutboundConnection(f"{event} of {args[0]!r}")


sys.addaudithook(_guard)


@pytest.fixture(scope="session")
def _empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template") / "home")


@pytest.fixture
def book(_empty_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home of a fresh, opened book of this test's own."""
    place = tmp_path / "home"
    monkeypatch.setenv("PARTWELL_HOME", str(place))
    with opened(_empty_book, place):
        yield place
