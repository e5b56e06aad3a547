"""One served demo book for all browser tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser import _chromium as real
from tests.browser._house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The book filled by the command a person would give, and the way in."""
    real.chromium()
    home = tmp_path_factory.mktemp("screens") / "demo"
    real.fill(home)
    with real.served(home) as link, real.browser() as browser:
        yield House(browser, link)
