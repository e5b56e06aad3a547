"""One line of the table of measurements, and how commands are timed."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PARTWELL = str(Path(sys.executable).with_name("partwell"))


@dataclass(frozen=True)
class Row:
    """`ours` and `against` in `unit`; `goal` an upper limit for ours, or None where the ratio is the point.

    times   how many times less than `against` ours must be; least  a lower limit for ours
    """

    what: str
    ours: float
    against: float | None
    unit: str
    goal: float | None = None
    times: float | None = None
    least: float | None = None

    def text(self) -> str:
        """The row as a fixed-width line; a missed goal is marked."""
        other = f"{self.against:.3g} {self.unit}" if self.against is not None else "-"
        ratio = f"{self.ours / self.against:.3f}" if self.against else "-"
        goal = "-" if self.goal is None else f"≤ {self.goal:g} {self.unit}"
        goal = goal if self.least is None else f"≥ {self.least:g} {self.unit}"
        goal = goal if self.times is None else f"≤ {1 / self.times:.3f}"
        missed = "  MISSED" if self._missed() else ""
        return f"{self.what:44} {f'{self.ours:.3g} {self.unit}':>12} {other:>12} {ratio:>7}  {goal:>10}{missed}"

    def _missed(self) -> bool:
        if self.times is not None and self.against and self.ours * self.times > self.against:
            return True
        return (self.goal is not None and self.ours > self.goal) or (self.least is not None and self.ours < self.least)


def seconds(command: list[str], times: int = 5, env: dict[str, str] | None = None) -> float:
    """Median wall seconds of a command as a whole process; its output is thrown away."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)
