"""What is known of a client when the case is computed: values from the book, handed in by whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from partwell.contracts.notice_plan import Terms
from partwell.contracts.said import Span
from partwell.facts.money import Money

Filling = str | int | float | date | datetime | Money | Span
_NONE: Mapping[str, Filling] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a value: the key of its text and what fills it; with `n` among the args the text has a plural."""

    key: str
    args: Mapping[str, Filling] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class OpenBill:
    """An invoice not wholly paid: `left` gross, `late` where it is past due."""

    key: str
    number: str
    left: Money
    due: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class PaidBill:
    """An invoice that was paid, the last of it on `day`, since the case was opened."""

    key: str
    number: str
    money: Money
    day: date


@dataclass(frozen=True, slots=True)
class Owed:
    """A row of the obligations ledger: `by` me or client; `state` open, done or dropped."""

    key: str
    by: str
    kind: str
    what: str
    due: date | None = None
    money: Money | None = None
    state: str = "open"


@dataclass(frozen=True, slots=True)
class End:
    """A loose end of the contract: high, medium or low; its lines, its page, what was found and what to do."""

    code: str
    severity: str
    lines: tuple[int, ...]
    page: int | None
    finding: Said
    action: Said


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """The contract as reviewed.

    terms    the notice terms that hold, None where it says nothing about notice
    settled  codes of the loose ends ticked off beside the contract itself
    absent   topics on which it is silent
    """

    title: str
    ends: tuple[End, ...] = ()
    terms: Terms | None = None
    settled: frozenset[str] = frozenset()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reliance:
    """How much the client relies on the work: of the last six months those with work, hours a month, work not done."""

    months: int = 0
    hours: float = 0.0
    open_work: int = 0


@dataclass(frozen=True, slots=True)
class Purse:
    """Can one afford it; None: not known.

    brings    what the client brings a month
    known     whether the runway is known; `stay` and `leave` months the cash lasts with and without the client, None
              where it outlasts half a year
    refill    share of the freed hours to sell again at `rate`, to be no worse off; `hours` they are a month
    """

    brings: Money | None = None
    known: bool = False
    stay: float | None = None
    leave: float | None = None
    refill: float | None = None
    hours: float = 0.0
    rate: Money | None = None


@dataclass(frozen=True, slots=True)
class TellAdvice:
    """The day that loses least money, the day by which to tell in any case, and the gain over telling at once."""

    best: date
    give_up: date
    gain: Money


@dataclass(frozen=True, slots=True)
class Earlier:
    """A case of this client before this one; `outcome` withdrawn, closed or open."""

    number: int
    opened: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean and its 80 % range."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One number before the telling and after the last day; its text is `case.measure.<name>`; None: too little."""

    name: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything the steps may ask of the book.

    language      the client's, "" unknown;  country  the owner's, for holidays
    proposed      promises read in messages that wait for the person's word
    check_ins     (day, score 1 to 5), any order
    met           meetings of the last year in the calendar; `calls` those of them known to be remote
    slow          the signal "slow to pay" says yes
    last_invoice  the day of the newest invoice
    """

    client: str
    language: str = ""
    country: str | None = None
    open_bills: tuple[OpenBill, ...] = ()
    paid_bills: tuple[PaidBill, ...] = ()
    unbilled_hours: float = 0.0
    owed: tuple[Owed, ...] = ()
    proposed: int = 0
    contract: ContractFacts | None = None
    reliance: Reliance = Reliance()
    purse: Purse = Purse()
    advice: TellAdvice | None = None
    check_ins: tuple[tuple[date, int], ...] = ()
    earlier: tuple[Earlier, ...] = ()
    met: int = 0
    calls: int = 0
    messages: int = 0
    first_message: date | None = None
    documents: int = 0
    slow: bool = False
    last_invoice: date | None = None
    measures: tuple[Measure, ...] = ()
