"""A source for chats exported as text: WhatsApp, Signal and their like differ only in how their headers look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources import _chat_lines as chat_lines
from partwell.sources._chat import Chat, chat_party, everybody, unsaid
from partwell.sources._chat_lines import Piece
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._text import charset_of, head_text, read_all
from partwell.sources._wall_clock import WallClock

_CHUNK = 32_000
_SHOWN = 40


class _Chunk(NamedTuple):
    """A stretch of the file that is kept as one: byte range and where it begins in the text."""

    at: tuple[int, int]
    start: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The chat's text, and how a trace leads to it: the charset, in a zip the member's name and bytes too."""

    text: str
    charset: str
    bom: int = 0
    chain: tuple[str, ...] = ()
    part: str | None = None
    packed: tuple[int, int] | None = None


def opened_text(data: bytes) -> Opened:
    """A plain text file, or the text of a zip's member before it is told where that lies."""
    charset = charset_of(data)
    text = data[charset.bom :].decode(charset.name, "replace")
    return Opened(text, charset.name, charset.bom, (charset.name,))


@dataclass(frozen=True, slots=True)
class _Telling:
    """What all messages of a file have in common."""

    file: Opened
    order: chat_lines.DayOrder
    parties: dict[str, Party]
    chat: Chat
    clock: WallClock


class ChatText:
    """Base of the sources; a subclass sets name and channel and says how much a beginning looks like its own."""

    name: str
    channel: str
    kind: Kind = "chat"
    gives = ("message",)
    archive = False

    def looks(self, text: str, headers: int) -> float:
        """How sure this is the format, given its first text and the number of headers in it."""
        raise AssertionError(f"{self.name} {len(text)} {headers}")

    def score(self, head: Head) -> float:
        """By the share of lines that begin a message, and by what they look like."""
        if b"\x00" in head.data[:512]:
            return 0.0
        text = head_text(head.data[:16_000])
        found = list(chat_lines.pieces(text))
        if not found or text[: found[0].start].strip("\ufeff\u200e\r\n\t "):
            return 0.0
        return self.looks(text, len(found))

    def opened(self, stream: BinaryIO) -> Opened:
        """The chat's text out of the file."""
        return opened_text(read_all(stream))

    def count(self, stream: BinaryIO) -> int:
        """Messages and notices, and one for text before the first of them."""
        text = self.opened(stream).text
        headers = chat_lines.count_headers(text)
        before = text if not headers else next(self._before(text))
        return headers + bool(before.strip("\ufeff\u200e\r\n\t "))

    def _before(self, text: str) -> Iterator[str]:
        for line in text.split("\n"):
            if chat_lines.count_headers(line):
                yield ""
                return
            if line.strip("\ufeff\u200e\r\n\t "):
                yield line
                return

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Every message; raise AirlockError `ambiguous_dates` where the days can be read two ways."""
        told_in = self.opened(stream)
        text = told_in.text
        pieces = list(chat_lines.pieces(text))
        order = self._order(pieces, context)
        first = pieces[0].start if pieces else len(text)
        if text[:first].strip("\ufeff\u200e\r\n\t "):
            yield Parsed(problems=(Problem("text_before_first_message", 1),))
        parties = {name: chat_party(name) for name in dict.fromkeys(piece.author for piece in pieces) if name}
        ordinals = Ordinals()
        everyone = everybody(parties.values())
        thread = f"{self.channel}:" + ",".join(person.value for person in everyone)[:200]
        chat = Chat(self.channel, thread, everyone, context, ordinals)
        told = _Telling(told_in, order, parties, chat, WallClock(context.zone or "UTC"))
        for piece, chunk in _chunked(pieces, told_in):
            yield self._one(piece, chunk, told)
        if context.zone is None and pieces:
            yield Parsed(rows=0, notes=(Note("zone_assumed"),))

    def _order(self, pieces: list[Piece], context: Context) -> chat_lines.DayOrder:
        found = chat_lines.orders_of([piece.numbers for piece in pieces])
        said = next((order for order in chat_lines.ORDERS if order == context.option), None)
        if said is not None:
            return said
        if len(found) > 1:
            example = "/".join(pieces[0].numbers)
            raise AirlockError("ambiguous_dates", example=example, format=self.name, orders=", ".join(found))
        return found[0] if found else "dmy"

    def _one(self, piece: Piece, chunk: _Chunk, told: _Telling) -> Parsed:
        day = chat_lines.day_in(piece.numbers, told.order)
        if day is None or piece.second is None:
            value = piece.header.strip()[:_SHOWN]
            return Parsed(problems=(Problem("bad_message_time", piece.line, None, {"value": value}),))
        try:
            # A chat shows the clock of the phone it was exported from; what the writer's own clock said is not known.
            sent = told.clock.seconds(day, piece.second)
        except ValueError:
            return Parsed(problems=(Problem("bad_message_time", piece.line, None, {"value": day.isoformat()}),))
        at, start = chunk
        spans = chat_lines.line_spans(piece.words, piece.begin - start)
        words = piece.words.rstrip("\r\n")
        if len(spans) > 1:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
        notice = piece.line == 1 and words.startswith("\u200e")
        if not piece.author or notice:
            return unsaid(told.chat.ordinals, self.channel, sent, words)
        file = told.file
        trace = Trace(told.chat.context.original, piece.line, file.part, at, file.chain, tuple(spans), words)
        return told.chat.message(told.parties[piece.author], Moment(sent), words, trace)


def _chunked(pieces: list[Piece], file: Opened) -> Iterator[tuple[Piece, _Chunk]]:
    """Each piece with the stretch it is kept in, so that a long chat is kept as hundreds of stretches, not messages."""
    if file.packed is not None:
        yield from ((piece, _Chunk(file.packed, 0)) for piece in pieces)
        return
    held: list[Piece] = []
    text, charset = file.text, file.charset
    at = file.bom + len(text[: pieces[0].start].encode(charset, "replace")) if pieces else file.bom
    for number, piece in enumerate(pieces):
        held.append(piece)
        last = number + 1 == len(pieces)
        if last or piece.end - held[0].start >= _CHUNK:
            start = held[0].start
            size = len(text[start : piece.end].encode(charset, "replace"))
            chunk = _Chunk((at, at + size), start)
            yield from ((one, chunk) for one in held)
            at += size
            held = []
