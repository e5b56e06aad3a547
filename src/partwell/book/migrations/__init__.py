"""Migrations of the book, in order; made by Django, read by people."""
