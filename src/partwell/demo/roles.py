"""The parts clients play in the demo book, each as a handful of numbers; names and dates are drawn apart from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Billing = Literal["hours", "fixed", "retainer"]
Channel = Literal["mail", "whatsapp", "slack"]
NEAR = ("Europe/Berlin", "Europe/Vienna", "Europe/Amsterdam")
HERE = ("Europe/Budapest",)
WEST = ("Europe/London", "Europe/Berlin", "Europe/Dublin")
FAR = ("America/Los_Angeles", "America/Vancouver", "Australia/Melbourne", "Pacific/Auckland")


@dataclass(frozen=True, slots=True)
class Habit:
    """How a client writes for a while.

    manner     which scripts of the language's prose they write
    threads    exchanges begun a month, on average
    night      share of their messages outside office hours on their own clock
    chases     probability that they ask again before the answer
    burst      probability that a second message follows the first within minutes
    lag        days they let pass before an answer, on average, beside the usual hours
    chat       share of the exchanges that are held in the chat, where there is one
    """

    manner: str
    threads: float
    night: float = 0.02
    chases: float = 0.0
    burst: float = 0.0
    lag: float = 0.1
    chat: float = 0.0


@dataclass(frozen=True, slots=True)
class Role:
    """How one client behaves.

    zones      where they may sit (IANA); drawn by the seed
    hours      hours worked for them a week, on average; rate in the client's currency an hour
    delay      days between due date and payment: (at first, at the end, scatter); odd: delays of single invoices
    names      under how many names they stand in the books; vat in percent; terms in days
    span       part of the two years in which there is contact, 0 to 1
    remedy     what was agreed with them (its kind) and how far into their time; then they write by `after`
    billing    by hours; at a fixed price `fee` a project with an advance; or a retainer of `fee` a month
    dispute    whether one invoice ends in a credit note
    moods      check-ins, 1 bad to 5 good: (at first, at the end); before and after the remedy where there was one
    calls      meetings a month; weekly: one repeated call a week instead
    """

    name: str
    language: str
    habit: Habit
    zones: tuple[str, ...]
    hours: float
    rate: int
    delay: tuple[int, int, int]
    odd: tuple[int, ...] = ()
    names: int = 1
    vat: int = 0
    terms: int = 14
    tone: str = ""
    currency: str = "EUR"
    span: tuple[float, float] = (0.0, 1.0)
    remedy: tuple[str, float] | None = None
    after: Habit | None = None
    billing: Billing = "hours"
    fee: int = 0
    dispute: bool = False
    bills_by: Literal["plain", "freshbooks"] = "plain"
    chat: Channel = "mail"
    moods: tuple[float, float] | None = None
    calls: float = 0.3
    weekly: bool = False
    contract: Literal["", "pdf", "docx"] = ""


_DEMANDING = Role(
    name="demanding",
    language="en",
    habit=Habit("pressing", 6.0, night=0.62, chases=0.85, burst=0.15),
    zones=WEST,
    hours=7.0,
    rate=62,
    delay=(1, 4, 3),
    odd=(17,),
    moods=(2.6, 1.8),
    calls=1.0,
)
_INDECISIVE = Role(
    name="indecisive",
    language="en",
    habit=Habit("vague", 4.5, night=0.03, lag=1.2),
    zones=NEAR,
    hours=6.0,
    rate=70,
    delay=(2, 4, 3),
    billing="fixed",
    fee=2250,
    moods=(3.2, 2.4),
    calls=0.8,
)
_SLOW = Role(
    name="slow",
    language="en",
    habit=Habit("slow", 2.2, lag=1.0),
    zones=NEAR,
    hours=4.5,
    rate=78,
    delay=(26, 38, 5),
    odd=(71, 9),
    moods=(3.2, 2.8),
)
_ELSEWHERE = Role(
    name="elsewhere",
    language="en",
    habit=Habit("calm", 3.0, night=0.03, lag=0.3),
    zones=FAR,
    hours=4.0,
    rate=82,
    delay=(-1, 1, 3),
    bills_by="freshbooks",
    moods=(3.8, 4.0),
)
_IMPROVING = Role(
    name="improving",
    language="hu",
    habit=Habit("pressing", 7.0, night=0.64, chases=0.88, burst=0.15, chat=0.45),
    zones=HERE,
    hours=4.5,
    rate=70,
    delay=(1, 1, 3),
    vat=27,
    terms=8,
    remedy=("boundary", 0.62),
    after=Habit("calm", 2.6, night=0.02, chat=0.4),
    chat="whatsapp",
    moods=(1.9, 4.1),
)
_WALL = Role(
    name="wall",
    language="en",
    habit=Habit("pressing", 6.0, night=0.6, chases=0.8, burst=0.2, chat=0.4),
    zones=WEST,
    hours=5.0,
    rate=64,
    delay=(3, 6, 4),
    odd=(21,),
    span=(0.12, 1.0),
    remedy=("boundary", 0.55),
    after=Habit("pressing", 8.6, night=0.72, chases=0.9, burst=0.2, chat=0.4),
    chat="slack",
    moods=(2.2, 1.6),
    contract="pdf",
)
_ABUSIVE = Role(
    name="abusive",
    language="en",
    habit=Habit("abusive", 6.5, night=0.72, chases=0.92, burst=0.2),
    zones=WEST,
    hours=3.5,
    rate=68,
    delay=(4, 9, 4),
    names=2,
    span=(0.58, 1.0),
    dispute=True,
    moods=(2.0, 1.0),
    calls=0.2,
)
_FEW = Role(
    name="few",
    language="en",
    habit=Habit("calm", 5.0, night=0.1),
    zones=NEAR,
    hours=3.0,
    rate=80,
    delay=(0, 0, 2),
    terms=30,
    span=(0.968, 1.0),
    calls=0.0,
)
_GOOD = Role(
    name="good",
    language="en",
    habit=Habit("calm", 3.0, night=0.03),
    zones=NEAR,
    hours=6.0,
    rate=86,
    delay=(-3, -1, 3),
    odd=(12,),
    names=3,
    terms=30,
    moods=(4.4, 4.6),
    calls=0.6,
)
_STEADY = Role(
    name="steady",
    language="hu",
    tone="formal",
    habit=Habit("formal", 2.8, night=0.02),
    zones=HERE,
    hours=3.5,
    rate=27_000,
    delay=(-2, -1, 2),
    vat=27,
    terms=15,
    currency="HUF",
    billing="retainer",
    fee=395_000,
    moods=(4.2, 4.4),
    weekly=True,
    contract="docx",
)
ROLES: tuple[Role, ...] = (
    _DEMANDING, _INDECISIVE, _SLOW, _ELSEWHERE, _IMPROVING, _WALL, _ABUSIVE, _FEW, _GOOD, _STEADY,
)  # fmt: skip
