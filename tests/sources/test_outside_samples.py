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
    "mail/ruby_mail/sample_output_multipart": "an empty file",
    "mail/zapier_replies/email_1_5.txt": "a plain text with a list, no sign of a mail in it",
    "mail/zapier_replies/email_sig_delimiter_in_middle_of_line.txt": "a plain text, no sign of a mail in it",
}
# Pieces of contracts without a title: schedules, statements, scanned lists; told by the end of their names.
PIECES = (
    "X - Sales, Marketing, Distribution, and Supply Agreement.txt",
    "(on F-1)_EX-10.13_9963189_EX-10.13_Outsourcing Agreement.txt",
    "0150814_8-K_EX-10.1_9230148_EX-10.1_Franchise Agreement3.txt",
    "0150814_8-K_EX-10.1_9230148_EX-10.1_Franchise Agreement4.txt",
    "9-EX-99-Outsourcing Agreement with the BISYS Group, Inc..txt",
    "ICHOLDINGS,INC_04_08_2020-EX-99.1-JOINT FILING STATEMENT.txt",
    "4238_2011-05-12_STERLING CONSTRUCTION COMPANY, INC. LOGO.txt",
    "944522_2008-02-15_AMENDMENT TO EMPLOYMENT AGREEMENT.txt",
)
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
    if wanted == "any" or name in UNTELLABLE or name.endswith(PIECES):
        return
    assert found == (wanted if wanted in READ else None)
