"""`replay(events, facts, now)`: the whole state of a case, computed and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from partwell.offboarding import _gut, _log
from partwell.offboarding._log import Event, Log, Mark
from partwell.offboarding._step import CaseDate, Item, Step, View, Word
from partwell.offboarding._types import CaseFacts, Said
from partwell.offboarding.registry import by_name, steps

__all__ = ["Case", "CaseDate", "Event", "Item", "Said", "StepState", "replay"]

_SETTLED = frozenset({"done", "overridden", "skipped"})


@dataclass(frozen=True, slots=True)
class StepState:
    """One step of the path.

    word   done, overridden and skipped are settled; next can be worked on; blocked waits for what `why` says
    why    the reason of its word; for next what is still missing
    ready  nothing is missing: it may be marked done
    skip   why it may be passed over without a written reason, None where it may not
    """

    name: str
    word: Word
    why: tuple[Said, ...]
    items: tuple[Item, ...]
    advice: tuple[Said, ...]
    ready: bool
    mark: Mark | None
    skip: Said | None

    @property
    def settled(self) -> bool:
        """Whether the path goes on behind it."""
        return self.word in _SETTLED

    @property
    def missing(self) -> tuple[Item, ...]:
        """The items its gate still asks for."""
        return tuple(item for item in self.items if item.needed and not item.done)


@dataclass(frozen=True, slots=True)
class Case:
    """A case on a day.

    state    preparing, told, notice, after, closed or withdrawn
    next     the step to look at now, None once the case is over
    untold   steps that still stand before the telling; () where the client may be told or was
    """

    view: View
    state: str
    steps: tuple[StepState, ...]
    next: str | None
    untold: tuple[str, ...]
    gut: _gut.Gut
    dates: tuple[CaseDate, ...]

    @property
    def log(self) -> Log:
        """The entries as read."""
        return self.view.log

    @property
    def may_tell(self) -> bool:
        """Whether nothing stands before the telling any more."""
        return self.state == "preparing" and not self.untold

    def step(self, name: str) -> StepState | None:
        """A step of the path by name; None where it is not on it."""
        return next((one for one in self.steps if one.name == name), None)


def replay(events: Iterable[Event], facts: CaseFacts, now: datetime) -> Case:
    """The case as its entries and the facts make it at `now` (aware, on the owner's clock); pure.

    Raise ValueError where the entries do not begin with an opening.
    """
    log = _log.read(events)
    view = View(log, facts, now)
    path = _path(view)
    order = sorted(_dates(view), key=lambda one: (one.day, one.name))
    return Case(view, _state(view, path), path, _next(view, path), _untold(view, path), _gut.gut(view), tuple(order))


def _path(view: View) -> tuple[StepState, ...]:
    found: dict[str, StepState] = {}
    for step in steps():
        if not step.only_emergency or view.emergency:
            found[step.name] = _one(view, step, found)
    return tuple(found.values())


def _one(view: View, step: Step, before: Mapping[str, StepState]) -> StepState:
    mark = view.log.marks.get(step.name)
    left_out = mark is None and step.not_needed(view) is not None
    items = () if left_out else tuple(step.items(view))
    first = [name for name in step.after if name in before and not before[name].settled]
    waits = None if first else step.waits(view)
    missing = [item for item in items if item.needed and not item.done]
    word, why = _word(view, step, [*_first_said(first), *([waits] if waits else [])])
    if word == "next":
        why = tuple(item.said for item in missing)
    ready = not (first or waits or missing)
    return StepState(step.name, word, why, items, tuple(step.advice(view)), ready, mark, step.may_skip(view))


def _first_said(names: Sequence[str]) -> list[Said]:
    return [Said("case.why.first", {"step": f"case.step.{name}"}) for name in names]


def _word(view: View, step: Step, hindered: Sequence[Said]) -> tuple[Word, tuple[Said, ...]]:
    mark = view.log.marks.get(step.name)
    if mark is not None:
        return mark.word, ((Said("case.why.reason", {"reason": mark.reason}),) if mark.reason else ())
    left_out = step.not_needed(view)
    if left_out is not None:
        return "skipped", (left_out,)
    if view.emergency and step.before_telling and not step.only_emergency:
        return "overridden", (Said("case.why.emergency", {"reason": view.log.reason}),)
    return ("blocked", tuple(hindered)) if hindered else ("next", ())


def _untold(view: View, path: Sequence[StepState]) -> tuple[str, ...]:
    if view.log.told is not None or view.log.ended is not None:
        return ()
    known = by_name()
    return tuple(one.name for one in path if known[one.name].before_telling and not one.settled)


def _next(view: View, path: Sequence[StepState]) -> str | None:
    """The first step that can be worked on, else the first that waits."""
    if view.log.ended is not None:
        return None
    return next((one.name for one in path if one.word == "next"), None) or next(
        (one.name for one in path if not one.settled), None
    )


def _state(view: View, path: Sequence[StepState]) -> str:
    if view.log.ended is not None:
        return view.log.ended.word
    if view.log.told is None:
        return "preparing"
    if not next(one.settled for one in path if one.name == "notice"):
        return "told"
    last = view.last_day
    return "after" if last is not None and view.today > last else "notice"


def _dates(view: View) -> list[CaseDate]:
    if view.log.ended is not None and view.log.ended.word == "withdrawn":
        return []
    return [date for step in steps() if not step.only_emergency or view.emergency for date in step.dates(view)]
