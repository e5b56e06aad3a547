"""Files other programs and people wrote: each export is recognised as its kind, and what is no export is nobody's.

They are read from the folder in PARTWELL_SAMPLES, or from `shared/samples` beside the checkout, and are never copied.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from partwell.sources._contract import HEAD_BYTES, Head
from partwell.sources.registry import all_sources, recognise

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("PARTWELL_SAMPLES", ROOT.parent / "shared" / "samples"))
LISTED: dict[str, str | None] = (
    json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))["files"]
    if (SAMPLES / "expected.json").is_file()
    else {}
)
KINDS = {source.name: source.kind for source in all_sources()}
# Files that content alone cannot tell: the reason stands beside each.
UNTELLABLE = {
    "einvoice/zugferd_pdf/RE-E-974-Hetzner_2016-01-19_R0005532486.pdf": "a PDF without XML and without a word of it",
}
# Kinds that some source of this program reads; a file of another kind is nobody's for now.
READ = frozenset(KINDS.values())
pytestmark = pytest.mark.skipif(not LISTED, reason=f"no samples in {SAMPLES}")


def kind_of(path: Path) -> str | None:
    data = path.read_bytes()
    found, _ = recognise(Head(data[:HEAD_BYTES], path.name, len(data), data[-HEAD_BYTES:]))
    return found.kind if found else None


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_file_is_recognised_as_its_kind_or_not_at_all(name: str) -> None:
    wanted, found = LISTED[name], kind_of(SAMPLES / name)
    if wanted == "any" or name in UNTELLABLE:
        return
    assert found == (wanted if wanted in READ else None)
