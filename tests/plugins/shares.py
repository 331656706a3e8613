"""pytest --shared: what make test leaves out and make soak does not.

Of the tests that do not ask for both engines, each engine has its half; of the browser tests that differ only in width
or browser, one is taken, chosen by name and the same each time. A long walk takes its share in tests.scenarios.shares.
"""

import re
from collections import defaultdict
from zlib import crc32

import pytest

#: Fixtures that open a database.
_DATABASES = {"db", "transactional_db", "django_db_setup", "demo_name", "empty_name"}
#: What twins in the browser differ in.
_LOOKED_AT_WITH = re.compile(r"\b(360|1280|chromium|firefox)\b")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shared", action="store_true", help="this engine's half, and one of the twins")


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that opens no database is one that no engine can change: marked so, it runs once."""
    for item in items:
        marked = any(item.get_closest_marker(name) for name in ("django_db", "every_engine", "both_engines"))
        if not marked and not _DATABASES & set(getattr(item, "fixturenames", ())):
            item.add_marker("any_engine")
    if config.getoption("shared"):
        left = {item.nodeid for item in _twins(items)} | {
            item.nodeid for item in items if _engine_of(item) not in ("", config.getoption("engine"))
        }
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
        items[:] = [item for item in items if item.nodeid not in left]


def _engine_of(item: pytest.Item) -> str:
    """The engine that has a test of the shared ones; empty for what both run, or SQLite alone (any_engine)."""
    alone = ("any_engine", "both_engines", "browser")
    if any(item.get_closest_marker(name) for name in alone) or _commits(item):
        return ""
    return ("sqlite", "postgres")[crc32(item.nodeid.encode()) % 2]


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ())


def _twins(items: list[pytest.Item]) -> list[pytest.Item]:
    """All browser tests but one of those that are the same at another width or in another browser."""
    alike: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("browser"):
            alike[_LOOKED_AT_WITH.sub("", item.nodeid)].append(item)
    return [
        item
        for name, twins in alike.items()
        for number, item in enumerate(twins)
        if number != crc32(name.encode()) % len(twins)
    ]
