"""The demonstration as a world for tests: loaded once for all workers into a database of its own, never changed.

``demo`` gives a test that database in a transaction that is rolled back. The test asks for no other database mark.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings as project
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from accounts.actions.invite import invite
from accounts.models import User
from operations.demo.cast import SHOWN
from seasons.actions.keep_day_off import keep_day_off
from tests.factories.sign_in import with_second_factor

NOW = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)  # 09:00 in Vietnam, a Thursday
#: In the staff list, charged with nothing.
NO_DUTY = "haivan"
#: The demonstration's accounts, and one without any duty.
ACCOUNTS = (*(username for username, _ in SHOWN), NO_DUTY)


class Demo:
    """The demonstration's people and their browsers."""

    def person(self, username: str) -> User:
        return User.objects.get(username=username)

    def browser(self, username: str | None, **options: Any) -> Client:
        """A browser in which this person signed in a moment ago; a stranger's, given None."""
        client = Client(**options)
        if username:
            client.force_login(self.person(username))
            session = client.session
            session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
            session.save()
        return client


@pytest.fixture(scope="session")
def demo_name(django_db_blocker: Any) -> str:
    """The name of this worker's own copy of the database with the demonstration."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock(), _one_worker_at_a_time():
        original, copy = _once("demo", _load), _name(f"demo_{worker}")
        copy_database(original, copy)
    return copy


@pytest.fixture(scope="session")
def empty_name(django_db_blocker: Any) -> str:
    """The name of a database with all tables and nothing in them, for all workers to copy."""
    with django_db_blocker.unblock(), _one_worker_at_a_time():
        return _once("empty", _make_tables)


@pytest.fixture
def demo(demo_name: str, django_db_blocker: Any, settings: Any) -> Iterator[Demo]:
    """The demonstration on ``NOW``; whatever the test changes is rolled back."""
    settings.PRIVATE_MEDIA_ROOT = _folder() / "demo-private"
    with (
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=True),
        in_database(demo_name),
        transaction.atomic(),
    ):
        yield Demo()
        transaction.set_rollback(True)


@contextmanager
def in_database(name: str) -> Iterator[None]:
    """Let Django's connection lead to another database of the same server."""
    usual = connection.settings_dict["NAME"]
    _lead_to(name)
    try:
        yield
    finally:
        _lead_to(usual)


def _lead_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()


def _load() -> None:
    """Tables, the demonstration, and the few records that it does without."""
    usual, project.PRIVATE_MEDIA_ROOT = project.PRIVATE_MEDIA_ROOT, _folder() / "demo-private"
    try:
        _make_tables()
        with time_machine.travel(NOW, tick=True), transaction.atomic():
            call_command("seed_demo", stdout=StringIO())
            office = User.objects.get(username="vanphong")
            invite(User.objects.get(username=NO_DUTY), by=office)
            with_every_second_factor(User.objects.get(username="quantri"))
            keep_day_off(by=office, facts={"day": datetime(2027, 1, 1).date(), "name": "Tết Dương lịch"})
    finally:
        project.PRIVATE_MEDIA_ROOT = usual


def _make_tables() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def with_every_second_factor(user: User) -> None:
    """An authenticator application, a card of codes, and a security key."""
    with_second_factor(user)
    key = {"name": "Khóa ở văn phòng", "credential": _registered_key()}
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=key)


def _registered_key() -> dict[str, Any]:
    """What a browser sends when a security key is registered."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid(bytes(16)), b"khoa", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    told = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, credential)
    answer = AuthenticatorAttestationResponse(
        client_data=CollectedClientData.create("webauthn.create", b"thu-thach", "https://testserver"),
        attestation_object=AttestationObject.create("none", told, {}),
    )
    return dict(RegistrationResponse(raw_id=b"khoa", response=answer))


def _once(what: str, fill: Callable[[], None]) -> str:
    """The name of the database *what*; whoever comes first fills it. A file makes itself when it is first opened."""
    name, done = _name(what), _folder() / f"{what}-loaded"
    if not done.exists():
        if not project.SQLITE:
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
    with in_database(source), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [target])


def _make(name: str, *, template: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _name(name: str) -> str:
    return str(_folder() / f"{name}.sqlite3") if project.SQLITE else name


def _folder() -> Path:
    """Shared by all workers of one run, removed after it."""
    return Path(os.environ["VAR_DIR"])


@contextmanager
def _one_worker_at_a_time() -> Iterator[None]:
    with (_folder() / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


__all__ = ["ACCOUNTS", "NOW", "NO_DUTY", "Demo", "copy_database", "demo", "demo_name", "empty_name", "in_database"]
