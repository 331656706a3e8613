"""What is wrong with something received: never accepted in part."""

from collections.abc import Iterator
from contextlib import contextmanager


class Refused(ValueError):
    """A value that breaks a rule of the format: *what* is wrong, a Vietnamese clause, and *where* it stands."""

    def __init__(self, what: str, where: str = "") -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what, self.where = what, where

    def __reduce__(self) -> tuple[type["Refused"], tuple[str, str]]:
        return Refused, (self.what, self.where)


@contextmanager
def at(place: str) -> Iterator[None]:
    """What is refused inside is refused at *place*: "câu 2" at "sự kiện 7" is "sự kiện 7, câu 2"."""
    try:
        yield
    except Refused as problem:
        raise Refused(problem.what, f"{place}, {problem.where}" if problem.where else place) from problem
