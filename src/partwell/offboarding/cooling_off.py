"""Step: wait a few days, write down how it feels, and hear the gut where one stands here again and again."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.language.lint import linter
from partwell.offboarding import _gut, _purse, _waiting
from partwell.offboarding._log import Entry
from partwell.offboarding._step import CaseDate, Item, Step, View, in_emergency, proved
from partwell.offboarding._types import Said

STILL_ANGRY = 7
_ANGER = frozenset({"insult", "emotional", "blame"})
_LANGUAGES = ("en", "hu")


def _items(view: View) -> Sequence[Item]:
    return (
        proved("cooling_off", "wait", done=_waits(view) is None, why=_waits(view)),
        proved("cooling_off", "journal", done=bool(_scores(view))),
    )


def _scores(view: View) -> list[int]:
    return [entry.score for entry in view.log.journal if entry.score is not None]


def _waits(view: View) -> Said | None:
    end = _waiting.end(view.log, view.now)
    return None if view.now >= end else Said("case.cooling_off.until", {"at": end})


def anger_words(entry: Entry) -> int:
    """Words of blame, insult and strong feeling in an entry, in whichever of our languages has more of them."""
    found = ([f for f in linter(language).lint(entry.text, "letter") if f.rule in _ANGER] for language in _LANGUAGES)
    return max(len(findings) for findings in found)


def _trend(view: View) -> list[Said]:
    scores = _scores(view)
    if not scores:
        return []
    first, last = scores[0], scores[-1]
    said = []
    if len(scores) > 1:
        way = "falling" if last < first else "rising" if last > first else "level"
        said.append(Said(f"case.cooling_off.{way}", {"first": first, "last": last}))
    if last >= STILL_ANGRY:
        said.append(Said("case.cooling_off.still_angry", {"last": last}))
    words = sum(anger_words(entry) for entry in view.log.journal)
    if words:
        said.append(Said("case.cooling_off.anger_words", {"n": words}))
    return said


def _advice(view: View) -> Sequence[Said]:
    said = _gut.sentences(_gut.gut(view)) + _trend(view) + _purse.sentences(view.facts.purse)
    if _waiting.clock_went_back(view.log.times, view.now):
        said.append(Said("case.cooling_off.clock_back"))
    return said


def _may_skip(view: View) -> Said | None:
    found = _gut.gut(view)
    return Said("case.cooling_off.may_skip", {"n": found.times}) if found.listen else None


def _dates(view: View) -> Sequence[CaseDate]:
    if view.emergency:
        return ()
    end = _waiting.end(view.log, view.now)
    return (CaseDate("cooling_off.ends", end.date(), end),)


STEP = Step(
    10,
    "cooling_off",
    _items,
    before_telling=True,
    advice=_advice,
    waits=_waits,
    not_needed=in_emergency,
    may_skip=_may_skip,
    dates=_dates,
)
