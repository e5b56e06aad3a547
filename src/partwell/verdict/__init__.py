"""Readings to keep, manage, part or unknown, with both sides said; pure."""
