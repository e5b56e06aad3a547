"""Reading a mail archive against the standard library, on one generated mbox: CPU time, memory, equal counts."""

from __future__ import annotations

import email.policy
import mailbox
import random
import tempfile
import time
import tracemalloc
from base64 import encodebytes
from collections.abc import Callable
from pathlib import Path

import stringzilla

from bench._row import Row
from partwell.sources._contract import Context
from partwell.sources.mbox import SOURCE

MAILS = 2500
_WORDS = (
    "the draft is late could you send invoice again please logo page kérem holnap a határidő nem jó köszönöm".split()
)


def _prose(dice: random.Random, words: int) -> str:
    lines, line = [], list[str]()
    for _ in range(words):
        line.append(dice.choice(_WORDS))
        if len(line) == 12:
            lines.append(" ".join(line))
            line = []
    return "\n".join([*lines, " ".join(line)])


def _seal(dice: random.Random, start: str) -> str:
    return (start + "b=" + encodebytes(dice.randbytes(256)).decode()).strip().replace("\n", "\n        ") + "\n"


def _arc(dice: random.Random) -> str:
    """What a large provider adds to each mail it takes in."""
    names = "from:to:subject:date:message-id:mime-version:content-type:in-reply-to:references"
    return (
        f"X-Received: by 2002:a17:906:{dice.getrandbits(48):x} with SMTP id x;\n"
        "        Tue, 03 Mar 2026 00:15:02 -0800 (PST)\n"
        + _seal(dice, "ARC-Seal: i=1; a=rsa-sha256; t=1772525702; cv=none;\n        d=example.org; s=arc-20240605; ")
        + _seal(dice, f"ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed;\n        h={names}; ")
        + "ARC-Authentication-Results: i=1; mx.example.org;\n       dkim=pass header.i=@example.net header.s=k1;\n"
        "       spf=pass (domain of x@example.net designates 192.0.2.7 as permitted sender);\n"
        "       dmarc=pass (p=REJECT)\n"
        "Return-Path: <bounce@example.net>\nReceived-SPF: pass (domain of x@example.net) client-ip=192.0.2.7;\n"
        + _seal(dice, "X-Google-DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n        d=1e100.example; ")
        + _seal(dice, "X-Gm-Message-State: ")
    )


def _mail(dice: random.Random, number: int, attached: int) -> bytes:
    """One mail in the shape of a takeout: routing headers, both forms, at times an attachment; 30 % from a client."""
    client = dice.random() < 0.3
    who = f"client{dice.randrange(25)}@example.com" if client else f"other{dice.randrange(400)}@example.net"
    routing = "".join(
        f"Received: from mx{i}.example.net (mx{i}.example.net [192.0.2.{i}])\n        by mx.example.org with ESMTPS id "
        f"{dice.getrandbits(64):x}\n        for <me@example.org>; Tue, 3 Mar 2026 09:15:0{i} +0100 (CET)\n"
        for i in range(4)
    )
    seal = _seal(dice, "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n        d=example.net; s=k1; ")
    routing += seal + _arc(dice)
    text = _prose(dice, dice.randrange(20, 200))
    quoted = "\n".join("> " + line for line in _prose(dice, 150).split("\n"))
    plain = f"{text}\n\nOn Tue, 3 Mar 2026 at 09:15, Me <me@example.org> wrote:\n{quoted}\n\n-- \nSome One\n"
    html = "".join(f'<div style="font-family:Arial">{line}<br></div>\n' for line in plain.split("\n"))
    html += f"<!-- {dice.randbytes(4800).hex()} -->\n"  # what programs write around words: a dense mail has 18 KB
    parts = [
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{plain}",
        f"Content-Type: text/html; charset=utf-8\n\n<html><body>{html}</body></html>\n",
    ]
    if attached:
        data = encodebytes(dice.randbytes(attached)).decode()
        parts.append(f"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n{data}")
    mark = f"=_{dice.getrandbits(64):016x}"
    body = "".join(f"--{mark}\n{part}\n" for part in parts) + f"--{mark}--\n"
    return (
        f"From {number}@xxx Tue Mar 03 08:15:01 +0000 2026\n{routing}From: Some One <{who}>\nTo: Me <me@example.org>"
        f"\nSubject: Re: work {number % 97}\nDate: Tue, 3 Mar 2026 09:15:00 +0100\nMessage-ID: <{number}@example.net>\n"
        f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{mark}"\n\n{body}\n'
    ).encode()


def archive(path: Path, attached: int, mails: int = MAILS) -> None:
    """Write a takeout's archive; four mails in ten have an attachment of so many bytes where there are any."""
    dice = random.Random(20260303)
    with path.open("wb") as stream:
        for number in range(mails):
            stream.write(_mail(dice, number, attached if dice.random() < 0.4 else 0))


def _ours(path: Path, *, everything: bool = False) -> int:
    kept = frozenset(f"client{n}@example.com" for n in range(25))
    context = Context("0" * 64, path.name, client="all" if everything else "", kept=kept)
    with path.open("rb") as stream:
        return sum(one.rows for one in SOURCE.read(stream, context))


def _counted(path: Path) -> int:
    with path.open("rb") as stream:
        return SOURCE.count(stream)


def _scanned(path: Path) -> int:
    with path.open("rb") as stream:
        rows = 0
        while block := stream.read(8 << 20):
            rows += stringzilla.count(block, b"From ")
        return rows


def _stdlib(path: Path) -> int:
    rows = 0
    for mail in mailbox.mbox(path):
        rows += 1
        for part in mail.walk():
            if part.get_content_type() == "text/plain":
                part.get_payload(decode=True)
                break
    return rows


def _policy(path: Path) -> int:
    box = mailbox.mbox(path, factory=lambda s: email.message_from_binary_file(s, policy=email.policy.default))
    rows = 0
    for mail in box:
        rows += 1
        body = mail.get_body(("plain", "html"))
        if body is not None:
            body.get_content()
    return rows


def cpu(work: Callable[[], int], times: int) -> tuple[float, int]:
    """(best CPU seconds, result)."""
    best, rows = float("inf"), 0
    for _ in range(times):
        begin = time.process_time()
        rows = work()
        best = min(best, time.process_time() - begin)
    return best, rows


def _peak(path: Path) -> float:
    tracemalloc.start()
    try:
        _ours(path)
        return tracemalloc.get_traced_memory()[1] / (1 << 20)
    finally:
        tracemalloc.stop()


def rows() -> list[Row]:
    """The table's rows: dense mail, and mail with attachments."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for label, attached in (("dense", 0), ("attachments", 140_000)):
            path = Path(folder) / f"{label}.mbox"
            archive(path, attached)
            ours, read = cpu(lambda p=path: _ours(p), 3)  # type: ignore[misc]
            whole, _ = cpu(lambda p=path: _ours(p, everything=True), 2)  # type: ignore[misc]
            scan, _ = cpu(lambda p=path: _scanned(p), 3)  # type: ignore[misc]
            count, counted = cpu(lambda p=path: _counted(p), 3)  # type: ignore[misc]
            plain, theirs = cpu(lambda p=path: _stdlib(p), 1)  # type: ignore[misc]
            policy, modern = cpu(lambda p=path: _policy(p), 1)  # type: ignore[misc]
            assert read == counted == theirs == modern == MAILS
            size = path.stat().st_size / MAILS / 1024
            name = f"mbox {label} ({size:.0f} KB a mail)"
            found += [
                Row(f"{name}, 30 % kept, to mailbox", ours, plain, "s", times=20 if attached else 8),
                Row(f"{name}, 30 % kept, to policy.default", ours, policy, "s", times=30 if attached else None),
                Row(f"{name}, 30 % kept, to bare scan", ours, scan, "s", times=0.1 if attached else None),
                Row(f"{name}, all kept, to mailbox", whole, plain, "s", times=10 if attached else None),
                Row(f"{name}, count, to mailbox", count, plain, "s"),
                Row(f"{name}, a mail", ours / MAILS * 1e6, None, "µs", None if attached else 100),
                Row(f"{name}, the reader's own peak memory", _peak(path), None, "MB", 150),
            ]
    return found
