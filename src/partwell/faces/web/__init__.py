"""The web pages on loopback: one file a page, found by its folder."""
