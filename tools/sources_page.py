"""Write docs/sources.md, the page of formats, from the catalogue: `python -m tools.sources_page [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

from partwell.sources.registry import all_sources
from partwell.words.texts import say

PAGE = Path(__file__).resolve().parent.parent / "docs" / "sources.md"
_TOP = """# What partwell can read

For every format: the way to its export in the tool it comes from, what is read of it and what is not. Files are
recognised by what stands in them, whatever they are called; `partwell sources` prints the same in your language, and
[the plain CSV](sources/plain-csv.md) is for everybody whose tool is not here.

A mail folder or a calendar can also be read from its server, without a file in between:
`partwell import imaps://you@server/INBOX`, `partwell import caldavs://you@server/path`. The password comes from your
system's keyring or is asked for; nothing on the server changes, and of people you have not confirmed as clients nothing
but who wrote to whom is kept. A folder of mails in Maildir form is given like any folder.

This page is made by `python -m tools.sources_page` from the texts of the program.
"""
_KINDS = {
    "time": "Time",
    "invoices": "Invoices",
    "payments": "Payments",
    "bank": "Bank statements",
    "einvoice": "E-invoices",
    "chat": "Chat",
    "mail": "Mail",
    "calendar": "Calendars",
    "contract": "Contracts",
    "ledger": "Plain-text ledgers",
}


def page() -> str:
    """The whole page."""
    parts = [_TOP]
    for kind, title in _KINDS.items():
        some = [source for source in all_sources() if source.kind == kind]
        if some:
            parts.append(f"\n## {title}\n")
        parts += [_entry(source.name) for source in some]
    return "".join(parts)


def _entry(name: str) -> str:
    title, how = (say("en", f"source.{name}.{part}") for part in ("title", "how"))
    return f"\n### {title}\n\n`{name}` · {how}\n"


def main() -> int:
    """Write the page; with --check only say whether it is as it should be."""
    if "--check" in sys.argv[1:]:
        fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
        print("docs/sources.md is up to date" if fresh else "docs/sources.md is stale: python -m tools.sources_page")
        return 0 if fresh else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
