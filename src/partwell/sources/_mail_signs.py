"""What headers say of a mail: which conversation it belongs to, and whether a machine sent it."""

from __future__ import annotations

import re

from partwell.facts.records import Party
from partwell.sources._headers import Headers

ID_LIMIT = 300
_ID = re.compile(rb"<([^<>\s]{1,300})>")
_REPLY = re.compile(
    r"\s*(?:(?:re|aw|vá|vs|sv|antw|antwort|válasz|fwd?|wg|tov|továbbítás|ref)(?:\[\d{1,3}\])?\s?:\s?)", re.IGNORECASE
)
_AWAY = re.compile(
    r"(?:automatic reply|auto(?:matic)?[ -]?reply|autoreply|out of (?:the )?office|automatikus (?:válasz|üzenet)|"
    r"abwesenheits(?:notiz|nachricht)|abwesenheit:|automatische (?:antwort|abwesenheit)|házon kívül|szabadságon|"
    r"undeliver(?:ed|able)|delivery status notification|mail delivery (?:failed|subsystem)|returned mail|"
    r"failure notice|kézbesíthetetlen|unzustellbar)",
    re.IGNORECASE,
)
_ROBOTS = frozenset(
    "mailer-daemon postmaster noreply no-reply donotreply do-not-reply no_reply bounce bounces notifications".split()
)


def tidy_id(value: bytes) -> str:
    """The first message id of a field without its angle brackets; a bare word where it has none; "" for nothing."""
    found = _ID.search(value)
    raw = found.group(1) if found else value.strip().split(b" ", 1)[0].strip(b"<>")
    return raw[:ID_LIMIT].decode("ascii", "replace")


def thread_of(head: Headers, number: str, subject: str) -> str:
    """The conversation: the first mail it refers to, else itself; an answer that refers to none: its subject."""
    found = _ID.search(head.raw(b"references") or b"") or _ID.search(head.raw(b"in-reply-to") or b"")
    if found:
        return found.group(1)[:ID_LIMIT].decode("ascii", "replace")
    bare = bare_subject(subject)
    if number and bare == " ".join(subject.split()).casefold():
        return number
    return f"subject:{bare}" if bare else number


def bare_subject(subject: str) -> str:
    """The subject without `Re:`, `Fwd:`, `AW:`, `Vá:` before it, in lower case."""
    text = " ".join(subject.split())
    for _ in range(20):
        found = _REPLY.match(text)
        if not found:
            break
        text = text[found.end() :]
    return text.casefold()


def is_automatic(head: Headers, sender: Party, subject: str) -> bool:
    """Newsletters, lists, bounces, notices of absence and other mail that no person wrote to another."""
    submitted = (head.raw(b"auto-submitted") or b"no").strip().lower()
    if not submitted.startswith(b"no"):
        return True
    if (head.raw(b"precedence") or b"").strip().lower() in {b"bulk", b"list", b"junk", b"auto_reply"}:
        return True
    if any(name in head for name in (b"list-id", b"list-unsubscribe", b"x-autoreply", b"x-autorespond")):
        return True
    if (head.raw(b"return-path") or b"").strip() == b"<>":
        return True
    if sender.kind == "email" and sender.value.split("@", 1)[0] in _ROBOTS:
        return True
    kind = (head.raw(b"content-type") or b"").lower()
    return kind.startswith(b"multipart/report") or _AWAY.match(subject.strip()) is not None
