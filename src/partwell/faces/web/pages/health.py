"""Whether the server answers; says nothing about the book."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe


@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django hands it in
    """`ok`."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


URLS = [path("health", health, name="health")]
