"""The demo book's files, written by a seeded generator; fictional, imports no other room."""
