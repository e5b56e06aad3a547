"""One-time links and the session: taken once, never late, never forged."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from partwell.faces import _session

KEY = "a key that is only this test's"


def test_a_link_is_good_once(tmp_path: Path) -> None:
    first, second = _session.new_link(tmp_path), _session.new_link(tmp_path)
    assert _session.take_link(tmp_path, first)
    assert not _session.take_link(tmp_path, first)
    assert _session.take_link(tmp_path, second)


def test_of_many_takers_one_gets_it(tmp_path: Path) -> None:
    token = _session.new_link(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: _session.take_link(tmp_path, token), range(32)))
    assert taken.count(True) == 1


@pytest.mark.parametrize("age", [_session.LINK_SECONDS + 1, -60])
def test_a_link_of_another_time_is_refused_and_gone(tmp_path: Path, age: int) -> None:
    token = _session.new_link(tmp_path)
    link = next((tmp_path / _session.FOLDER).iterdir())
    os.utime(link, (time.time() - age, time.time() - age))
    assert not _session.take_link(tmp_path, token)
    assert list((tmp_path / _session.FOLDER).iterdir()) == []


@pytest.mark.parametrize("token", ["", "x", "../secret.key", "/etc/passwd", "\0", "é" * 5000, "\ud800"])
def test_a_wrong_token_opens_nothing_and_harms_nothing(tmp_path: Path, token: str) -> None:
    (tmp_path / "secret.key").write_text("kept")
    good = _session.new_link(tmp_path)
    assert not _session.take_link(tmp_path, token)
    assert (tmp_path / "secret.key").read_text() == "kept"
    assert _session.take_link(tmp_path, good)


def test_the_token_itself_lies_nowhere_and_only_the_owner_may_look(tmp_path: Path) -> None:
    token = _session.new_link(tmp_path)
    folder = tmp_path / _session.FOLDER
    link = next(folder.iterdir())
    assert token not in link.name
    assert link.read_bytes() == b""
    assert (folder.stat().st_mode & 0o777, link.stat().st_mode & 0o777) == (0o700, 0o600)


def test_old_links_are_cleared_by_the_next(tmp_path: Path) -> None:
    _session.new_link(tmp_path)
    link = next((tmp_path / _session.FOLDER).iterdir())
    os.utime(link, (1, 1))
    _session.new_link(tmp_path)
    assert len(list((tmp_path / _session.FOLDER).iterdir())) == 1


def test_a_session_is_ours_whole_and_young(monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = _session.new_session(KEY)
    assert _session.valid(cookie, KEY)
    assert not _session.valid(cookie, KEY + "x")
    for at in range(len(cookie)):
        other = cookie[:at] + ("A" if cookie[at] != "A" else "B") + cookie[at + 1 :]
        assert not _session.valid(other, KEY), at
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + _session.SESSION_SECONDS + 5)
    assert not _session.valid(cookie, KEY)


@pytest.mark.parametrize("cookie", ["", ":", "::", "a:b:c", "é", "x" * 100_000])
def test_no_session_is_no_session(cookie: str) -> None:
    assert not _session.valid(cookie, KEY)


def test_two_ports_have_two_cookies() -> None:
    header = f"{_session.cookie_name(1)}=one; {_session.cookie_name(2)}=two"
    assert (_session.cookie_of(header, 1), _session.cookie_of(header, 2)) == ("one", "two")
    assert _session.cookie_of(header, 3) == ""
