"""What is fetched from an account lies here until it is imported, in a private file; then it is removed."""

from __future__ import annotations

import shutil
from pathlib import Path

from partwell.book.home import WORK, home_path
from partwell.book.models import ImportedFile
from partwell.facts.keys import key

_FOLDER = "account-"


def spool_for(address: str, name: str) -> Path:
    """The file for this address; what an earlier, cut-off fetching wrote may stand in it."""
    folder = home_path() / WORK / (_FOLDER + key(address))
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name


def drop_spool(path: Path) -> None:
    """Remove the file and all that lies beside it."""
    if path.parent.name.startswith(_FOLDER):
        shutil.rmtree(path.parent, ignore_errors=True)


def name_file(number: int, address: str) -> None:
    """Have the book call an imported file by the address it came from."""
    ImportedFile.objects.filter(pk=number).update(path=address)
