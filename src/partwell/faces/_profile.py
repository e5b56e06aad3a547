"""Answers about the person, as typed, turned into a profile; every fault names its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from partwell.faces import _machine
from partwell.faces._text import clean
from partwell.facts.errors import InputError
from partwell.facts.moments import zone_exists
from partwell.facts.money import KNOWN, Money, MoneyFault
from partwell.facts.profile import Profile, WorkHours
from partwell.words.texts import LANGUAGES

_NAME_LIMIT = 300
_ALL = Decimal(100)


def _name(text: str, _: Profile) -> dict[str, object]:
    name = clean(text)
    if len(name) > _NAME_LIMIT:
        raise InputError("setting_name", limit=_NAME_LIMIT)
    return {"name": name}


def _language(text: str, _: Profile) -> dict[str, object]:
    if text not in LANGUAGES:
        raise InputError("setting_language", given=text, known=", ".join(LANGUAGES))
    return {"language": text}


def _currency(text: str, _: Profile) -> dict[str, object]:
    code = text.strip().upper()
    if code not in KNOWN:
        raise InputError("setting_currency", given=text)
    return {"currency": code}


def _zone(text: str, _: Profile) -> dict[str, object]:
    if not zone_exists(text.strip()):
        raise InputError("setting_zone", given=text)
    return {"zone": text.strip()}


def _country(text: str, _: Profile) -> dict[str, object]:
    code = text.strip().upper()
    if not _machine.country_exists(code):
        raise InputError("setting_country", given=text)
    return {"country": code}


def _hours(text: str, _: Profile) -> dict[str, object]:
    try:
        return {"hours": WorkHours.parse(text)}
    except ValueError:
        raise InputError("setting_hours", given=text) from None


def _amount(field: str) -> Callable[[str, Profile], dict[str, object]]:
    def read(text: str, profile: Profile) -> dict[str, object]:
        plain = text.replace("\u00a0", "").replace(" ", "").upper().removesuffix(profile.currency)
        try:
            amount = Money.parse(plain.replace(",", "."), profile.currency)
        except MoneyFault:
            raise InputError("setting_amount", field=field, given=text, currency=profile.currency) from None
        if amount.minor < 0 or (field == "rate" and amount.minor == 0):
            raise InputError("setting_amount", field=field, given=text, currency=profile.currency)
        return {field: amount}

    return read


def _reserve(text: str, _: Profile) -> dict[str, object]:
    try:
        share = Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        raise InputError("setting_reserve", given=text) from None
    if not share.is_finite() or not 0 <= share <= _ALL or share * 100 % 1:
        raise InputError("setting_reserve", given=text)
    return {"reserve": int(share * 100)}


# In this order, because amounts are read in the currency given on the same line.
FIELDS: Mapping[str, Callable[[str, Profile], dict[str, object]]] = {
    "language": _language,
    "name": _name,
    "currency": _currency,
    "timezone": _zone,
    "country": _country,
    "hours": _hours,
    "rate": _amount("rate"),
    "cash": _amount("cash"),
    "costs": _amount("costs"),
    "reserve": _reserve,
}


def apply(profile: Profile, given: Mapping[str, str]) -> Profile:
    """The profile with the given answers; what is not given stays. Raise InputError naming the field at fault."""
    for field, read in FIELDS.items():
        if field in given:
            profile = replace(profile, **read(given[field], profile))  # type: ignore[arg-type]
    for amount in (profile.rate, profile.cash, profile.costs):
        if amount is not None and amount.currency != profile.currency:
            raise InputError("setting_other_currency", old=amount.currency, new=profile.currency)
    return profile


def shown(profile: Profile) -> dict[str, str]:
    """The profile as the texts `apply` reads back; a blank stays out."""
    values = {
        "language": profile.language,
        "name": profile.name,
        "currency": profile.currency,
        "timezone": profile.zone or "",
        "country": profile.country or "",
        "hours": profile.hours.text(),
        "rate": profile.rate.text if profile.rate else "",
        "cash": profile.cash.text if profile.cash else "",
        "costs": profile.costs.text if profile.costs else "",
        "reserve": f"{Decimal(profile.reserve) / 100:f}" if profile.reserve is not None else "",
    }
    return {field: text for field, text in values.items() if text}
