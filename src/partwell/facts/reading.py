"""A measured number with its interval, its n, its window and the facts behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.facts.money import Money

Value = float | Money | None
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Reading:
    """One number about one client.

    value, low, high  in `unit`; None: not enough evidence, and `reason` says why (text `reading.reason.<reason>`)
    level             probability mass of [low, high]; None where the number is counted exactly
    unit              `h`, `d`, `share`, `EUR`, `EUR/h`, `messages`
    n                 facts that entered; `window` their first and last day
    probability       posterior probability of the claim the reading serves (slow: delay over the threshold), else None
    estimated         true where an estimate entered (minutes of reading mail, say)
    evidence          ids `kind:key` of the facts, newest first
    details           further named numbers of the same measure (`by_client_clock`: .41)
    """

    name: str
    unit: str
    value: Value = None
    low: Value = None
    high: Value = None
    level: float | None = None
    n: int = 0
    window: tuple[date, date] | None = None
    probability: float | None = None
    estimated: bool = False
    evidence: tuple[str, ...] = ()
    reason: str = ""
    details: tuple[tuple[str, float], ...] = ()

    def as_json(self) -> Json:
        """The READING document of the JSON interface; money as amount and currency, floats rounded to six digits."""
        return {
            "value": _plain(self.value),
            "low": _plain(self.low),
            "high": _plain(self.high),
            "level": self.level,
            "unit": self.unit,
            "n": self.n,
            "window": [d.isoformat() for d in self.window] if self.window else None,
            "probability": _plain(self.probability),
            "estimated": self.estimated,
            "evidence": list(self.evidence),
            "reason": self.reason or None,
            "details": {k: _plain(v) for k, v in self.details},
        }


def _plain(value: Value) -> object:
    if isinstance(value, Money):
        return value.as_json()
    return None if value is None else round(value, 6)
