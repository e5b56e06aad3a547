"""What the server writes about its own faults: kind and place in our code, never a word of anybody's data."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

_OURS = ("uvicorn.error", "django", "partwell")


class Discreet(logging.Formatter):
    """A line a fault: logger, kind of exception and where it was raised; messages and arguments stay out."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        kind, place = "", ""
        if record.exc_info and record.exc_info[0] is not None:
            kind, place = record.exc_info[0].__name__, _place(record.exc_info[2])
        status = getattr(record, "status_code", "")
        pieces = [record.levelname, record.name, str(status), kind, place]
        return " ".join(piece for piece in pieces if piece)


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    if not frames:
        return ""
    last = frames[-1]
    return f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno} {last.name}"


def put_on() -> None:
    """Send our own loggers, and those of the parts that serve, to standard error in this form only."""
    for name in _OURS:
        logger = logging.getLogger(name)
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Discreet())
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.ERROR)
