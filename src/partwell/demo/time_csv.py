"""The time log as Toggl Track writes its detailed report: UTF-8 with BOM, the clock of the account."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

from partwell.demo.cast import CURRENCY, Me
from partwell.demo.work import Stint

NAME = "Toggl_time_entries_demo.csv"
HEADER = (
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,"
    f"Amount ({CURRENCY})"
).split(",")
MARK = "fictional"


def toggl(me: Me, stints: list[Stint]) -> bytes:
    """The file's bytes, newest day first as the tool exports it."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADER)
    for stint in sorted(stints, key=lambda s: s.start, reverse=True):
        table.writerow(_row(me, stint))
    return out.getvalue().encode("utf-8-sig")


def _row(me: Me, stint: Stint) -> list[str]:
    end = stint.start + timedelta(minutes=stint.minutes)
    hours, minutes = divmod(stint.minutes, 60)
    amount = f"{stint.client.role.rate * stint.minutes / 60:.2f}" if stint.client and stint.billable else ""
    return [
        me.name,
        me.addresses[0],
        stint.name,
        stint.project,
        "",
        stint.note,
        "Yes" if stint.billable else "No",
        f"{stint.start:%Y-%m-%d}",
        f"{stint.start:%H:%M:%S}",
        f"{end:%Y-%m-%d}",
        f"{end:%H:%M:%S}",
        f"{hours:02d}:{minutes:02d}:00",
        MARK,
        amount,
    ]
