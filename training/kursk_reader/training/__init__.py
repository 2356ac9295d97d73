"""From articles to weights."""
