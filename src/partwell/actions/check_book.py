"""The book's health: what does not fit together, as findings; an empty answer means all is well."""

from __future__ import annotations

from datetime import UTC, datetime

from partwell.actions._actor import Actor
from partwell.book.reports import Finding

__all__ = ["Finding", "check_book"]


def check_book(actor: Actor) -> tuple[Finding, ...]:
    """Everything found wrong; nothing is changed. The text of a finding is `finding.<code>`."""
    actor.needs("read")
    from partwell.book.checking import check

    return check(datetime.now(UTC))
