"""Import: drop files, see what each was recognised as and what became of every row, take an import back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from partwell.faces.web import _progress, _uploads
from partwell.faces.web._imported import Run, file_views, groups_of, runs_of
from partwell.faces.web._page import Place, actor_of, language_of, show
from partwell.faces.web._told import Typed, back_to, done_of, fault_text, posted
from partwell.facts.errors import NotFound, PartwellError
from partwell.words import say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from partwell.actions.import_files import FileReport, ImportReport


def imports(request: HttpRequest) -> HttpResponseBase:
    """GET: the form and what was imported so far. POST: import what was sent."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: HttpRequest) -> HttpResponseBase:
    files, typed = request.FILES.getlist("files"), posted(request)
    if not files:
        code = "web.import.only_hidden" if _uploads.hidden(request) else "web.import.none_chosen"
        return _page(request, Typed("import", typed, {"files": say(language_of(request), code)}))
    try:
        report = _import(request, files, typed)
    except PartwellError as error:
        return _page(request, Typed("import", typed, {"": fault_text(language_of(request), error)}))
    kept = {file.id for file in report.files}
    if 0 in kept or "rehearse" in typed:
        return _told(request, report, rehearsed="rehearse" in typed)
    place = reverse("import_run", args=[_run_of(request, max(kept))])
    return redirect(f"{place}?hidden={_uploads.hidden(request)}" if _uploads.hidden(request) else place)


def _import(request: HttpRequest, files: list[UploadedFile[Any]], typed: dict[str, str]) -> ImportReport:
    from partwell.actions.import_files import import_files

    word = typed.get("watch", "")
    try:
        with _uploads.laid_out(files) as paths:
            return import_files(
                actor_of(request),
                paths,
                as_format=typed.get("format") or None,
                client=typed.get("client") or None,
                dry_run="rehearse" in typed,
                progress=_progress.watcher(word),
            )
    finally:
        _progress.forget(word)


def _run_of(request: HttpRequest, file: int) -> int:
    from partwell.actions.list_imports import list_imports

    return next(row.run for row in list_imports(actor_of(request)) if row.id == file)


def _told(request: HttpRequest, report: ImportReport, *, rehearsed: bool) -> HttpResponse:
    return _show(request, list(report.files), report.total, rehearsed=rehearsed, hidden=_uploads.hidden(request))


@require_safe
def run(request: HttpRequest, number: int) -> HttpResponse:
    """What one import gave, file by file; with `to` all imports up to that one, where a folder came in pieces."""
    from partwell.actions.list_imports import import_problems, list_imports

    last = max(number, _number(request, "to"))
    rows = [row for row in list_imports(actor_of(request)) if number <= row.run <= last]
    if not rows:
        raise NotFound("no_import", id=number)
    reports = [import_problems(actor_of(request), row.id) for row in sorted(rows, key=lambda row: row.id)]
    return _show(request, reports, Run.of(rows).total, runs=(number, last), hidden=_number(request, "hidden"))


def _show(request: HttpRequest, reports: list[FileReport], total: dict[str, int], **more: Any) -> HttpResponse:
    files = file_views(reports)
    bad = [file for file in files if not file.good]
    around = _next(request, total)
    return show(
        request, "import_run.html", bad=bad, good=len(files) - len(bad), groups=groups_of(files), **around, **more
    )


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


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


@require_POST
def undo_run(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take every file of an import back, or of several up to `to`."""
    from partwell.actions.list_imports import list_imports
    from partwell.actions.undo_import import undo_import

    last = max(number, int(request.POST["to"]) if request.POST.get("to", "").isdecimal() else 0)
    for row in list_imports(actor_of(request)):
        if number <= row.run <= last:
            undo_import(actor_of(request), row.id)
    return back_to(reverse("imports"), "taken_out", "history")


PLACE = Place(40, "imports", "web.nav.imports")
URLS = [
    path("import", imports, name="imports"),
    path("import/run/<int:number>", run, name="import_run"),
    path("import/undo/<int:number>", undo, name="import_undo"),
    path("import/run/<int:number>/undo", undo_run, name="import_undo_run"),
]
