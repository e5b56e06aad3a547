"""Fills the papers of a parting from the case where there is one, else from what the person said and the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from partwell.actions._actor import Actor
from partwell.actions._case import Loaded, clock, load
from partwell.actions._case_facts import _language as language_of_client
from partwell.actions.invoice_history import Bill, invoice_history
from partwell.contracts._calendar import weekday_works, working_days
from partwell.facts.errors import InputError, NotFound
from partwell.offboarding import meeting
from partwell.offboarding.script import lint_fault
from partwell.papers.document import one_line
from partwell.papers.draft import Person
from partwell.papers.parting import DEPOSITS, REASONS, Deposit, Language, Owing, Parting, Reason
from partwell.words import LANGUAGES, say, say_count

NOTICE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said for this print; "" or None: take it from the case, else the default.

    `language` the paper's; `last_day`, `reason`, `own_reason`, `person`, `their_lines` and `my_lines` (line by line),
    `referral` whether somebody may be named; `will_do`, `wont_do` what is finished and what is not begun any more;
    `deposit` what becomes of it; `meeting` when the talk is, on the owner's clock (naive), and its `place`.
    """

    language: str = ""
    last_day: date | None = None
    reason: str = ""
    own_reason: str = ""
    person: str = ""
    their_lines: tuple[str, ...] = ()
    my_lines: tuple[str, ...] = ()
    referral: bool | None = None
    will_do: tuple[str, ...] = ()
    wont_do: tuple[str, ...] = ()
    deposit: str = ""
    meeting: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The values of the papers, who writes to whom, and the case behind it (None: none was opened)."""

    parting: Parting
    me: Person
    them: Person
    client: str
    case: Loaded | None


def fill(actor: Actor, client: str, wishes: Wishes, today: date | None = None) -> Filled:
    """The values of the papers for one client.

    Raise NotFound `no_client`; InputError `bad_paper_language`, `bad_reason`, `bad_deposit`, `own_reason_missing`,
    `own_reason_blame`, `own_reason_insult`, `own_reason_legal_threat`, `last_day_too_early`.
    """
    actor.needs("read")
    from partwell.book.addresses import own_address
    from partwell.book.profile import read_profile
    from partwell.book.roster import find_client

    profile = read_profile()
    target = find_client(client)
    now = clock(profile)
    day = today or now.date()
    case = _case(actor, target.key)
    them, me = _them(target.key, target.name), Person(profile.name, own_address())
    language = _language(wishes, target.key, profile.language)
    parting = Parting(
        language,
        target.name,
        profile.name,
        day,
        _usual_last_day(day, profile.country),
        my_lines=wishes.my_lines or ((me.email,) if me.email else ()),
        their_lines=wishes.their_lines or ((them.email,) if them.email else ()),
        owing=owing(invoice_history(actor, target.key, day)),
        referral=bool(wishes.referral),
    )
    parting = _from_case(parting, case) if case is not None else parting
    return Filled(_wished(parting, wishes, now), me, them, target.key, case)


def _usual_last_day(today: date, country: str | None) -> date:
    """Thirty days on, or the next day that is worked in the owner's country."""
    day = today + timedelta(days=NOTICE_DAYS)
    try:
        works = working_days(country) if country else weekday_works
    except InputError:
        works = weekday_works
    while not works(day):
        day += timedelta(days=1)
    return day


def _case(actor: Actor, client: str) -> Loaded | None:
    try:
        found = load(actor, client)
    except NotFound:
        return None
    return None if found.case.state == "withdrawn" else found


def _them(client: str, name: str) -> Person:
    """The client with the address most lately in use, "" where none is known."""
    from partwell.book.addresses import addresses_of

    found = addresses_of(client)
    return Person(name, found[0] if found else "")


def _language(wishes: Wishes, client: str, own: str) -> Language:
    if wishes.language and wishes.language not in LANGUAGES:
        raise InputError("bad_paper_language", given=wishes.language, known=", ".join(LANGUAGES))
    spoken = "" if wishes.language else language_of_client(client)
    found = wishes.language or (spoken if spoken in LANGUAGES else own)
    return cast("Language", found)


def _from_case(parting: Parting, loaded: Loaded) -> Parting:
    view = loaded.case.view
    log, facts = view.log, view.facts
    last = view.last_day or max(parting.last_day, parting.today)
    asked = log.answer("referral", "whom")
    return replace(
        parting,
        last_day=last,
        person=log.answer("meeting", "person"),
        reason=_reason(log.answer("script", "reason")),
        own_reason=log.answer("script", "own_reason"),
        condition=log.answer("script", "condition") if log.answer("script", "if_more_money") == "only_if" else "",
        told=log.told.day if log.told is not None and log.told.how != "mail" else None,
        clause=_clause(parting.language, facts.contract),
        notice=say_count(parting.language, "paper.span_days", (last - parting.today).days),
        will_do=_lines(log.answer("notice", "will_do")),
        wont_do=_lines(log.answer("notice", "wont_do")),
        deposit=_deposit(log.answer("notice", "deposit")),
        referral=parting.referral or asked in {"colleague", "provider_type"},
        friendly=not view.emergency,
        meeting=meeting.starts(view),
        place=log.answer("meeting", "place"),
    )


def _clause(language: str, contract: Any) -> str:
    """Where the contract speaks of notice: its title and lines, "" where it does not or there is none."""
    if contract is None or contract.terms is None or contract.terms.own or not contract.terms.lines:
        return ""
    line = contract.terms.lines[0]
    return say(language, "paper.clause", title=one_line(contract.title), line=line)


def _reason(word: str) -> Reason:
    return word if word in REASONS else "none"


def _deposit(word: str) -> Deposit:
    return word if word in DEPOSITS else "none"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t"))


def _wished(parting: Parting, wishes: Wishes, now: datetime) -> Parting:
    if wishes.reason and wishes.reason not in REASONS:
        raise InputError("bad_reason", given=wishes.reason, known=", ".join(REASONS))
    if wishes.deposit and wishes.deposit not in DEPOSITS:
        raise InputError("bad_deposit", given=wishes.deposit, known=", ".join(DEPOSITS))
    made = replace(
        parting,
        last_day=wishes.last_day or parting.last_day,
        reason=_reason(wishes.reason) if wishes.reason else parting.reason,
        own_reason=wishes.own_reason or parting.own_reason,
        person=wishes.person or parting.person,
        referral=parting.referral if wishes.referral is None else wishes.referral,
        will_do=wishes.will_do or parting.will_do,
        wont_do=wishes.wont_do or parting.wont_do,
        deposit=_deposit(wishes.deposit) if wishes.deposit else parting.deposit,
        meeting=wishes.meeting.replace(tzinfo=now.tzinfo) if wishes.meeting else parting.meeting,
        place=wishes.place or parting.place,
    )
    if wishes.own_reason and not wishes.reason:
        made = replace(made, reason="own")
    _check(made)
    return made


def _check(parting: Parting) -> None:
    """The own reason is there and says nothing that a parting must not say; the last day is not over."""
    if parting.reason == "own":
        if not one_line(parting.own_reason):
            raise InputError("own_reason_missing")
        fault = lint_fault(one_line(parting.own_reason), parting.language)
        if fault is not None:
            raise InputError(f"own_reason_{str(fault.args['rule']).removeprefix('lint.')}")
    if parting.last_day < parting.today:
        raise InputError("last_day_too_early", day=parting.last_day.isoformat(), today=parting.today.isoformat())


def owing(bills: tuple[Bill, ...]) -> tuple[Owing, ...]:
    """The invoices with money open on them, the oldest first."""
    return tuple(
        Owing(bill.number, bill.issued, bill.due, bill.gross, bill.paid, bill.gross - bill.paid)
        for bill in bills
        if bill.state != "paid" and (bill.gross - bill.paid).minor > 0
    )
