"""Stored files as rows of this app name them."""

from core.uploads import StoredFile


def facts_of(stored: StoredFile) -> dict[str, object]:
    """The columns of ``models.kept_file.KeptFile``."""
    return {name: getattr(stored, name) for name in StoredFile.__dataclass_fields__}
