"""Mails of one folder of an IMAP account into an mbox file, piece by piece; the server's state is never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from imaplib import IMAP4
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partwell.facts.errors import InputError
from partwell.sources._account import Account
from partwell.sources._mbox_scan import MAIL_LIMIT

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

TIMEOUT = 60.0
TRIES = 3
_PIECE_MAILS, _PIECE_BYTES = 200, 16 << 20
# One line for every mail: its number in the folder tells it; the same folder gives the same file again.
_ENVELOPE = b"From uid-%d@imap Thu Jan  1 00:00:00 1970\n"
_FROM = re.compile(rb"^(>*From )", re.MULTILINE)
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")

Done = Callable[[int, int], None]


@dataclass
class _State:
    """How far the file is: the folder's own number, the last mail written, and the bytes that count."""

    validity: int = 0
    last: int = 0
    size: int = 0


def fetch_mails(account: Account, password: str, spool: Path, done: Done) -> None:
    """Write the folder's mails into `spool` (mboxrd), going on where an earlier call was cut off.

    Raise InputError `account_refused`, `account_no_folder`, `account_unreachable`, `account_cut` (call again).
    """
    for left in reversed(range(TRIES)):
        try:
            with _folder(account, password) as box:
                _write(box, account, spool, done)
        except (OSError, IMAP4.abort) as fault:
            if left and _state(spool).last:
                continue
            code = "account_cut" if _state(spool).last else "account_unreachable"
            raise InputError(code, host=account.host, reason=_reason(fault)) from None
        else:
            _state_path(spool).unlink(missing_ok=True)
            return


@contextmanager
def _folder(account: Account, password: str) -> Iterator[BaseMailBox]:
    """The account, logged in, with the folder open for reading only (EXAMINE)."""
    from imap_tools import MailBox, MailboxFolderSelectError, MailboxLoginError, MailBoxUnencrypted

    kind: Any = MailBox if account.encrypted else MailBoxUnencrypted
    box = kind(account.host, account.port, timeout=TIMEOUT)
    try:
        try:
            plain = account.user.isascii() and password.isascii()
            (box.login if plain else box.login_utf8)(account.user, password, initial_folder=None)
        except (MailboxLoginError, IMAP4.error) as fault:
            if isinstance(fault, IMAP4.abort):
                raise
            raise InputError("account_refused", host=account.host) from None
        try:
            box.folder.set(account.path, readonly=True)
        except (MailboxFolderSelectError, IMAP4.readonly):
            raise InputError("account_no_folder", folder=account.path, host=account.host) from None
        yield box
    finally:
        box.client.shutdown()


def _write(box: BaseMailBox, account: Account, spool: Path, done: Done) -> None:
    status = box.folder.status(account.path, ["UIDVALIDITY"])
    validity = int(status["UIDVALIDITY"])
    state = _state(spool)
    if state.validity != validity:
        state = _State(validity)
    uids = sorted(int(uid) for uid in box.uids("ALL", charset=None))
    waiting = [uid for uid in uids if uid > state.last]
    with spool.open("r+b" if spool.exists() else "w+b") as out:
        spool.chmod(0o600)
        out.truncate(state.size)
        out.seek(state.size)
        for piece in _pieces(box, waiting):
            for uid, raw in _mails(box, piece):
                out.write(_ENVELOPE % uid + _FROM.sub(rb">\1", raw.replace(b"\r\n", b"\n").rstrip(b"\n")) + b"\n\n")
            out.flush()
            state = _State(validity, piece[-1], out.tell())
            _state_path(spool).write_text(json.dumps(asdict(state)), encoding="ascii")
            done(uids.index(piece[-1]) + 1, len(uids))


def _pieces(box: BaseMailBox, uids: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of mails that together are not too large for one answer."""
    for at in range(0, len(uids), _PIECE_MAILS):
        some = uids[at : at + _PIECE_MAILS]
        sizes = dict(_sizes(box, some))
        piece: list[int] = []
        held = 0
        for uid in some:
            size = min(sizes.get(uid, 0), MAIL_LIMIT)
            if piece and held + size > _PIECE_BYTES:
                yield piece
                piece, held = [], 0
            piece.append(uid)
            held += size
        if piece:
            yield piece


def _asked(box: BaseMailBox, uids: Sequence[int], what: str) -> list[Any]:
    kind, answer = box.client.uid("FETCH", ",".join(map(str, uids)), what)
    if kind != "OK":
        raise OSError(f"FETCH: {kind}")
    return [one for one in answer if one is not None]


def _sizes(box: BaseMailBox, uids: Sequence[int]) -> Iterator[tuple[int, int]]:
    for one in _asked(box, uids, "(UID RFC822.SIZE)"):
        head = one[0] if isinstance(one, tuple) else one
        uid, size = _UID.search(head), _SIZE.search(head)
        if uid and size:
            yield int(uid[1]), int(size[1])


def _mails(box: BaseMailBox, uids: Sequence[int]) -> list[tuple[int, bytes]]:
    """The mails' bytes in the order of their numbers; PEEK leaves them unread; what is too large is cut."""
    found = {}
    answer = _asked(box, uids, f"(UID BODY.PEEK[]<0.{MAIL_LIMIT}>)")
    for at, one in enumerate(answer):
        if isinstance(one, tuple):
            behind = answer[at + 1] if at + 1 < len(answer) and isinstance(answer[at + 1], bytes) else b""
            uid = _UID.search(one[0]) or _UID.search(behind)
            if uid and int(uid[1]) in uids:
                found[int(uid[1])] = one[1]
    return sorted(found.items())


def _state_path(spool: Path) -> Path:
    return spool.with_name(spool.name + ".state")


def _state(spool: Path) -> _State:
    try:
        state = _State(**json.loads(_state_path(spool).read_text(encoding="ascii")))
        return state if spool.stat().st_size >= state.size else _State()
    except (OSError, ValueError, TypeError):
        return _State()


def _reason(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or str(fault)[:200] or type(fault).__name__
