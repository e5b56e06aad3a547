"""Writes a demo book's files into a folder and says what they hold, so that a test can compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from partwell.demo.bills import bills, receipts
from partwell.demo.cast import CURRENCY, HOME_ZONE, Client, Me, cast
from partwell.demo.days import span, weeks_off
from partwell.demo.invoices_csv import files as money_files
from partwell.demo.mail_mbox import NAME as MBOX
from partwell.demo.mail_mbox import mbox
from partwell.demo.noise import noise
from partwell.demo.talk import correspondence
from partwell.demo.time_csv import NAME as TIME
from partwell.demo.time_csv import toggl
from partwell.demo.work import stints

VERSION = 1


@dataclass(frozen=True, slots=True)
class DemoBook:
    """What was written.

    files    in the order a person would import them
    clients  whose `role.name` is the right answer to who is who
    """

    seed: int
    until: date
    files: tuple[Path, ...]
    me: Me
    clients: tuple[Client, ...]
    zone: str = HOME_ZONE
    country: str = "HU"
    currency: str = CURRENCY

    def owner(self, value: str) -> Client | None:
        """The client that a name or an address in the files belongs to; None for the freelancer and for noise."""
        wanted = " ".join(value.casefold().split())
        for client in self.clients:
            addresses = {human.address.casefold() for human in client.people}
            if wanted in addresses or wanted in {name.casefold() for name in client.names}:
                return client
        return None


def write(folder: Path, seed: int, until: date) -> DemoBook:
    """Write the files of two years up to `until` into `folder`; equal arguments give equal bytes."""
    random = Random(f"partwell demo {VERSION} {seed}")  # noqa: S311 - shuffles a story, guards nothing
    me, clients = cast(random)
    days = span(until)
    off = weeks_off(random, days)
    work = stints(random, clients, days, off)
    invoices = bills(random, clients, work, until)
    paid = receipts(random, invoices, until)
    mails = correspondence(random, me, clients, invoices, days, off) + noise(random, me, days)
    contents = {TIME: toggl(me, work), **money_files(invoices, paid), MBOX: mbox(random, mails)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return DemoBook(seed, until, tuple(folder / name for name in contents), me, clients)
