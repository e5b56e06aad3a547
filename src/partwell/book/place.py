"""Where the book lives on disk: names of its files, its folders made ready, a secret of its own."""

from __future__ import annotations

import os
import secrets
from functools import lru_cache
from pathlib import Path

DATABASE = "book.sqlite3"
KEY_FILE = "secret.key"
ORIGINALS = "originals"
WORK = "tmp"
_OWNER_ONLY = 0o700


def home_path() -> Path:
    """The folder of the book: PARTWELL_HOME, else the place this system keeps a person's program data."""
    named = os.environ.get("PARTWELL_HOME")
    if named:
        return _absolute(named)
    from platformdirs import user_data_path

    return user_data_path("partwell", appauthor=False)


@lru_cache(maxsize=8)
def _absolute(named: str) -> Path:
    return Path(named).expanduser().absolute()


def prepare(place: Path) -> None:
    """Folders only the owner can enter, and a key of its own for every home; raise OSError where that fails."""
    place.mkdir(parents=True, exist_ok=True)
    for folder in (place, place / ORIGINALS, place / WORK):
        folder.mkdir(exist_ok=True)
        if folder.stat().st_mode & 0o777 != _OWNER_ONLY:
            folder.chmod(_OWNER_ONLY)
    database = place / DATABASE
    if not database.exists():
        os.close(os.open(database, os.O_CREAT | os.O_WRONLY, 0o600))
    if not (place / KEY_FILE).exists():
        _make_key(place / KEY_FILE)


def _make_key(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as stream:
        stream.write(secrets.token_urlsafe(50))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        path.hardlink_to(draft)  # fails where another process was first, so that both read one key
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def read_key(place: Path) -> str:
    """The secret of this home; a throw-away one where there is no home yet (tools that only look at the settings)."""
    try:
        return (place / KEY_FILE).read_text(encoding="ascii").strip()
    except OSError:
        return secrets.token_urlsafe(50)
