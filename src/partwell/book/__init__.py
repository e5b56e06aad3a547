"""What is kept: Django models on SQLite, import, identity, matching, originals, undo and the health check."""
