"""The columns of a row that bears a file."""

from typing import Any

from core.uploads import StoredFile


def file_facts(stored: StoredFile | None) -> dict[str, Any]:
    """Empty where there is no file."""
    if stored is None:
        return {}
    return {
        "stored_name": stored.stored_name, "original_name": stored.original_name, "media_type": stored.media_type,
        "size": stored.size, "sha256": stored.sha256,
    }  # fmt: skip
