"""The correspondence: threads unrolled into mails with instants on each writer's own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from partwell.demo import prose_en, prose_hu
from partwell.demo.bills import Bill
from partwell.demo.cast import HOME_ZONE, Client, Human, Me
from partwell.demo.days import answer_time, night, office
from partwell.demo.scripts import Pack, Script, Turn

PACKS: dict[str, Pack] = {"en": prose_en.PACK, "hu": prose_hu.PACK}
_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail before it becomes bytes; `answers` is the mail it quotes."""

    id: str
    thread: str
    sent: datetime
    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    subject: str
    text: str
    language: str
    answers: Mail | None = None
    kind: str = "client"
    mine: bool = False


def correspondence(
    random: Random, me: Me, clients: tuple[Client, ...], bills: list[Bill], days: list[date], off: frozenset[date]
) -> list[Mail]:
    """All mails with clients, not sorted; nothing after the last day."""
    out: list[Mail] = []
    for client in clients:
        numbers = [bill for bill in bills if bill.client is client]
        for place, day in enumerate(days):
            # Demand grows over the two years: what begins friendly rarely stays as it was.
            growth = 0.7 + 0.6 * place / len(days)
            if day not in off and random.random() < client.role.threads * growth / _MONTH:
                out += _Thread(random, me, client, day, off, numbers).unroll(f"{len(out):05d}")
    return [mail for mail in out if mail.sent.date() <= days[-1]]


class _Thread:
    """One exchange while it is being written."""

    def __init__(
        self, random: Random, me: Me, client: Client, day: date, off: frozenset[date], bills: list[Bill]
    ) -> None:
        self.random, self.me, self.client, self.day, self.off = random, me, client, day, off
        self.pack = PACKS[client.role.language]
        self.human = client.people[0] if random.random() < 0.8 else client.people[1]
        known = [bill.number for bill in bills if bill.issued <= day]
        self.slots = self._slots(known[-1] if known else f"{day.year}-001")

    def _slots(self, number: str) -> dict[str, str]:
        thing, part = self.random.choice(self.client.things), self.random.choice(self.pack.parts)
        day = self.random.choice(self.pack.days)
        return {
            "thing": thing,
            "Thing": _capital(thing),
            "part": part,
            "Part": _capital(part),
            "day": day,
            "Day": _capital(day),
            "number": number,
            "me": self.me.first,
            "first": self.human.first,
        }

    def _script(self) -> Script:
        scripts = self.pack.scripts[self.client.role.manner]
        return self.random.choices(scripts, [s.weight for s in scripts])[0]

    def unroll(self, name: str) -> list[Mail]:
        """The mails of this thread in order."""
        script, mails = self._script(), list[Mail]()
        subject = _capital(self.random.choice(script.subjects).format_map(self.slots))
        thread = f"{self.client.people[0].address.split('@')[1].split('.')[0]}-{name}"
        for turn in script.turns:
            if turn.chase and self.random.random() > self.client.role.chases:
                continue
            sent = self._when(turn, mails)
            reply_to = mails[-1] if mails else None
            mails.append(self._mail(turn, sent, f"{thread}-{len(mails)}", thread, subject, reply_to))
        return mails

    def _when(self, turn: Turn, before: list[Mail]) -> datetime:
        role, random = self.client.role, self.random
        if not before:
            if turn.side == "me":
                return office(random, self.day, HOME_ZONE)
            draw = night if random.random() < role.night else office
            return draw(random, self.day, self.client.zone)
        last = before[-1].sent
        if turn.side == "me":
            return answer_time(random, last, self.off, HOME_ZONE)
        if turn.chase:
            return (last + timedelta(minutes=int(random.lognormvariate(4.3, 0.7)))).astimezone(last.tzinfo)
        return self._client_answer(last)

    def _client_answer(self, last: datetime) -> datetime:
        random, zone = self.random, self.client.zone
        pressing = self.client.role.manner == "pressing"
        earliest = last + timedelta(minutes=random.randrange(4, 50) if pressing else random.randrange(30, 400))
        draw = night if random.random() < self.client.role.night else office
        for ahead in range(12):
            sent = draw(random, last.date() + timedelta(days=ahead), zone)
            if sent > earliest:
                return sent
        return earliest

    def _mail(self, turn: Turn, sent: datetime, name: str, thread: str, subject: str, before: Mail | None) -> Mail:
        mine = turn.side == "me"
        pack, me, human = self.pack, self.me, self.human
        body = self.random.choice(turn.texts).format_map(self.slots)
        text = _compose(self.random, pack, _capital(body), self.slots, mine=mine, brief=turn.chase)
        own = me.addresses[1] if mine and self.random.random() < 0.06 else me.addresses[0]
        mine_pair, theirs = (me.name, own), (human.name, human.address)
        others = self._copied() if mine else ()
        return Mail(
            id=f"<{name}@{'mail.' + own.split('@')[1] if mine else human.address.split('@')[1]}>",
            thread=thread,
            sent=sent,
            sender=mine_pair if mine else theirs,
            to=((theirs, *others) if mine else (mine_pair,)),
            subject=subject if before is None else f"Re: {subject.removeprefix('Re: ')}",
            text=text,
            language=self.client.role.language,
            answers=before,
            mine=mine,
        )

    def _copied(self) -> tuple[tuple[str, str], ...]:
        other: Human = self.client.people[1]
        copied = other is not self.human and self.random.random() < 0.12
        return ((other.name, other.address),) if copied else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _compose(random: Random, pack: Pack, body: str, slots: dict[str, str], *, mine: bool, brief: bool) -> str:
    if brief and random.random() < 0.7:
        return body
    greeting = random.choice(pack.greetings).format_map({**slots, "me": slots["first"] if mine else slots["me"]})
    closing = random.choice(pack.my_closings if mine else pack.closings).format_map(slots)
    if not mine and not brief and random.random() < 0.3:
        body += "\n\n" + random.choice(pack.asides).format_map(slots)
    return "\n\n".join(piece for piece in (greeting, body, closing) if piece)
