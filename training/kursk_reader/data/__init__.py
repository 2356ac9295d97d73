"""Articles with their questions, from files."""
