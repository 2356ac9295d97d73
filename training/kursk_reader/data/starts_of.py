def starts_of(piece: str, text: str) -> list[int]:
    """Where a piece starts in a text, everywhere; overlapping ones too."""
    return [start for start in range(len(text) - len(piece) + 1) if text.startswith(piece, start)]
