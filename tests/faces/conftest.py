"""A book with a few clients and the web face in front of it, without a port."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from partwell.faces import _session
from partwell.faces.web._asgi import application
from partwell.facts.profile import Profile, WorkHours
from tests.faces._visitor import PORT, Visitor


def invoices(name: str, count: int = 4) -> bytes:
    """A plain table of invoices to one client."""
    head = "number,client,issued,due,currency,net,tax,gross\n"
    rows = [f"A-{m},{_quoted(name)},2026-{m:02d}-01,2026-{m:02d}-15,EUR,1000.00,0.00,1000.00" for m in _months(count)]
    return (head + "\n".join(rows) + "\n").encode()


def payments(name: str, count: int = 3) -> bytes:
    """What that client paid, a fortnight late."""
    head = "date,client,currency,amount,invoice,reference\n"
    rows = [f"2026-{m:02d}-28,{_quoted(name)},EUR,1000.00,A-{m}," for m in _months(count)]
    return (head + "\n".join(rows) + "\n").encode()


def _months(count: int) -> range:
    return range(1, count + 1)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@dataclass
class House:
    """A home, and a visitor who came in by a link."""

    home: Path
    visitor: Visitor


def keep_profile(language: str = "en") -> None:
    from partwell.actions._actor import OWNER
    from partwell.actions.settings import write_settings

    profile = Profile(name="Emma", language=language, zone="Europe/Budapest", country="HU", hours=WorkHours())
    write_settings(OWNER, profile)


def enter(home: Path, language: str = "en") -> Visitor:
    """A visitor with a session."""
    visitor = Visitor(application(PORT), language)
    answer = visitor.sign_in(_session.new_link(home))
    assert answer.status == 302, answer.text
    return visitor


@pytest.fixture
def house(book: Path) -> House:
    keep_profile()
    return House(book, enter(book))


@pytest.fixture
def bare(book: Path) -> House:
    """The same before anybody said anything."""
    return House(book, enter(book))
