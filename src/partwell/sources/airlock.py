"""All parsing happens in a child process that may be slow, huge or dead without harm: the airlock in front of it."""

from __future__ import annotations

import dataclasses
import gc
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from partwell.facts.errors import AirlockError
from partwell.sources._contract import Context, Finished, Parsed, Recognised
from partwell.sources._wire import FRAME_LIMIT, Frame, Request, batch_of, request_bytes

BASE_SECONDS = 5.0
SECONDS_A_MEGABYTE = 0.5
# Wall time a child may stay silent before it counts as hung: it may wait for a disk or a busy processor.
PATIENCE = 8.0
_PIECE = 1 << 18
# While rows stream in, looking for circles among them every 700 values costs a quarter of an import and finds none.
_USUAL, _CALM = gc.get_threshold(), (50_000, 20, 100)


class Airlock:
    """Reads files through one child process, started when needed and replaced when it dies; a context manager.

    command  how to start the child; only a test of bad parsers gives another one
    """

    def __init__(self, command: Sequence[str] = (sys.executable, "-I", "-m", "partwell.sources._worker")) -> None:
        self._command = list(command)
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        gc.set_threshold(*_CALM)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        gc.set_threshold(*_USUAL)
        self.close()

    def read(self, path: Path, context: Context, force: str | None = None) -> Generator[Frame, None, None]:
        """One Recognised, any number of Parsed, one Finished.

        Raise AirlockError too_slow, too_large, too_deep, parser_died, unreadable_file, unknown_format. Where the
        reader of the frames stops early the child is ended: it may be in the middle of anything.
        """
        seconds = BASE_SECONDS + SECONDS_A_MEGABYTE * path.stat().st_size / (1 << 20)
        fields = {f.name: getattr(context, f.name) for f in dataclasses.fields(context)}
        fields |= {name: sorted(getattr(context, name)) for name in ("own", "kept", "names")}
        child = self._start()
        assert child.stdin is not None
        ended = False
        try:
            try:
                child.stdin.write(request_bytes(Request(str(path), fields, force, seconds)))
                child.stdin.flush()
            except BrokenPipeError:
                raise self._died() from None
            yield from self._frames(child, seconds)
            ended = True
        except AirlockError as fault:
            ended = fault.args_by_name.pop("alive", 0) == 1
            raise
        finally:
            if not ended:
                self.close()

    def close(self) -> None:
        """End the child process."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    _close(stream)

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(  # noqa: S603  our own module, no shell
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._child

    def _frames(self, child: subprocess.Popen[bytes], seconds: float) -> Generator[Frame, None, None]:
        assert child.stdout is not None
        incoming = _Incoming(child.stdout, seconds * PATIENCE)
        while True:
            raw = incoming.frame()
            if raw is None:
                raise AirlockError("too_slow") if incoming.hung else self._died()
            try:
                frames, failure = batch_of(raw)
            except msgspec.DecodeError:
                raise AirlockError("parser_died", reason="DecodeError") from None
            if failure is not None:
                raise AirlockError(failure.code, **failure.args, alive=1)
            for frame in frames:
                yield frame
                if isinstance(frame, Finished):
                    return

    def _died(self) -> AirlockError:
        """What the child's end says: out of time, out of memory, or some other death."""
        child = self._child
        status = child.wait() if child is not None else 0
        if status == -signal.SIGXCPU:
            return AirlockError("too_slow")
        if status == -signal.SIGABRT:  # how libraries in C++ end when they are given no more memory
            return AirlockError("too_large")
        name = signal.Signals(-status).name if status < 0 else f"status {status}"
        return AirlockError("parser_died", reason=name)


class _Incoming:
    """Whole frames from a pipe that may fall silent."""

    def __init__(self, stream: IO[bytes], patience: float) -> None:
        self._file, self._patience = stream.fileno(), patience
        self._held = bytearray()
        self.hung = False

    def frame(self) -> bytes | None:
        """The next frame; None where the pipe ended or fell silent for too long (then `hung`)."""
        head = self._take(4)
        if head is None:
            return None
        size = int.from_bytes(head, "big")
        return None if size > FRAME_LIMIT else self._take(size)

    def _take(self, size: int) -> bytes | None:
        until = time.monotonic() + self._patience
        with selectors.DefaultSelector() as ready:
            ready.register(self._file, selectors.EVENT_READ)
            while len(self._held) < size:
                if not ready.select(max(0.0, until - time.monotonic())):
                    self.hung = True
                    return None
                piece = os.read(self._file, _PIECE)
                if not piece:
                    return None
                self._held += piece
                until = time.monotonic() + self._patience
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except BrokenPipeError:
        pass


__all__ = ["Airlock", "Finished", "Parsed", "Recognised"]
