"""Frames between the airlock and its child: length, then MessagePack; typed on arrival, no surprise comes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from partwell.facts.problems import Note, Problem
from partwell.facts.records import KINDS, Fact, kind_of
from partwell.sources._contract import Finished, Parsed, Passed, Recognised

FRAME_LIMIT = 64 << 20
Frame = Recognised | Parsed | Finished


class Request(msgspec.Struct, frozen=True):
    """What the child is asked to read: `context` as fields of a Context, `force` a format's name or None."""

    path: str
    context: dict[str, Any]
    force: str | None = None
    cpu_seconds: float = 5.0


class Failure(msgspec.Struct, frozen=True):
    """Why the child gave up on a file: an AirlockError's code and its values."""

    code: str
    args: dict[str, str | int] = {}


class _Parsed(msgspec.Struct, array_like=True):
    """A row with the kinds of its facts; the facts themselves stand in the batch, kind by kind, in the same order."""

    rows: int
    kinds: list[str]
    problems: tuple[Problem, ...]
    passed: tuple[Passed, ...]
    notes: tuple[Note, ...]
    offset: int


class _Batch(msgspec.Struct, array_like=True):
    """One thing, or a run of parsed rows, a frame."""

    recognised: Recognised | None = None
    failure: Failure | None = None
    finished: Finished | None = None
    parsed: list[_Parsed] = []
    facts: dict[str, msgspec.Raw] = {}


def _hook(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_hook)
_DECODER = msgspec.msgpack.Decoder(_Batch)
_FACT_DECODERS: dict[str, msgspec.msgpack.Decoder[Any]] = {
    name: msgspec.msgpack.Decoder(list[cls])  # type: ignore[valid-type]
    for name, cls in KINDS.items()
}
_REQUEST = msgspec.msgpack.Decoder(Request)


def request_bytes(request: Request) -> bytes:
    """A request as a frame."""
    return _framed(_ENCODER.encode({**msgspec.structs.asdict(request)}))


def read_request(stream: BinaryIO) -> Request | None:
    """The next request; None where the other side has gone."""
    raw = read_frame(stream)
    return None if raw is None else _REQUEST.decode(raw)


def batch_bytes(
    parsed: list[Parsed] | None = None,
    *,
    recognised: Recognised | None = None,
    failure: Failure | None = None,
    finished: Finished | None = None,
) -> bytes:
    """One frame to the airlock."""
    by_kind: dict[str, list[Fact]] = {}
    rows = [_flat(one, by_kind) for one in parsed or ()]
    facts = {kind: msgspec.Raw(_ENCODER.encode(some)) for kind, some in by_kind.items()}
    return _framed(_ENCODER.encode(_Batch(recognised, failure, finished, rows, facts)))


def _flat(one: Parsed, by_kind: dict[str, list[Fact]]) -> _Parsed:
    kinds = [kind_of(fact) for fact in one.facts]
    for kind, fact in zip(kinds, one.facts, strict=True):
        by_kind.setdefault(kind, []).append(fact)
    return _Parsed(one.rows, kinds, one.problems, one.passed, one.notes, one.offset)


def batch_of(raw: bytes) -> tuple[list[Frame], Failure | None]:
    """What a frame holds; raise msgspec.DecodeError where it is none of ours."""
    batch = _DECODER.decode(raw)
    frames: list[Frame] = [frame for frame in (batch.recognised, batch.finished) if frame is not None]
    try:
        facts = {kind: iter(_FACT_DECODERS[kind].decode(body)) for kind, body in batch.facts.items()}
        frames += [_full(one, facts) for one in batch.parsed]
    except (KeyError, StopIteration):
        raise msgspec.DecodeError("facts and rows do not fit") from None
    return frames, batch.failure


def _full(one: _Parsed, facts: dict[str, Iterator[Fact]]) -> Parsed:
    found = tuple([next(facts[kind]) for kind in one.kinds])
    return Parsed(one.rows, found, one.problems, one.passed, one.notes, one.offset)


def _framed(body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + body


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame's bytes; None at the end, or where what comes is no frame."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > FRAME_LIMIT:
        return None
    body = stream.read(size)
    return body if len(body) == size else None
