"""The tables of all apps, made once and copied: migrating takes half a minute, copying a moment.

On SQLite they outlive the run, until a migration changes; on PostgreSQL they live as long as the server.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

_ROOT = Path(__file__).resolve().parents[1]
#: What the tables are made from.
_SOURCES = ("*/migrations/*.py", "core/search.py", "requirements.lock")


@pytest.fixture(scope="session")
def empty_name(django_db_blocker: Any) -> str:
    """The name of a database with all tables and nothing in them, for all workers to copy."""
    with django_db_blocker.unblock(), one_worker_at_a_time():
        return _kept() if project.SQLITE else once("empty", _make_tables)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database of the tests is there before Django looks for it."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, empty_name: str, django_db_blocker: Any
) -> None:
    """The database of this worker's tests: a copy."""
    with django_db_blocker.unblock(), one_worker_at_a_time():
        copy_database(empty_name, connection.creation._get_test_db_name())  # type: ignore[attr-defined]


def once(what: str, fill: Callable[[], None], *, source: str = "") -> str:
    """The name of the database *what* of this run, a copy of *source*; whoever comes first fills it."""
    name, done = database_name(what), shared_folder() / f"{what}-loaded"
    if not done.exists():
        if source:
            copy_database(source, name)
        elif not project.SQLITE:  # a file makes itself when it is first opened
            _make(name, template="template0")
        with in_database(name):
            fill()
        done.touch()
    return name


def copy_database(source: str, target: str) -> None:
    """A whole database under another name; nobody may be connected to it."""
    if not project.SQLITE:
        _make(target, template=source)
        return
    Path(target).unlink(missing_ok=True)
    with in_database(source), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [target])


@contextmanager
def in_database(name: str) -> Iterator[None]:
    """Let Django's connection lead to another database of the same server."""
    usual = connection.settings_dict["NAME"]
    _lead_to(name)
    try:
        yield
    finally:
        _lead_to(usual)


def database_name(name: str) -> str:
    return str(shared_folder() / f"{name}.sqlite3") if project.SQLITE else name


def shared_folder() -> Path:
    """Shared by all workers of one run, removed after it."""
    return Path(os.environ["VAR_DIR"])


@contextmanager
def one_worker_at_a_time() -> Iterator[None]:
    with (shared_folder() / "one-worker.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _kept() -> str:
    """The file with the tables as the migrations make them today."""
    digest = sha256()
    for path in sorted(path for pattern in _SOURCES for path in _ROOT.glob(pattern)):
        digest.update(path.read_bytes())
    kept = _ROOT / "var" / "test" / f"tables-{digest.hexdigest()[:20]}.sqlite3"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        for former in kept.parent.glob("tables-*"):
            former.unlink(missing_ok=True)  # another run may do the same
        unfinished = kept.with_name(f"unfinished-{os.getpid()}.sqlite3")
        with in_database(str(unfinished)):
            _make_tables()
        unfinished.rename(kept)
    return str(kept)


def _make_tables() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def _lead_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()


def _make(name: str, *, template: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


__all__ = ["django_db_keepdb", "django_db_modify_db_settings", "empty_name"]
