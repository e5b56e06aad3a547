"""The airlock's child process: recognises, counts and reads file after file under limits of time and memory."""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path
from typing import BinaryIO

from partwell.facts.errors import AirlockError, InputError
from partwell.facts.problems import Problem
from partwell.sources._contract import HEAD_BYTES, Context, Finished, Head, Parsed, Recognised, Source
from partwell.sources._wire import Failure, Request, batch_bytes, read_request
from partwell.sources.registry import by_name, recognise

# Anonymous memory only: a mapped archive of any size does not count (RLIMIT_DATA, Linux).
MEMORY_BYTES = 512 << 20
_BATCH = 200
_MISSED = 1000


def main() -> None:
    """Answer requests from standard input until it closes."""
    into, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a parser that prints must not break the frames
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory()
    # Rows are many small values without circles: looking for circles every few hundred of them costs a tenth.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    while (request := read_request(into)) is not None:
        _limit_time(request.cpu_seconds)
        try:
            _read(request, out)
        except AirlockError as fault:
            out.write(batch_bytes(failure=Failure(fault.code, dict(fault.args_by_name))))
        except InputError as fault:
            out.write(batch_bytes(failure=Failure(fault.code, dict(fault.args_by_name))))
        except MemoryError:
            out.write(batch_bytes(failure=Failure("too_large")))
        except RecursionError:
            out.write(batch_bytes(failure=Failure("too_deep")))
        except OSError as fault:
            out.write(batch_bytes(failure=Failure("unreadable_file", {"reason": fault.strerror or "OSError"})))
        except Exception as fault:  # noqa: BLE001  the outer rim: a parser's own fault costs its file, not the import
            out.write(batch_bytes(failure=Failure("parser_died", {"reason": type(fault).__name__})))
        out.flush()


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))


def _limit_time(seconds: float) -> None:
    """Let the system end this process when the file has used its time; what earlier files used does not count."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(_cpu() + seconds) + 1, hard))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _read(request: Request, out: BinaryIO) -> None:
    before = _cpu()
    context = _context(request)
    with Path(request.path).open("rb") as stream:
        source, recognised = _recognise(stream, request)
        out.write(batch_bytes(recognised=recognised))
        if source is not None:
            _rows(source, stream, context, recognised, out)
    out.write(batch_bytes(finished=Finished(_cpu() - before)))


def _context(request: Request) -> Context:
    fields = dict(request.context)
    for name in ("own", "kept", "names"):
        fields[name] = frozenset(fields.get(name, ()))
    fields["option"] = (request.force or "").partition(":")[2] or fields.get("option", "")
    return Context(**fields)


def _recognise(stream: BinaryIO, request: Request) -> tuple[Source | None, Recognised]:
    data = stream.read(HEAD_BYTES)
    size = stream.seek(0, 2)
    stream.seek(max(0, size - HEAD_BYTES))
    tail = stream.read(HEAD_BYTES)
    stream.seek(0)
    if request.force is not None:
        name, _, option = request.force.partition(":")
        source: Source | None = by_name(f"{name}:{option or request.context.get('option', '')}")
        scores: tuple[tuple[str, float], ...] = ()
    else:
        source, scores = recognise(Head(data, Path(request.context["name"]).name, size, tail))
    if source is None:
        return None, Recognised(None, None, archive=False, rows=1, scores=scores)
    rows = source.count(stream)
    stream.seek(0)
    return source, Recognised(source.name, source.kind, source.archive, rows, scores)


def _rows(source: Source, stream: BinaryIO, context: Context, recognised: Recognised, out: BinaryIO) -> None:
    """Send what the source reads; rows that were counted and never came are told as problems."""
    waiting: list[Parsed] = []
    seen = 0
    for one in source.read(stream, context):
        waiting.append(one)
        seen += one.rows
        if len(waiting) >= _BATCH:
            out.write(batch_bytes(waiting))
            waiting.clear()
    missed = recognised.rows - seen
    if missed > 0 and not context.start:
        waiting.append(Parsed(missed, problems=(Problem("row_not_read"),) * missed))
    out.write(batch_bytes(waiting))


if __name__ == "__main__":
    main()
