"""A client in a fresh book, and a case taken to wherever a test wants it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from partwell.actions._actor import OWNER
from partwell.actions.case_do import answer_step, settle_step, tell
from partwell.actions.case_note import note_case
from partwell.actions.case_open import open_case
from partwell.actions.settings import write_settings
from partwell.facts.profile import Profile
from partwell.facts.records import Party

ZONE = ZoneInfo("Europe/Budapest")
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)
NAME = "Ostrava Lights"


def client(name: str = NAME) -> str:
    """A client the person named, and an owner with a clock; gives the client's id."""
    from partwell.book.identity import client_key
    from partwell.book.models import Client

    write_settings(OWNER, Profile(name="Emma", zone="Europe/Budapest", country="HU"))
    party = Party.named(name)
    number = client_key(party.kind, party.value)
    Client.objects.create(key=number, name=name, by="person", renamed=True)
    return number


def opened(name: str = NAME) -> str:
    """A case opened at NOW; gives the client's id."""
    number = client(name)
    open_case(OWNER, number, now=NOW)
    return number


def day(days: int) -> str:
    """The day so many days after NOW."""
    return (NOW + timedelta(days=days)).date().isoformat()


def told(name: str = NAME) -> tuple[str, datetime]:
    """A case whose client was told; gives the client's id and the hour after."""
    number = opened(name)
    note_case(OWNER, number, "a bad week", 8, now=NOW)
    now = NOW + timedelta(days=4)
    answers: dict[str, dict[str, str]] = {
        "cooling_off": {},
        "contract_review": {"no_contract": "yes"},
        "scope_dossier": {"gathered": "yes", "scope": "a web site"},
        "obligations": {"all_listed": "yes"},
        "timing": {"tell_day": day(4), "last_day": day(34)},
        "meeting": {"channel": "phone", "at": "14:30"},
        "script": {"reason": "capacity", "if_more_money": "no", "rehearsed": "yes"},
    }
    for step, values in answers.items():
        if values:
            answer_step(OWNER, number, step, values, now=now)
        settle_step(OWNER, number, step, now=now)
    tell(OWNER, number, "phone", now=now)
    return number, now + timedelta(hours=1)
