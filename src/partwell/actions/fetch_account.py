"""Fetch the mails of an IMAP folder or the entries of a CalDAV calendar, to be imported like any file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from partwell.actions._actor import Actor
from partwell.actions.import_files import ImportReport
from partwell.sources._account import Account, account_of, is_account

__all__ = ["Account", "account_of", "close_accounts", "fetch_account", "is_account"]

Done = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    del done, total


def fetch_account(actor: Actor, address: str, password: str, *, insecure: bool = False, done: Done = _silent) -> Path:
    """Fetch what the address names into a private file and give its path; `close_accounts` removes it.

    Nothing on the server changes. Raise InputError `account_…`; after `account_cut` the next call goes on.
    """
    actor.needs("write")
    from partwell.book.spool import spool_for

    account = account_of(address, insecure=insecure)
    if account.kind == "imap":
        from partwell.sources._imap import fetch_mails

        spool = spool_for(address, "mails.mbox")
        fetch_mails(account, password, spool, done)
    else:
        from partwell.sources._caldav import fetch_calendar

        spool = spool_for(address, "calendar.ics")
        fetch_calendar(account, password, spool, done)
    return spool


def close_accounts(actor: Actor, fetched: Mapping[Path, str], report: ImportReport | None) -> ImportReport | None:
    """Remove fetched files; the book and the report call what was read from them by its address."""
    actor.needs("write")
    from partwell.book.paths import shown
    from partwell.book.spool import drop_spool, name_file

    by_path = {shown(path): address for path, address in fetched.items()}
    for path in fetched:
        drop_spool(path)
    if report is None:
        return None
    for file in report.files:
        if file.path in by_path and file.id:
            name_file(file.id, by_path[file.path])
    return replace(report, files=tuple(replace(f, path=by_path.get(f.path, f.path)) for f in report.files))
