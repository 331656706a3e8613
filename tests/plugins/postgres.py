"""pytest --engine=sqlite|postgres: which database the suite runs on.

Sets DATABASE_URL and VAR_DIR before Django reads its settings. SQLite is always a file, since the in-memory
database of a test run ignores lock timeouts and so hides races. Server and file are made once by the process
that was started; workers of pytest-xdist inherit their address.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from zlib import crc32

import pytest

from tests.plugins.postgres_server import NoServer, postgres

#: Fixtures that open a database.
_DATABASES = {"db", "transactional_db", "django_db_setup", "demo_name", "empty_name"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgres"), default="sqlite", help="database engine")
    parser.addoption("--shared", action="store_true", help="of what does not ask both engines, only this engine's half")


@pytest.hookimpl(wrapper=True, tryfirst=True)  # a wrapper starts before pytest-django loads the settings
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = tempfile.mkdtemp(prefix="portal-test-")
        early_config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ["VAR_DIR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/portal.sqlite3"
        if early_config.known_args_namespace.engine == "postgres":
            os.environ["DATABASE_URL"] = _start_postgres(early_config)
    return (yield)


def _start_postgres(config: pytest.Config) -> str:
    server = postgres()
    try:
        address = server.__enter__()
    except NoServer as error:
        raise pytest.UsageError(str(error)) from error
    config.add_cleanup(lambda: server.__exit__(None, None, None))
    return address


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that opens no database is one that no engine can change: marked so, it runs once."""
    for item in items:
        marked = any(item.get_closest_marker(name) for name in ("django_db", "every_engine", "both_engines"))
        if not marked and not _DATABASES & set(getattr(item, "fixturenames", ())):
            item.add_marker("any_engine")
    if config.getoption("shared"):
        mine = ("", config.getoption("engine"))
        config.hook.pytest_deselected(items=[item for item in items if _engine_of(item) not in mine])
        items[:] = [item for item in items if _engine_of(item) in mine]


def _engine_of(item: pytest.Item) -> str:
    """The engine that has a test of the shared ones; empty for what both run, or SQLite alone (any_engine)."""
    if any(item.get_closest_marker(name) for name in ("any_engine", "both_engines", "every_engine")) or _commits(item):
        return ""
    return ("sqlite", "postgres")[crc32(item.nodeid.encode()) % 2]


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ())


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse an in-memory test database."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"] and not database.get("TEST", {}).get("NAME"):
        raise pytest.UsageError("The settings of the tests must give TEST NAME, a file, for SQLite.")


def pytest_report_header(config: pytest.Config) -> str:
    return f"engine: {config.getoption('engine')}"
