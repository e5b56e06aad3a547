"""The person's settings and their own addresses."""

from __future__ import annotations

from partwell.book.models import Identity, ProfileRow
from partwell.book.tuning import thresholds_at
from partwell.facts.errors import InputError
from partwell.facts.moments import zone_exists
from partwell.facts.money import KNOWN, Money
from partwell.facts.profile import Profile, WorkHours
from partwell.words import LANGUAGES


def has_profile() -> bool:
    """Whether the person ever said who they are."""
    return ProfileRow.objects.exists()


def read_profile() -> Profile:
    """The profile as given, or the defaults where nothing was said yet."""
    row = ProfileRow.objects.first()
    if row is None:
        return Profile(thresholds=thresholds_at())
    return Profile(
        name=row.name,
        language=row.language,
        currency=row.currency,
        zone=row.zone or None,
        country=row.country or None,
        hours=WorkHours.parse(row.hours) if row.hours else WorkHours(),
        rate=_money(row.rate, row.currency),
        cash=_money(row.cash, row.currency),
        costs=_money(row.costs, row.currency),
        reserve=row.reserve,
        thresholds=thresholds_at(),
    )


def store_profile(profile: Profile) -> None:
    """Write the profile whole; raise InputError bad_zone, bad_currency, bad_language, bad_reserve, other_currency."""
    _check(profile)
    row = ProfileRow.objects.first() or ProfileRow()
    row.name, row.language, row.currency = profile.name, profile.language, profile.currency
    row.zone, row.country, row.hours = profile.zone or "", profile.country or "", profile.hours.text()
    row.rate, row.cash, row.costs = _minor(profile.rate), _minor(profile.cash), _minor(profile.costs)
    row.reserve = profile.reserve
    row.save()


def own_addresses() -> frozenset[str]:
    """Confirmed addresses, phones and chat names of the person, normalised."""
    return frozenset(Identity.objects.filter(state="me").values_list("value", flat=True))


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(currency, minor)


def _minor(amount: Money | None) -> int | None:
    return None if amount is None else amount.minor


def _check(profile: Profile) -> None:
    if profile.zone and not zone_exists(profile.zone):
        raise InputError("bad_zone", zone=profile.zone)
    if profile.currency not in KNOWN:
        raise InputError("bad_currency", currency=profile.currency)
    if profile.language not in LANGUAGES:
        raise InputError("bad_language", language=profile.language, known=", ".join(LANGUAGES))
    if profile.reserve is not None and not 0 <= profile.reserve <= 10_000:
        raise InputError("bad_reserve", reserve=profile.reserve)
    for amount in (profile.rate, profile.cash, profile.costs):
        if amount is not None and amount.currency != profile.currency:
            raise InputError("other_currency", given=amount.currency, currency=profile.currency)
