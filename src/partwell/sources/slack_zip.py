"""Slack's workspace export: a zip with a folder a channel, a JSON file a day, and the list of users."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO

import msgspec

from partwell.facts.keys import Ordinals
from partwell.facts.problems import Problem
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources._chat import Chat, chat_party, checked, everybody, unsaid
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._zip import Member, members, unpack

# Of all the kinds of a message only these are somebody's words; the rest are notices of the program.
_WORDS = frozenset({"", "thread_broadcast", "me_message", "file_share", "file_comment", "reply_broadcast"})
_SIDE = ("users.json", "channels.json", "groups.json", "dms.json", "mpims.json")


class _Edited(msgspec.Struct):
    user: str = ""


class _Comment(msgspec.Struct):
    user: str | None = ""
    comment: str | None = ""


class _Message(msgspec.Struct):
    """The fields of a message that are read; all others are passed over without being built."""

    ts: str = ""
    text: str | None = ""
    user: str | None = ""
    subtype: str | None = ""
    bot_id: str | None = ""
    thread_ts: str | None = ""
    client_msg_id: str | None = ""
    comment: _Comment | None = None


_DAY: msgspec.json.Decoder[list[_Message]] = msgspec.json.Decoder(list[_Message], strict=False)
ENTITIES = "slack-entities"
_RAW: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])
_ANY: msgspec.json.Decoder[list[Any]] = msgspec.json.Decoder(list[Any])


@dataclass
class _Workspace:
    """Who is who, and who is in which channel."""

    people: dict[str, Party] = field(default_factory=dict)
    bots: set[str] = field(default_factory=set)
    rooms: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


class _Slack:
    name = "slack_zip"
    kind: Kind = "chat"
    gives = ("message",)
    archive = False

    def score(self, head: Head) -> float:
        """A zip whose members are named as Slack names them."""
        if not head.data.startswith(b"PK\x03\x04"):
            return 0.0
        names = sum(name.encode() in head.data for name in ("users.json", "channels.json", "integration_logs.json"))
        dated = head.data.count(b".json") > names
        return 0.95 if names >= 2 or (names and dated) else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Messages of all day files, as items of whatever kind."""
        return sum(_items(unpack(stream, member)) for member in members(stream) if _is_day(member.name))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Every message, channel by channel; a day file that is no list of messages is one problem."""
        listed = members(stream)
        space = _workspace(stream, listed)
        ordinals = Ordinals()
        for member in listed:
            if _is_day(member.name):
                yield from _day(stream, member, space, context, ordinals)


def entities(text: str) -> str:
    """Slack's text with the three signs it escapes written plainly."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _items(data: bytes) -> int:
    """Items of the list that a day file is, none of them looked into; 1 where it is no list."""
    try:
        return len(_RAW.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return 1
    return len(found) if isinstance(found, list) else 1


def _is_day(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) >= 2 and path.suffix == ".json" and path.stem[:4].isdigit()


def _workspace(stream: BinaryIO, listed: list[Member]) -> _Workspace:
    space = _Workspace()
    side: dict[str, list[Any]] = {}
    for member in listed:
        name = PurePosixPath(member.name).name
        if name in _SIDE and not _is_day(member.name):
            try:
                side[name] = [one for one in _ANY.decode(unpack(stream, member)) if isinstance(one, dict)]
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # without it people keep their ids and channels the names of their folders
    for user in side.get("users.json", ()):
        _add_user(space, user)
    for file in _SIDE[1:]:
        for room in side.get(file, ()):
            people = tuple(one for one in room.get("members") or () if isinstance(one, str))
            for name in (room.get("name"), room.get("id")):
                if isinstance(name, str):
                    space.rooms[name] = (str(room.get("id") or name), people)
    return space


def _add_user(space: _Workspace, user: dict[str, Any]) -> None:
    number, profile = user.get("id"), user.get("profile")
    if not isinstance(number, str):
        return
    profile = profile if isinstance(profile, dict) else {}
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name"), number)
    name = next(one for one in names if isinstance(one, str) and one)
    address = profile.get("email")
    if isinstance(address, str) and "@" in address:
        space.people[number] = Party.mail(address, name)
    else:
        space.people[number] = Party("handle", f"slack:{number.casefold()}", chat_party(name).name or number)
    if user.get("is_bot") is True or number == "USLACKBOT":
        space.bots.add(number)


def _day(stream: BinaryIO, member: Member, space: _Workspace, context: Context, ordinals: Ordinals) -> Iterator[Parsed]:
    folder = PurePosixPath(member.name).parts[-2]
    try:
        data = unpack(stream, member)
        found = _DAY.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from _broken_day(stream, member)
        return
    room, inside = space.rooms.get(folder, (folder, ()))
    writers = tuple(dict.fromkeys(one.user for one in found if one.user))
    people = [_person(space, number) for number in dict.fromkeys((*inside, *writers)) if number not in space.bots]
    chat = Chat("slack", f"slack:{room}", everybody(people), context, ordinals)
    for place, one in enumerate(found):
        yield _message(chat, space, member, place, one)


def _broken_day(stream: BinaryIO, member: Member) -> Iterator[Parsed]:
    """As many problems as the count has rows: one, or where only single messages are odd, one for each of them."""
    rows = _items(unpack(stream, member))
    if rows:
        yield Parsed(rows, problems=(Problem("bad_json", None, member.name[:200]),) * rows)


def _person(space: _Workspace, number: str) -> Party:
    return space.people.get(number) or Party("handle", f"slack:{number.casefold()}", number)


def _message(chat: Chat, space: _Workspace, member: Member, place: int, one: _Message) -> Parsed:
    part = f"{member.name[:200]}#{place + 1}"
    try:
        sent = checked(int(float(one.ts)))
    except (ValueError, OverflowError, OSError):
        return Parsed(problems=(Problem("bad_message_time", None, part, {"value": (one.ts or "")[:40]}),))
    writer, text, pointer = one.user or "", one.text or "", f"json:/{place}/text"
    if one.subtype == "file_comment" and one.comment is not None:
        writer, text, pointer = one.comment.user or "", one.comment.comment or "", f"json:/{place}/comment/comment"
    if (one.subtype or "") not in _WORDS or not writer or writer in space.bots or one.bot_id:
        return unsaid(chat.ordinals, "slack", sent.seconds, one.subtype or "", text)
    chain = (*(("deflate",) if member.deflated else ()), "utf-8", pointer, ENTITIES)
    text = entities(text)
    spans = ((0, len(text)),)
    trace = Trace(chat.context.original, None, part, member.at, chain, spans, text)
    reply = one.thread_ts if one.thread_ts and one.thread_ts != one.ts else ""
    number = one.client_msg_id or f"{chat.thread}:{one.ts}"
    return chat.message(_person(space, writer), sent, text, trace, number, reply)


SOURCE = _Slack()
