"""The documents are true: every path and link exists, every plug-in file has its row, every command is real."""

from __future__ import annotations

import io
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from partwell import __version__
from partwell.demo import invoices_csv as demo
from partwell.faces.cli._app import commands
from partwell.sources._contract import Context
from partwell.sources.registry import by_name

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MAP = (DOCS / "map.md").read_text(encoding="utf-8")
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
PLUGINS = {
    "src/partwell/sources": "*.py",
    "src/partwell/signals": "*.sql",
    "src/partwell/faces/cli": "*.py",
    "src/partwell/faces/web/pages": "*.py",
    "src/partwell/actions": "*.py",
    "bench": "*.py",
}


def paths() -> list[str]:
    """What the map names in backticks that looks like a path, `<name>` as a star."""
    found = re.findall(r"`((?:src|tests|tools|bench|docs|pyproject)[\w./<>-]*)`", MAP)
    return sorted({path.replace("<name>", "*") for path in found})


def test_the_map_has_paths_to_test() -> None:
    assert len(paths()) > 40


@pytest.mark.parametrize("path", paths())
def test_every_path_of_the_map_exists(path: str) -> None:
    assert list(ROOT.glob(path.rstrip("/")))


@pytest.mark.parametrize("folder", sorted(PLUGINS))
def test_every_file_of_a_plug_in_folder_is_found_by_the_map(folder: str) -> None:
    files = [file for file in (ROOT / folder).glob(PLUGINS[folder]) if not file.name.startswith("_")]
    assert files
    lost = [f for f in files if not any(fnmatch(str(f.relative_to(ROOT)), path) for path in paths())]
    assert lost == []


def test_every_room_has_its_page_and_every_page_its_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "src" / "partwell").glob("*/__init__.py")}
    assert rooms == {page.stem for page in (DOCS / "rooms").glob("*.md")}


def test_every_decision_is_listed() -> None:
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in (DOCS / "decisions").glob("0*.md") if f"({page.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_docs_can_be_reached() -> None:
    linked = set()
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8")):
            linked.add((page.parent / link).resolve())
    assert [str(page.relative_to(ROOT)) for page in DOCS.rglob("*.md") if page.resolve() not in linked] == []


def typed(text: str) -> str:
    """What a page shows as typed: fenced blocks, and spans in backticks."""
    return "\n".join(
        [*re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL), *re.findall(r"`[^`\n]+`", text)]
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_and_target_named_exists(page: Path) -> None:
    text = typed(page.read_text(encoding="utf-8"))
    named = set(re.findall(r"(?:^|`)partwell ([a-z]+)", text, re.MULTILINE))
    targets = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert named <= set(commands())
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_the_changes_begin_with_this_version() -> None:
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == __version__


PLAIN = (DOCS / "sources" / "plain-csv.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"## (\w+)\n.*?```csv\n(.*?)```", PLAIN, re.DOTALL))
KINDS = [
    ("Invoices", "invoices_csv", "Invoice"),
    ("Payments", "payments_csv", "Payment"),
    ("Time", "time_csv", "TimeEntry"),
]


@pytest.mark.parametrize(
    ("title", "source", "kind"),
    [
        ("Invoices", "invoices_csv", "Invoice"),
        ("Payments", "payments_csv", "Payment"),
        ("Time", "time_csv", "TimeEntry"),
    ],
)
def test_the_documented_plain_csv_is_read_whole(title: str, source: str, kind: str) -> None:
    data = EXAMPLES[title].encode()
    context = Context("0" * 64, "example.csv", zone="Europe/Budapest")
    parsed = list(by_name(source).read(io.BytesIO(data), context))
    assert [problem for item in parsed for problem in item.problems] == []
    assert [type(fact).__name__ for item in parsed for fact in item.facts] == [kind, kind]


@pytest.mark.parametrize(("title", "table"), [("Invoices", demo.INVOICES), ("Payments", demo.PAYMENTS)])
def test_the_demo_writes_the_documented_columns(title: str, table: str) -> None:
    written = demo.files([], [])[table].decode().strip()
    assert EXAMPLES[title].splitlines()[0] == written
    section = PLAIN.partition(f"## {title}")[2].partition("```")[0]
    assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == written.split(",")
