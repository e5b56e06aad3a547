"""A real Chromium, a served demo book, and a watch on everything a page does that it should not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCREENS = Path(os.environ.get("PARTWELL_SCREENS") or ROOT / "build" / "screens")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
_WATCH = """document.addEventListener("securitypolicyviolation",
    (event) => console.error("CSP " + event.violatedDirective + " " + event.blockedURI));"""


def chromium() -> str:
    """The program; without one the test is skipped, except where CI must have it."""
    path = os.environ.get("PARTWELL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, though CI must have one")
        pytest.skip("no Chromium on this machine (Debian: apt install chromium)")
    return path


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium without a screen."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=_FLAGS, headless=True)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The book at `home` served on any free port by the real command; gives the one-time link."""
    command = [sys.executable, "-m", "partwell", "--home", str(home), "serve", "--port", "0", "--no-browser"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT) as server:
        try:
            assert server.stdout is not None
            for line in server.stdout:
                found = re.search(r"http://\S+/login/\S+", line)
                if found:
                    yield found.group(0)
                    break
        finally:
            server.terminate()
            server.wait(timeout=20)


def fill(home: Path) -> None:
    """The demo book, by the command a person would give."""
    command = [sys.executable, "-m", "partwell", "demo", "--no-serve", "--home", str(home)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@dataclass
class Watch:
    """What a context's pages did wrong."""

    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def over(self, context: Any) -> None:
        context.add_init_script(_WATCH)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", lambda request: self._asked(request.url))

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "about"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.strangers.append(url)


def overflow(page: Any) -> list[str]:
    """What sticks out to the right of the window."""
    found: list[str] = page.evaluate(
        """() => {
        const wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= wide) return [];
        return [...document.querySelectorAll("main *, header *, footer *")]
            .filter((one) => one.getBoundingClientRect().right > wide + 1)
            .map((one) => one.tagName + "." + one.className).slice(0, 5).concat("wider than " + wide);
    }"""
    )
    return found
