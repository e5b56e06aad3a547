"""Telegram Desktop's export as JSON: one chat, or all chats of an account in one file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party
from partwell.facts.trace import Span, Trace
from partwell.sources._chat import Chat, Said, chat_party, checked, everybody, unsaid
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._table import moment_of
from partwell.sources._text import head_text, read_all
from partwell.sources._values import instant_of

_ARRAY = re.compile(r'(?<!\\)"messages"\s*:\s*\[')
_ID = re.compile(r'"id"\s*:\s*(-?\d{1,20})')


@dataclass(frozen=True, slots=True)
class _Conversation:
    """One list of messages: its objects, where the list stands (code points), and the chat's number."""

    messages: list[Any]
    start: int
    end: int
    number: str


class _Telegram:
    name = "telegram_json"
    kind: Kind = "chat"
    gives = ("message",)
    archive = False

    def score(self, head: Head) -> float:
        """A JSON object with a list of messages as Telegram writes them."""
        text = head_text(head.data).lstrip()
        if not text.startswith("{") or not _ARRAY.search(text):
            return 0.0
        marks = (
            '"date_unixtime"',
            '"from_id"',
            '"text_entities"',
            '"type": "message"',
            '"type":"message"',
            '"personal_chat"',
        )
        found = sum(mark in text for mark in marks)
        return 0.95 if found >= 2 else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Objects in every list called "messages", counted while the standard reader builds them."""
        rows = 0

        def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
            nonlocal rows
            rows += sum(len(value) for name, value in found if name == "messages" and isinstance(value, list))
            return dict(found)

        try:
            json.loads(_text(stream), object_pairs_hook=pairs)
        except (ValueError, RecursionError):
            return 1
        return rows

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Every message of every chat; raise AirlockError `bad_json` where the file is no JSON."""
        text = _text(stream)
        try:
            json.loads(text)
        except (ValueError, RecursionError) as fault:
            raise AirlockError("bad_json", line=getattr(fault, "lineno", 1)) from None
        ordinals, bytes_of = Ordinals(), _Places(text)
        for found in _conversations(text):
            yield from _read_chat(found, context, ordinals, bytes_of.span(found.start, found.end))


class _Places:
    """Code points to bytes; a text of ASCII alone needs no counting."""

    def __init__(self, text: str) -> None:
        self._text, self._plain = text, text.isascii()

    def span(self, start: int, end: int) -> Span:
        if self._plain:
            return start, end
        before = len(self._text[:start].encode("utf-8", "surrogatepass"))
        return before, before + len(self._text[start:end].encode("utf-8", "surrogatepass"))


def _text(stream: BinaryIO) -> str:
    data = read_all(stream)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise AirlockError("bad_json", line=data[: data.rfind(b"\n") + 1].count(b"\n")) from None


def _conversations(text: str) -> Iterator[_Conversation]:
    decoder, done = json.JSONDecoder(), 0
    for found in _ARRAY.finditer(text):
        start = found.end() - 1
        if start < done:
            continue  # a list inside a message, or words that look like one
        messages, end = decoder.raw_decode(text, start)
        number = _ID.findall(text, done, found.start())
        yield _Conversation(messages, start, end, number[-1] if number else "")
        done = end


def _read_chat(found: _Conversation, context: Context, ordinals: Ordinals, at: Span) -> Iterator[Parsed]:
    people = [_person(one) for one in found.messages if isinstance(one, dict) and one.get("from")]
    everyone = everybody(people)
    thread = f"telegram:{found.number or ','.join(person.value for person in everyone)[:200]}"
    chat = Chat("telegram", thread, everyone, context, ordinals)
    for place, one in enumerate(found.messages):
        yield _message(chat, place, one, at)


def _person(one: dict[str, Any]) -> Party:
    name, number = one.get("from"), one.get("from_id")
    shown = chat_party(name if isinstance(name, str) else "")
    if isinstance(number, str) and number:
        return Party("handle", f"telegram:{number.casefold()[:100]}", shown.name or number[:100])
    return shown


def _message(chat: Chat, place: int, one: Any, at: Span) -> Parsed:
    part = f"{chat.thread[:100]}#{place + 1}"
    if not isinstance(one, dict):
        return Parsed(problems=(Problem("bad_json", None, part),))
    sent, notes = _sent(one, chat.context)
    if sent is None:
        value = str(one.get("date") or one.get("date_unixtime") or "")[:40]
        return Parsed(problems=(Problem("bad_message_time", None, part, {"value": value}),))
    text = flat(one.get("text"))
    if one.get("type") != "message" or not one.get("from"):
        return unsaid(chat.ordinals, "telegram", sent.seconds, text)
    number = str(one.get("id") or "")
    chain = ("utf-8", f"json:/{place}/text")
    trace = Trace(chat.context.original, None, part, at, chain, ((0, len(text)),), text)
    identity = f"{chat.thread}:{number}" if number else ""
    reply = one.get("reply_to_message_id")
    said = Said(_person(one), sent, text, trace, identity, f"{chat.thread}:{reply}" if reply else "")
    made = chat.parsed(said)
    return Parsed(made.rows, made.facts, made.problems, made.passed, notes)


def _sent(one: dict[str, Any], context: Context) -> tuple[Moment | None, tuple[Note, ...]]:
    """The moment; an export without Unix times has the clock of the machine that wrote it."""
    unix, local = one.get("date_unixtime"), one.get("date")
    try:
        if unix:
            return checked(int(str(unix)[:12])), ()
        if isinstance(local, str):
            notes = () if context.zone else (Note("zone_assumed"),)
            return checked(moment_of(instant_of(local), lambda: context.zone or "UTC").seconds), notes
    except (ValueError, OverflowError, OSError):
        pass
    return None, ()


def flat(value: Any) -> str:
    """Telegram's text: a string, or a list of strings and of objects with a text each."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    pieces = [one if isinstance(one, str) else one.get("text") if isinstance(one, dict) else "" for one in value]
    return "".join(piece for piece in pieces if isinstance(piece, str))


SOURCE = _Telegram()
