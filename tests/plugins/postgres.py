"""pytest --engine=sqlite|postgres: which database the suite runs on.

Sets DATABASE_URL and VAR_DIR before Django reads its settings. SQLite is always a file, since the in-memory
database of a test run ignores lock timeouts and so hides races. Server and file are made once by the process
that was started; workers of pytest-xdist inherit their address.
"""

import os
import shutil
import tempfile
from collections.abc import Generator

import pytest

from tests.plugins.postgres_server import NoServer, postgres


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgres"), default="sqlite", help="database engine")


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


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse an in-memory test database."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"] and not database.get("TEST", {}).get("NAME"):
        raise pytest.UsageError("The settings of the tests must give TEST NAME, a file, for SQLite.")


def pytest_report_header(config: pytest.Config) -> str:
    return f"engine: {config.getoption('engine')}"
