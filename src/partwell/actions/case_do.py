"""Work on a case: answer a step, settle it, pass it over, take it up again, say that the client was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import Loaded, fresh, load, write
from partwell.facts.errors import Conflict
from partwell.offboarding import acts


def answer_step(
    actor: Actor,
    client: str,
    step: str,
    values: Mapping[str, str],
    *,
    seen: int | None = None,
    now: datetime | None = None,
) -> None:
    """Keep the answers that changed ("" takes one back); nothing is written where none did.

    Entries made since `seen` are no hindrance where they are answers to the same step that these answers leave as they
    are: a page saves as one goes, and its last save may be under way when the form is sent.

    Raise NotFound `no_case`, `case_no_step`, `case_no_item`, InputError, Conflict `case_moved_on`, `case_ended`.
    """
    actor.needs("write")

    def act() -> None:
        loaded = load(actor, client, now)
        draft = acts.answer(loaded.case, step, values)
        if seen is not None and not _left_alone(loaded, draft, seen):
            raise Conflict("case_moved_on", seen=seen)
        changed = {name: text for name, text in draft.data.items() if text != loaded.case.log.answer(step, name)}
        if changed:
            write(actor, loaded, acts.Draft(draft.verb, draft.step, changed), now)

    fresh(act)


def _left_alone(loaded: Loaded, draft: acts.Draft, seen: int) -> bool:
    """Whether every entry after `seen` answers the same step with the same words."""
    return all(
        event.verb == "answer"
        and event.step == draft.step
        and all(draft.data.get(name) == value for name, value in event.data.items())
        for event in loaded.row.events
        if event.seq > seen
    )


def settle_step(actor: Actor, client: str, step: str, *, seen: int | None = None, now: datetime | None = None) -> None:
    """Mark a step as done; raise Conflict `case_gate` while something is missing, `case_settled`, `case_moved_on`."""
    actor.needs("write")

    def act() -> None:
        loaded = load(actor, client, now)
        write(actor, loaded, acts.done(loaded.case, step), now, seen)

    if seen is None:
        fresh(act)
    else:
        act()


def skip_step(actor: Actor, client: str, step: str, *, seen: int | None = None, now: datetime | None = None) -> None:
    """Pass over a step that may be; raise Conflict `case_no_skip`, `case_settled`, `case_moved_on`."""
    actor.needs("write")
    loaded = load(actor, client, now)
    write(actor, loaded, acts.skip(loaded.case, step), now, seen)


def reopen_step(actor: Actor, client: str, step: str, *, seen: int | None = None, now: datetime | None = None) -> None:
    """Take a settled step up again; raise Conflict `case_not_settled`, `case_told_already`, `case_moved_on`."""
    actor.needs("write")
    loaded = load(actor, client, now)
    write(actor, loaded, acts.reopen(loaded.case, step), now, seen)


def tell(
    actor: Actor,
    client: str,
    how: str,
    day: str = "",
    reason: str = "",
    *,
    seen: int | None = None,
    now: datetime | None = None,
) -> None:
    """Keep that the client was told, on `day` (YYYY-MM-DD, by default today); the client is on notice then.

    Raise Conflict `case_too_early`, `case_told_already`, `case_moved_on`, InputError for channel, day or reason.
    """
    actor.needs("write")
    loaded = load(actor, client, now)
    when = day or loaded.case.view.today.isoformat()
    write(actor, loaded, acts.told(loaded.case, how, when, reason), now, seen)


def into_emergency(
    actor: Actor, client: str, reason: str, *, seen: int | None = None, now: datetime | None = None
) -> None:
    """Take the short way out from here on; raise InputError `case_no_reason`, Conflict `case_told_already`."""
    actor.needs("write")
    loaded = load(actor, client, now)
    write(actor, loaded, acts.emergency(loaded.case, reason), now, seen)
