"""The same book gives the same document to the byte, under any hash seed, time zone and locale of the machine."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS, ZONES, LOCALES = ("0", "1", "4242"), ("UTC", "America/St_Johns", "Pacific/Chatham"), ("C.UTF-8", "hu_HU.UTF-8")
_PRINT = """
import json
from tests.demo._story import told
from datetime import date
from partwell.signals._contract import Settings
found = told(3, date(2026, 11, 20)).measured(Settings(date(2026, 11, 25), zone="Europe/Budapest", country="HU"))
document = {name: {client: r.as_json() for client, r in some.items()} for name, some in found.readings.items()}
print(json.dumps([document, [(note.code, dict(note.args)) for note in found.notes]]))
"""


def _run(setting: tuple[str, str, str]) -> str:
    seed, zone, locale = setting
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    command = [sys.executable, "-c", _PRINT]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_eighteen_machines_print_the_same_bytes() -> None:
    with ThreadPoolExecutor(2) as pool:
        printed = list(pool.map(_run, itertools.product(SEEDS, ZONES, LOCALES)))
    assert len(printed) == 18
    assert len(printed[0]) > 10_000
    assert set(printed) == {printed[0]}
