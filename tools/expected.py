"""Write the expected results beside a source's samples: `python -m tools.expected NAME`; read them before keeping them.

A sample folder is tests/samples/<source>/; `context.json` in it gives own, kept, client, zone, currency where needed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from partwell.facts.records import kind_of
from partwell.sources._contract import HEAD_BYTES, Context, Head
from partwell.sources.registry import by_name, recognise

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples"
ENDING = ".expected.json"
_PLAIN = frozenset({"context.json", "LICENSE", "README.md"})


def samples(name: str) -> list[Path]:
    """The input files of a source's folder."""
    folder = SAMPLES / name
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return [p for p in files if not p.name.endswith(ENDING) and p.name not in _PLAIN]


def context_of(path: Path, data: bytes) -> Context:
    """What the sample's reading may know."""
    place = next((p / "context.json" for p in path.parents if (p / "context.json").is_file()), None)
    given: dict[str, Any] = json.loads(place.read_text(encoding="utf-8")) if place else {}
    for field in ("own", "kept", "names"):
        given[field] = frozenset(given.get(field, ()))
    return Context(hashlib.sha256(data).hexdigest(), path.name, **given)


def result(name: str, path: Path) -> dict[str, Any]:
    """What reading the file with this source gives, as plain JSON."""
    data, source = path.read_bytes(), by_name(name)
    found, _ = recognise(Head(data[:HEAD_BYTES], path.name, len(data), data[-HEAD_BYTES:]))
    with path.open("rb") as stream:
        rows = source.count(stream)
    with path.open("rb") as stream:
        parsed = list(source.read(stream, context_of(path, data)))
    return {
        "recognised": found.name if found else None,
        "rows": rows,
        "read": sum(one.rows for one in parsed),
        "facts": [{"kind": kind_of(fact), **_fact(fact)} for one in parsed for fact in one.facts],
        "problems": [plain(problem) for one in parsed for problem in one.problems],
        "passed": sum(len(one.passed) for one in parsed),
        "notes": [plain(note) for one in parsed for note in one.notes],
    }


def _fact(fact: Any) -> dict[str, Any]:
    """A fact without its key and with the short form of its trace."""
    values = plain(fact)
    trace = values.pop("trace")
    values.pop("key")
    place = trace["part"] or trace["line"] or trace["at"]
    return {name: value for name, value in values.items() if value not in ("", None, [], False)} | {"at": place}


def plain(value: Any) -> Any:
    """Records as plain JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list | frozenset):
        return [plain(one) for one in value]
    if hasattr(value, "items"):
        return {key: plain(one) for key, one in value.items()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def written(name: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each sample that has an expected result, with it."""
    for path in samples(name):
        beside = path.with_name(path.name + ENDING)
        if beside.is_file():
            yield path, json.loads(beside.read_text(encoding="utf-8"))


def main() -> int:
    """Write every expected result of the named sources."""
    for name in sys.argv[1:]:
        for path in samples(name):
            text = json.dumps(result(name, path), ensure_ascii=False, indent=1)
            path.with_name(path.name + ENDING).write_text(text + "\n", encoding="utf-8")
            print(path.relative_to(SAMPLES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
