"""A case in the words of a page: the path, the one step that is open, its items with what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from partwell.actions._case import Loaded
from partwell.actions._case_words import sentence
from partwell.actions.case_show import gut_json, option_text, why_text
from partwell.faces.web._told import Typed
from partwell.offboarding.acts import HOWS, WITHDRAWN
from partwell.offboarding.replay import Case, Item, Said, StepState
from partwell.words import day_time, say

_FEW = 5


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line of the open step; `mark` the sentence under it, `fault` what is wrong with what was typed."""

    name: str
    kind: str
    text: str
    done: bool
    needed: bool
    value: str
    options: Sequence[tuple[str, str]]
    why: str
    hint: str
    fault: str
    long: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the path; items and advice only where it is the open one."""

    name: str
    title: str
    about: str
    word: str
    why: str
    ready: bool
    settled: bool
    marked: bool
    reason: str
    skip: str
    items: Sequence[ItemView] = ()
    advice: Sequence[str] = ()

    @property
    def asks(self) -> bool:
        """Whether anything can be answered here."""
        return any(item.kind != "proved" for item in self.items)

    @property
    def further(self) -> Sequence[ItemView]:
        """Items nobody has to answer, folded away where there are many."""
        optional = [item for item in self.items if not item.needed]
        return optional if len(optional) > _FEW else ()

    @property
    def first(self) -> Sequence[ItemView]:
        """The items always in sight."""
        return [item for item in self.items if item.needed] if self.further else self.items


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the page shows of a case; `seen` goes into every form, so that nobody acts on an old page."""

    loaded: Loaded
    state: str
    gut: str
    listen: bool
    steps: Sequence[StepView]
    open: StepView | None
    seen: int
    telling: bool
    how: str
    closing: bool
    dates: Sequence[tuple[date, str, str]]
    journal: Sequence[tuple[datetime, int | None, str, str]]
    history: Sequence[tuple[str, str, str, str]]
    withdrawals: Sequence[tuple[str, str, str]]
    hows: Sequence[tuple[str, str]]


def view(loaded: Loaded, language: str, wanted: str = "", typed: Typed | None = None) -> CaseView:
    """The case as shown; `wanted` the step to open, by default the next one."""
    case = loaded.case
    name = wanted if case.step(wanted) else case.next or ""
    steps = [
        _step(case, one, language, typed if one.name == name else None, full=one.name == name) for one in case.steps
    ]
    zone = case.view.now.tzinfo
    return CaseView(
        loaded=loaded,
        state=case.state,
        gut=str(gut_json(case, language)["message"]),
        listen=case.gut.listen,
        steps=steps,
        open=next((one for one in steps if one.name == name), None),
        seen=loaded.seen,
        telling=name == "notice" and case.may_tell,
        how=case.log.answer("meeting", "channel"),
        closing=case.log.ended is None and case.log.told is not None and all(one.settled for one in case.steps),
        dates=[
            _date(one.day, one.at, sentence(language, Said(f"case.date.{one.name}", one.args)), language)
            for one in case.dates
        ],
        journal=[(e.at.astimezone(zone), e.score, e.text, e.actor) for e in reversed(case.log.journal)],
        history=_history(loaded, language),
        withdrawals=[
            (o, say(language, f"case.withdraw.{o}"), say(language, f"case.withdraw.{o}.answer")) for o in WITHDRAWN
        ],
        hows=[(one, say(language, f"case.meeting.channel.{one}")) for one in HOWS],
    )


def _date(when: date, at: datetime | None, text: str, language: str) -> tuple[date, str, str]:
    return when, day_time(language, at) if at else "", text


def _step(case: Case, step: StepState, language: str, typed: Typed | None, *, full: bool) -> StepView:
    return StepView(
        name=step.name,
        title=say(language, f"case.step.{step.name}"),
        about=say(language, f"case.step.{step.name}.about"),
        word=step.word,
        why="" if step.word == "next" else why_text(step, language),
        ready=step.ready and not step.settled and case.log.ended is None,
        settled=step.settled,
        marked=step.mark is not None,
        reason=step.mark.reason if step.mark else "",
        skip=sentence(language, step.skip) if step.skip and not step.settled else "",
        items=[_item(step.name, item, language, typed) for item in step.items] if full else (),
        advice=[sentence(language, said) for said in step.advice] if full else (),
    )


def _item(step: str, item: Item, language: str, typed: Typed | None) -> ItemView:
    values: Mapping[str, str] = typed.values if typed else {}
    shown = f"a-{item.name}" in values or f"s-{item.name}" in values
    value = values.get(f"a-{item.name}", "") if shown else item.value
    return ItemView(
        name=item.name,
        kind=item.kind,
        text=sentence(language, item.said),
        done=item.done,
        needed=item.needed,
        value=value,
        options=[(one, option_text(step, item, one, language)) for one in item.options],
        why=sentence(language, item.why) if item.why else "",
        hint=sentence(language, item.hint) if item.hint else "",
        fault=typed.faults.get(item.name, "") if typed else "",
        long=item.kind == "text",
    )


def _history(loaded: Loaded, language: str) -> list[tuple[str, str, str, str]]:
    """Every entry of the log, the newest first: when, by whom, what, where."""
    zone = loaded.case.view.now.tzinfo
    return [
        (
            day_time(language, row.at.astimezone(zone)),
            row.actor,
            say(language, f"case.entry.{row.verb}"),
            say(language, f"case.step.{row.step}") if row.step else "",
        )
        for row in reversed(loaded.row.events)
    ]
