"""The house holds its figures of size and shape, and its list of forbidden words."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tools import catalogue, shape

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "partwell"

# What never stands in the product: code out of data, unsafe markup, shells, loose clocks, SQL built from text.
FORBIDDEN = {
    "pickle": r"\b(?:pickle|marshal|shelve)\b\s*[.(]|import (?:pickle|marshal|shelve)",
    "code from text": r"(?<![\w.])(?:eval|exec)\(",
    "unsafe yaml": r"yaml\.(?:unsafe_)?load\(",
    "a shell": r"shell\s*=\s*True|os\.system\(|os\.popen\(",
    "unescaped markup": r"\|\s*safe\b|mark_safe\(|Markup\(|autoescape off",
    "a clock without zone": r"datetime\.now\(\)|utcnow\(|date\.today\(\)",
    "SQL put together from text": r"execute\(\s*f[\"']|\.raw\(\s*f[\"']|RawSQL\(",
}
# Places that may, each with its reason.
ALLOWED: dict[tuple[str, str], str] = {}


def test_figures_of_size_and_shape_hold() -> None:
    assert shape.faults(shape.measure()) == []


def test_the_shape_tool_sees_a_broken_house() -> None:
    good = shape.measure()
    bad = shape.Shape({"a.py": 401}, {"a.py:1 f": 81}, ["x"] * 4, ["a.py"], 10, 1, ["a.py:1 f"], [["a", "b"]])
    assert len(shape.faults(bad)) > len(shape.faults(good)) + 7


def _texts() -> list[tuple[str, str]]:
    kinds = ("*.py", "*.html", "*.sql", "*.js", "*.css")
    return [
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for kind in kinds
        for path in sorted(SOURCE.rglob(kind))
        if "migrations" not in path.parts
    ]


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_forbidden_words_do_not_stand_in_the_product(name: str) -> None:
    pattern = re.compile(FORBIDDEN[name])
    found = [
        f"{path}: {match.group(0)}"
        for path, text in _texts()
        for match in pattern.finditer(text)
        if (name, path) not in ALLOWED
    ]
    assert found == []


def test_catalogues_are_complete_and_used_keys_exist() -> None:
    books = {language: catalogue.read(language)[0] for language in catalogue.LANGUAGES}
    known = {entry.msgid for entry in books["en"]}
    assert catalogue.compare(books) == []
    assert {key: place for key, place in catalogue.used().items() if key not in known} == {}


def test_no_file_of_the_repository_names_a_package_index_or_a_machine_path() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    bad = re.compile(
        "|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.org", "/wor" + "k/", "/roo" + "t/"])
    )
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in {".png", ".mo"} or not path.is_file():
            continue
        found += [f"{name}: {m.group(0)}" for m in bad.finditer(path.read_text(encoding="utf-8", errors="replace"))]
    assert found == []
