"""Listens on this machine: binds the port, prints the one-time link, opens a browser, stops cleanly on Ctrl-C."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from partwell.faces._door import NAMES
from partwell.facts.errors import InputError
from partwell.words import pick_language, say

if TYPE_CHECKING:
    import uvicorn

    from partwell.faces._door import Door

_BACKLOG = 128
_PATIENCE = 3


def serve(home: Path, host: str, port: int, *, open_browser: bool) -> None:
    """Serve the book at `home` until stopped; port 0 takes any free one.

    Raise InputError `serve_not_loopback` (anything but 127.0.0.1, ::1 and localhost), `serve_port_taken` or
    `serve_port_refused`.
    """
    name = f"[{host}]" if ":" in host and not host.startswith("[") else host
    if name not in NAMES:
        raise InputError("serve_not_loopback", host=host)
    with _bound(host, port) as listener:
        from partwell.book.home import open_book

        open_book(home)
        _run(listener, name, open_browser=open_browser)


def _run(listener: socket.socket, name: str, *, open_browser: bool) -> None:
    from partwell.faces.web import _links, _log
    from partwell.faces.web._asgi import application

    port = int(listener.getsockname()[1])
    language = spoken()
    _log.put_on()
    app = application(port)
    listener.listen(_BACKLOG)
    link = _links.announce(f"{name}:{port}", language)
    if open_browser and _has_display():
        threading.Thread(target=_open, args=(link,), daemon=True).start()
    server = _server(app)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    sys.stdout.write(say(language, "web.serve.stopped") + "\n")


def spoken() -> str:
    """The language of the profile, else of the environment."""
    from partwell.book.profile import has_profile, read_profile

    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return pick_language(read_profile().language if has_profile() else None, *asked)


def _server(app: Door) -> uvicorn.Server:
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
    )


def _bound(host: str, port: int) -> socket.socket:
    """A socket on the port, not yet listening; what is in the way becomes one sentence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host.strip("[]"), port))
    except OSError as fault:
        listener.close()
        if fault.errno in {errno.EADDRINUSE, errno.EADDRNOTAVAIL}:
            raise InputError("serve_port_taken", port=port) from None
        raise InputError("serve_port_refused", port=port, reason=fault.strerror or type(fault).__name__) from None
    return listener


def _has_display() -> bool:
    """Whether a browser would have a screen to appear on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open(link: str) -> None:
    try:
        webbrowser.open(link)
    except webbrowser.Error:
        pass  # the link stands in the terminal anyway
