"""Opening the book: one call, `open_book()`, before anything that imports models."""

from __future__ import annotations

import os
from pathlib import Path

from partwell.book.place import DATABASE, KEY_FILE, ORIGINALS, WORK, home_path, prepare, read_key
from partwell.facts.errors import InputError

__all__ = ["DATABASE", "KEY_FILE", "ORIGINALS", "WORK", "home_path", "open_book", "prepare", "read_key"]


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
