"""Where the book lives on disk, and the one call that opens it: `open_book()` before anything that imports models."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from partwell.facts.errors import InputError

DATABASE = "book.sqlite3"
KEY_FILE = "secret.key"
ORIGINALS = "originals"
WORK = "tmp"
_OWNER_ONLY = 0o700


def home_path() -> Path:
    """The folder of the book: PARTWELL_HOME, else the place this system keeps a person's program data."""
    named = os.environ.get("PARTWELL_HOME")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("partwell", appauthor=False)


def open_book(home: Path | None = None) -> None:
    """Make the home ready and point Django at it; create or migrate the tables where needed, clear what a kill left.

    May be called again, also for another home. Raise InputError `home_unusable` where the folder cannot be made or
    written, Conflict `book_newer` where a newer program made the book, `book_damaged` where its tables cannot be read.
    """
    if home is not None:
        os.environ["PARTWELL_HOME"] = str(home.expanduser().absolute())
    place = home_path()
    try:
        prepare(place)
    except OSError as fault:
        raise InputError("home_unusable", path=str(place), reason=fault.strerror or type(fault).__name__) from None
    _connect(place)
    from partwell.book.schema import bring_up_to_date
    from partwell.book.workspace import clear_leftovers

    bring_up_to_date(place)
    clear_leftovers()


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


def _connect(place: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partwell.book.django_settings")
    import django
    from django.apps import apps
    from django.conf import settings
    from django.db import connections

    if not apps.ready:
        django.setup()
    wanted = str(place / DATABASE)
    if connections.settings["default"]["NAME"] != wanted:
        connections.close_all()
        connections.settings["default"]["NAME"] = wanted
        settings.SECRET_KEY = read_key(place)
