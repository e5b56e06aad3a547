"""The book's tests read their files through a stand-in for the airlock."""

from __future__ import annotations

import pytest

from tests.book._fake import FakeAirlock


@pytest.fixture(autouse=True)
def _no_child_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partwell.sources.airlock.Airlock", FakeAirlock)
