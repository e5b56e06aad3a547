"""A case as it stands: every step with its state and reason, the gut counter, the dates, the papers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from partwell.actions._actor import Actor
from partwell.actions._case import Loaded, load
from partwell.actions._case_words import sentence
from partwell.offboarding import _gut
from partwell.offboarding.replay import Case, Item, Said, StepState
from partwell.words import say

__all__ = ["Loaded", "case_json", "show_case", "why_text"]

# The papers of a case and the steps that must be settled before each can be printed.
PAPERS = {
    "dossier": (),
    "script": ("script",),
    "invitation": ("meeting",),
    "letter": ("timing", "script"),
    "handover": ("notice",),
}


def show_case(actor: Actor, client: str, now: datetime | None = None) -> Loaded:
    """The client's open case, else the last one; raise NotFound `no_client`, `no_case`."""
    actor.needs("read")
    return load(actor, client, now)


def case_json(loaded: Loaded, language: str) -> dict[str, Any]:
    """The `case show --json` document; sentences in `language`, dates as ISO 8601 on the owner's clock."""
    case = loaded.case
    return {
        "client": loaded.row.name,
        "client_id": loaded.row.client,
        "number": loaded.row.number,
        "state": case.state,
        "emergency": case.view.emergency,
        "opened": _iso(case, case.log.opened),
        "entries": loaded.seen,
        "next": case.next,
        "may_tell": case.may_tell,
        "told": None if case.log.told is None else {"day": case.log.told.day.isoformat(), "how": case.log.told.how},
        "gut": gut_json(case, language),
        "steps": [step_json(one, language) for one in case.steps],
        "journal": [{"at": _iso(case, e.at), "score": e.score, "text": e.text} for e in case.log.journal],
        "dates": dates_json(case, language),
        "papers": papers_json(case, language),
    }


def _iso(case: Case, at: datetime) -> str:
    return at.astimezone(case.view.now.tzinfo).isoformat(timespec="seconds")


def gut_json(case: Case, language: str) -> dict[str, Any]:
    """How often the person has stood here within a year."""
    return {
        "times": case.gut.times,
        "listen": case.gut.listen,
        "low_check_ins": case.gut.low,
        "earlier": [
            {"number": one.number, "opened": one.opened.isoformat(), "outcome": one.outcome} for one in case.gut.earlier
        ],
        "message": " ".join(sentence(language, said) for said in _gut.sentences(case.gut)),
    }


def step_json(step: StepState, language: str) -> dict[str, Any]:
    """One step; `why` is None where its word needs no reason."""
    return {
        "step": step.name,
        "title": say(language, f"case.step.{step.name}"),
        "state": step.word,
        "ready": step.ready and not step.settled,
        "why": why_text(step, language) or None,
        "items": [item_json(step.name, item, language) for item in step.items],
        "advice": [sentence(language, said) for said in step.advice],
    }


def why_text(step: StepState, language: str) -> str:
    """Why a step is as it is, in one line; "" where nothing needs saying."""
    first = [say(language, str(one.args["step"])) for one in step.why if one.key == "case.why.first"]
    if first:
        return say(language, "case.why.first", step=", ".join(first))
    said = [sentence(language, one) for one in step.why]
    if step.word == "next" and said:
        return say(language, "case.why.missing", items="; ".join(one.rstrip(".?") for one in said))
    return " ".join(said)


def item_json(step: str, item: Item, language: str) -> dict[str, Any]:
    """One line of a checklist."""
    return {
        "name": item.name,
        "text": sentence(language, item.said),
        "kind": item.kind,
        "state": "done" if item.done else "open",
        "needed": item.needed,
        "value": item.value or None,
        "options": {one: option_text(step, item, one, language) for one in item.options},
        "why": _maybe(item.why, language),
        "hint": _maybe(item.hint, language),
    }


def _maybe(said: Said | None, language: str) -> str | None:
    return None if said is None else sentence(language, said)


def option_text(step: str, item: Item, option: str, language: str) -> str:
    """The words of a choice; rows of the ledger share theirs."""
    name = "owed" if item.name.startswith("owed_") else item.name
    return say(language, f"case.{step}.{name}.{option}")


def dates_json(case: Case, language: str) -> list[dict[str, Any]]:
    """The dates of the case, the first one first."""
    return [
        {
            "what": one.name,
            "date": one.day.isoformat(),
            "at": None if one.at is None else one.at.isoformat(timespec="minutes"),
            "text": sentence(language, Said(f"case.date.{one.name}", one.args)),
        }
        for one in case.dates
    ]


def papers_json(case: Case, language: str) -> list[dict[str, Any]]:
    """The papers, and whether the case has what each needs."""
    settled = {one.name for one in case.steps if one.settled}
    return [
        {"paper": name, "title": say(language, f"case.paper.{name}"), "ready": settled.issuperset(needs)}
        for name, needs in PAPERS.items()
    ]
