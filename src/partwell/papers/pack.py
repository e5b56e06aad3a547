"""Several papers in one ZIP, with a list of their sums so that anybody can see that none was changed."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from partwell.papers.document import one_line

MANIFEST = "manifest.json"
_UNSAFE = re.compile(r"[^\w.\- ]+")


def pack(papers: Mapping[str, bytes]) -> bytes:
    """A ZIP of name -> bytes with `manifest.json` ({"files": {name: sha256}}) as its last entry."""
    out = BytesIO()
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(papers.items())}
    listed = json.dumps({"files": sums}, ensure_ascii=False, indent=1).encode()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in (*sorted(papers.items()), (MANIFEST, listed)):
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)
    return out.getvalue()


def file_name(*pieces: str, ending: str) -> str:
    """A name that every system takes: letters, digits, `-` and `_`, at most 80 characters before the ending."""
    words = [_UNSAFE.sub("", unicodedata.normalize("NFC", one_line(piece))) for piece in pieces]
    joined = "-".join(word.strip(" .").replace(" ", "-") for word in words if word.strip(" ."))
    return f"{joined[:80].strip('-.') or 'paper'}.{ending}"
