"""What this machine suggests about its owner: zone, country, currency. Suggestions only, asked before they are kept."""

from __future__ import annotations

import os
from pathlib import Path

from partwell.facts.moments import zone_exists

_FALLBACK = "EUR"


def zone() -> str | None:
    """The IANA name of the machine's zone from TZ or /etc/localtime; None where neither names one."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named and zone_exists(named):
        return named
    try:
        target = Path("/etc/localtime").resolve(strict=True)
    except OSError:
        return None
    _, found, tail = str(target).partition("zoneinfo/")
    return tail if found and zone_exists(tail) and tail not in {"Etc/UTC", "UTC"} else None


def country() -> str | None:
    """The ISO 3166 country of the machine's locale (`hu_HU.UTF-8`: HU); None where it names none."""
    for name in ("LC_ALL", "LC_MONETARY", "LANG"):
        _, found, tail = os.environ.get(name, "").partition("_")
        if found and tail[:2].isalpha() and tail[:2].isupper():
            return tail[:2]
    return None


def currency(land: str | None) -> str:
    """The currency used in a country today (CLDR); EUR where that is not known."""
    if not land:
        return _FALLBACK
    from babel.numbers import get_territory_currencies

    found = get_territory_currencies(land)
    return found[0] if found else _FALLBACK


def country_exists(code: str) -> bool:
    """Whether `code` is a country with an ISO 3166 code (CLDR)."""
    from babel import Locale

    return len(code) == 2 and code in Locale("en").territories
