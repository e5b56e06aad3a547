"""Microsoft Teams: lists of messages as Graph gives them, saved as JSON; one chat or channel, or several."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.problems import Problem
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources._chat import Chat, Said, checked, everybody, unsaid
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._html import text_of as html_text
from partwell.sources._json_items import Item, count_items, items, text_of
from partwell.sources._text import head_text, read_all

_MARKS = ('"messageType"', '"createdDateTime"', '"body"', '"contentType"', '"from"')


class _Teams:
    name = "teams_json"
    kind: Kind = "chat"
    gives = ("message",)
    archive = False

    def score(self, head: Head) -> float:
        """JSON, an object or a list, whose messages have the fields of Graph."""
        text = head_text(head.data).lstrip()
        if text[:1] not in ("{", "["):
            return 0.0
        return 0.95 if all(mark in text for mark in _MARKS) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Objects of the list, of `value` where the list is wrapped in an answer."""
        data = read_all(stream)
        try:
            found = json.loads(text_of(data))
        except (ValueError, RecursionError, AirlockError):
            return 1
        if isinstance(found, dict):
            found = found.get("value")
            return len(found) if isinstance(found, list) else 1
        return count_items(data)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Every message, each with everybody who wrote in its chat or channel."""
        data = read_all(stream)
        wrapped = text_of(data).lstrip().startswith("{")
        found = list(items(data, "value" if wrapped else ""))
        people: dict[str, list[Party]] = {}
        for item in found:
            writer = _writer(item.value)
            if writer is not None:
                people.setdefault(_thread(item.value), []).append(writer)
        ordinals, chats = Ordinals(), dict[str, Chat]()
        for item in found:
            thread = _thread(item.value)
            if thread not in chats:
                everyone = everybody(people.get(thread, ()))
                name = thread or "teams:" + ",".join(person.value for person in everyone)[:200]
                chats[thread] = Chat("teams", name, everyone, context, ordinals)
            yield _message(chats[thread], item)


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _thread(message: Any) -> str:
    """The chat's or the channel's own name, "" where the message has none."""
    one = _map(message)
    room = one.get("chatId") or _map(one.get("channelIdentity")).get("channelId")
    return f"teams:{room[:200]}" if isinstance(room, str) and room else ""


def _writer(message: Any) -> Party | None:
    """The person who wrote it; None for notices and for programs."""
    user = _map(_map(_map(message).get("from")).get("user"))
    name, number = user.get("displayName"), user.get("id")
    address = user.get("userPrincipalName") or user.get("email")
    shown = " ".join(name.split())[:300] if isinstance(name, str) else ""
    if isinstance(address, str) and "@" in address:
        return Party.mail(address, shown)
    if isinstance(number, str) and number:
        return Party("handle", f"teams:{number.casefold()[:100]}", shown or number[:100])
    return Party("handle", shown.casefold(), shown) if shown else None


def _message(chat: Chat, item: Item) -> Parsed:
    one, writer = item.value, _writer(item.value)
    if not isinstance(one, dict):
        return Parsed(problems=(Problem("bad_json", item.line, None, {"line": item.line}),))
    told = one.get("createdDateTime")
    try:
        when = datetime.fromisoformat(told if isinstance(told, str) else "")
        sent = checked(int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()))
    except (ValueError, OverflowError, OSError):
        return Parsed(problems=(Problem("bad_message_time", item.line, None, {"value": str(told or "")[:40]}),))
    body = _map(one.get("body"))
    content, html = body.get("content"), str(body.get("contentType") or "").casefold() == "html"
    gone = bool(one.get("deletedDateTime"))
    if one.get("messageType") not in {"message", None} or writer is None or gone or not isinstance(content, str):
        return unsaid(chat.ordinals, "teams", sent.seconds, str(one.get("id") or ""), str(one.get("messageType")))
    text = html_text(content) if html else content
    chain = ("utf-8", "json:/body/content", *(("html-text",) if html else ()))
    trace = Trace(chat.context.original, item.line, None, item.at, chain, ((0, len(text)),), text)
    number, before = str(one.get("id") or ""), one.get("replyToId")
    identity = f"{chat.thread}:{number}" if number else ""
    reply = f"{chat.thread}:{before}" if isinstance(before, str) and before else ""
    return chat.parsed(Said(writer, sent, text, trace, identity, reply))


SOURCE = _Teams()
