"""Serving: this machine only, one sentence for a port in use, a link that works, a clean end."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from partwell.faces.web import _serve
from partwell.facts.errors import InputError


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", "", "127.0.0.2", "localhost.evil"])
def test_any_host_but_this_machine_is_refused_before_a_port_is_bound(tmp_path: Path, host: str) -> None:
    with pytest.raises(InputError) as error:
        _serve.serve(tmp_path / "home", host, 0, open_browser=False)
    assert error.value.code == "serve_not_loopback"
    assert not (tmp_path / "home").exists()


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _command(tmp_path, "--port", str(port))
        out, err = done.communicate(timeout=60)
    assert (done.returncode, out) == (1, "")
    assert str(port) in err
    assert len(err.strip().splitlines()) == 1


def _command(home: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "partwell", "--home", str(home), "serve", "--no-browser", *options]
    env = {**os.environ, "LC_ALL": "hu_HU.UTF-8", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, encoding="utf-8"
    )


def test_the_printed_link_leads_in_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    server = _command(tmp_path / "home", "--port", "0")
    try:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        link = next(found.group(0) for line in lines if (found := re.search(r"http://\S+/login/\S+", line)))
        parts = urlsplit(link)
        web = http.client.HTTPConnection("127.0.0.1", parts.port or 0, timeout=30)
        web.request("GET", parts.path)
        answer = web.getresponse()
        page = answer.read().decode()
        assert answer.status == 200
        assert 'lang="en"' in page
        assert answer.getheader("server") is None
        web.request("GET", "/", headers={"Host": "evil.example"})
        assert web.getresponse().read() != b""
        web.close()
    finally:
        server.send_signal(signal.SIGINT)
        rest, err = server.communicate(timeout=60)
    assert server.returncode == 0
    assert "leállt" in rest
    assert err == ""


def test_a_browser_opens_only_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not _serve._has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert _serve._has_display()
