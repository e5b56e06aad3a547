"""Damaged files from good ones: flips, cuts, splices, and damage that knows what tables, mails and JSON are made of."""

from __future__ import annotations

import os
from random import Random

SOAK = bool(os.environ.get("PARTWELL_SOAK"))
FILES_A_SOURCE = 500 if SOAK else 50
_PIECES = (
    b'"', b"'", b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">",
    b"&", b"{", b"}", b"[", b"]", b"]]>", b"--", b"=?utf-8?b?", b"\n\nFrom x Mon Jan  1", b"BEGIN:VEVENT\n",
    b"END:VEVENT\n", b"%", b"\\", b"\\u0000", b"1e999", b"NaN", b"-0", b"99999999999999999999", b"0000-00-00",
    b"9999-99-99", b"2026-02-30", b"25:61:61", b"\xe2\x80\xae", b"\xf0\x9f\x92\xa9", b"=cmd|' /C calc'!A0",
    b"null", b"true",
)  # fmt: skip


def mutate(random: Random, data: bytes, other: bytes) -> bytes:
    """One damaged version of `data`; `other` is another good file to splice from."""
    for _ in range(random.randint(1, 4)):
        data = random.choice((_flip, _cut, _splice, _insert, _double, _swap_lines, _digits))(random, data, other)
    return data[: 4 << 20]


def _spot(random: Random, data: bytes) -> int:
    return random.randrange(len(data) + 1)


def _flip(random: Random, data: bytes, other: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(random.randint(1, 8)):
        if out:
            out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def _cut(random: Random, data: bytes, other: bytes) -> bytes:
    a, b = sorted((_spot(random, data), _spot(random, data)))
    return data[:a] if random.random() < 0.5 else data[:a] + data[b:]


def _splice(random: Random, data: bytes, other: bytes) -> bytes:
    a, b = sorted((_spot(random, other), _spot(random, other)))
    at = _spot(random, data)
    return data[:at] + other[a : min(b, a + 4096)] + data[at:]


def _insert(random: Random, data: bytes, other: bytes) -> bytes:
    at = _spot(random, data)
    return data[:at] + random.choice(_PIECES) * random.choice((1, 1, 1, 2, 50)) + data[at:]


def _double(random: Random, data: bytes, other: bytes) -> bytes:
    a, b = sorted((_spot(random, data), _spot(random, data)))
    return data[:b] + data[a:b] + data[b:]


def _swap_lines(random: Random, data: bytes, other: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _digits(random: Random, data: bytes, other: bytes) -> bytes:
    return bytes(random.choice(b"0123456789.-") if 48 <= c <= 57 and random.random() < 0.1 else c for c in data)
