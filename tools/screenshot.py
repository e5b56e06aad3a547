"""Take docs/portfolio.png: the portfolio page of a fresh demo book in a real Chromium."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser._chromium import ROOT, browser, fill, served

TARGET = ROOT / "docs" / "portfolio.png"
SIZE = {"width": 1120, "height": 1080}


def main() -> int:
    """Fill a book, serve it, log in by its link, and keep what a person sees first."""
    with tempfile.TemporaryDirectory(prefix="partwell-screenshot-") as folder:
        home = Path(folder)
        fill(home)
        with served(home) as link, browser() as chromium:
            page = chromium.new_page(viewport=SIZE, device_scale_factor=1.5, color_scheme="light", locale="en-GB")
            page.goto(link)
            page.wait_for_url(link.partition("/login/")[0] + "/")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
