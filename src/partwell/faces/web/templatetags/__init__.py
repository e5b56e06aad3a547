"""Template tags: words and pictures."""
