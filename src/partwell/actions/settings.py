"""The person's settings, read and written whole."""

from __future__ import annotations

from partwell.actions._actor import Actor
from partwell.actions._reading_again import read_again
from partwell.facts.profile import Profile


def read_settings(actor: Actor) -> Profile:
    """The settings as given, or the defaults where nothing was said yet."""
    actor.needs("read")
    from partwell.book.profile import read_profile

    return read_profile()


def write_settings(actor: Actor, profile: Profile) -> None:
    """Write all settings, and note which changed; files that name no currency or zone are read again where it did.

    Raise InputError `bad_zone`, `bad_currency`, `bad_language`, `bad_reserve`, `other_currency`.
    """
    actor.needs("write")
    from partwell.book.profile import has_profile, read_profile, store_profile
    from partwell.book.settings_log import log_profile
    from partwell.book.unit_of_work import unit_of_work

    with unit_of_work():
        before = read_profile() if has_profile() else None
        store_profile(profile)
        if before is not None:
            log_profile(before, profile)
    read_again(actor)
