"""The formats that can be read; needs no book."""

from __future__ import annotations

from dataclasses import dataclass

from partwell.actions._actor import Actor


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A format: texts `source.<name>.title` and `source.<name>.how`, what files it reads, what facts it gives."""

    name: str
    kind: str
    gives: tuple[str, ...]


def list_sources(actor: Actor) -> tuple[SourceRow, ...]:
    """All formats by name."""
    actor.needs("read")
    from partwell.sources.registry import all_sources

    return tuple(SourceRow(source.name, source.kind, tuple(source.gives)) for source in all_sources())
