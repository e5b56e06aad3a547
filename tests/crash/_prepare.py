"""Makes a home whose owner has said which address is their own and which belongs to a client."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Arguments: home, the word `me`, own address, client's address, client's name."""
    home, _, own, theirs, name = sys.argv[1:]
    from partwell.actions._actor import OWNER
    from partwell.actions.alias_client import alias
    from partwell.actions.set_own_identity import claim
    from partwell.actions.settings import write_settings
    from partwell.book.home import open_book
    from partwell.facts.profile import Profile

    open_book(Path(home))
    from partwell.book.models import Client

    write_settings(OWNER, Profile(name="Owner", zone="Europe/Budapest", country="HU"))
    claim(OWNER, own)
    Client.objects.create(key="0" * 20, name=name, by="person", renamed=True)
    alias(OWNER, name, theirs)


if __name__ == "__main__":
    main()
