"""The last few answers to questions that cost more than a page may take, kept until book or question change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
_MOST = 4


class Kept(Generic[Answer]):
    """Answers by question, the least lately asked for dropped first; one is worked out at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to `question`, made where it is not at hand."""
        with self._lock:
            if question not in self._answers:
                self._answers[question] = make()
            self._answers.move_to_end(question)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
            return self._answers[question]
