"""What a client wrote, with labels: the quoted words, what each is worth, and what became of promises to pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partwell.actions._actor import Actor
from partwell.actions._message_list import AT_ONCE, PAGE, SURE, WHO, Label, Shown, Sure, Wanted, Who
from partwell.facts.errors import InputError
from partwell.language.pack import LABELS

if TYPE_CHECKING:
    from partwell.book.correspondence import Line

__all__ = ["AT_ONCE", "PAGE", "SURE", "WHO", "Label", "Listing", "Shown", "Sure", "Wanted", "Who", "messages"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a client's messages.

    counts   by label, (how many count, how many may be) over everything the client wrote
    people   the client's side: (number, name, messages)
    n        messages that fit; unread: not yet read for labels; foreign: in a language without rules
    """

    client: str
    name: str
    messages: tuple[Shown, ...]
    counts: Mapping[str, tuple[int, int]]
    people: tuple[tuple[int, str, int], ...]
    n: int
    page: int
    pages: int
    unread: int
    foreign: int


def messages(
    actor: Actor,
    client: str,
    wanted: Wanted | None = None,
    progress: Callable[[int, int], None] | None = None,
    at_once: int = AT_ONCE,
) -> Listing:
    """The messages of a client that fit, newest first; labels are brought up to date first, `at_once` at most.

    Raise NotFound `no_client`, InputError `no_label`.
    """
    actor.needs("read")
    from partwell.actions._labelled import Look
    from partwell.book import labels as store
    from partwell.book.correspondence import lines_with
    from partwell.book.roster import find_client

    wanted = wanted or Wanted()
    if wanted.label and wanted.label not in LABELS:
        raise InputError("no_label", given=wanted.label, known=", ".join(LABELS))
    target = find_client(client)
    lines = lines_with(target.key)
    theirs = [line.key for line in lines if not line.mine]
    waiting = store.waiting(theirs)
    store.bring_up_to_date(waiting[:at_once], progress)
    look = Look(target.key, store.read_of(theirs))
    fitting = [line for line in lines if _fits(line, wanted) and look.has(line, wanted)]
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(max(1, wanted.page), pages)
    return Listing(
        target.key,
        target.name,
        look.show(fitting[(page - 1) * PAGE : page * PAGE]),
        look.counts(lines),
        _people(lines),
        len(fitting),
        page,
        pages,
        max(0, len(waiting) - at_once),
        look.foreign(),
    )


def _fits(line: Line, wanted: Wanted) -> bool:
    """Whether the one who wrote it is asked for."""
    if wanted.sender:
        return line.sender == wanted.sender
    return wanted.who == "all" or line.mine == (wanted.who == "me")


def _people(lines: Iterable[Line]) -> tuple[tuple[int, str, int], ...]:
    """Who writes on the client's side, the busiest first."""
    seen = Counter((line.sender, line.name) for line in lines if not line.mine)
    return tuple((number, name, n) for (number, name), n in sorted(seen.items(), key=lambda one: (-one[1], one[0])))


def messages_json(found: Listing) -> dict[str, Any]:
    """The `messages --json` document."""
    return {
        "client": found.client,
        "name": found.name,
        "n": found.n,
        "page": found.page,
        "pages": found.pages,
        "unread": found.unread,
        "other_language": found.foreign,
        "counts": {label: {"counts": sure, "maybe": maybe} for label, (sure, maybe) in found.counts.items()},
        "messages": [_message_json(one) for one in found.messages],
    }


def _message_json(one: Shown) -> dict[str, Any]:
    return {
        "id": one.key,
        "when": one.when.isoformat(),
        "from": one.name,
        "mine": one.mine,
        "channel": one.channel,
        "subject": one.subject,
        "text": one.text,
        "lang": one.language or None,
        "labels": [
            {
                "label": label.label,
                "start": label.start,
                "end": label.end,
                "rule": label.rule,
                "standing": label.standing,
                "word": label.word or None,
                "due": label.due.isoformat() if label.due else None,
                "kept": label.kept,
            }
            for label in one.labels
        ],
    }
