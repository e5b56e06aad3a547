"""Damaged files of every source through the airlock: only facts and problems come out, every row accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from partwell.facts.errors import AirlockError
from partwell.sources._contract import Parsed, Recognised
from partwell.sources.airlock import Airlock
from partwell.sources.registry import all_sources
from partwell.words.texts import LANGUAGES, knows
from tests.hostile._mutate import FILES_A_SOURCE, mutate
from tests.sources._reading import well_formed
from tools import expected

# A damaged file may be refused whole with a reason; a parser's death, a hang or unaccounted rows are no reason.
FAULTS = frozenset({"parser_died", "too_slow", "rows_unaccounted", "unreadable_file"})


@pytest.fixture(scope="module")
def airlock() -> Iterator[Airlock]:
    with Airlock() as made:
        yield made


@pytest.mark.parametrize("name", [source.name for source in all_sources()])
def test_damaged_files_give_facts_and_problems_only(airlock: Airlock, tmp_path: Path, name: str) -> None:
    samples = expected.samples(name)
    random = Random(f"fuzz {name}")
    for number in range(FILES_A_SOURCE):
        sample = random.choice(samples)
        data = mutate(random, sample.read_bytes(), random.choice(samples).read_bytes())
        path = tmp_path / sample.name
        path.write_bytes(data)
        broken = _broken(airlock, path, name)
        if broken:
            keep = tmp_path.parent / f"fuzz-{name}-{number}"
            keep.write_bytes(data)
            pytest.fail(f"{broken} ({keep})")


def _broken(airlock: Airlock, path: Path, name: str) -> str:
    context = expected.context_of(expected.samples(name)[0], path.read_bytes())
    try:
        frames = list(airlock.read(path, context, force=name))
    except AirlockError as fault:
        told = all(knows(language, f"problem.{fault.code}") for language in LANGUAGES)
        return "" if told and fault.code not in FAULTS else f"{fault.code} {fault.args_by_name}"
    recognised, parsed = frames[0], [frame for frame in frames if isinstance(frame, Parsed)]
    assert isinstance(recognised, Recognised)
    rows = sum(one.rows for one in parsed)
    if rows != recognised.rows:
        return f"{recognised.rows} rows counted, {rows} told"
    return "; ".join(well_formed(parsed))
