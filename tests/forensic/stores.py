"""The database as whoever has the server finds it: its files, its write-ahead log, every row with its place.

``kept`` keeps the log whole from the moment it is entered: on SQLite a reader stands in the way of every checkpoint,
on PostgreSQL a replication slot keeps the server from recycling segments since the position noted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.base import Database as Sqlite

Rows = dict[str, list[dict[str, Any]]]
#: The name of the artefact in which every committed row is, as it lies on the disk.
ON_DISK = "database file, log folded in" if settings.SQLITE else "database file"
#: Where a row lies, and on PostgreSQL which transaction wrote it.
PLACE = "rowid AS rowid," if settings.SQLITE else "ctid::text AS ctid, xmin::text AS xmin,"
SEGMENT = 16 * 1024 * 1024


@dataclass
class Store:
    """The database that Django's connection leads to."""

    start: int = 0
    slot: str = ""
    reader: Any = field(default=None, repr=False)

    def files(self) -> dict[str, bytes]:
        """Files of the database and of its log, as they stand now."""
        return self._sqlite_files() if settings.SQLITE else self._postgres_files()

    def _sqlite_files(self) -> dict[str, bytes]:
        """Also as they are once the log is folded into the file: nothing of this process uses it any more then."""
        path = Path(connection.settings_dict["NAME"])
        log, shared = (path.with_name(f"{path.name}-{end}") for end in ("wal", "shm"))
        found = {"database file": path.read_bytes(), "log of the database": log.read_bytes()}
        found["index of the log"] = shared.read_bytes()
        self.release()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return {**found, ON_DISK: path.read_bytes()}

    def _postgres_files(self) -> dict[str, bytes]:
        folder = data_folder()
        found = {"log of the database": self._postgres_log(folder)}
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute(
                "SELECT pg_relation_filepath(oid) FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 't', 'i', 'S')"
                " ORDER BY oid"
            )
            paths = [folder / name for (name,) in cursor.fetchall()]
        found["database file"] = b"".join(path.read_bytes() for path in paths if path.exists())
        server_log = folder.parent / "server.log"
        return {**found, "log of PostgreSQL": server_log.read_bytes() if server_log.exists() else b""}

    def _postgres_log(self, folder: Path) -> bytes:
        """Everything in pg_wal since the start. A commit brings all before it to the file only if it logs something."""
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO on")
            cursor.execute("SELECT pg_logical_emit_message(true, 'tests', '')")
            cursor.execute("SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)")
            (timeline,) = cursor.fetchone()
        numbers = range(self.start // SEGMENT, position() // SEGMENT + 1)
        names = [f"{timeline}{number // 256:08X}{number % 256:08X}" for number in numbers]
        content = b"".join((folder / "pg_wal" / name).read_bytes() for name in names)
        first = self.start - self.start // SEGMENT * SEGMENT
        return content[first : first + position() - self.start]

    def rows(self) -> Rows:
        """Every row of every table with its place, where it has one."""
        found = {}
        with connection.cursor() as cursor:
            keyed = _tables_without_rowid(cursor) if settings.SQLITE else set()
            for table in connection.introspection.table_names(cursor):
                place = "" if table in keyed else PLACE
                cursor.execute(f'SELECT {place} * FROM "{table}"')  # noqa: S608 - names from the catalogue
                names = [column[0] for column in cursor.description]
                found[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return found

    def release(self) -> None:
        """Let checkpoints pass again."""
        if self.reader is not None:
            self.reader.close()
            self.reader = None
        if self.slot:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_drop_replication_slot(%s)", [self.slot])
            self.slot = ""


@contextmanager
def kept() -> Iterator[Store]:
    """The database that the connection leads to; from here on nothing of its log gets lost."""
    connection.ensure_connection()
    store = Store()
    if settings.SQLITE:
        store.reader = Sqlite.connect(connection.settings_dict["NAME"], isolation_level=None)
        store.reader.execute("BEGIN")
        store.reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    else:
        store.slot = _slot()
        store.start = position()
    try:
        yield store
    finally:
        store.release()


def _slot() -> str:
    """Keeps everything of the log from here on, whatever databases other workers make meanwhile."""
    name = f"tests_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_create_physical_replication_slot(%s, true)", [name])
    return name


def _tables_without_rowid(cursor: Any) -> set[str]:
    """Of SQLite's word index, which lie by their keys."""
    cursor.execute("SELECT name FROM pragma_table_list WHERE wr")
    return {name for (name,) in cursor.fetchall()}


def position() -> int:
    """How far PostgreSQL has written its log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()")
        high, low = cursor.fetchone()[0].split("/")
    return (int(high, 16) << 32) + int(low, 16)


def data_folder() -> Path:
    """PostgreSQL's; a server given by PORTAL_TEST_DB may keep it where the tests cannot read."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    try:
        list((folder / "pg_wal").iterdir())
    except OSError:
        pytest.skip(f"the files of PostgreSQL in {folder} cannot be read from here")
    return folder
