"""Seeded files for the measurements of reading: tables and chats of any length, the same bytes every time."""

from __future__ import annotations

import json
import random
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

_WORDS = (
    "the draft is late could you send invoice again please logo page kérem holnap a határidő nem jó köszönöm".split()
)
_CLIENTS = [f"Larkmoor {n} Ltd" for n in range(40)]
_START = datetime(2023, 1, 2, 8, 0, tzinfo=UTC)


def in_another_order(archive: Path, path: Path) -> None:
    """The mails of an mbox shuffled."""
    mails = [mail for mail in re.split(rb"(?m)^(?=From \S+ \w{3} \w{3})", archive.read_bytes()) if mail]
    random.Random(5).shuffle(mails)
    path.write_bytes(b"".join(mail.rstrip(b"\n") + b"\n\n" for mail in mails))


def words(dice: random.Random, count: int) -> str:
    """So many words, English and Hungarian."""
    return " ".join(dice.choices(_WORDS, k=count))


def time_table(path: Path, rows: int) -> None:
    """A time tracker's detailed report."""
    dice, when = random.Random(1), _START
    with path.open("w", encoding="utf-8") as out:
        out.write(
            "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,"
            "End time,Duration,Tags\n"
        )
        for _ in range(rows):
            when += timedelta(minutes=dice.randrange(20, 400))
            seconds = dice.randrange(300, 9000)
            end = when + timedelta(seconds=seconds)
            length = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
            out.write(
                f'Me,me@example.org,{dice.choice(_CLIENTS)},Site {dice.randrange(9)},,"{words(dice, 6)}, {when:%H}",'
                f"Yes,{when:%Y-%m-%d},{when:%H:%M:%S},{end:%Y-%m-%d},{end:%H:%M:%S},{length},\n"
            )


def bills(path: Path, rows: int) -> None:
    """Invoices, one a row, in the general format."""
    dice, day = random.Random(2), _START.date()
    with path.open("w", encoding="utf-8") as out:
        out.write("number,client,issued,due,currency,net,gross\n")
        for number in range(rows):
            day += timedelta(days=dice.random() < 0.02)
            net = dice.randrange(10_000, 900_000)
            out.write(
                f"{number:07},{dice.choice(_CLIENTS)},{day},{day + timedelta(days=14)},EUR,{net / 100:.2f},"
                f"{round(net * 1.27) / 100:.2f}\n"
            )


def whatsapp_text(path: Path, messages: int) -> None:
    """A phone's export of one chat; some messages have several lines."""
    dice, when = random.Random(3), _START
    with path.open("w", encoding="utf-8") as out:
        for _ in range(messages):
            when += timedelta(minutes=dice.randrange(1, 90))
            text = words(dice, dice.randrange(3, 25))
            more = f"\n{words(dice, 5)}" if dice.random() < 0.1 else ""
            out.write(f"{when:%d/%m/%Y, %H:%M} - {dice.choice(('Anna Larkmoor', 'Me'))}: {text}{more}\n")


def slack_export(path: Path, messages: int, a_day: int = 250) -> None:
    """A workspace's export: a file a day in two channels, every message with the fields a real one has."""
    dice, when = random.Random(4), _START
    people = [{"id": f"U{n:08}", "name": f"p{n}", "profile": {"email": f"p{n}@example.com"}} for n in range(30)]
    rooms = [{"id": f"C{n}", "name": f"room{n}", "members": [one["id"] for one in people[:12]]} for n in range(2)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("users.json", json.dumps(people))
        out.writestr("channels.json", json.dumps(rooms))
        for number in range(messages // a_day):
            when += timedelta(days=1)
            day = [_slack_message(dice, when + timedelta(seconds=60 * n), people) for n in range(a_day)]
            out.writestr(f"room{number % 2}/{when:%Y-%m-%d}.json", json.dumps(day, indent=4))


def _slack_message(dice: random.Random, when: datetime, people: list[dict[str, object]]) -> dict[str, object]:
    text, who = words(dice, dice.randrange(3, 40)), dice.choice(people)["id"]
    block = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {
        "client_msg_id": f"{dice.getrandbits(128):032x}",
        "type": "message",
        "text": text,
        "user": who,
        "ts": f"{when.timestamp():.0f}.{dice.randrange(10**6):06}",
        "team": "T0001",
        "user_team": "T0001",
        "source_team": "T0001",
        "user_profile": {
            "avatar_hash": f"{dice.getrandbits(48):x}",
            "image_72": f"https://avatars.example/2023-01-02/{dice.getrandbits(64):x}_72.png",
            "first_name": "Anna",
            "real_name": "Anna Larkmoor",
            "display_name": "anna",
            "team": "T0001",
            "name": who,
            "is_restricted": False,
            "is_ultra_restricted": False,
        },
        "blocks": [{"type": "rich_text", "block_id": f"{dice.getrandbits(20):x}", "elements": [block]}],
        "reactions": [{"name": "thumbsup", "users": [who], "count": 1}] if dice.random() < 0.1 else [],
    }
