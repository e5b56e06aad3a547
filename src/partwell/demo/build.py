"""Writes a demo book's files into a folder and says what they hold, so that a test can compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from partwell.demo import calendar_ics, freshbooks_csv, invoices_csv, time_csv, whatsapp_txt
from partwell.demo.cast import CURRENCY, HOME_ZONE, Client, Me
from partwell.demo.mail_mbox import NAME as MBOX
from partwell.demo.mail_mbox import mbox
from partwell.demo.noise import noise
from partwell.demo.notes import Agreed, Mood
from partwell.demo.papers import contracts
from partwell.demo.slack_export import slack
from partwell.demo.story import VERSION, Story, tell

__all__ = ["VERSION", "DemoBook", "write"]


@dataclass(frozen=True, slots=True)
class DemoBook:
    """What was written.

    files     in the order a person would import them; the contracts, which no importer may know, come last
    papers    those of the files that are contracts
    clients   whose `role.name` is the right answer to who is who
    moods     check-ins the person made; remedies what they agreed with clients
    """

    seed: int
    until: date
    files: tuple[Path, ...]
    me: Me
    clients: tuple[Client, ...]
    papers: tuple[Path, ...] = ()
    moods: tuple[Mood, ...] = ()
    remedies: tuple[Agreed, ...] = ()
    zone: str = HOME_ZONE
    country: str = "HU"
    currency: str = CURRENCY
    _owners: dict[str, Client] = field(default_factory=dict, repr=False, compare=False)

    def owner(self, value: str) -> Client | None:
        """The client a name, a chat name or an address in the files belongs to; None for the freelancer and noise."""
        if not self._owners:
            for client in self.clients:
                words = [*client.names, *(word for human in client.people for word in (human.name, human.address))]
                self._owners.update({word.casefold(): client for word in words})
        return self._owners.get(" ".join(value.casefold().split()))

    def mine(self, value: str) -> bool:
        """Whether a name or an address in the files is the freelancer's own."""
        return " ".join(value.casefold().split()) in {word.casefold() for word in (self.me.name, *self.me.addresses)}


def write(folder: Path, seed: int, until: date) -> DemoBook:
    """Write the files of two years up to `until` into `folder`; equal arguments give equal bytes."""
    story = tell(seed, until)
    contents, papers = _contents(story), contracts(story.me, story.clients, story.days)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (contents | papers).items():
        (folder / name).write_bytes(data)
    return DemoBook(
        seed,
        until,
        tuple(folder / name for name in contents | papers),
        story.me,
        story.clients,
        tuple(folder / name for name in papers),
        tuple(story.moods),
        tuple(story.remedies),
    )


def _contents(story: Story) -> dict[str, bytes]:
    """File name -> bytes of everything an importer knows."""
    random, me = story.random, story.me
    letters = [mail for mail in story.mails if mail.channel == "mail"] + noise(random, me, story.days)
    out = time_csv.files(me, story.stints)
    out |= invoices_csv.files(story.bills, story.receipts)
    out[freshbooks_csv.NAME] = freshbooks_csv.freshbooks(story.bills, story.receipts)
    out[MBOX] = mbox(random, letters)
    out |= whatsapp_txt.files(random, me, story.mails, story.days)
    for client in story.clients:
        if client.role.chat == "slack":
            name = f"{client.people[0].address.split('@')[1].split('.')[0]} Slack export (demo).zip"
            out[name] = slack(random, me, client, story.mails)
    out[calendar_ics.NAME] = calendar_ics.ics(me, story.events, story.until)
    return out
