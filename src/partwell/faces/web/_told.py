"""What a page says after a form: a short word of success through the redirect, a sentence for every fault."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect

from partwell.facts.errors import PartwellError
from partwell.words import say
from partwell.words.texts import knows

_WORD = re.compile(r"[a-z_]{1,40}")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that could not be taken: which one, what was typed, and a sentence by field ("" for the whole form)."""

    form: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    faults: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


def fault_text(language: str, error: PartwellError) -> str:
    """The sentence of an error; a page's own where it speaks of a form rather than of a command line."""
    key = f"web.error.{error.code}"
    return say(language, key if knows(language, key) else f"error.{error.code}", **error.args_by_name)


def back_to(place: str, done: str, anchor: str = "") -> HttpResponseRedirect:
    """On to `place`, which says `web.done.<done>`."""
    return HttpResponseRedirect(f"{place}?{urlencode({'done': done})}{f'#{anchor}' if anchor else ''}")


def done_of(request: HttpRequest) -> str:
    """What the redirect that led here wants said, "" for nothing: a word that has a text `web.done.<word>`."""
    word = request.GET.get("done", "") if request.method == "GET" else ""
    return word if _WORD.fullmatch(word) and knows("en", f"web.done.{word}") else ""


def posted(request: HttpRequest) -> dict[str, str]:
    """The fields of a form as typed, each once, without the token."""
    return {name: str(request.POST[name]) for name in request.POST if name != "csrfmiddlewaretoken"}
