"""Files that a form may bear or not, and files handed out again."""

from collections.abc import Callable
from typing import Any, TypeVar

from core.uploads import StoredFile, taking

T = TypeVar("T")


def with_file(upload: Any, act: Callable[[StoredFile | None], T]) -> T:
    """What *act* gives with the accepted file, or with None where none was sent; a refused act keeps nothing of it.

    :raises ValidationError: the file is refused.
    """
    if not upload:
        return act(None)
    with taking(upload) as stored:
        return act(stored)
