"""Settings of the book: SQLite in write-ahead mode, zone-aware times, a secret of its own; the web face adds to these.

`synchronous` is FULL: one transaction a file makes the extra flush cheap, and what a person was told is kept stays
kept when the power fails. `IMMEDIATE` takes the write lock at the start, so that two writers wait instead of failing
half-way. `secure_delete` overwrites what is undone or erased.
"""

from __future__ import annotations

from typing import Any

from partwell.book.place import DATABASE, home_path, read_key

BUSY_SECONDS = 20

SECRET_KEY = read_key(home_path())
DEBUG = False
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
ALLOWED_HOSTS: list[str] = []
INSTALLED_APPS = ["partwell.book", "django.contrib.sessions"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home_path() / DATABASE),
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;"
            ),
        },
    }
}
LOGGING_CONFIG = None
