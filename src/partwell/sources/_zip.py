"""Zip archives behind gates: how many members, how large, how tightly packed, where they want to go.

Nothing is unpacked to disk, and the bytes that really come are counted again.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.facts.trace import Span

MOST_MEMBERS = 50_000
MOST_BYTES = 2 << 30
MOST_A_MEMBER = 64 << 20
MOST_RATIO = 200
_SMALL = 1 << 20
_LOCAL_HEADER = 30


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive: its name, real size, byte range of its packed bytes, and whether these are deflated."""

    name: str
    size: int
    at: Span
    deflated: bool


def members(stream: BinaryIO) -> list[Member]:
    """Every file of the archive in its own order.

    Raise AirlockError bad_zip, zip_encrypted, zip_too_large (too many members, bytes or too high a ratio), zip_unsafe
    (a name that leads out of the archive).
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            listed = [info for info in archive.infolist() if not info.is_dir()]
            _gate(listed)
            return [_member(stream, info) for info in listed]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OverflowError) as fault:
        raise AirlockError("bad_zip", reason=type(fault).__name__) from None


def _gate(listed: list[zipfile.ZipInfo]) -> None:
    if len(listed) > MOST_MEMBERS or sum(info.file_size for info in listed) > MOST_BYTES:
        raise AirlockError("zip_too_large")
    for info in listed:
        if info.flag_bits & 1:
            raise AirlockError("zip_encrypted")
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\x00" in info.filename:
            raise AirlockError("zip_unsafe")
        packed = max(1, info.compress_size)
        if info.file_size > _SMALL and info.file_size / packed > MOST_RATIO:
            raise AirlockError("zip_too_large")


def _member(stream: BinaryIO, info: zipfile.ZipInfo) -> Member:
    """Where the packed bytes lie is told by the local header, which may differ from the directory."""
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise AirlockError("bad_zip", reason=f"method {info.compress_type}")
    if info.header_offset < 0:
        raise AirlockError("bad_zip", reason="local header")
    stream.seek(info.header_offset)
    head = stream.read(_LOCAL_HEADER)
    if len(head) < _LOCAL_HEADER or head[:4] != b"PK\x03\x04":
        raise AirlockError("bad_zip", reason="local header")
    start = (
        info.header_offset
        + _LOCAL_HEADER
        + int.from_bytes(head[26:28], "little")
        + int.from_bytes(head[28:30], "little")
    )
    return Member(info.filename, info.file_size, (start, start + info.compress_size), info.compress_type != 0)


def unpack(stream: BinaryIO, member: Member, limit: int = MOST_A_MEMBER) -> bytes:
    """The member's bytes; AirlockError zip_too_large where more than `limit` come, bad_zip where they are broken."""
    stream.seek(member.at[0])
    packed = stream.read(member.at[1] - member.at[0])
    if not member.deflated:
        data = packed
    else:
        try:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit + 1)
        except zlib.error:
            raise AirlockError("bad_zip", reason=member.name[:80]) from None
    if len(data) > limit:
        raise AirlockError("zip_too_large")
    return data
