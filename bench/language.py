"""How fast messages are labelled on one core, and how long a language pack takes to load.

Everything in processor time, so that others at work on the machine do not count.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

from bench._row import PARTWELL, Row

_MESSAGES = (
    "Hi, any news on the flyer? I asked on Monday and the printer is waiting for the file.",
    "Thanks a lot, looks great! Just make the logo a bit bigger and swap the photo on page 3.",
    "We talked to our partners about the date and will come back to you some time next week.",
    "Your last invoice is too high, can you do it for half? Otherwise we have to look elsewhere.",
    "The meeting is at ten in the small room, parking is behind the house next to the bakery.",
)
_LOAD = """
import time
from partwell.language.{module} import {name}
begin = time.process_time()
{name}("{language}")
print(time.process_time() - begin)
"""


def _load(module: str, name: str, language: str) -> float:
    """Seconds to read, check and compile a pack in a fresh process, without the imports."""
    code = _LOAD.format(module=module, name=name, language=language)
    taken = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout) for _ in range(5)
    ]
    return sorted(taken)[2]


def _batch(count: int) -> float:
    """Microseconds a message of `partwell label --jsonl`, start of the process and JSON included."""
    lines = "".join(
        json.dumps({"id": n, "text": f"{_MESSAGES[n % len(_MESSAGES)]} ({n})", "lang": "en"}) + "\n"
        for n in range(count)
    )
    begin = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([PARTWELL, "label", "--jsonl"], input=lines.encode(), check=True, stdout=subprocess.DEVNULL)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime) / count * 1e6


def _alone(texts: list[str]) -> float:
    """Microseconds a message of the labeller alone, once its automata are warm."""
    from partwell.language.label import labeller

    label = labeller("en").label
    for text in texts:
        label(text)
    begin = time.process_time()
    for text in texts:
        label(text)
    return (time.process_time() - begin) / len(texts) * 1e6


def _kept() -> list[str]:
    """The English messages kept beside the tests: some two thousand different ones, all kinds of labels."""
    from bench.language_scores import SETS, read

    return [row["text"] for path in sorted(SETS.glob("*_en.jsonl")) for row in read(path.stem)]


_HOSTILE = (
    "a",
    "a ",
    "need ... ",
    "((",
    "!!!!",
    "please please ",
    "any news ",
    "you you're ",
    "\u0301e",
    "x\n",
    "1 2 3 ",
    "é",
)


def _hostile(language: str) -> float:
    """Milliseconds of the slowest pattern of a pack on twelve texts of 100 KB made of one repeated piece."""
    from partwell.language.fold import fold
    from partwell.language.match import finder, regex
    from partwell.language.pack import load

    texts = [fold((piece * 100_000)[:100_000]).data for piece in _HOSTILE]
    slowest = 0.0
    for rule in load(language).rules:
        for pattern in filter(None, (*rule.patterns, rule.unless, rule.needs, rule.sure)):
            find = finder(regex(pattern))
            for text in texts:
                begin = time.process_time()
                find(text, 0, len(text))
                slowest = max(slowest, time.process_time() - begin)
    return slowest * 1e3


def rows() -> list[Row]:
    """50 µs a message are 20,000 a second."""
    out = [
        Row("label one message, labeller alone", _alone(list(_MESSAGES) * 2_000), None, "µs", 50),
        Row("label one of many different messages", _alone(_kept()), None, "µs", 50),
        Row("label one message, whole command", _batch(50_000), None, "µs", 50),
    ]
    for language in ("en", "hu"):
        out.append(Row(f"load messages pack {language}", _load("label", "labeller", language), None, "s", 0.2))
        out.append(Row(f"load letters pack {language}", _load("lint", "linter", language), None, "s", 0.2))
        out.append(Row(f"slowest pattern on 100 KB of hostile text {language}", _hostile(language), None, "ms", 100))
    return out
