"""Search in names without accents: every word asked for begins a word of the text. The same rows on every engine.

SQLite answers from an FTS5 table that triggers keep, PostgreSQL from a GIN index over the words as they stand;
neither parses the text anew, which would cut codes and foreign names apart.
"""

from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation
from django.db.models import Lookup, Q

from core.vietnamese import search_norm


class SearchField(models.CharField):  # type: ignore[type-arg]
    """A column of ``search_norm`` text; ``<field>__words="ngu van"`` finds "nguyen van an".

    The table needs ``SearchIndex`` in a migration. A question without letters or figures finds nothing.
    """


@SearchField.register_lookup
class Words(Lookup):
    """All words, each as the beginning of a word, in any order."""

    lookup_name = "words"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        words = search_norm(str(self.rhs)).split()
        if not words:
            return "1 = 0", []
        if connection.vendor == "postgresql":
            asked = " & ".join(f"'{word}':*" for word in words)
            return f"{_vector(column)} @@ %s::tsquery", [*params, asked]
        return self._in_table(connection), [" ".join(f'"{word}"*' for word in words)]

    def _in_table(self, connection: Any) -> str:
        quote, meta = connection.ops.quote_name, self.lhs.target.model._meta
        row = f"{quote(self.lhs.alias)}.{quote(meta.pk.column)}"
        table = quote(_table(meta))
        return f"{row} IN (SELECT rowid FROM {table} WHERE {table} MATCH %s)"  # noqa: S608 -- names of the model's own


def words_read(field: str, text: str) -> Q:
    """The rows of ``<field>__words`` again, by reading the text: where so many match that the index is of no use."""
    rows = Q()
    for word in search_norm(text).split():
        rows &= Q(**{f"{field}__startswith": word}) | Q(**{f"{field}__contains": f" {word}"})
    return rows


class SearchIndex(Operation):
    """What ``__words`` on *field* of *model* is answered from.

    SQLite drops a table's triggers when it makes the table anew: a later migration that alters the model's table
    repeats this operation, which first takes away what is there.
    """

    reversible = True

    def __init__(self, model: str, field: str) -> None:
        self.model, self.field = model, field

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model, self.field], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self.database_backwards(app_label, schema_editor, to_state, to_state)
        for statement in self._statements(app_label, schema_editor, to_state):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        meta = from_state.apps.get_model(app_label, self.model)._meta
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'DROP INDEX IF EXISTS "{_table(meta)}"')
            return
        for act in ("insert", "update", "delete"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{_table(meta)}_{act}"')
        schema_editor.execute(f'DROP TABLE IF EXISTS "{_table(meta)}"')

    def describe(self) -> str:
        return f"Search {self.model} by the words of {self.field}"

    def _statements(self, app_label: str, schema_editor: Any, state: Any) -> list[str]:
        meta = state.apps.get_model(app_label, self.model)._meta
        index, table, column = _table(meta), meta.db_table, meta.get_field(self.field).column
        if schema_editor.connection.vendor == "postgresql":
            return [f'CREATE INDEX "{index}" ON "{table}" USING gin ({_vector(column)})']
        key = meta.pk.column
        take = f'INSERT INTO "{index}"("{index}", rowid, {column}) VALUES (\'delete\', old.{key}, old.{column});'  # noqa: S608
        add = f'INSERT INTO "{index}"(rowid, {column}) VALUES (new.{key}, new.{column});'  # noqa: S608
        return [
            f"CREATE VIRTUAL TABLE \"{index}\" USING fts5({column}, content='{table}', content_rowid='{key}', "
            "tokenize='ascii', prefix='1 2 3', detail=none, columnsize=0)",
            f'CREATE TRIGGER "{index}_insert" AFTER INSERT ON "{table}" BEGIN {add} END',
            f'CREATE TRIGGER "{index}_delete" AFTER DELETE ON "{table}" BEGIN {take} END',
            f'CREATE TRIGGER "{index}_update" AFTER UPDATE OF {column} ON "{table}" BEGIN {take} {add} END',
            f'INSERT INTO "{index}"("{index}") VALUES (\'rebuild\')',  # noqa: S608
        ]


def _table(meta: Any) -> str:
    return f"{meta.db_table}_search"


def _vector(column: str) -> str:
    return f"array_to_tsvector(string_to_array({column}, ' '))"
