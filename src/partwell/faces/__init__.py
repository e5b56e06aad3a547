"""Faces translate between a person and the verbs; nothing is decided here."""
