"""Entries of a CalDAV account into one calendar file; only questions are asked, nothing on the server is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from partwell.facts.errors import InputError
from partwell.sources._account import Account
from partwell.sources._text import TEXT_LIMIT

TIMEOUT = 60

Done = Callable[[int, int], None]


def fetch_calendar(account: Account, password: str, spool: Path, done: Done) -> None:
    """Write the events of the calendar at the address, or of all calendars found there, into `spool`.

    Raise InputError `account_refused`, `account_no_calendar`, `account_unreachable`, `account_too_large`.
    """
    from caldav.davclient import DAVClient
    from caldav.lib import error

    scheme = "https" if account.encrypted else "http"
    url = f"{scheme}://{account.host}:{account.port}/{account.path.lstrip('/')}"
    try:
        with DAVClient(url=url, username=account.user, password=password, timeout=TIMEOUT) as client:
            texts = _texts(_calendars(client, url, account), account, done)
    except error.AuthorizationError:
        raise InputError("account_refused", host=account.host) from None
    except error.DAVError as fault:
        raise InputError("account_no_calendar", host=account.host, reason=type(fault).__name__) from None
    except OSError as fault:
        raise InputError("account_unreachable", host=account.host, reason=_reason(fault)) from None
    spool.touch(mode=0o600)
    spool.write_text("".join(sorted(texts)), encoding="utf-8", newline="")


def _calendars(client: Any, url: str, account: Account) -> list[Any]:
    """The calendar the address names, else all of the account's, in the order of their addresses."""
    from caldav.lib import error

    named = client.calendar(url=url)
    try:
        if account.path.strip("/") and "{urn:ietf:params:xml:ns:caldav}calendar" in _kinds(named):
            return [named]
    except error.NotFoundError:
        pass
    found = client.principal().calendars()
    if not found:
        raise InputError("account_no_calendar", host=account.host, reason=account.path or "/")
    return sorted(found, key=lambda one: str(one.url))


def _kinds(calendar: Any) -> list[str]:
    from caldav.elements import dav

    found = calendar.get_properties([dav.ResourceType()], parse_props=False)
    element = found.get(dav.ResourceType.tag)
    return [child.tag for child in element] if element is not None else []


def _texts(calendars: list[Any], account: Account, done: Done) -> list[str]:
    texts: list[str] = []
    held = 0
    for number, calendar in enumerate(calendars, 1):
        for event in calendar.events():
            text = "\r\n".join(str(event.data).splitlines()) + "\r\n"
            held += len(text)
            if held > TEXT_LIMIT:
                raise InputError("account_too_large", host=account.host, limit=TEXT_LIMIT >> 20)
            texts.append(text)
        done(number, len(calendars))
    return texts


def _reason(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
