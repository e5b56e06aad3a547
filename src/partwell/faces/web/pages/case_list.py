"""All cases, and every date of the open ones as a calendar to look at, print and take along."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._page import Place, actor_of, language_of, show


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The list and the calendar."""
    from partwell.actions.case_list import dates_of, list_cases, title_of

    language = language_of(request)
    found = list_cases(actor_of(request))
    dates = [(one.date.day, one.client, title_of(one, language)) for one in dates_of(found)]
    months = [(day, list(rows)) for day, rows in groupby(dates, key=lambda row: row[0].replace(day=1))]
    today = found[0].case.view.today if found else None
    return show(request, "cases.html", cases=found, months=months, today=today)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The dates as an .ics file."""
    from partwell.actions.case_list import case_calendar

    data = case_calendar(actor_of(request), language_of(request), request.GET.get("client", ""))
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="partwell-cases.ics"'
    return answer


PLACE = Place(30, "cases", "web.nav.cases")
URLS = [path("cases", cases, name="cases"), path("cases.ics", calendar, name="cases_ics")]
