"""A world that is not the model's: books of clients with a known truth, written down as files would have told it.

How it differs from what the readings assume, on purpose:
  payments   clients' typical delays come from a mixture, not one normal; within a client delays have heavy tails
             (Student's t with 3 degrees of freedom, own spread 2 to 10 days) and lean to the late side; a quarter of
             the clients pay on fixed days of the month; pace drifts over the years; 4 % of the invoices are disputed
             and come 40 to 90 days later; one in six is paid in two parts; 3 % of the payments are missing from the log
  messages   how often a client presses varies by week (log-normal, sigma 0.8) and doubles or halves over the book;
             messages that press come in bursts; 5 % of the person's answers are missing; one client in seven writes
             from New York, outside the person's hours and inside their own
  rounds     pieces of work differ in difficulty (Beta, weight 6), half of the acceptances are never said, 5 % of the
             messages that hand over or accept are missing, and two pieces of work may run side by side
The truth of a client is what its process would give in the long run, without disputes, gaps in the log or luck.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from tests.signals._book import Book

START, WEEKS = date(2024, 1, 1), 104
UNTIL = START + timedelta(weeks=WEEKS)
_HOME = ZoneInfo("Europe/Budapest")
_FAR = ZoneInfo("America/New_York")
_SAMPLE = 400


@dataclass(frozen=True)
class Truth:
    """What is so: typical delay (days), messages that press outside both sides' hours (share), rounds after the first.

    invoices, messages, pieces  how much there was to be seen
    """

    delay: float
    pressing: float
    rounds: float
    invoices: int
    messages: int
    pieces: int


@dataclass(frozen=True)
class _Payer:
    """How a client pays: centre, spread and lean of the delay, drift a year, days of pay runs (() none)."""

    centre: float
    spread: float
    lean: float
    drift: float
    runs: tuple[int, ...]

    def delays(self, dice: np.random.Generator, due: list[date]) -> list[int]:
        noise = dice.standard_t(3, len(due)) * self.spread
        noise = np.where(noise > 0, noise * self.lean, noise / self.lean)
        years = np.array([(day - START).days / 365 - WEEKS / 104 for day in due])
        raw = np.clip(self.centre + self.drift * years + noise, -25, 200).round().astype(int)
        return [self._on_run(day, int(one)) for day, one in zip(due, raw, strict=True)]

    def _on_run(self, due: date, delay: int) -> int:
        if not self.runs:
            return delay
        day = due + timedelta(days=delay)
        while day.day not in self.runs:
            day += timedelta(days=1)
        return (day - due).days


def make(seed: int, number: int) -> tuple[Book, dict[str, Truth]]:
    """Book `number` of a study, and the truth of its clients by id."""
    dice = np.random.default_rng([seed, number])
    book, truths = Book(name=f"b{number:06d}"), {}
    book.me()
    for client in range(1, int(dice.integers(4, 11))):
        book.client(client)
        delay, invoices = _pay(book, client, dice)
        pressing, messages = _write(book, client, dice)
        rounds, pieces = _work(book, client, dice)
        truths[f"c{client}"] = Truth(delay, pressing, rounds, invoices, messages, pieces)
    return book, truths


def _payer(dice: np.random.Generator) -> _Payer:
    which = dice.random()
    centre = dice.normal(1, 3) if which < 0.5 else dice.uniform(4, 20) if which < 0.8 else dice.gamma(4, 9)
    runs = ((5, 20), (28,), (10,))[dice.integers(3)] if dice.random() < 0.25 else ()
    return _Payer(
        float(centre), float(dice.uniform(2, 10)), float(dice.uniform(1, 1.6)), float(dice.normal(0, 4)), tuple(runs)
    )


def _pay(book: Book, client: int, dice: np.random.Generator) -> tuple[float, int]:
    payer, count = _payer(dice), int(dice.choice([1, 2, 3, 5, 8, 12, 20, 30]))
    terms = int(dice.choice([8, 14, 14, 30, 30, 60]))
    days = np.sort(dice.integers(0, WEEKS * 7 - 30, count))
    issued = [START + timedelta(days=int(day)) for day in days]
    due = [day + timedelta(days=terms) for day in issued]
    for day, till, delay in zip(issued, due, payer.delays(dice, due), strict=True):
        late = delay + (int(dice.integers(40, 91)) if dice.random() < 0.04 else 0)
        _settle(book, client, day, till, max(till + timedelta(days=late), day), dice)
    wanted = [START + timedelta(days=int(day)) for day in dice.integers(0, WEEKS * 7, _SAMPLE)]
    return float(np.median(payer.delays(dice, wanted))), count


def _settle(book: Book, client: int, issued: date, due: date, paid: date, dice: np.random.Generator) -> None:
    gross = int(dice.lognormal(11.5, 0.7))
    bill = book.billed(client, issued, gross, due=due)
    if paid > UNTIL or dice.random() < 0.03:
        return
    first = gross // 2 if dice.random() < 1 / 6 else gross
    book.paid(client, paid, first, invoice=bill)
    rest = paid + timedelta(days=int(dice.integers(3, 15)))
    if first < gross and rest <= UNTIL:
        book.paid(client, rest, gross - first, invoice=bill)


def _write(book: Book, client: int, dice: np.random.Generator) -> tuple[float, int]:
    """Exchanges: the client opens, may ask again outside hours several times, the person answers by day."""
    which = dice.random()
    share = dice.beta(1, 40) if which < 0.55 else dice.uniform(0.03, 0.2) if which < 0.8 else dice.uniform(0.15, 0.6)
    far, count = dice.random() < 1 / 7, int(dice.choice([10, 20, 40, 80, 150]))
    turn = float(dice.choice([0.5, 1.0, 2.0]))
    odds = _odds(float(share), dice.lognormal(0, 0.8, WEEKS) * turn ** np.linspace(-0.5, 0.5, WEEKS))
    weeks = np.sort(dice.integers(0, WEEKS, count))
    sent = 0
    for number, week in enumerate(weeks):
        again = 0 if far else int(dice.poisson(odds[week] * dice.gamma(1.0, 1.0)))
        sent += _exchange(book, client, f"{client}-{number}", int(week), min(again, 12), far, dice)
    return 0.0 if far else float(share), sent


def _odds(share: float, pace: np.ndarray) -> np.ndarray:
    """Messages that press for each that opens, by week, so that they are `share` of all in the long run."""
    out: np.ndarray = share / (1 - share) * pace / pace.mean()
    return out


def _exchange(book: Book, client: int, thread: str, week: int, again: int, far: bool, dice: np.random.Generator) -> int:
    day = START + timedelta(weeks=week, days=int(dice.integers(0, 4)))
    zone, hour = (_FAR, int(dice.integers(13, 17))) if far else (_HOME, int(dice.integers(10, 16)))
    first = _epoch(day, hour, int(dice.integers(60)), zone)
    moments = [first]
    for number in range(again):
        evening = _epoch(day, 19, 0, _HOME) + 900 * number + int(dice.integers(0, 600))
        moments.append(evening)
    for moment in moments:
        book.wrote(client, moment, thread, _offset(moment, zone))
    if dice.random() > 0.05:
        book.answered(client, _epoch(day + timedelta(days=1), 10, int(dice.integers(60)), _HOME), thread)
    return len(moments)


def _work(book: Book, client: int, dice: np.random.Generator) -> tuple[float, int]:
    """Pieces handed over, asked for again and at last accepted, or let be; gives the true rounds and the pieces."""
    which = dice.random()
    mean = dice.beta(2, 4) if which < 0.6 else dice.uniform(0.4, 0.75) if which < 0.85 else dice.uniform(0.75, 0.9)
    count, rows = int(dice.choice([2, 4, 8, 15, 25])), book.rows.setdefault("works", [])
    for number, day in enumerate(np.sort(dice.integers(0, WEEKS * 7 - 120, count))):
        moment = _epoch(START + timedelta(days=int(day)), 11, int(dice.integers(60)), _HOME)
        for turn in range(1 + _again(float(mean), dice)):
            moment += 0 if not turn else 86_400 * int(dice.integers(2, 12))
            key = book.answered(client, moment, f"work {client} {number}")
            if dice.random() > 0.05:
                rows.append((key, "handed", f"piece {number}"))
        if dice.random() < 0.5:
            key = book.wrote(client, moment + 86_400 * int(dice.integers(1, 9)), f"work {client} {number}", 60)
            if dice.random() > 0.05:
                rows.append((key, "accepted", f"piece {number}"))
    return float(np.mean([_again(float(mean), dice) for _ in range(_SAMPLE)])), count


def _again(mean: float, dice: np.random.Generator) -> int:
    """Rounds of one piece: its own chance of "again", geometric, at most 12."""
    chance = dice.beta(6 * mean, 6 * (1 - mean))
    return int(min(dice.geometric(1 - min(chance, 0.95)) - 1, 12))


def _epoch(day: date, hour: int, minute: int, zone: ZoneInfo) -> int:
    return int(datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).timestamp())


def _offset(moment: int, zone: ZoneInfo) -> int:
    shift = datetime.fromtimestamp(moment, UTC).astimezone(zone).utcoffset()
    return int(shift.total_seconds() // 60) if shift else 0
