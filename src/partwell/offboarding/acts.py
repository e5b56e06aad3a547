"""What a person may do with a case: each act is checked against its state and becomes one entry of the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from partwell.facts.errors import Conflict, InputError, NotFound
from partwell.offboarding import _words
from partwell.offboarding._log import DAYS, FEWEST_DAYS
from partwell.offboarding._step import View
from partwell.offboarding.registry import by_name
from partwell.offboarding.replay import Case, StepState

MOST_DAYS = 60
WITHDRAWN = ("made_up", "fixed", "pay_more", "other")
HOWS = ("in_person", "video", "phone", "mail")
_SCORES = range(11)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry not yet written."""

    verb: str
    step: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


def opening(*, emergency: bool = False, reason: str = "", days: int = DAYS) -> Draft:
    """Open a case; an emergency needs its reason. Raise InputError `case_no_reason`, `case_bad_days`."""
    if emergency:
        return Draft("open", data={"kind": "emergency", "reason": _words.reason(reason), "days": days})
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise InputError("case_bad_days", least=FEWEST_DAYS, most=MOST_DAYS)
    return Draft("open", data={"kind": "usual", "reason": _words.fit(reason), "days": days})


def answer(case: Case, step: str, values: Mapping[str, str]) -> Draft:
    """Keep answers to items of a step, also to items that one of the others brings up; "" takes one back.

    Raise InputError, or NotFound `case_no_item`.
    """
    _open(case)
    items, kept, left = {item.name: item for item in _step(case, step).items}, dict[str, str](), dict(values)
    while found := [name for name in left if name in items]:
        kept |= {name: _words.answer(items[name], left.pop(name)) for name in found}
        items |= {item.name: item for item in by_name()[step].items(_with(case, step, kept))}
    if left:
        raise NotFound("case_no_item", name=next(iter(left))[:60], known=", ".join(items) or "–")
    return Draft("answer", step, kept)


def _with(case: Case, step: str, kept: Mapping[str, str]) -> View:
    """The case as it will be once these answers are kept."""
    log = case.log
    answers = log.answers | {step: log.answers.get(step, {}) | dict(kept)}
    return View(replace(log, answers=answers), case.view.facts, case.view.now)


def done(case: Case, step: str) -> Draft:
    """Settle a step whose gate is open; raise Conflict `case_gate`, `case_settled`."""
    _open(case)
    state = _unmarked(case, step)
    if not state.ready:
        raise Conflict("case_gate", step=step)
    return Draft("done", step)


def override(case: Case, step: str, reason: str) -> Draft:
    """Settle a step against its gate with a written reason; raise InputError `case_no_reason`, Conflict."""
    _open(case)
    _unmarked(case, step)
    if step == "notice" and case.log.told is None:
        raise Conflict("case_not_told")
    return Draft("override", step, {"reason": _words.reason(reason)})


def skip(case: Case, step: str) -> Draft:
    """Pass over a step that may be; raise Conflict `case_no_skip`."""
    _open(case)
    if _unmarked(case, step).skip is None:
        raise Conflict("case_no_skip", step=step)
    return Draft("skip", step, {"reason": ""})


def reopen(case: Case, step: str) -> Draft:
    """Take a step's mark back; what was needed for the telling stays once the client was told."""
    _open(case)
    if _step(case, step).mark is None:
        raise Conflict("case_not_settled", step=step)
    if case.log.told is not None and by_name()[step].before_telling:
        raise Conflict("case_told_already")
    return Draft("reopen", step)


def told(case: Case, how: str, day: str, reason: str = "") -> Draft:
    """The client was told; raise Conflict `case_too_early`, `case_told_already`, InputError for day or channel."""
    _open(case)
    if case.log.told is not None:
        raise Conflict("case_told_already")
    if case.untold:
        raise Conflict("case_too_early", steps=len(case.untold))
    if how not in HOWS:
        raise InputError("case_bad_choice", given=how[:40], known=", ".join(HOWS))
    when = _words.day(day)
    if when > case.view.today:
        raise InputError("case_told_to_come")
    data = {"how": how, "day": when.isoformat()}
    if how == "mail" and not case.view.emergency:
        data["reason"] = _words.reason(reason or case.log.answer("meeting", "mail_reason"))
    return Draft("told", "notice", data)


def note(text: str, score: int | None = None) -> Draft:
    """Write into the journal; raise InputError `case_bad_score`, `case_empty_note`."""
    kept = _words.fit(text)
    if score is None and not kept:
        raise InputError("case_empty_note")
    if score is not None and score not in _SCORES:
        raise InputError("case_bad_score", given=score)
    return Draft("note", data={"text": kept} | ({} if score is None else {"score": score}))


def emergency(case: Case, reason: str) -> Draft:
    """Turn a case into an emergency; raise InputError `case_no_reason`, Conflict `case_told_already`."""
    _open(case)
    if case.log.told is not None:
        raise Conflict("case_told_already")
    if case.view.emergency:
        raise Conflict("case_is_emergency")
    return Draft("emergency", data={"reason": _words.reason(reason)})


def withdraw(case: Case, kind: str, text: str, terms: str = "") -> Draft:
    """End the case without parting: made_up, fixed, pay_more (with the terms offered) or other (with a reason)."""
    _open(case)
    if kind not in WITHDRAWN:
        raise InputError("case_bad_choice", given=kind[:40], known=", ".join(WITHDRAWN))
    offered = _words.fit(terms)
    if kind == "pay_more" and not offered:
        raise InputError("case_no_terms")
    said = _words.reason(text) if kind == "other" else _words.fit(text)
    return Draft("withdraw", data={"kind": kind, "text": said, "terms": offered})


def close(case: Case, text: str = "") -> Draft:
    """End the case after the parting; raise Conflict `case_not_told`, `case_not_after`."""
    _open(case)
    if case.log.told is None:
        raise Conflict("case_not_told")
    left = [one.name for one in case.steps if not one.settled]
    if left:
        raise Conflict("case_not_after", steps=len(left))
    return Draft("close", data={"text": _words.fit(text)})


ACTS: Mapping[str, Callable[..., Draft]] = {
    "answer": answer,
    "done": done,
    "override": override,
    "skip": skip,
    "reopen": reopen,
    "told": told,
    "emergency": emergency,
    "withdraw": withdraw,
    "close": close,
}


def _open(case: Case) -> None:
    if case.log.ended is not None:
        raise Conflict("case_ended")


def _step(case: Case, name: str) -> StepState:
    found = case.step(name)
    if found is None:
        raise NotFound("case_no_step", name=name[:60], known=", ".join(one.name for one in case.steps))
    return found


def _unmarked(case: Case, name: str) -> StepState:
    found = _step(case, name)
    if found.mark is not None:
        raise Conflict("case_settled", step=name)
    return found
