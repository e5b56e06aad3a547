"""Refer a client: the directory of colleagues, who fits, and the texts with two yeses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from partwell.actions._actor import Actor
from partwell.actions._case import clock, load
from partwell.actions._case_facts import _language as language_of_client
from partwell.actions.portfolio import ClientRow, portfolio
from partwell.book.colleagues import ColleagueRow
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money
from partwell.offboarding._step import View
from partwell.papers.document import Document
from partwell.papers.fitting import Fit, Needs, Offer, fits, words_of
from partwell.papers.referral import PROVIDERS, STEPS, Match, Signs, introduction, provider_sentence, providers_for
from partwell.verdict._findings import serious

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

    off        after abuse nobody is named: the rest is empty then
    reasoned   the providers are those the book gives a reason for; False: it gives none, and all are listed
    days_late  where the client is slow to pay: how late as a rule; the colleague must be told
    """

    client: str
    needs: tuple[str, ...]
    found: tuple[tuple[ColleagueRow, Fit], ...]
    providers: tuple[tuple[str, str], ...]
    days_late: int | None = None
    off: bool = False
    reasoned: bool = False


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
    shown = work_words(target.key)
    row = next((one for one in portfolio(actor).clients if one.id == target.key), None)
    view = _view(actor, target.key)
    if (view is not None and view.emergency) or (row is not None and serious(row.readings)):
        return Matches(target.name, shown, (), (), off=True)
    rate = row.readings["logged_rate"].value if row is not None and "logged_rate" in row.readings else None
    cost = float(rate.decimal) if isinstance(rate, Money) else None
    known = {one.id: one for one in colleagues.colleagues()}
    found = fits(Needs(words_of(shown), language_of_client(target.key), cost), [_offer(one) for one in known.values()])
    kinds = providers_for(_signs(actor, target.key, row, view, len(shown)))
    providers = tuple((kind, provider_sentence(language, kind)) for kind in kinds or PROVIDERS)
    matched = tuple((known[fit.id], fit) for fit in found)
    return Matches(target.name, shown, matched, providers, _days_late(row), reasoned=bool(kinds))


def _view(actor: Actor, client: str) -> View | None:
    try:
        return load(actor, client).case.view
    except NotFound:
        return None


def _says(row: ClientRow | None, kind: str) -> bool:
    answer = row.verdict.kinds.get(kind) if row is not None else None
    return answer is not None and answer.word == "yes"


def _days_late(row: ClientRow | None) -> int | None:
    """How late a slow payer is as a rule, for the colleague to know; None for all others."""
    if row is None or not _says(row, "slow_to_pay"):
        return None
    late = row.readings["delay"].value
    return round(late) if isinstance(late, float | int) and late >= 1 else None


def _signs(actor: Actor, client: str, row: ClientRow | None, view: View | None, kinds: int) -> Signs:
    from partwell.actions.client_economics import client_economics

    found = client_economics(actor, client)
    usual = found.refill.rate if found.refill else None
    rate = row.readings["logged_rate"].value if row is not None and "logged_rate" in row.readings else None
    share = float(rate.decimal) / usual if usual and isinstance(rate, Money) else None
    hours = found.refill.hours[1] if found.refill else 0.0
    moved = view is not None and view.log.answer("script", "reason") == "fit"
    return Signs(hours, kinds, _says(row, "demanding"), share, moved)


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


def _last_day(actor: Actor, client: str) -> date | None:
    view = _view(actor, client)
    return view.last_day if view is not None else None
