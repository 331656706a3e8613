"""Fixtures that every test may use, and guards that hold in every test."""

from functools import lru_cache
from typing import Any

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.db import connection
from factory.django import DjangoModelFactory

from core.papers import pdf
from tests.scenarios.shares import share  # noqa: F401 - a fixture
from tests.tables import django_db_keepdb, django_db_modify_db_settings, empty_name  # noqa: F401 - fixtures
from tests.world import demo, demo_name  # noqa: F401 - fixtures

#: One process tries many mutants on the same examples; every other run takes fresh ones.
hypothesis.settings.register_profile(
    "mutants", derandomize=True, database=None, deadline=None, suppress_health_check=list(hypothesis.HealthCheck)
)

#: The same page gives the same bytes, which tests/papers see to.
_draw_once = lru_cache(maxsize=500)(pdf._drawn)

_BEGIN_CHAIN = f"INSERT INTO accounts_eventchain (id, last_number, last_digest) VALUES (1, 0, '{'0' * 64}')"  # noqa: S608


@pytest.fixture(autouse=True)
def private_media(tmp_path: Any, settings: Any) -> None:
    """Files, keys and the sign of life of one test never reach another."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.BALLOT_KEYS_ROOT = tmp_path / "ballot-keys"
    settings.VAR_DIR = tmp_path


@pytest.fixture(autouse=True)
def names_begin_anew() -> None:
    """The people and units of a test are named alike whatever ran before, and so are its papers."""
    for factory in DjangoModelFactory.__subclasses__():
        factory.reset_sequence(0, force=True)


@pytest.fixture(autouse=True)
def papers_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was drawn before is not drawn again."""
    monkeypatch.setattr(pdf, "_drawn", _draw_once)


@pytest.fixture(autouse=True, scope="session")
def emptied_tables_keep_their_guards() -> None:
    """Transactional tests empty all tables: lift the append-only triggers meanwhile (SQLite deletes row by row)."""
    backend = type(connection.ops)
    plain = backend.sql_flush

    def sql_flush(self: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        triggers = _sqlite_triggers() if django_settings.SQLITE else {}
        lifted = [f"DROP TRIGGER {name}" for name in triggers]
        return [*lifted, *plain(self, style, tables, **options), *triggers.values(), _BEGIN_CHAIN]

    backend.sql_flush = sql_flush  # type: ignore[method-assign]


def _sqlite_triggers() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())
