"""WhatsApp chats as a Hungarian Android phone exports them: one with a client, one with family, not to be kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from partwell.demo.cast import HOME_ZONE, Me
from partwell.demo.days import night
from partwell.demo.prose_noise import FAMILY
from partwell.demo.talk import Mail

CLIENT, PRIVATE = "WhatsApp-beszélgetés – {name}.txt", "WhatsApp-beszélgetés – Anyu.txt"
_NOTICE = "Az üzenetek és a hívások végpontok közötti titkosítással védettek."
_MARK = "Ez a beszélgetés kitalált (fictional, invented for the partwell demo)."
_FAMILY_NAME = "Anyu"


def files(random: Random, me: Me, mails: Iterable[Mail], days: list[date]) -> dict[str, bytes]:
    """File name -> bytes: a file for each client's group that chats, and the private one."""
    said = sorted((mail for mail in mails if mail.channel == "whatsapp"), key=lambda mail: (mail.sent, mail.id))
    out: dict[str, bytes] = {}
    if said:
        name = next(mail.sender[0] for mail in said if not mail.mine)
        out[CLIENT.format(name=name)] = _file((mail.sent, mail.sender[0], mail.text) for mail in said)
    out[PRIVATE] = _file(_family(random, me, days))
    return out


def _file(said: Iterable[tuple[datetime, str, str]]) -> bytes:
    lines: list[str] = []
    for sent, name, text in said:
        local = sent.astimezone(ZoneInfo(HOME_ZONE))
        stamp = f"{local:%Y. %m. %d.} {local.hour}:{local:%M}"
        if not lines:
            lines += [f"{stamp} - {_NOTICE}", f"{stamp} - {_MARK}"]
        lines.append(f"{stamp} - {name}: {text}")
    return "\n".join([*lines, ""]).encode()


def _family(random: Random, me: Me, days: list[date]) -> list[tuple[datetime, str, str]]:
    """A call and an answer every week or two."""
    out: list[tuple[datetime, str, str]] = []
    for day in days:
        if random.random() < 0.08:
            asked, answered = random.choice(FAMILY)
            sent = night(random, day, HOME_ZONE)
            out += [(sent, _FAMILY_NAME, asked), (sent + timedelta(minutes=random.randrange(2, 90)), me.name, answered)]
    return sorted((one for one in out if one[0].date() < days[-1]), key=lambda one: one[0])
