"""Refer a client: the directory of colleagues, who fits, and the texts with two yeses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from partwell.actions._actor import Actor
from partwell.actions._case import clock, load
from partwell.actions.portfolio import portfolio
from partwell.book.colleagues import ColleagueRow
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money
from partwell.papers.document import Document
from partwell.papers.fitting import Fit, Needs, Offer, fits, words_of
from partwell.papers.referral import PROVIDERS, STEPS, Match, introduction, provider_sentence

__all__ = [
    "ColleagueRow",
    "Matches",
    "add_colleague",
    "drop_colleague",
    "introduce",
    "list_colleagues",
    "match_client",
    "set_consent",
]

_DAYS = 30


@dataclass(frozen=True, slots=True)
class Matches:
    """Colleagues for a client, the best first, and the kinds of provider to name where nobody fits.

    off        in an emergency nobody is named: the rest is empty then
    days_late  where the client is slow to pay: how late as a rule; the colleague must be told
    """

    client: str
    needs: tuple[str, ...]
    found: tuple[tuple[ColleagueRow, Fit], ...]
    providers: tuple[tuple[str, str], ...]
    days_late: int | None = None
    off: bool = False


def list_colleagues(actor: Actor) -> tuple[ColleagueRow, ...]:
    """The directory by name."""
    actor.needs("read")
    from partwell.book import colleagues

    return colleagues.colleagues()


def add_colleague(actor: Actor, row: ColleagueRow) -> ColleagueRow:
    """Keep a colleague; raise InputError `empty_name`, `bad_capacity`, `bad_currency`."""
    actor.needs("write")
    from partwell.book import colleagues

    return colleagues.keep_colleague(row)


def drop_colleague(actor: Actor, colleague: str) -> None:
    """Take somebody out of the directory; raise NotFound `no_colleague`."""
    actor.needs("write")
    from partwell.book import colleagues

    colleagues.drop_colleague(colleagues.find_colleague(colleague).id)


def set_consent(actor: Actor, colleague: str, *, agreed: bool, day: date | None = None) -> ColleagueRow:
    """Write down that a colleague agreed (or not) to be named, today unless said; raise NotFound `no_colleague`."""
    actor.needs("write")
    from partwell.book import colleagues
    from partwell.book.profile import read_profile

    when = day or clock(read_profile()).date()
    row = colleagues.find_colleague(colleague)
    return colleagues.keep_colleague(replace(row, asked=when, consent=when if agreed else None))


def match_client(actor: Actor, client: str, language: str) -> Matches:
    """Who fits a client, with what the client asks for as the book shows it; raise NotFound `no_client`."""
    actor.needs("read")
    from partwell.book import colleagues
    from partwell.book.roster import find_client
    from partwell.book.work_words import work_words

    target = find_client(client)
    emergency, spoken, slow = _state(actor, target.key)
    row = next((one for one in portfolio(actor).clients if one.id == target.key), None)
    rate = row.readings["logged_rate"].value if row is not None else None
    shown = work_words(target.key)
    if emergency:
        return Matches(target.name, shown, (), (), off=True)
    needs = Needs(words_of(shown), spoken, float(rate.decimal) if isinstance(rate, Money) else None)
    known = {one.id: one for one in colleagues.colleagues()}
    found = fits(needs, [_offer(one) for one in known.values()])
    providers = tuple((kind, provider_sentence(language, kind)) for kind in PROVIDERS)
    late = row.readings["delay"].value if row is not None and slow else None
    days = round(late) if isinstance(late, float | int) and late >= 1 else None
    return Matches(target.name, shown, tuple((known[fit.id], fit) for fit in found), providers, days)


def introduce(actor: Actor, client: str, colleague: str, step: str, language: str = "") -> Document:
    """The text of one step: ask (the colleague), client, intro (both).

    Raise NotFound `no_client`, `no_colleague`; InputError `bad_step`, `referral_off`, `not_agreed`.
    """
    if step not in STEPS:
        raise InputError("bad_step", given=step, known=", ".join(STEPS))
    actor.needs("read")
    from partwell.book import colleagues
    from partwell.book.profile import read_profile

    profile = read_profile()
    matches = match_client(actor, client, language or profile.language)
    if matches.off:
        raise InputError("referral_off", client=matches.client)
    row = colleagues.find_colleague(colleague)
    if step != "ask" and row.consent is None:
        raise InputError("not_agreed", name=row.name)
    last = _last_day(actor, client) or clock(profile).date() + timedelta(days=_DAYS)
    match = Match(matches.client, row.name, profile.name, last, matches.needs, row.skills, matches.days_late)
    return introduction(language or profile.language, step, match)


def _offer(row: ColleagueRow) -> Offer:
    rate = None if row.rate is None else float(row.rate.decimal)
    return Offer(row.id, row.skills, row.languages, rate, row.capacity, row.consent is not None)


def _state(actor: Actor, client: str) -> tuple[bool, str, bool]:
    """Whether the client's case is an emergency, the client's language, whether they are slow to pay."""
    row = next((one for one in portfolio(actor).clients if one.id == client), None)
    kind = row.verdict.kinds.get("slow_to_pay") if row is not None else None
    slow = kind is not None and kind.word == "yes"
    try:
        view = load(actor, client).case.view
    except NotFound:
        return False, "", slow
    return view.emergency, view.facts.language, slow


def _last_day(actor: Actor, client: str) -> date | None:
    try:
        return load(actor, client).case.view.last_day
    except NotFound:
        return None
