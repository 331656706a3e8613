"""Queries whose words are made once a process: to build and compile the gate's costs ten times what asking it does.

Only the words are kept, never an answer. What a query says of the moment is asked of the clock each time.
"""

from collections.abc import Callable
from copy import copy
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

from core import clock

M = TypeVar("M", bound=Model)
#: Stands for the key until it is known: no row has it.
_KEY = 4_611_686_018_427_387_904


class NotPrepared(Exception):
    """The query holds a moment that is not the present one: what it would be next time, nobody knows."""


class _Now:
    """Stands for the present moment among parameters."""


class Prepared(Generic[M]):
    """The rows of *build*, which takes one key (or none) and asks the clock for nothing but ``clock.now()``.

    A parameter that is a moment must be the one at which *build* was called, else ``NotPrepared``: so a rule that
    depends on a day or a fixed date is never kept by mistake.
    """

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        self._build = build
        self._words: dict[str, tuple[SQLCompiler, str, tuple[Any, ...]]] = {}

    def rows(self, *key: int) -> list[M]:
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor not in self._words:
            self._words[connection.vendor] = self._compiled(len(key))
        compiler, sql, marks = self._words[connection.vendor]
        present = connection.ops.adapt_datetimefield_value(clock.now())
        params = tuple(present if mark is _Now else key[0] if key and mark == _KEY else mark for mark in marks)
        return list(ModelIterable(_Asked(compiler, sql, params)))  # type: ignore[arg-type]

    def first(self, *key: int) -> M | None:
        return next(iter(self.rows(*key)), None)

    def _compiled(self, keys: int) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        began = clock.now()
        rows = self._build(*[_KEY] * keys)
        ended = clock.now()
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        return compiler, sql, tuple(_marked(value, began, ended) for value in params)


def _marked(value: Any, began: datetime, ended: datetime) -> Any:
    moment = _moment(value)
    if moment is None:
        return value
    if isinstance(moment, datetime) and began <= _aware(moment, began) <= ended:
        return _Now
    raise NotPrepared(value)


def _moment(value: Any) -> date | None:
    """The date or time that a parameter is; SQLite takes them as text."""
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _aware(moment: datetime, like: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=like.tzinfo)


class _Asked:
    """What ``ModelIterable`` needs of a query set: a compiler that has its words already."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, compiler: SQLCompiler, sql: str, params: tuple[Any, ...]) -> None:
        self.query, self._compiler, self._words = self, compiler, (sql, params)

    def get_compiler(self, using: str) -> SQLCompiler:
        compiler = copy(self._compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda *_, **__: self._words  # type: ignore[method-assign]
        return compiler
