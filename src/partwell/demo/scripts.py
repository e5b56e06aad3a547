"""The shape of a written exchange: who speaks in which turn, and several ways to say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["client", "me"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One mail of a thread; one of `texts` is picked.

    chase  whether it asks again before an answer came
    file   name of what is attached, "" for nothing
    """

    side: Side
    texts: tuple[str, ...]
    chase: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A thread from first to last mail.

    Slots: `thing`, `part`, `day`, each also capitalised; `word`, the thing's last; `file`, the thing in a file
    name; `n`, its round; `number` of an invoice; `me` and `first`, names.
    """

    subjects: tuple[str, ...]
    turns: tuple[Turn, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Pack:
    """What one language offers: scripts by manner, greetings and closings of both sides, asides, parts of a work.

    Greetings have the slots `me` and `whole`, first and full name of the person written to; closings `first` and `full`
    of the client's human, `me` and `me_full` of the freelancer. `afterthoughts` follow a message within minutes.
    """

    scripts: dict[str, tuple[Script, ...]]
    greetings: tuple[str, ...]
    closings: tuple[str, ...]
    my_closings: tuple[str, ...]
    asides: tuple[str, ...]
    parts: tuple[str, ...]
    days: tuple[str, ...]
    wrote: str
    afterthoughts: tuple[str, ...] = ()


def client(*texts: str) -> Turn:
    """A turn of the client's."""
    return Turn("client", texts)


def me(*texts: str, file: str = "") -> Turn:
    """A turn of the freelancer's."""
    return Turn("me", texts, file=file)


def chase(*texts: str) -> Turn:
    """A turn in which the client asks again."""
    return Turn("client", texts, chase=True)
