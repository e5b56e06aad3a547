"""A rendered page of a PDF as a PNG file, written by hand: eight bits of red, green and blue, no filter."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any


def write_png(path: Path, pixels: Any) -> None:
    """`pixels` as a NumPy array of height x width x 3 (or more: the rest is dropped) bytes."""
    height, width = pixels.shape[:2]
    rows = b"".join(b"\0" + pixels[y, :, :3].tobytes() for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
