"""How far an import is, in one line, for the script of the import form that asks every second."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell import words
from partwell.faces.web import _progress
from partwell.faces.web._page import language_of
from partwell.words import say

_PLAIN = "text/plain; charset=utf-8"


@require_safe
def progress(request: HttpRequest, word: str) -> HttpResponse:
    """The line as plain text; empty while there is nothing to tell."""
    found = _progress.of(word)
    if found is None:
        return HttpResponse("", content_type=_PLAIN)
    language = language_of(request)
    number, count = words.number(language, found.number), words.number(language, found.count)
    share = words.percent(language, found.share)
    text = say(language, "web.import.progress", number=number, count=count, name=found.name, share=share)
    return HttpResponse(text, content_type=_PLAIN)


URLS = [path("import/progress/<str:word>", progress, name="import_progress")]
