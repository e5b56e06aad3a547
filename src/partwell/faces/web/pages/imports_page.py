"""Import: drop files, see what each was recognised as and what became of every row, take an import back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from partwell.faces.web import _uploads
from partwell.faces.web._imported import Run, file_views, runs_of
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import NotFound, PartwellError
from partwell.words import say

if TYPE_CHECKING:
    from partwell.actions.import_files import ImportReport


def imports(request: HttpRequest) -> HttpResponseBase:
    """GET: the form and what was imported so far. POST: import what was sent."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    from partwell.actions.import_files import import_files

    files, typed = request.FILES.getlist("files"), posted(request)
    if not files:
        return _page(request, Typed("import", typed, {"files": say(language_of(request), "web.import.none_chosen")}))
    try:
        with _uploads.laid_out(files) as paths:
            report = import_files(
                actor_of(request),
                paths,
                as_format=typed.get("format") or None,
                client=typed.get("client") or None,
                dry_run="rehearse" in typed,
            )
    except PartwellError as error:
        return _page(request, Typed("import", typed, {"": fault_text(language_of(request), error)}))
    kept = {file.id for file in report.files}
    if 0 in kept or "rehearse" in typed:
        return _told(request, report, rehearsed="rehearse" in typed)
    return redirect("import_run", number=_run_of(request, max(kept)))


def _run_of(request: HttpRequest, file: int) -> int:
    from partwell.actions.list_imports import list_imports

    return next(row.run for row in list_imports(actor_of(request)) if row.id == file)


def _told(request: HttpRequest, report: ImportReport, *, rehearsed: bool) -> HttpResponse:
    around = _next(request, report.total)
    return show(request, "import_run.html", files=file_views(report.files), rehearsed=rehearsed, **around)


@require_safe
def run(request: HttpRequest, number: int) -> HttpResponse:
    """What one import gave, file by file, with every problem in its place."""
    from partwell.actions.list_imports import import_problems, list_imports

    rows = [row for row in list_imports(actor_of(request)) if row.run == number]
    if not rows:
        raise NotFound("no_import", id=number)
    reports = [import_problems(actor_of(request), row.id) for row in sorted(rows, key=lambda row: row.id)]
    around = _next(request, Run.of(rows).total)
    return show(request, "import_run.html", files=file_views(reports), rehearsed=False, **around)


def _next(request: HttpRequest, total: dict[str, int]) -> dict[str, Any]:
    """The sums, and what the person would sensibly do now: say who is who, or look at the portfolio."""
    from partwell.actions.list_clients import list_clients

    roster = list_clients(actor_of(request))
    kinds = [proposal.kind for proposal in roster.proposals]
    return {
        "total": total,
        "own": kinds.count("me"),
        "questions": len(kinds),
        "known": bool(roster.clients),
        "usable": total["new"] + total["known"] > 0,
    }


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    from partwell.actions.list_clients import list_clients
    from partwell.actions.list_imports import list_imports
    from partwell.actions.list_sources import list_sources

    actor = actor_of(request)
    sources = sorted(list_sources(actor), key=lambda source: (source.kind, source.name))
    return show(
        request,
        "imports.html",
        status=400 if typed else 200,
        runs=runs_of(list_imports(actor)),
        sources=sources,
        kinds=[(kind, list(group)) for kind, group in groupby(sources, key=lambda source: source.kind)],
        clients=list_clients(actor).clients,
        typed=typed or Typed(),
        done=done_of(request),
    )


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take one file's import back."""
    from partwell.actions.undo_import import undo_import

    undo_import(actor_of(request), number)
    return back_to(reverse("imports"), "taken_out", "history")


PLACE = Place(2, "imports", "web.nav.imports")
URLS = [
    path("import", imports, name="imports"),
    path("import/run/<int:number>", run, name="import_run"),
    path("import/undo/<int:number>", undo, name="import_undo"),
]
