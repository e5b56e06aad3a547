"""How fast messages are labelled on one core, and how long a language pack takes to load."""

from __future__ import annotations

import json
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
begin = time.perf_counter()
from partwell.language.{module} import {name}
middle = time.perf_counter()
{name}("{language}")
print(time.perf_counter() - middle)
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
    begin = time.perf_counter()
    subprocess.run([PARTWELL, "label", "--jsonl"], input=lines.encode(), check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begin) / count * 1e6


def _alone(count: int) -> float:
    """Microseconds a message of the labeller alone."""
    from partwell.language.label import labeller

    label = labeller("en").label
    texts = [f"{_MESSAGES[n % len(_MESSAGES)]} ({n})" for n in range(count)]
    for text in texts[:500]:
        label(text)
    begin = time.perf_counter()
    for text in texts:
        label(text)
    return (time.perf_counter() - begin) / count * 1e6


def rows() -> list[Row]:
    """50 µs a message are 20,000 a second."""
    out = [
        Row("label one message, labeller alone", _alone(20_000), None, "µs", 50),
        Row("label one message, whole command", _batch(50_000), None, "µs", 50),
    ]
    for language in ("en", "hu"):
        out.append(Row(f"load messages pack {language}", _load("label", "labeller", language), None, "s", 0.2))
        out.append(Row(f"load letters pack {language}", _load("lint", "linter", language), None, "s", 0.2))
    return out
