"""The ASGI application: the door in front, Django behind it."""

from __future__ import annotations

from typing import cast

from partwell.faces._door import App, Door
from partwell.faces.web import _settings

# Pages that a person without session may see: nothing of the book is on them.
OPEN = ("/login", "/login/", "/language", "/health", "/static/", "/favicon.ico")


def application(port: int) -> Door:
    """The web face for the port it will be reached on; `open_book` must have been called before."""
    _settings.put_on()
    from django.conf import settings
    from django.core.handlers.asgi import ASGIHandler

    app = cast("App", ASGIHandler())
    return Door(app, port, lambda: settings.SECRET_KEY, open_to_all=OPEN, caps={"/import": _settings.UPLOAD_CAP})
