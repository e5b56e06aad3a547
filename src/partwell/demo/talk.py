"""The correspondence: threads unrolled into messages with instants on each writer's own clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from partwell.demo.bills import Bill
from partwell.demo.cast import HOME_ZONE, Client, Human, Me, plain
from partwell.demo.days import answer_time, night, office, resting, turning_day
from partwell.demo.packs import pack_of
from partwell.demo.roles import Channel, Habit
from partwell.demo.scripts import Pack, Script, Turn

_MONTH = 30.4
_RESTLESS = frozenset({"pressing", "abusive"})
_TYPOS = 0.14
_ASIDES = 0.3
_CURT_GREETINGS, _CURT_CLOSINGS = ("", "", "{me}.", "{me}!"), ("", "", "{first}")
_FORGOTTEN = 0.04


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail or chat message before it becomes bytes; `answers` is the mail it quotes, `file` what it bears."""

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
    channel: Channel = "mail"
    file: str = ""


@dataclass(slots=True)
class _Desk:
    """What all threads share: the dice, the freelancer, days off, invoices, and the rounds a project has had."""

    random: Random
    me: Me
    off: frozenset[date]
    bills: list[Bill]
    rounds: dict[tuple[str, str], int] = field(default_factory=dict)


def correspondence(
    random: Random, me: Me, clients: tuple[Client, ...], bills: list[Bill], days: list[date], off: frozenset[date]
) -> list[Mail]:
    """All messages with clients, not sorted; nothing after the last day."""
    out: list[Mail] = []
    desk = _Desk(random, me, off, bills)
    for client in clients:
        agreed = turning_day(days, off, client.turns) if client.turns is not None else None
        for place, day in enumerate(days):
            elapsed = place / len(days)
            if resting(day, off) or not client.active(elapsed):
                continue
            if day == agreed:
                out += _Thread(desk, client, day, elapsed, "boundary").unroll(f"{len(out):05d}")
            # Demand grows over the two years: what begins friendly rarely stays as it was.
            growth = 0.7 + 0.6 * elapsed
            if random.random() < client.habit(elapsed).threads * growth / _MONTH:
                out += _Thread(desk, client, day, elapsed).unroll(f"{len(out):05d}")
    return [mail for mail in out if mail.sent.date() <= days[-1]]


class _Thread:
    """One exchange while it is being written."""

    def __init__(self, desk: _Desk, client: Client, day: date, elapsed: float, manner: str = "") -> None:
        self.desk, self.random, self.client, self.day = desk, desk.random, client, day
        self.habit: Habit = client.habit(elapsed)
        self.pack: Pack = pack_of(client.role)
        self.channel: Channel = "mail"
        if not manner and self.random.random() < self.habit.chat:
            self.channel = client.role.chat
        self.manner = manner or self.habit.manner + ("" if self.channel == "mail" else "_chat")
        self.human = client.people[0] if manner or self.random.random() < 0.8 else client.people[1]
        known = [
            bill.number for bill in desk.bills if bill.client is client and bill.issued <= day and not bill.credits
        ]
        self.slots = self._slots(known[-1] if known else f"{day.year}-001", elapsed)

    def _slots(self, number: str, elapsed: float) -> dict[str, str]:
        project = self.client.thing(elapsed)
        under_way = self.client.role.billing == "fixed" or self.random.random() < 0.6
        thing = project if under_way else self.random.choice(self.client.things)
        part, day = self.random.choice(self.pack.parts), self.random.choice(self.pack.days)
        rounds = self.desk.rounds
        rounds[self.human.address, thing] = rounds.get((self.human.address, thing), 0) + 1
        slots = {"thing": thing, "part": part, "day": day, "number": number, "me": self.desk.me.first}
        capitals = {name.capitalize(): _capital(slots[name]) for name in ("thing", "part", "day")}
        word = thing.split()[-1]
        file = re.sub(r"[^a-z0-9]+", "-", plain(thing.split(" ", 1)[-1]))
        n = str(rounds[self.human.address, thing])
        names = {"first": self.human.first, "full": self.human.name, "me_full": self.desk.me.name}
        return {**slots, **capitals, **names, "word": word, "file": file, "n": n}

    def _script(self) -> Script:
        scripts = self.pack.scripts[self.manner]
        return self.random.choices(scripts, [s.weight for s in scripts])[0]

    def unroll(self, name: str) -> list[Mail]:
        """The messages of this thread in order."""
        script, mails = self._script(), list[Mail]()
        subject = _capital(self.random.choice(script.subjects).format_map(self.slots))
        thread = f"{self.client.people[0].address.split('@')[1].split('.')[0]}-{name}"
        for turn in script.turns:
            if turn.chase and self.random.random() > self.habit.chases:
                continue
            mails.append(self._mail(turn, self._when(turn, mails), thread, subject, mails))
            if len(mails) == 1 and turn.side == "client" and self.random.random() < self.habit.burst:
                soon = mails[0].sent + timedelta(seconds=self.random.randrange(40, 260))
                more = Turn("client", self.pack.afterthoughts, chase=True)
                mails.append(self._mail(more, soon, thread, subject, mails))
        return mails

    def _when(self, turn: Turn, before: list[Mail]) -> datetime:
        random = self.random
        if not before:
            if turn.side == "me":
                return office(random, self.day, HOME_ZONE)
            draw = night if random.random() < self.habit.night else office
            return draw(random, self.day, self.client.zone)
        last = before[-1].sent
        if turn.side == "me":
            return answer_time(random, last, self.desk.off, HOME_ZONE)
        if turn.chase:
            return (last + timedelta(minutes=int(random.lognormvariate(4.3, 0.7)))).astimezone(last.tzinfo)
        return self._client_answer(last)

    def _client_answer(self, last: datetime) -> datetime:
        random, habit, zone = self.random, self.habit, self.client.zone
        restless = habit.manner in _RESTLESS
        wait = timedelta(minutes=random.randrange(4, 50) if restless else random.randrange(30, 400))
        days = random.expovariate(1 / habit.lag) * (6 if random.random() < _FORGOTTEN else 1)
        earliest = (last + wait + timedelta(days=int(days))).astimezone(last.tzinfo)
        draw = night if random.random() < habit.night else office
        for ahead in range(30):
            sent = draw(random, earliest.date() + timedelta(days=ahead), zone)
            if sent > earliest and not resting(sent.date(), self.desk.off):
                return sent
        return earliest

    def _mail(self, turn: Turn, sent: datetime, thread: str, subject: str, mails: list[Mail]) -> Mail:
        mine, chat = turn.side == "me", self.channel != "mail"
        me, human, before = self.desk.me, self.human, mails[-1] if mails else None
        body = self.random.choice(turn.texts).format_map(self.slots)
        text = body if chat else self._letter(_capital(body), mine=mine, brief=turn.chase)
        if not mine and self.habit.manner in _RESTLESS and self.random.random() < _TYPOS:
            text = _slip(self.random, text)
        own = me.addresses[1] if mine and not chat and self.random.random() < 0.06 else me.addresses[0]
        mine_pair, theirs = (me.name, own), (human.name, human.address)
        others = self._copied() if mine and not chat else ()
        return Mail(
            id=f"<{thread}-{len(mails)}@{'mail.' + own.split('@')[1] if mine else human.address.split('@')[1]}>",
            thread=self.channel if chat else thread,
            sent=sent,
            sender=mine_pair if mine else theirs,
            to=((theirs, *others) if mine else (mine_pair,)),
            subject=subject if before is None else f"Re: {subject.removeprefix('Re: ')}",
            text=text,
            language=self.client.role.language,
            answers=before,
            mine=mine,
            channel=self.channel,
            file=turn.file.format_map(self.slots),
        )

    def _letter(self, body: str, *, mine: bool, brief: bool) -> str:
        """The words with greeting, aside and closing, as far as the mood has any."""
        random, pack, slots = self.random, self.pack, self.slots
        if brief and random.random() < 0.7:
            return body
        curt = self.habit.manner == "abusive" and not mine
        greetings = _CURT_GREETINGS if curt else pack.greetings
        closings = _CURT_CLOSINGS if curt else pack.my_closings if mine else pack.closings
        me, whole = ("first", "full") if mine else ("me", "me_full")
        greeting = random.choice(greetings).format_map({**slots, "me": slots[me], "whole": slots[whole]})
        closing = random.choice(closings).format_map(slots)
        if not (mine or brief or curt) and random.random() < _ASIDES:
            body += "\n\n" + random.choice(pack.asides).format_map(slots)
        return "\n\n".join(piece for piece in (greeting, body, closing) if piece)

    def _copied(self) -> tuple[tuple[str, str], ...]:
        other: Human = self.client.people[1]
        copied = other is not self.human and self.random.random() < 0.12
        return ((other.name, other.address),) if copied else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _slip(random: Random, text: str) -> str:
    """The text with two neighbouring letters of a longer word changed over, as thumbs do it."""
    words = list(re.finditer(r"[^\W\d_]{5,}", text))
    if not words:
        return text
    word = random.choice(words)
    at = random.randrange(word.start() + 1, word.end() - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
