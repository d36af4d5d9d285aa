"""The key that signs cookies: made once, kept in the data folder, readable by its owner only."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def site_secret(data_dir: Path) -> str:
    """The kept key of this data folder; made on first use."""
    path = data_dir / "secret-key"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="utf-8")
        secret = get_random_secret_key()
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secret)
        return secret
