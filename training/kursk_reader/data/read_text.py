import json
import lzma
from pathlib import Path
from typing import Any

from ..input_error import InputError


def read_text(file: Path) -> str:
    """The text of a file in UTF-8; one whose name ends with .xz is unpacked. Raises InputError if it can't be read."""
    try:
        raw = file.read_bytes()
        return (lzma.decompress(raw) if file.suffix == ".xz" else raw).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as cause:
        raise InputError(f"{file} can't be read: {cause}.") from cause


def read_objects(file: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file, one a line, blank lines passed over. Raises InputError, which names the line."""
    lines = enumerate(read_text(file).split("\n"), 1)
    return [_object(line, f"{file}:{number}") for number, line in lines if line.strip()]


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as cause:
        raise InputError(f"{place}: not a JSON object ({cause}).") from cause
    if not isinstance(value, dict):
        raise InputError(f"{place}: not a JSON object.")
    return value
