from collections.abc import Sequence


def bearings(title: str, section: Sequence[str]) -> str:
    """Where a passage stands, to be read before it: the title and the headings over it, outermost first, nothing twice."""
    parts = list(dict.fromkeys(part.replace("_", " ").strip() for part in (title, *section)))
    return " > ".join(part for part in parts if part)
