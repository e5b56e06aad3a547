"""Real mail and calendar servers on loopback for tests: Dovecot and Radicale, set up in a folder of their own."""

from __future__ import annotations

import getpass
import grp
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

USER, PASSWORD = "eva", "top-secret"
_DOVECOT = """
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{place}/mail
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={place}/home
}}
first_valid_uid = 0
first_valid_gid = 0
"""


@dataclass(frozen=True)
class MailServer:
    """A running Dovecot: where it listens and where its mails lie."""

    port: int
    maildir: Path


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def need(found: bool, what: str) -> None:
    """Skip where a part of the system is missing; where every landing is tried it must be there."""
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{what} is missing")
        pytest.skip(f"{what} is not installed")


@contextmanager
def dovecot(mails: Callable[[Path], None]) -> Iterator[MailServer]:
    """Dovecot in a folder of its own; `mails` lays the mails into it first. Where root tests, nobody runs it."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    need(program is not None, "dovecot")
    user = "nobody" if os.getuid() == 0 else getpass.getuser()
    account = pwd.getpwnam(user)
    with tempfile.TemporaryDirectory(prefix="partwell-dovecot-") as folder:
        place, port = Path(folder), free_port()
        for name in ("run", "state", "home", "mail/cur", "mail/new", "mail/tmp"):
            (place / name).mkdir(parents=True, exist_ok=True)
        mails(place / "mail")
        names = {"user": user, "group": grp.getgrgid(account.pw_gid).gr_name, "password": PASSWORD}
        config = place / "dovecot.conf"
        config.write_text(_DOVECOT.format(place=place, port=port, **names), encoding="ascii")
        as_user: dict[str, Any] = {}
        if os.getuid() == 0:
            as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            for path in [place, *place.rglob("*")]:
                os.chown(path, account.pw_uid, account.pw_gid)
        server = subprocess.Popen([str(program), "-F", "-c", str(config)], **as_user)
        try:
            _wait(server, port)
            yield MailServer(port, place / "mail")
        finally:
            server.terminate()
            server.wait(20)


@contextmanager
def radicale(place: Path) -> Iterator[int]:
    """Radicale over `place/collections`; gives the port."""
    port = free_port()
    (place / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="ascii")
    words = ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", str(place / "collections")]
    words += ["--auth-type", "htpasswd", "--auth-htpasswd-filename", str(place / "users")]
    words += ["--auth-htpasswd-encryption", "plain", "--config", "", "--auth-delay", "0"]
    with (place / "log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "radicale", *words], stderr=log, stdout=log)
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Until somebody answers."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended at once"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("the server never answered")
