"""How long the first answer takes after `serve`, and how long each page takes, against a page without a book."""

from __future__ import annotations

import http.cookiejar
import os
import re
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from bench._row import PARTWELL, Row

TIMES = 40


def _p95(opener: urllib.request.OpenerDirector, url: str) -> float:
    taken = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        with opener.open(url) as answer:
            answer.read()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.quantiles(taken, n=20)[18]


def _first_answer(url: str, begin: float) -> float:
    while True:
        try:
            with urllib.request.urlopen(url) as answer:
                answer.read()
            return time.perf_counter() - begin
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)


def rows() -> list[Row]:
    """Serve a fresh demo book, log in by its link and read each page forty times."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "PARTWELL_HOME": home, "PYTHONUNBUFFERED": "1"}
        subprocess.run([PARTWELL, "demo", "--no-serve", "--home", home], check=True, stdout=subprocess.DEVNULL, env=env)
        begin = time.perf_counter()
        command = [PARTWELL, "serve", "--no-browser", "--port", "8799"]
        server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        try:
            first = _first_answer("http://127.0.0.1:8799/health", begin)
            assert server.stdout is not None
            link = next(m[0] for line in server.stdout if (m := re.search(r"http://127\.0\.0\.1:\S+", line)))
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
            with opener.open(link) as answer:
                home_page = answer.read().decode()
            pages = sorted(set(re.findall(r'href="(/[a-z][\w/-]*)"', home_page)))
            bare = _p95(opener, "http://127.0.0.1:8799/health")
            out = [Row("first answer after serve", first, None, "s", 2)]
            for page in ["/", *pages]:
                if not page.startswith("/static"):
                    out.append(Row(f"page {page} p95", _p95(opener, f"http://127.0.0.1:8799{page}"), bare, "ms", 100))
            return out
        finally:
            server.terminate()
            server.wait(10)
