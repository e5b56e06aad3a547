"""What time kept on accounts shares: `work:acme:site` is work for acme; the account's other levels are the project."""

from __future__ import annotations

from partwell.facts.records import Party
from partwell.sources._contract import Context
from partwell.sources._ledger_accounts import parts_of

# Levels that sort the work and name nobody.
_SORTS = frozenset(
    "work biz business inc income client clients customer customers project projects job jobs billable freelance time "
    "hours fos contract contracts munka ügyfél ügyfelek projekt projektek arbeit kunde kunden projekte".split()
)


def client_and_project(account: str, tags: dict[str, str], context: Context) -> tuple[Party | None, str]:
    """The client named for the file or by a tag, else the first level that is a name; and the levels that are left."""
    parts = parts_of(account)
    named = context.client or tags.get("client", "") or tags.get("ügyfél", "")
    if named.strip():
        return Party.named(named), ":".join(parts)
    while len(parts) > 1 and parts[0].casefold() in _SORTS:
        parts = parts[1:]
    return (Party.named(parts[0]), ":".join(parts[1:])) if parts else (None, "")
