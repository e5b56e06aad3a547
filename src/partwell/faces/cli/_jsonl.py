"""JSON Lines in, JSON Lines out: the loop under every `--jsonl`, one answer a line, in order, with the same id.

A line that cannot be handled is answered with an error object and the rest goes on. Whatever has arrived is answered
before more is waited for, so that a program may hold a conversation.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from partwell.actions._line import LineFault
from partwell.faces.cli._face import Face
from partwell.faces.cli._text import short

__all__ = ["LineFault", "fault_sentence", "run_lines"]

Handle = Callable[[dict[str, Any], str], dict[str, Any]]
"""Takes the object of a line and the language for sentences; returns the answer without its id, or raises LineFault."""

LONGEST_LINE = 32 << 20
"""Bytes of one line: above every text a command takes, however it is escaped."""
_PIECE = 1 << 16
_SHOWN = 60
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""Characters that many readers take for the end of a line, though JSON does not: written as escapes."""


def run_lines(face: Face, handle: Handle) -> int:
    """Answer every line of standard input on standard output.

    Returns the exit status: 0 every line was answered, 1 at least one line gave an error object.
    """
    out = sys.stdout.buffer
    status = 0
    for line in _lines(sys.stdin.buffer, out.flush):
        answer = _answer(face, handle, line)
        out.write(_encoded(answer))
        status |= "error" in answer
    out.flush()
    return status


def fault_sentence(face: Face, fault: LineFault) -> str:
    """The fault as one sentence in the language of the interface."""
    args: dict[str, Any] = {k: short(v, _SHOWN) if isinstance(v, str) else v for k, v in fault.args_by_name.items()}
    if "expected" in args:
        key = f"batch.expected.{args['expected']}"
        said = face.t(key, **args)
        args["expected"] = args["expected"] if said == key else said
    return face.t(f"batch.{fault.code}", **args)


def _lines(stream: IO[bytes], before_waiting: Callable[[], None]) -> Iterator[bytes | None]:
    """The lines that hold something, cut at newlines; None for a line longer than LONGEST_LINE."""
    rest = bytearray()
    skipping = False
    while True:
        before_waiting()
        piece = stream.read1(_PIECE)  # type: ignore[attr-defined]
        *ended, tail = piece.split(b"\n")
        for line in ended:
            whole = bytes(rest) + line if rest else line
            if not skipping and whole.strip():
                yield whole
            rest, skipping = bytearray(), False
        if not skipping:
            rest += tail
        if len(rest) > LONGEST_LINE:
            rest, skipping = bytearray(), True
            yield None
        if not piece:
            break
    if rest.strip():
        yield bytes(rest)


def _answer(face: Face, handle: Handle, line: bytes | None) -> dict[str, Any]:
    given: str | int | None = None
    try:
        record = _read(line)
        given = _id(record)
        return {"id": given, **handle(record, face.language)}
    except LineFault as fault:
        return {"id": given, "error": {"code": fault.code, "message": fault_sentence(face, fault)}}


def _read(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise LineFault("line_too_long", most=LONGEST_LINE >> 20)
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise LineFault("not_json", reason="UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise LineFault("not_json", reason=str(error)) from None
    if not isinstance(value, dict):
        raise LineFault("not_an_object", given=line.decode("utf-8-sig").strip())
    return value


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _id(record: dict[str, Any]) -> str | int:
    if "id" not in record:
        raise LineFault("missing_field", field="id")
    value = record["id"]
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise LineFault("wrong_type", field="id", expected="id", given=json.dumps(value))
    return value


def _encoded(answer: dict[str, Any]) -> bytes:
    text = json.dumps(answer, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair came in as an escape: it goes out as one
        return json.dumps(answer, allow_nan=False).encode() + b"\n"
