"""Own and htmx's static files, served by WhiteNoise from memory of their places; each address carries a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import django_htmx
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.base import WhiteNoise  # type: ignore[import-untyped]

OWN = Path(__file__).parent / "static"
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx"
_KINDS = {".css", ".js", ".svg"}
FILES = {
    **{path.name: path for path in sorted(OWN.iterdir()) if path.suffix in _KINDS},
    "htmx-2.min.js": HTMX / "htmx-2.min.js",
}
PREFIX = "/static/"
_YEAR = 365 * 24 * 60 * 60


@cache
def address(name: str) -> str:
    """`/static/partwell.css?v=1a2b3c4d`: a changed file has a changed address, so that browsers may keep it."""
    digest = hashlib.sha256(FILES[name].read_bytes()).hexdigest()
    return f"{PREFIX}{name}?v={digest[:8]}"


class StaticFiles:
    """Answers for the files listed above; everything else goes on."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response
        self._noise = WhiteNoise(application=None, max_age=_YEAR, allow_all_origins=False)
        for name, path in FILES.items():
            self._noise.add_file_to_dictionary(f"{PREFIX}{name}", str(path))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The file as it lies on disk, with WhiteNoise's caching headers."""
        static = self._noise.files.get(request.path_info)
        if static is None or request.method not in {"GET", "HEAD"}:
            return self._next(request)
        found = static.get_response(request.method, request.META)
        answer = HttpResponse(found.file.read() if found.file else b"", status=int(found.status))
        if found.file:
            found.file.close()
        del answer["Content-Type"]
        for name, value in found.headers:
            answer[name] = value
        return answer
