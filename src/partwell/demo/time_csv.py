"""The time log in the two tools it was kept in: Clockify at first, then Toggl Track; both on the account's clock."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import timedelta

from partwell.demo.cast import CURRENCY, Me
from partwell.demo.work import Stint

TOGGL, CLOCKIFY = "Toggl_time_entries_demo.csv", "Clockify_Time_Report_Detailed_demo.csv"
MARK = "fictional"
_TOGGL = (
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,"
    f"Amount ({CURRENCY})"
).split(",")
_CLOCKIFY = (
    "Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,"
    f"Duration (h),Duration (decimal),Billable Rate ({CURRENCY}),Billable Amount ({CURRENCY})"
).split(",")


def files(me: Me, stints: list[Stint]) -> dict[str, bytes]:
    """File name -> bytes: the first third of the days in one tool, the rest in the other; newest first as exported."""
    days = [stint.start.date() for stint in stints]
    moved = min(days) + (max(days) - min(days)) / 3
    newest = sorted(stints, key=lambda s: s.start, reverse=True)
    early = [stint for stint in newest if stint.start.date() < moved]
    late = [stint for stint in newest if stint.start.date() >= moved]
    return {
        CLOCKIFY: _table(_CLOCKIFY, (_clockify(me, stint) for stint in early), csv.QUOTE_ALL).encode("utf-8-sig"),
        TOGGL: _table(_TOGGL, (_toggl(me, stint) for stint in late), csv.QUOTE_MINIMAL).encode("utf-8-sig"),
    }


def _table(header: list[str], rows: Iterable[list[str]], quoting: int) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n", quoting=quoting)  # type: ignore[arg-type]
    table.writerow(header)
    table.writerows(rows)
    return out.getvalue()


def _rate(stint: Stint) -> float:
    """What an hour is billed at in the account's currency; 0 where it is not billed by the hour in it."""
    role = stint.client.role if stint.client and stint.billable else None
    return float(role.rate) if role and role.currency == CURRENCY else 0.0


def _toggl(me: Me, stint: Stint) -> list[str]:
    end = stint.start + timedelta(minutes=stint.minutes)
    hours, minutes = divmod(stint.minutes, 60)
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
        f"{_rate(stint) * stint.minutes / 60:.2f}" if _rate(stint) else "",
    ]


def _clockify(me: Me, stint: Stint) -> list[str]:
    end = stint.start + timedelta(minutes=stint.minutes)
    hours, minutes = divmod(stint.minutes, 60)
    return [
        stint.project,
        stint.name,
        stint.note,
        "",
        me.name,
        "",
        me.addresses[0],
        MARK,
        "Yes" if stint.billable else "No",
        f"{stint.start:%m/%d/%Y}",
        f"{stint.start:%I:%M:%S %p}",
        f"{end:%m/%d/%Y}",
        f"{end:%I:%M:%S %p}",
        f"{hours:02d}:{minutes:02d}:00",
        f"{stint.minutes / 60:.2f}",
        f"{_rate(stint):.2f}",
        f"{_rate(stint) * stint.minutes / 60:.2f}",
    ]
