"""Addresses of mail and calendar accounts: `imaps://user@host/Folder`, `caldavs://user@host/path`."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from partwell.facts.errors import InputError

SCHEMES = {"imap": 143, "imaps": 993, "caldav": 80, "caldavs": 443}


@dataclass(frozen=True, slots=True)
class Account:
    """Where to fetch from and as whom; never the password.

    encrypted  whether the connection is under TLS from its first byte; path: mail folder, or path on the server
    """

    kind: str
    encrypted: bool
    user: str
    host: str
    port: int
    path: str

    @property
    def login(self) -> str:
        """What a keyring calls the entry: `user@host`."""
        return f"{self.user}@{self.host}"


def is_account(text: str) -> bool:
    """Whether what the person gave is an account and no path."""
    return text.partition("://")[0].lower() in SCHEMES and "://" in text


def account_of(text: str, *, insecure: bool = False) -> Account:
    """Read the address; raise InputError `account_address`, `account_with_password` or `account_not_encrypted`."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InputError("account_address", address=text) from None
    if parts.password is not None:
        raise InputError("account_with_password")
    if parts.scheme not in SCHEMES or not parts.hostname or not parts.username:
        raise InputError("account_address", address=text)
    encrypted = parts.scheme.endswith("s")
    if not encrypted and not insecure and not _is_here(parts.hostname):
        raise InputError("account_not_encrypted", scheme=parts.scheme + "s")
    path = unquote(parts.path)
    kind = "imap" if parts.scheme.startswith("imap") else "caldav"
    if kind == "imap":
        path = path.strip("/") or "INBOX"
    if any(ord(sign) < 32 for sign in path + unquote(parts.username)):
        raise InputError("account_address", address=text)
    return Account(kind, encrypted, unquote(parts.username), parts.hostname, port or SCHEMES[parts.scheme], path)


def _is_here(host: str) -> bool:
    """Whether the host is this machine: nothing then travels over a wire."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
