"""The sign in the browser's tab, where browsers look for it by themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from partwell.faces.web._static import OWN


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django hands it in
    """The sign as SVG."""
    return HttpResponse((OWN / "partwell.svg").read_bytes(), content_type="image/svg+xml")


URLS = [path("favicon.ico", favicon, name="favicon")]
