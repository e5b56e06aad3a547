"""Physical line numbers in a large file, worked out only when somebody asks."""

from __future__ import annotations

from typing import BinaryIO

import stringzilla

_BLOCK = 4 << 20


class LineCounter:
    """Counts line ends up to a byte of the file; asked in rising order it reads the file once at most."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._place, self._line = stream, 0, 1

    def line_at(self, place: int) -> int:
        """The 1-based line that holds byte `place`; the stream stands afterwards where it stood."""
        if place < self._place:
            self._place, self._line = 0, 1
        before = self._stream.tell()
        self._stream.seek(self._place)
        while self._place < place and (block := self._stream.read(min(_BLOCK, place - self._place))):
            self._line += stringzilla.count(block, b"\n")
            self._place += len(block)
        self._stream.seek(before)
        return self._line
