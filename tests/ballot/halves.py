"""The two halves side by side: what is handed to the browser's, and what either makes of it."""

from base64 import b64encode
from collections.abc import Callable

from councils.ballot.errors import Refused


def handed(content: bytes) -> str:
    return b64encode(content).decode()


def outcome(of: Callable[[], object]) -> object:
    """What it gives, or the words with which it refuses."""
    try:
        return of()
    except Refused as problem:
        return f"refused: {problem}"
