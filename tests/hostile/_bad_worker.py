"""A child process whose only sources misbehave in the way that the first word of the file says."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from typing import BinaryIO

from partwell.sources import _worker, registry
from partwell.sources._contract import Context, Head, Parsed, Passed


def _deep(n: int) -> int:
    return _deep(n + 1) + 1


class _Bad:
    name, kind, gives, archive = "toggl_csv", "time", ("time",), False

    def score(self, head: Head) -> float:
        return float(head.data.startswith(b"bad "))

    def count(self, stream: BinaryIO) -> int:
        return 3 if b"rows" in stream.read() else 1

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        del context
        word = stream.read().split()[1].decode()
        if word == "spin":
            while True:
                pass
        if word == "sleep":
            time.sleep(3600)
        if word == "memory":
            held = []
            while True:
                held.append(bytearray(16 << 20))
        if word == "deep":
            _deep(0)
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "raise":
            raise KeyError("secret words")
        if word == "print":
            sys.stdout.write("noise on the pipe\n")
        if word == "garbage":
            os.write(1, b"\x00\x00\x00\x04\xff\xff\xff\xff")
        yield Parsed(passed=(Passed("k" * 20),))


if __name__ == "__main__":
    registry.all_sources = lambda: (_Bad(),)
    sys.argv = ["worker"]
    _worker.main()
