"""What `partwell import` reads: files as named, standard input spooled to a file, accounts fetched into one."""

from __future__ import annotations

import getpass
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from partwell.faces.cli._face import Face, console

if TYPE_CHECKING:
    from partwell.actions._actor import Actor
    from partwell.actions.fetch_account import Account
    from partwell.actions.import_files import ImportReport

SERVICE = "partwell"
_PIECE = 1 << 20


@dataclass
class Given:
    """The files to read; `accounts` says which of them were fetched, and from where."""

    actor: Actor
    files: list[Path] = field(default_factory=list)
    accounts: dict[Path, str] = field(default_factory=dict)

    def closed(self, report: ImportReport) -> ImportReport:
        """Remove what was fetched; the report names the accounts instead of the files."""
        if not self.accounts:
            return report
        from partwell.actions.fetch_account import close_accounts

        fetched, self.accounts = self.accounts, {}
        return close_accounts(self.actor, fetched, report) or report


@contextmanager
def to_read(face: Face, actor: Actor, paths: list[str], *, insecure: bool) -> Iterator[Given]:
    """The paths to read; `-` is standard input, because recognition and reading both need a file."""
    from partwell.actions.fetch_account import close_accounts, is_account

    given = Given(actor)
    with tempfile.TemporaryDirectory(prefix="partwell-") as folder:
        try:
            for place, text in enumerate(paths):
                if is_account(text):
                    path = _fetched(face, actor, text, insecure=insecure)
                    given.accounts[path] = text
                else:
                    path = _spooled(Path(folder) / f"stdin-{place}") if text == "-" else Path(text)
                given.files.append(path)
            yield given
        finally:
            if given.accounts:
                close_accounts(actor, given.accounts, None)


def _spooled(spool: Path) -> Path:
    with spool.open("wb") as out:
        while piece := sys.stdin.buffer.read(_PIECE):
            out.write(piece)
    return spool


def _fetched(face: Face, actor: Actor, address: str, *, insecure: bool) -> Path:
    from partwell.actions.fetch_account import account_of, fetch_account

    account = account_of(address, insecure=insecure)
    password = _password(face, account)
    with _bar(face, account) as done:
        return fetch_account(actor, address, password, insecure=insecure, done=done)


def _password(face: Face, account: Account) -> str:
    """From the system's keyring, else asked for; never taken from the command line, never kept."""
    import keyring
    from keyring.errors import KeyringError

    from partwell.facts.errors import InputError

    try:
        found = keyring.get_password(SERVICE, account.login)
    except KeyringError:
        found = None
    if found:
        return found
    if not face.talks:
        raise InputError("account_password_needed", login=account.login)
    return getpass.getpass(face.t("cli.import.password", login=account.login) + " ", stream=sys.stderr)


def _unseen(done: int, total: int) -> None:
    del done, total


@contextmanager
def _bar(face: Face, account: Account) -> Iterator[Callable[[int, int], None]]:
    """How far the fetching is, on standard error where a person watches."""
    err = console(sys.stderr)
    if face.json or not err.is_terminal:
        yield _unseen
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err, transient=True
    ) as bar:
        task = bar.add_task(account.login, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
