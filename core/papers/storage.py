"""Frozen dataclasses to plain JSON values and back: each object carries the name of its class."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from core.papers import blocks

_KINDS = {kind.__name__: kind for kind in vars(blocks).values() if isinstance(kind, type) and is_dataclass(kind)}


def dump(value: Any) -> Any:
    """A dataclass as a dict with its class name under `is`, a tuple as a list, the rest as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        stored = {field.name: dump(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **stored}
    if isinstance(value, tuple):
        return [dump(item) for item in value]
    return value


def load(stored: Any, more_kinds: Iterable[type] = ()) -> Any:
    """What `dump` stored; raises ValueError for an unknown class or field."""
    kinds = _KINDS | {kind.__name__: kind for kind in more_kinds}
    if isinstance(stored, list):
        return tuple(load(item, more_kinds) for item in stored)
    if not isinstance(stored, dict):
        return stored
    kind = kinds.get(stored.get("is", ""))
    if kind is None:
        raise ValueError(f"unknown kind of block: {stored.get('is')!r}")
    try:
        return kind(**{name: load(value, more_kinds) for name, value in stored.items() if name != "is"})
    except TypeError as problem:
        raise ValueError(f"a stored {kind.__name__} has other fields: {problem}") from problem
