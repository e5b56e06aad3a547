"""Failures as calm pages in the person's language: what happened and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from partwell import words
from partwell.faces.web._page import language_of, set_language, show, wish_of
from partwell.facts.errors import Conflict, Forbidden, NotFound, PartwellError
from partwell.words import say


def status_of(error: PartwellError) -> int:
    """The HTTP status that says the same as the error."""
    for kind, status in ((NotFound, 404), (Conflict, 409), (Forbidden, 403)):
        if isinstance(error, kind):
            return status
    return 400


class Faults:
    """Turns an error of ours, raised by a page, into the page that tells it."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on; Django calls process_exception where a page raised."""
        return self._next(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page for one of our errors; None hands any other to Django's 500."""
        if not isinstance(fault, PartwellError):
            return None
        text = say(language_of(request), f"error.{fault.code}", **fault.args_by_name)
        return _tell(request, status_of(fault), text)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; more files than one form may bring have their own sentence."""
    if isinstance(exception, TooManyFilesSent):
        limit = words.number(language_of(request), settings.DATA_UPLOAD_MAX_NUMBER_FILES)
        return _tell(request, 400, say(language_of(request), "web.fault.many", limit=limit), "imports")
    return _tell(request, 400)


def forbidden(request: HttpRequest, **_: object) -> HttpResponse:
    """403."""
    return _tell(request, 403)


def not_found(request: HttpRequest, **_: object) -> HttpResponse:
    """404."""
    return _tell(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500; the book may be what is broken, so it is not asked for the language."""
    set_language(request, wish_of(request))
    return _tell(request, 500)


def bad_token(request: HttpRequest, **_: object) -> HttpResponse:
    """403 of a form whose token is missing or old."""
    return _tell(request, 403, say(language_of(request), "web.fault.token"))


def _tell(request: HttpRequest, status: int, text: str = "", way: str = "") -> HttpResponse:
    """The page; `way` names the page to go back to besides the portfolio."""
    language = language_of(request)
    known = status if status in {400, 403, 404, 409, 500} else 400
    title = say(language, f"web.fault.{known}.title")
    return show(
        request,
        "fault.html",
        status=status,
        title=title,
        text=text or say(language, f"web.fault.{known}.text"),
        way=way,
    )
