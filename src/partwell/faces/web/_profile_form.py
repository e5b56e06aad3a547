"""The settings' form: the profile as typed fields, and typed fields as a profile with a fault by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from babel import Locale

from partwell.faces import _machine, _profile
from partwell.faces.web._told import fault_text
from partwell.facts.errors import InputError
from partwell.facts.money import KNOWN
from partwell.facts.profile import Profile

FIELDS = ("name", "language", "currency", "timezone", "country", "rate", "cash", "costs", "reserve")
DAYS = (1, 2, 3, 4, 5, 6, 7)
_DEFAULT_DAYS = "12345"


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list to choose from."""

    value: str
    text: str


def typed_of(profile: Profile, language: str) -> dict[str, str]:
    """The fields as they stand in the form; amounts with the language's decimal mark, `days` as digits."""
    values = {name: text for name, text in _profile.shown(profile).items() if name in FIELDS}
    for name in ("rate", "cash", "costs", "reserve"):
        text = values.get(name, "")
        text = text.rstrip("0").rstrip(".") if text.endswith(".00") else text
        values[name] = text.replace(".", ",") if language == "hu" else text
    return {**values, "days": "".join(map(str, profile.hours.days)), **_clock(profile)}


def suggested(language: str) -> dict[str, str]:
    """What this machine suggests to somebody who has said nothing yet."""
    land = _machine.country() or ""
    return {
        "language": language,
        "timezone": _machine.zone() or "",
        "country": land,
        "currency": _machine.currency(land),
        "days": _DEFAULT_DAYS,
        "start": "09:00",
        "end": "18:00",
    }


def profile_of(values: Mapping[str, str], language: str) -> tuple[Profile, dict[str, str]]:
    """The profile typed, and a sentence for every field at fault (the profile is then not to be kept)."""
    profile, faults = Profile(language=values.get("language") or language), dict[str, str]()
    given = {**values, "hours": _hours(values)}
    for field in _profile.FIELDS:
        text = given.get(field, "").strip()
        if not text:
            continue
        try:
            profile = _profile.apply(profile, {field: text})
        except InputError as error:
            faults[field] = fault_text(language, error)
    return profile, faults


def _hours(values: Mapping[str, str]) -> str:
    days = ",".join(values.get("days", ""))
    return f"{days or '0'} {values.get('start', '')}-{values.get('end', '')}"


def _clock(profile: Profile) -> dict[str, str]:
    start, _, end = profile.hours.text().split()[1].partition("-")
    return {"start": start, "end": end}


@cache
def zones() -> tuple[str, ...]:
    """IANA zones with a place in their name, by name."""
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")))


@cache
def countries(language: str) -> tuple[Choice, ...]:
    """Countries by their name in the language."""
    found = Locale(language).territories
    codes = [str(code) for code in found]
    named = [Choice(code, str(found[code])) for code in codes if len(code) == 2 and code.isalpha() and code != "ZZ"]
    return tuple(sorted(named, key=lambda one: _alphabet(one.text)))


@cache
def currencies(language: str) -> tuple[Choice, ...]:
    """Currencies we know, by code, with their name in the language."""
    found = Locale(language).currencies
    return tuple(Choice(code, f"{code} · {found.get(code, code)}") for code in sorted(KNOWN))


def _alphabet(text: str) -> str:
    """A key that sorts accented letters beside their plain ones."""
    from unicodedata import normalize

    return normalize("NFD", text.casefold())
