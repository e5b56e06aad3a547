"""A source for chats exported as text: WhatsApp, Signal and their like differ only in how their headers look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.keys import Ordinals
from partwell.facts.moments import Moment
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Party
from partwell.facts.trace import Trace
from partwell.sources import _chat_lines as chat_lines
from partwell.sources._chat import Chat, Said, chat_party, everybody, unsaid
from partwell.sources._contract import Context, Head, Kind, Parsed
from partwell.sources._text import charset_of, head_text, read_all
from partwell.sources._wall_clock import WallClock

_CHUNK = 32_000
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Piece:
    """A message or notice: its header, author ("" for a notice), where its words lie; all in code points."""

    stamp: chat_lines.Stamp
    author: str
    spans: tuple[tuple[int, int], ...]
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A stretch of the file that is kept as one: byte range and where it begins in the text."""

    at: tuple[int, int]
    start: int


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
        headers = sum(1 for _ in chat_lines.stamps(text))
        first = next(chat_lines.stamps(text), None)
        if first is None or text[: first.start].strip("\ufeff\u200e\r\n\t "):
            return 0.0
        return self.looks(text, headers)

    def count(self, stream: BinaryIO) -> int:
        """Messages and notices, and one for text before the first of them."""
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace")
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
        data = read_all(stream)
        charset = charset_of(data)
        text = data[charset.bom :].decode(charset.name, "replace")
        pieces = list(_pieces(text))
        order = self._order(pieces, context)
        first = pieces[0].stamp.start if pieces else len(text)
        if text[:first].strip("\ufeff\u200e\r\n\t "):
            yield Parsed(problems=(Problem("text_before_first_message", 1),))
        parties = {name: chat_party(name) for name in dict.fromkeys(piece.author for piece in pieces) if name}
        ordinals = Ordinals()
        everyone = everybody(parties.values())
        thread = f"{self.channel}:" + ",".join(person.value for person in everyone)[:200]
        chat = Chat(self.channel, thread, everyone, context, ordinals)
        clock, chain = WallClock(context.zone or "UTC"), (charset.name,)
        for piece, chunk in _chunked(pieces, text, charset.bom, charset.name):
            yield self._one(piece, chunk, text, order, parties, chat, clock, chain)
        if context.zone is None and pieces:
            yield Parsed(rows=0, notes=(Note("zone_assumed"),))

    def _order(self, pieces: list[_Piece], context: Context) -> chat_lines.DayOrder:
        found = chat_lines.orders_of([piece.stamp.numbers for piece in pieces])
        said = next((order for order in chat_lines.ORDERS if order == context.option), None)
        if said is not None:
            return said
        if len(found) > 1:
            example = "/".join(pieces[0].stamp.numbers)
            raise AirlockError("ambiguous_dates", example=example, format=self.name, orders=", ".join(found))
        return found[0] if found else "dmy"

    def _one(
        self,
        piece: _Piece,
        chunk: _Chunk,
        text: str,
        order: chat_lines.DayOrder,
        parties: dict[str, Party],
        chat: Chat,
        clock: WallClock,
        chain: tuple[str, ...],
    ) -> Parsed:
        day = chat_lines.day_in(piece.stamp.numbers, order)
        if day is None or piece.stamp.second is None:
            value = text[piece.stamp.start : piece.stamp.end].strip()[:_SHOWN]
            return Parsed(problems=(Problem("bad_message_time", piece.line, None, {"value": value}),))
        try:
            # A chat shows the clock of the phone it was exported from; what the writer's own clock said is not known.
            sent = Moment(clock.at(day, piece.stamp.second).seconds)
        except ValueError:
            return Parsed(problems=(Problem("bad_message_time", piece.line, None, {"value": day.isoformat()}),))
        words = "\n".join(text[a:b] for a, b in piece.spans)
        notice = piece.line == 1 and words.startswith("\u200e")
        if not piece.author or notice:
            return unsaid(chat.ordinals, self.channel, sent.seconds, words)
        spans = tuple((a - chunk.start, b - chunk.start) for a, b in piece.spans)
        trace = Trace(chat.context.original, piece.line, None, chunk.at, chain, spans, words)
        return chat.parsed(Said(parties[piece.author], sent, words, trace))


def _pieces(text: str) -> Iterator[_Piece]:
    """Headers with what follows them."""
    found = list(chat_lines.stamps(text))
    line, at = 1, 0
    for number, stamp in enumerate(found):
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        line += text.count("\n", at, stamp.start)
        at = stamp.start
        who = chat_lines.author_end(text, stamp.end, end)
        author, begin = who or ("", stamp.end)
        yield _Piece(stamp, author.strip(), tuple(chat_lines.line_spans(text, begin, end)), end, line)


def _chunked(pieces: list[_Piece], text: str, bom: int, charset: str) -> Iterator[tuple[_Piece, _Chunk]]:
    """Each piece with the stretch it is kept in, so that a long chat is kept as hundreds of stretches, not messages."""
    held: list[_Piece] = []
    at = bom + len(text[: pieces[0].stamp.start].encode(charset, "replace")) if pieces else bom
    for number, piece in enumerate(pieces):
        held.append(piece)
        last = number + 1 == len(pieces)
        if last or piece.end - held[0].stamp.start >= _CHUNK:
            start = held[0].stamp.start
            size = len(text[start : piece.end].encode(charset, "replace"))
            chunk = _Chunk((at, at + size), start)
            yield from ((one, chunk) for one in held)
            at += size
            held = []
