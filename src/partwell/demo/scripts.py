"""The shape of a written exchange: who speaks in which turn, and several ways to say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["client", "me"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One mail of a thread; one of `texts` is picked. `chase` marks a mail that asks again before an answer came."""

    side: Side
    texts: tuple[str, ...]
    chase: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A thread from first to last mail. `{thing}`, `{part}`, `{day}`, `{number}`, `{me}`, `{first}` are filled in."""

    subjects: tuple[str, ...]
    turns: tuple[Turn, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Pack:
    """What one language offers: scripts by manner, greetings and closings of both sides, asides, parts of a work."""

    scripts: dict[str, tuple[Script, ...]]
    greetings: tuple[str, ...]
    closings: tuple[str, ...]
    my_closings: tuple[str, ...]
    asides: tuple[str, ...]
    parts: tuple[str, ...]
    days: tuple[str, ...]
    wrote: str


def client(*texts: str) -> Turn:
    """A turn of the client's."""
    return Turn("client", texts)


def me(*texts: str) -> Turn:
    """A turn of the freelancer's."""
    return Turn("me", texts)


def chase(*texts: str) -> Turn:
    """A turn in which the client asks again."""
    return Turn("client", texts, chase=True)
