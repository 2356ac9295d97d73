import re

_BOUNDARY = re.compile(
    r"""(?<=[.!?…])["'”’)\]]*      # a sentence ends, with what closes it,
    \s+
    (?=["'“‘(\[]*[A-Z0-9£$€])    # and another begins.
    """,
    re.VERBOSE,
)
_NO_END = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|No|vs|c|ca))\.$")


def split_sentences(paragraph: str) -> list[tuple[int, int]]:
    """Where a paragraph's sentences start and end; simpler than the package's own rule: of abbreviations it knows a few."""
    spans = []
    start = 0
    for boundary in _BOUNDARY.finditer(paragraph):
        closing = boundary.group().rstrip()
        if closing == "" and _NO_END.search(paragraph, start, boundary.start()):
            continue
        spans.append((start, boundary.start() + len(closing)))
        start = boundary.end()
    if start < len(paragraph):
        spans.append((start, len(paragraph)))
    return spans
