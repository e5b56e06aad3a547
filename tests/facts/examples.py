"""How many examples a property is tried with: a thousand on every landing, twenty thousand in the long run."""

from __future__ import annotations

import os

from hypothesis import settings

MANY = settings(max_examples=20_000 if os.environ.get("PARTWELL_SOAK") else 1_000, deadline=None)
