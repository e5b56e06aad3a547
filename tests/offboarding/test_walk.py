"""Any walk through a case: nobody is told too early, nothing that was written is ever lost."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from partwell.facts.errors import PartwellError
from partwell.offboarding._step import Item
from partwell.offboarding.registry import by_name, steps
from tests.offboarding._desk import BILL, CONTRACT, PREPAID, Desk, day

NAMES = st.sampled_from([step.name for step in steps()])
WALKS = 500 if os.environ.get("PARTWELL_SOAK") else 50
REASONS = st.sampled_from(["", "a", "because I say so", "<b>'\";--\r\n\u202eabc", "\u05e9\u05dc\u05d5\u05dd רע"])
FACTS: list[dict[str, Any]] = [
    {"contract": CONTRACT},
    {"contract": None},
    {"open_bills": (BILL,)},
    {"open_bills": ()},
    {"owed": (PREPAID,)},
    {"owed": (replace(PREPAID, state="done"),)},
    {"unbilled_hours": 4.5},
    {"country": "HU", "slow": True},
    {"check_ins": ()},
]
BEFORE_TELLING = ("cooling_off", "contract_review", "obligations", "timing")


class Walk(RuleBasedStateMachine):
    """Acts in any order, on any day, with facts that change and a clock that jumps back."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.answers: dict[tuple[str, str], str] = {}
        self.notes: list[str] = []
        self.settled_at: dict[str, tuple[str, str, timedelta]] = {}

    @initialize(emergency=st.integers(0, 9), low=st.booleans())
    def begin(self, emergency: int, low: bool) -> None:
        day_ = self.desk.now.date()
        if low:
            self.desk.know(check_ins=tuple((day_ - timedelta(days=d), 1) for d in (60, 120, 180)))
        self.desk.open(emergency=emergency == 0, reason="they threatened me" if emergency == 0 else "")

    def _try(self, verb: str, *args: Any) -> bool:
        with suppress(PartwellError):
            self.desk.do(verb, *args)
            return True
        return False

    @rule(step=NAMES, pick=st.integers(0, 30), days=st.integers(-2, 60), text=REASONS)
    def answer(self, step: str, pick: int, days: int, text: str) -> None:
        found = self.desk.case.step(step)
        if not found or not found.items:
            return
        item = found.items[pick % len(found.items)]
        if self._try("answer", step, {item.name: self._value(item, pick, days, text)}):
            self.answers[step, item.name] = self.desk.events[-1].data[item.name]

    def _value(self, item: Item, pick: int, days: int, text: str) -> str:
        if item.kind == "day":
            return day(self.desk, days)
        if item.kind == "choice":
            return item.options[pick % len(item.options)]
        return {"time": "09:15", "tick": "yes", "proved": "yes"}.get(item.kind, text)

    @rule(step=NAMES)
    def fill(self, step: str) -> None:
        """What a diligent person does: answer all of a step and settle it."""
        found = self.desk.case.step(step)
        items = [item for item in found.items if item.kind != "proved"] if found else []
        values = {i.name: self._value(i, 0, 45 if i.name == "last_day" else 3, "three calm words") for i in items}
        if values and self._try("answer", step, values):
            self.answers |= {(step, name): text for name, text in self.desk.events[-1].data.items()}
        self.settle(step)

    @rule(times=st.integers(2, 9), patient=st.booleans())
    def go_on(self, times: int, patient: bool) -> None:
        """What most people do: take the step that is next, and the one after it; the impatient pass it with words."""
        for _ in range(times):
            step = self.desk.case.next
            if self.desk.case.may_tell:
                self.tell("phone", "", 0)
            if step == "cooling_off" and patient:
                self.note("it burns less", 3)
                self.pass_time(73)
            if step and patient:
                self.fill(step)
            elif step:
                self.override(step, "I have waited long enough")

    @rule(step=NAMES)
    def settle(self, step: str) -> None:
        if self._try("done", step):
            self.settled_at[step] = ("done", "", self.desk.true)

    @rule(step=NAMES, text=REASONS)
    def override(self, step: str, text: str) -> None:
        if self._try("override", step, text):
            self.settled_at[step] = ("override", text, self.desk.true)

    @rule(step=NAMES)
    def skip(self, step: str) -> None:
        if self._try("skip", step):
            self.settled_at[step] = ("skip", "", self.desk.true)
            if step == "cooling_off":
                assert self.desk.case.gut.times >= 3

    @rule(step=NAMES)
    def reopen(self, step: str) -> None:
        if self._try("reopen", step):
            del self.settled_at[step]

    @rule(text=REASONS, score=st.none() | st.integers(0, 10))
    def note(self, text: str, score: int | None) -> None:
        with suppress(PartwellError):
            self.desk.note(text, score)
            self.notes.append(self.desk.events[-1].data["text"])

    @rule(hours=st.integers(1, 96))
    def pass_time(self, hours: int) -> None:
        self.desk.wait(hours=hours)

    @rule(hours=st.integers(1, 400))
    def clock_back(self, hours: int) -> None:
        self.desk.turn(hours=-hours)

    @rule(facts=st.sampled_from(FACTS))
    def learn(self, facts: dict[str, Any]) -> None:
        self.desk.know(**facts)

    @rule(how=st.sampled_from(["in_person", "video", "phone", "mail"]), text=REASONS, days=st.integers(-1, 1))
    def tell(self, how: str, text: str, days: int) -> None:
        before = self.desk.case
        if not self._try("told", how, day(self.desk, days), text):
            return
        assert before.may_tell
        assert before.log.kind == "emergency" or how != "mail" or self.desk.events[-1].data["reason"]
        for step in BEFORE_TELLING:
            self._stands(step)

    def _stands(self, step: str) -> None:
        """The step was done, or passed with words, or (cooling off) left out because the gut had a say."""
        log = self.desk.case.log
        if step not in self.settled_at:
            assert log.kind == "emergency"
            assert len(log.reason) > 3
            return
        word, reason, when = self.settled_at[step]
        if word == "override":
            assert len(reason.strip()) > 3
        elif word == "skip":
            assert step == "cooling_off"
        elif step == "cooling_off" and log.kind != "emergency":
            assert when >= timedelta(hours=48)

    @rule(text=REASONS, rare=st.integers(0, 9))
    def leave(self, text: str, rare: int) -> None:
        if rare == 0:
            self._try("withdraw", "pay_more", "", text)
        elif rare == 1:
            self._try("emergency", text)
        elif rare == 2:
            self._try("close", text)

    @invariant()
    def nothing_is_lost(self) -> None:
        if not self.desk.events:
            return
        log = self.desk.case.log
        kept = {(step, name): text for step, given in log.answers.items() for name, text in given.items()}
        assert kept == self.answers
        assert [entry.text for entry in log.journal] == self.notes
        assert {step: mark.word for step, mark in log.marks.items()} == {
            step: {"done": "done", "override": "overridden", "skip": "skipped"}[word]
            for step, (word, _, _) in self.settled_at.items()
        }

    @invariant()
    def the_path_is_whole(self) -> None:
        if not self.desk.events:
            return
        case = self.desk.case
        names = [one.name for one in case.steps]
        assert names == [s.name for s in steps() if not s.only_emergency or case.view.emergency]
        assert all(one.word in {"done", "next", "blocked", "overridden", "skipped"} for one in case.steps)
        assert case.next is None or not by_name()[case.next].after or case.next in names
        if case.log.told is None:
            assert case.state in {"preparing", "withdrawn"}


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=WALKS, stateful_step_count=30, deadline=None, derandomize=WALKS < 500)
