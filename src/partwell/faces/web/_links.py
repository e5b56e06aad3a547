"""The one-time link, made and written to the terminal of whoever runs the server."""

from __future__ import annotations

import sys
import threading
import time

from partwell.book.home import home_path
from partwell.faces import _session
from partwell.words import say

_PAUSE_SECONDS = 10
_lock = threading.Lock()
_last = [-float(_PAUSE_SECONDS)]


def announce(address: str, language: str) -> str:
    """Write a new link for `address` (host:port) to the terminal; gives the link."""
    link = f"http://{address}/login/{_session.new_link(home_path())}"
    lines = (say(language, "web.serve.ready"), "", f"  {link}", "", say(language, "web.serve.once"))
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    return link


def announce_again(address: str, language: str) -> None:
    """The same on request from a page, at most every few seconds, so that nobody floods the terminal."""
    with _lock:
        if time.monotonic() - _last[0] < _PAUSE_SECONDS:
            return
        _last[0] = time.monotonic()
    announce(address, language)
