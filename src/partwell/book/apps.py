"""The book as a Django application; its tables begin with `book_`."""

from __future__ import annotations

from django.apps import AppConfig


class BookConfig(AppConfig):
    """Registered by the folder's name; no signals, no start-up work."""

    name = "partwell.book"
    label = "book"
