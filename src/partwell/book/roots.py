"""Merged clients resolved to the one they became."""

from __future__ import annotations

from collections.abc import Mapping

from partwell.book.models import Client


def roots() -> dict[str, str]:
    """Client key to the key of the client it counts as: itself, or the end of its chain of merges."""
    parent = dict(Client.objects.values_list("key", "merged_into_id"))
    return {key: _end(key, parent) for key in parent}


def _end(key: str, parent: Mapping[str, str | None]) -> str:
    seen: list[str] = []
    while (above := parent.get(key)) is not None and key not in seen:
        seen.append(key)
        key = above
    # A circle cannot be made by our verbs; should one be there, its smallest key stands for all of it.
    return min(seen) if key in seen else key
