"""Measurements: each prints both sides of a ratio taken in one run; nothing here is a test."""
