"""The box that judges a parting talk or letter: findings in the text, why each starts an argument, and what to say."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from partwell.faces.web._page import Place, language_of, show
from partwell.faces.web._told import posted

if TYPE_CHECKING:
    from partwell.language.lint import Finding, Kind

_LONGEST = 100_000
_GRAVEST = {"error": 0, "warning": 1, "info": 2}


def lint(request: HttpRequest) -> HttpResponse:
    """GET: the empty box. POST: the judgement; for htmx, while somebody types, only what was found."""
    typed = posted(request) if request.method == "POST" else {}
    text = typed.get("text", "").replace("\r\n", "\n")[:_LONGEST]
    kind: Kind = "talk" if typed.get("kind") == "talk" else "letter"
    language = _language(text) if text.strip() else None
    changed = _changed(text, kind, language, typed.get("apply", "")) if language else text
    live = bool(getattr(request, "htmx", False))
    context = _judged(changed, kind, language, language_of(request)) if language else {}
    return show(
        request,
        "_lint_found.html" if live else "lint.html",
        text=changed,
        kind=kind,
        asked=request.method == "POST",
        changed=changed != text,
        heard=language,
        **context,
    )


def _language(text: str) -> str | None:
    from partwell.actions.lint import heard_in

    return heard_in(text)


def _judged(text: str, kind: Kind, language: str, spoken: str) -> dict[str, Any]:
    """The findings for the template: faults the gravest first, what is there already, and the text in pieces."""
    from partwell.actions.lint import lint as judge

    found = judge(text, kind, language)
    faults = [one for one in found if one.severity != "info"]
    faults.sort(key=lambda one: (_GRAVEST[one.severity], one.start))
    good = {one.rule: None for one in found if one.severity == "info"}
    return {
        "faults": [_told(some, text, language, spoken) for some in _together(faults)],
        "good": list(good),
        "pieces": _pieces(text, found),
    }


def _together(faults: list[Finding]) -> list[list[Finding]]:
    """Findings of one rule in one sentence are one remark."""
    found: dict[tuple[str, tuple[int, int]], list[Finding]] = {}
    for one in faults:
        found.setdefault((one.rule, one.sentence), []).append(one)
    return list(found.values())


def _told(some: list[Finding], text: str, language: str, spoken: str) -> dict[str, Any]:
    """One remark with its sentences; `apply` names it for the button that changes the text, "" where none may."""
    from partwell.actions.lint import ADDED, finding_json, wording

    one = some[0]
    said: Mapping[str, Any] = finding_json(one, language, spoken)
    may = "rewrite" in said and (bool(one.end) or one.rule in ADDED)
    return {
        **said,
        "quotes": [" ".join(text[each.start : each.end].split()) for each in some if each.end],
        "sentence": " ".join(text[slice(*one.sentence)].split()),
        "whole": not one.end,
        "has_rewrite": "rewrite" in said,
        "rewrite": wording(text, one, language) if said.get("rewrite") else "",
        "apply": f"{one.rule}:{one.start}:{one.end}" if may else "",
    }


def _pieces(text: str, found: list[Finding]) -> list[tuple[str, str]]:
    """The text in runs with the gravest finding on each ("" for none)."""
    edges = sorted({0, len(text), *(place for one in found for place in (one.start, one.end))})
    runs = []
    for low, high in pairwise(edges):
        on = [one.severity for one in found if one.start <= low and high <= one.end]
        runs.append((text[low:high], min(on, key=_GRAVEST.__getitem__, default="")))
    return runs


def _changed(text: str, kind: Kind, language: str, apply: str) -> str:
    """The text with one proposal taken over; as it was where the proposal does not stand there."""
    from partwell.actions.lint import lint as judge
    from partwell.actions.lint import rewritten

    for one in judge(text, kind, language) if apply else ():
        if f"{one.rule}:{one.start}:{one.end}" == apply:
            return rewritten(text, one, language)
    return text


PLACE = Place(130, "lint", "web.lint.nav")
URLS = [path("lint", lint, name="lint")]
