"""What the papers of a parting are filled with: people, days, the reason, what is finished and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from partwell.facts.money import Money

Language = Literal["en", "hu"]
Reason = Literal["capacity", "focus", "fit", "schedule", "terms", "none", "own"]
REASONS: tuple[Reason, ...] = ("capacity", "focus", "fit", "schedule", "terms", "none", "own")
Deposit = Literal["none", "refund", "set_off", "keep"]
DEPOSITS: tuple[Deposit, ...] = ("none", "refund", "set_off", "keep")


@dataclass(frozen=True, slots=True)
class Owing:
    """An invoice with money open on it; amounts gross."""

    number: str
    issued: date
    due: date | None
    gross: Money
    paid: Money
    left: Money


@dataclass(frozen=True, slots=True)
class Parting:
    """Everything the script, the letter and the rest are made of.

    client     the client's name;  person  whom the talk is with, "" where nobody is named
    me         the owner's name;  my_lines, their_lines  postal address or mail, line by line
    last_day   the last working day;  today  the day the paper is written
    told       the day of the talk, None where there was none (or not yet)
    clause     where the contract speaks of the notice, as printed ("clause 9, page 2"); notice  its length in words
    will_do, wont_do  what is finished until then, what is not begun any more
    condition  the one condition on which the person would stay; "" for none
    referral   whether somebody may be named;  friendly  False in an emergency: no thanks, no reason, no referral
    """

    language: Language
    client: str
    me: str
    today: date
    last_day: date
    person: str = ""
    my_lines: tuple[str, ...] = ()
    their_lines: tuple[str, ...] = ()
    reason: Reason = "none"
    own_reason: str = ""
    told: date | None = None
    clause: str = ""
    notice: str = ""
    will_do: tuple[str, ...] = ()
    wont_do: tuple[str, ...] = ()
    deposit: Deposit = "none"
    owing: tuple[Owing, ...] = ()
    condition: str = ""
    referral: bool = True
    friendly: bool = True
    meeting: datetime | None = None
    place: str = ""
