"""How much an address or a written name looks like a client's; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from partwell.book.folding import fold, plain

# Domains where the address says nothing of the company.
FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk ymail.com icloud.com me.com
    mac.com aol.com gmx.com gmx.net gmx.de web.de t-online.de protonmail.com proton.me pm.me fastmail.com zoho.com
    freemail.hu citromail.hu indamail.hu vipmail.hu t-online.hu upcmail.hu mail.com mail.ru yandex.ru seznam.cz wp.pl
    """.split()
)
_SECOND_LEVEL = frozenset("co com org net ac gov edu or ne".split())
_ROBOT = re.compile(
    r"^(no.?reply|do.?not.?reply|newsletters?|hirlevel|notifications?|ertesites(ek)?|mailer-daemon|postmaster"
    r"|bounces?|alerts?|updates?|marketing)([+._-]|$)"
)
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """A reason code, the value it rests on, and how strong it is (0 to 1)."""

    code: str
    value: str
    strength: float


def domain(address: str) -> str:
    """What stands after the @; "" for no address."""
    return address.rpartition("@")[2] if "@" in address else ""


@lru_cache(maxsize=65536)
def house(address: str) -> str:
    """The company's word in a domain: `acme` of `mail.acme.co.uk`; "" where the domain is anybody's."""
    place = domain(address)
    if not place or place in FREE_MAIL:
        return ""
    labels = place.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return re.sub(r"[^a-z0-9]", "", plain(labels[-1])) if labels else ""


def is_robot(address: str) -> bool:
    """Whether the address is by its name one that nobody reads: no-reply, newsletter, bounce."""
    return bool(_ROBOT.match(plain(address.partition("@")[0]))) if "@" in address else False


def to_client(address: str, shown: str, client: str, domains: Mapping[str, str], key: str) -> Likeness | None:
    """Why this address (or "") under this display name may be the client's; None where nothing speaks for it.

    `domains` are the domains of addresses already confirmed, with the id of their client; `key` is this client's id.
    """
    place = domain(address)
    if place and place not in FREE_MAIL and domains.get(place) == key:
        return Likeness("same_domain", place, 0.95)
    word, name = house(address), fold(client)
    joined = name.replace(" ", "")
    if word and word == joined:
        return Likeness("domain_is_name", place, 0.9)
    person = fold(shown)
    if person and person.replace(" ", "") == joined:
        return Likeness("name_is_name", shown, 0.85)
    if min(len(word), len(joined)) >= _SHORTEST and (word in joined or joined in word):
        return Likeness("domain_like_name", place, 0.75)
    if len(joined) >= _SHORTEST and f" {name} " in f" {person} ":
        return Likeness("name_in_name", shown, 0.7)
    return None
