"""The frames of a file cut into what one transaction takes: the whole file, or a stretch of a large archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from partwell.sources._contract import Finished, Parsed, Recognised

SEGMENT_BYTES = 64 << 20
BATCH = 2000


@dataclass
class Segment:
    """Rows up to byte `offset` of the file; `last` where the file ends with them."""

    rows: list[Parsed] = field(default_factory=list)
    offset: int = 0
    last: bool = False

    def batches(self) -> Iterator[list[Parsed]]:
        """The rows in portions that fit the tables' bulk writes."""
        rows = iter(self.rows)
        while batch := list(islice(rows, BATCH)):
            yield batch


def segments(
    frames: Iterable[Recognised | Parsed | Finished], *, archive: bool, start: int, size: int, step: int = SEGMENT_BYTES
) -> Iterator[Segment]:
    """Cut the frames after the first; every segment but the last spans at least `step` bytes of an archive."""
    current, done = Segment(), start
    for frame in frames:
        if not isinstance(frame, Parsed):
            continue
        current.rows.append(frame)
        if archive and frame.offset - done >= step and frame.offset < size:
            current.offset = done = frame.offset
            yield current
            current = Segment()
    current.offset, current.last = size, True
    yield current
