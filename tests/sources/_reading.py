"""Reads a file with a source in this process, without the airlock, and checks what every reading must keep."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from partwell.facts.records import Fact
from partwell.sources._contract import Context, Parsed, Source
from tools import expected


def parse(source: Source, data: bytes, context: Context) -> list[Parsed]:
    """All that the source gives for these bytes."""
    return list(source.read(io.BytesIO(data), context))


def read_file(source: Source, path: Path) -> list[Parsed]:
    """All that the source gives for a sample; from the disk, because archives are mapped."""
    with path.open("rb") as stream:
        return list(source.read(stream, expected.context_of(path, path.read_bytes())))


def facts_of(parsed: Iterable[Parsed]) -> list[Fact]:
    """The facts alone, in order."""
    return [fact for one in parsed for fact in one.facts]


def well_formed(parsed: Iterable[Parsed]) -> list[str]:
    """What breaks the contract: every item has rows and exactly one of facts, problems (one a row) and passed rows."""
    out = []
    for one in parsed:
        kinds = [bool(one.facts), bool(one.problems), bool(one.passed)]
        if one.rows and sum(kinds) != 1:
            out.append(f"{sum(kinds)} kinds of outcome for {one.rows} rows")
        if one.problems and len(one.problems) != one.rows:
            out.append(f"{len(one.problems)} problems for {one.rows} rows")
        if one.passed and len(one.passed) != one.rows:
            out.append(f"{len(one.passed)} passed for {one.rows} rows")
    return out


def unproven(data: bytes, facts: Iterable[Fact]) -> list[str]:
    """Facts whose quoted words do not stand in the decoded bytes of the original."""
    from partwell.sources._decode import decode

    out = []
    for fact in facts:
        trace = fact.trace
        start, end = trace.at or (0, len(data))
        text = decode(data[start:end], trace.part, trace.chain)
        if "\n".join(text[a:b] for a, b in trace.spans) != trace.quote:
            out.append(repr(trace))
    return out
