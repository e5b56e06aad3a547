"""A process of its own that imports one file into a book and prints what that took, parent and child apart."""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from pathlib import Path


def main() -> int:
    """`HOME FILE [CLIENT]`: import, print one JSON object: counts, CPU seconds, the child's private memory."""
    home, file, *client = sys.argv[1:]
    from partwell.actions._actor import OWNER
    from partwell.book.home import open_book

    open_book(Path(home))
    from partwell.actions.import_files import import_files
    from partwell.sources.airlock import Airlock

    watch = _Watch(Airlock)
    before = time.process_time()
    report = import_files(OWNER, [Path(file)], client=client[0] if client else None)
    parent = time.process_time() - before
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {
        **report.total,
        "parent": parent,
        "child": child.ru_utime + child.ru_stime,
        "private_mb": watch.private_kb / 1024,
        "parent_mb": _peak_kb() / 1024,
    }
    print(json.dumps(found))
    return 0


def _peak_kb() -> int:
    """The most memory this process held; getrusage would tell that of the process that started it, were it more."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


class _Watch:
    """Looks at the child's anonymous memory every few hundredths of a second, as the system tells it."""

    def __init__(self, airlock: type) -> None:
        self.private_kb = 0
        self._start = airlock._start  # type: ignore[attr-defined]  # noqa: SLF001
        self._watched: set[int] = set()

        def start(lock: object) -> object:
            return self._seen(lock)

        airlock._start = start  # type: ignore[attr-defined]  # noqa: SLF001

    def _seen(self, lock: object) -> object:
        child = self._start(lock)
        if child.pid not in self._watched:
            self._watched.add(child.pid)
            threading.Thread(target=self._look, args=(child.pid,), daemon=True).start()
        return child

    def _look(self, pid: int) -> None:
        status = Path(f"/proc/{pid}/status")
        try:
            while True:
                lines = status.read_text(encoding="ascii").splitlines()
                mine = [int(line.split()[1]) for line in lines if line.startswith("RssAnon")]
                if not mine:
                    return
                self.private_kb = max(self.private_kb, *mine)
                time.sleep(0.03)
        except OSError:
            return


if __name__ == "__main__":
    sys.exit(main())
