"""The case: parting well step by step, computed from an append-only log; one file a step, gates that say what lacks."""
