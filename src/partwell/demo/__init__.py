"""The demo book's files, written by a seeded generator; fictional, imports no other room."""

from partwell.demo.build import DemoBook, write

__all__ = ["DemoBook", "write"]
