"""Compile the message catalogues, or check that they are complete, equal in shape and compiled."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "partwell"
CATALOGUE = SOURCE / "words" / "catalogue"
LANGUAGES = ("en", "hu")
HEADER = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
_FIELD = re.compile(r"\{(\w+)[^}]*\}")
_KEY = re.compile(
    r"""(?:\bsay\(\s*[^,()"']+(?:\([^()]*\))?,\s*|\bsay_count\(\s*[^,()"']+,\s*|\bt\(\s*|\btn\(\s*|\{%\s*tn?\s+)["']([a-z][\w.]*)["']"""
)
_CODE = re.compile(
    r"""\b(Problem|Note|InputError|NotFound|Conflict|UsageError|Forbidden|AirlockError)\(\s*["']([a-z_]+)["']"""
)
# What stops a parser is told as the one problem of its file.
_FAMILY = {"Problem": "problem", "Note": "note", "AirlockError": "problem"}


def read(language: str) -> tuple[polib.POFile, list[str]]:
    """All entries of a language as one file, and the faults found while joining (a key given twice)."""
    joined, faults, seen = polib.POFile(wrapwidth=110), [], {}
    joined.metadata = HEADER
    for path in sorted((CATALOGUE / language).glob("*.po")):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            if entry.msgid in seen:
                faults.append(f"{path.name}: {entry.msgid} stands in {seen[entry.msgid]} too")
            seen[entry.msgid] = path.name
            joined.append(entry)
    joined.sort(key=lambda entry: entry.msgid)
    return joined, faults


def fields(entry: polib.POEntry) -> set[str]:
    """Names of the `{values}` an entry wants, over all its forms."""
    return set(_FIELD.findall(" ".join([entry.msgstr, *entry.msgstr_plural.values()]))) - {"n"}


def compare(books: dict[str, polib.POFile]) -> list[str]:
    """Keys that a language lacks, leaves empty, or fills with other values than the other language."""
    faults, tables = [], {name: {e.msgid: e for e in book} for name, book in books.items()}
    for key in sorted(set().union(*tables.values())):
        entries = {name: table.get(key) for name, table in tables.items()}
        for name, entry in entries.items():
            if entry is None or not (entry.msgstr or (all(entry.msgstr_plural.values()) and entry.msgstr_plural)):
                faults.append(f"{name}: no text for {key}")
        if all(entries.values()):
            first, second = (fields(entry) for entry in entries.values())
            if first != second:
                faults.append(f"{key}: the languages want different values: {sorted(first ^ second)}")
    return faults


def used() -> dict[str, str]:
    """Keys that the code or a template names literally, with the file that names them."""
    found: dict[str, str] = {}
    for path in [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]:
        text, place = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        found.update(dict.fromkeys(_KEY.findall(text), place))
        found.update({f"{_FAMILY.get(kind, 'error')}.{code}": place for kind, code in _CODE.findall(text)})
    return found


def main() -> int:
    """Compile; with --check change nothing and report every fault."""
    check = "--check" in sys.argv[1:]
    books, faults = {}, []
    for language in LANGUAGES:
        books[language], doubled = read(language)
        faults += [f"{language}/{fault}" for fault in doubled]
    faults += compare(books)
    known = {entry.msgid for entry in books["en"]}
    faults += [f"{place}: no text for {key}" for key, place in sorted(used().items()) if key not in known]
    for language, book in books.items():
        target = CATALOGUE / language / "partwell.mo"
        if check:
            if not target.exists() or target.read_bytes() != book.to_binary():
                faults.append(f"{language}: the compiled catalogue is stale, run make words")
        else:
            target.write_bytes(book.to_binary())
    print("\n".join(faults) or f"catalogues: {len(known)} texts in {len(LANGUAGES)} languages, complete")
    return 1 if faults and check else 0


if __name__ == "__main__":
    sys.exit(main())
