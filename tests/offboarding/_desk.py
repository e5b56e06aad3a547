"""A case on a desk: its log in memory, facts that may change, and a clock one can turn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from partwell.contracts.notice_plan import Terms
from partwell.contracts.said import Span
from partwell.facts.money import Money
from partwell.offboarding import acts
from partwell.offboarding._types import CaseFacts, ContractFacts, End, OpenBill, Owed, Said
from partwell.offboarding.replay import Case, Event, StepState, replay

ZONE = ZoneInfo("Europe/Budapest")
START = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)
HEAVY = End("deposit", "high", (17,), 1, Said("contract.end.deposit.finding"), Said("contract.end.deposit.action"))
LIGHT = End("portfolio", "low", (), None, Said("contract.end.portfolio.finding"), Said("contract.end.portfolio.action"))
TERMS = Terms(Span(30, "day"), "rolling", "either", "written", (4,), certain=True)
CONTRACT = ContractFacts("Agreement", (HEAVY, LIGHT), TERMS)
BILL = OpenBill("b1", "2026-7", Money("EUR", 120_000), date(2026, 2, 1), True)
PREPAID = Owed("p1", "me", "prepaid", "logo in three sizes", date(2026, 3, 20))


@dataclass
class Desk:
    """One case; `true` is how long it really has been open, whatever the clock says."""

    facts: CaseFacts = field(default_factory=lambda: CaseFacts("Ostrava Lights"))
    now: datetime = START
    true: timedelta = timedelta()
    events: list[Event] = field(default_factory=list)

    def open(self, **options: Any) -> Desk:
        """Open it."""
        return self.keep(acts.opening(**options))

    def keep(self, draft: acts.Draft) -> Desk:
        """Write a draft."""
        data = dict(draft.data)
        self.events.append(Event(len(self.events) + 1, self.now, "owner", draft.step, draft.verb, data))
        return self

    def do(self, verb: str, *args: Any, **more: Any) -> Desk:
        """Act, and write what comes of it."""
        return self.keep(acts.ACTS[verb](self.case, *args, **more))

    def note(self, text: str, score: int | None = None) -> Desk:
        """Write into the journal."""
        return self.keep(acts.note(text, score))

    def wait(self, **span: float) -> Desk:
        """Let time pass on every clock."""
        # Time passes in UTC; a wall clock would jump over the hour that summer time takes.
        self.now = (self.now.astimezone(ZoneInfo("UTC")) + timedelta(**span)).astimezone(self.now.tzinfo)
        self.true += timedelta(**span)
        return self

    def turn(self, **span: float) -> Desk:
        """Turn the computer's clock, while no time passes."""
        self.now = (self.now.astimezone(ZoneInfo("UTC")) + timedelta(**span)).astimezone(self.now.tzinfo)
        return self

    def know(self, **facts: Any) -> Desk:
        """Let the book learn something."""
        self.facts = replace(self.facts, **facts)
        return self

    @property
    def case(self) -> Case:
        return replay(self.events, self.facts, self.now)

    def step(self, name: str) -> StepState:
        found = self.case.step(name)
        assert found is not None
        return found

    def texts(self, name: str) -> set[str]:
        """Keys of what a step advises."""
        return {said.key for said in self.step(name).advice}


def day(desk: Desk, days: int) -> str:
    """The day so many days from now."""
    return (desk.now.date() + timedelta(days=days)).isoformat()


def cooled() -> Desk:
    """A case whose wait is over and settled, without a contract."""
    desk = Desk().open().note("a bad week", 8).wait(days=3)
    return desk.do("done", "cooling_off")


def prepared() -> Desk:
    """A case with everything done that stands before the telling."""
    desk = cooled()
    desk.do("answer", "contract_review", {"no_contract": "yes"}).do("done", "contract_review")
    desk.do("answer", "scope_dossier", {"gathered": "yes", "scope": "a site"}).do("done", "scope_dossier")
    desk.do("answer", "obligations", {"all_listed": "yes"}).do("done", "obligations")
    desk.do("answer", "timing", {"tell_day": day(desk, 1), "last_day": day(desk, 31)}).do("done", "timing")
    desk.do("answer", "meeting", {"channel": "phone", "at": "14:30"}).do("done", "meeting")
    desk.do("answer", "script", {"reason": "capacity", "if_more_money": "no", "rehearsed": "yes"})
    return desk.do("done", "script").wait(days=1)


def told() -> Desk:
    """The client knows, and has it in writing."""
    desk = prepared()
    desk.do("told", "phone", day(desk, 0))
    desk.do("answer", "notice", {"channel": "email", "sent_day": day(desk, 0)})
    return desk.do("done", "notice")


def over() -> Desk:
    """Everything after the parting is done but the closing."""
    desk = told()
    desk.do("answer", "referral", {"whom": "nobody"}).do("done", "referral")
    ticks = ("pending", "deadlines", "files", "accounts_theirs", "accounts_mine", "secrets", "data")
    desk.do("answer", "handover", dict.fromkeys(ticks, "yes")).do("done", "handover")
    desk.wait(days=70)
    return desk.do("answer", "afterwards", {"lesson": "a deposit first"}).do("done", "afterwards")
