"""Who asks: every verb takes an Actor first and declares what it needs of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partwell.facts.errors import Forbidden

Role = Literal["owner", "partner", "reader"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a face. `owner` and `partner` may change the book, `reader` may only look."""

    name: str = "owner"
    role: Role = "owner"

    def needs(self, right: Literal["read", "write"]) -> None:
        """Raise Forbidden unless this actor has the right."""
        if right == "write" and self.role == "reader":
            raise Forbidden("read_only", name=self.name)


OWNER = Actor()
