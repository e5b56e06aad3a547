"""One-time login links and the signed cookie they are exchanged for.

A link holds 32 random bytes. On disk lies only an empty file named by their SHA-256, 0600 in a 0700 folder of the
book's home; taking a link is deleting that file, which the system lets exactly one of two takers do.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from pathlib import Path

from django.core.signing import BadSignature, TimestampSigner
from django.http import parse_cookie

LINK_SECONDS = 15 * 60
SESSION_SECONDS = 12 * 60 * 60
FOLDER = "links"
_SALT = "partwell.door.session"


def new_link(home: Path) -> str:
    """A fresh token; links that were never taken and are too old are cleared on the way."""
    folder = home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    for path in folder.iterdir():
        if not _young(path):
            path.unlink(missing_ok=True)
    token = secrets.token_urlsafe(32)
    os.close(os.open(folder / _digest(token), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return token


def take_link(home: Path, token: str) -> bool:
    """Whether the token is good; it never is again. A wrong token leaves the others as they are."""
    path = home / FOLDER / _digest(token)
    young = _young(path)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return young


def cookie_name(port: int) -> str:
    """The session cookie's name; cookies know no ports, so that two books on two ports need two names."""
    return f"partwell_{port}"


def cookie_of(header: str, port: int) -> str:
    """The value of our cookie in a Cookie header, "" where there is none."""
    return parse_cookie(header).get(cookie_name(port), "")


def new_session(key: str) -> str:
    """A signed value for the cookie: random, dated, good for SESSION_SECONDS."""
    return _signer(key).sign(secrets.token_hex(16))


def valid(cookie: str, key: str) -> bool:
    """Whether we signed this cookie, and not too long ago."""
    try:
        _signer(key).unsign(cookie, max_age=SESSION_SECONDS)
    except BadSignature:
        return False
    return True


def _signer(key: str) -> TimestampSigner:
    return TimestampSigner(key=key, salt=_SALT, fallback_keys=[])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _young(path: Path) -> bool:
    try:
        return 0 <= time.time() - path.stat().st_mtime <= LINK_SECONDS
    except FileNotFoundError:
        return False
