"""Scans: read where tesseract is there (a stand-in here, with tesseract's own table), named clearly where it is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from partwell.facts.errors import AirlockError
from partwell.facts.records import Document
from partwell.sources import _ocr
from partwell.sources._contract import Context
from partwell.sources.registry import by_name
from tests.sources._reading import facts_of, parse

CONTEXT = Context("0" * 64, "scan.pdf", option="any")
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
WORDS = (
    "1\t1\t0\t0\t0\t0\t0\t0\t556\t833\t-1\t\n"
    "5\t1\t1\t1\t1\t1\t100\t50\t200\t40\t96.5\tServices\n"
    "5\t1\t1\t1\t1\t2\t320\t50\t200\t40\t91.5\tAgreement\n"
    "5\t1\t1\t1\t2\t1\t100\t150\t400\t40\t70\tTermination:\n"
    "broken\trow\n"
)


def scan(pages: int = 2) -> bytes:
    """A PDF with pages and not one letter."""
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(200, 300)
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in that answers as tesseract does and keeps the picture it was given."""
    made = tmp_path / "tesseract"
    (tmp_path / "table").write_text(f"{HEAD}\n{WORDS}", encoding="utf-8")
    made.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = --list-langs ]; then printf "List of available languages (3):\\neng\\nhun\\nosd\\n"; exit 0; fi\n'
        f'echo "$@" > {tmp_path}/asked; cat > {tmp_path}/picture; cat {tmp_path}/table\n',
        encoding="utf-8",
    )
    made.chmod(0o755)
    monkeypatch.setattr(_ocr.shutil, "which", lambda name: str(made))
    return tmp_path


def test_a_scan_is_read_page_by_page_and_it_is_said_how_surely(program: Path) -> None:
    parsed = parse(by_name("contract"), scan(), CONTEXT)
    (found,) = facts_of(parsed)
    assert isinstance(found, Document)
    assert found.text.split("\n") == ["Services Agreement", "Termination:"] * 2
    assert found.pages == (1, 3)
    assert [(note.code, note.args) for one in parsed for note in one.notes] == [("read_by_ocr", {"confidence": 86})]
    assert (program / "asked").read_text(encoding="utf-8").split() == ["stdin", "stdout", "-l", "eng+hun", "tsv"]
    picture = (program / "picture").read_bytes()
    head = picture.split(b"\n", 1)[0].split()
    assert head[0] == b"P5"
    assert len(picture.split(b"\n", 1)[1]) == int(head[1]) * int(head[2])


def test_boxes_are_in_points_from_the_bottom_left(program: Path) -> None:
    import pypdfium2

    found = _ocr.read_scan(pypdfium2.PdfDocument(scan(1)))
    assert found is not None
    left, bottom, right, top = found.boxes[0]
    assert (round(left), round(right)) == (36, 187)
    assert (round(bottom), round(top)) == (268, 282)


def test_without_tesseract_or_with_one_that_fails_the_scan_is_named(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "table").write_text(HEAD, encoding="utf-8")
    with pytest.raises(AirlockError, match="needs_ocr"):
        parse(by_name("contract"), scan(), CONTEXT)
    (program / "tesseract").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(AirlockError, match="needs_ocr"):
        parse(by_name("contract"), scan(), CONTEXT)
    monkeypatch.setattr(_ocr.shutil, "which", lambda name: None)
    with pytest.raises(AirlockError, match="needs_ocr"):
        parse(by_name("contract"), scan(), CONTEXT)
