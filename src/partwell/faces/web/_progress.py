"""How far imports are, kept in memory by a word that the form's script chose, for the page that asks meanwhile."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partwell.faces.web._proof import file_name

if TYPE_CHECKING:
    from partwell.actions.import_files import ImportProgress

_WORD = re.compile(r"[0-9a-f-]{8,40}")
_MOST = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """File `number` of `count`, by its name, and how much of it was read (0 to 1)."""

    name: str
    number: int
    count: int
    share: float


_known: OrderedDict[str, Progress] = OrderedDict()
_lock = threading.Lock()


def watcher(word: str) -> Callable[[ImportProgress], None] | None:
    """What an import may tell its progress to; None where `word` is none that a script of ours would choose."""
    if not _WORD.fullmatch(word):
        return None

    def note(step: ImportProgress) -> None:
        share = step.done_bytes / step.total_bytes if step.total_bytes else 1.0
        with _lock:
            _known[word] = Progress(file_name(step.path), step.index + 1, step.count, min(max(share, 0.0), 1.0))
            _known.move_to_end(word)
            while len(_known) > _MOST:
                _known.popitem(last=False)

    return note


def of(word: str) -> Progress | None:
    """The last thing told under the word; None while nothing was."""
    with _lock:
        return _known.get(word)


def forget(word: str) -> None:
    """Drop what was told: the import is over."""
    with _lock:
        _known.pop(word, None)
