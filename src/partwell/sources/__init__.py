"""Bytes in, facts and problems out: one file a format, found by its folder; no database, no Django."""
