"""A Slack workspace export of one client: a zip with users, channels and a JSON file a channel and day."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import UTC
from random import Random

from partwell.demo.cast import Client, Me
from partwell.demo.talk import Mail

MARK = "fictional, invented for the partwell demo"
_WHEN = (2026, 1, 1, 0, 0, 0)  # of the members, always the same, so that equal stories give equal bytes
_ROOM, _OTHER = "design", "random"
Said = dict[str, object]


def slack(random: Random, me: Me, client: Client, mails: Iterable[Mail]) -> bytes:
    """The zip's bytes: the channel with the client, and one where only robots and their own people talk."""
    numbers = {me.addresses[0]: "U0ME", **{human.address: f"U0C{n}" for n, human in enumerate(client.people)}}
    days: dict[str, list[Said]] = {}
    for mail in sorted((mail for mail in mails if mail.channel == "slack"), key=lambda mail: (mail.sent, mail.id)):
        days.setdefault(f"{_ROOM}/{mail.sent.astimezone(UTC):%Y-%m-%d}.json", []).append(_said(mail, numbers))
    for name in sorted(days)[::9]:
        days[name.replace(_ROOM, _OTHER)] = [_robot(random, days[name][0])]
    members = {
        "users.json": [_user(me.name, me.addresses[0], "U0ME"), *_staff(client, numbers), _ROBOT],
        "channels.json": [_channel("C0D", _ROOM, numbers.values()), _channel("C0R", _OTHER, ("U0C0", "U0C1"))],
        "integration_logs.json": [],
        **days,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, found in members.items():
            archive.writestr(_member(name), json.dumps(found, ensure_ascii=False, indent=1))
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _user(name: str, address: str, number: str) -> Said:
    return {"id": number, "name": address.partition("@")[0], "profile": {"real_name": name, "email": address}}


_ROBOT: Said = {"id": "U0BOT", "name": "deploybot", "is_bot": True, "profile": {"real_name": "Deploy Bot"}}


def _staff(client: Client, numbers: dict[str, str]) -> list[Said]:
    return [_user(human.name, human.address, numbers[human.address]) for human in client.people]


def _channel(number: str, name: str, members: Iterable[str]) -> Said:
    return {"id": number, "name": name, "members": sorted(members), "purpose": {"value": MARK}}


def _said(mail: Mail, numbers: dict[str, str]) -> Said:
    text = mail.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {
        "type": "message",
        "user": numbers[mail.sender[1]],
        "text": text,
        "ts": f"{mail.sent.timestamp():.6f}",
        "client_msg_id": mail.id.strip("<>"),
    }


def _robot(random: Random, before: Said) -> Said:
    text = f"build {random.randrange(1000, 9999)} passed"
    return {"type": "message", "subtype": "bot_message", "bot_id": "B0", "text": text, "ts": before["ts"]}
