"""The demonstration as a world for tests: loaded once for all workers into a database of its own, never changed.

``demo`` gives a test that database in a transaction that is rolled back. The test asks for no other database mark.
"""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings as project
from django.core.management import call_command
from django.db import transaction
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
from tests.tables import copy_database, database_name, in_database, once, one_worker_at_a_time, shared_folder

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
def demo_name(empty_name: str, django_db_blocker: Any) -> str:
    """The name of this worker's own copy of the database with the demonstration."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock(), one_worker_at_a_time():
        original, copy = once("demo", _load, source=empty_name), database_name(f"demo_{worker}")
        copy_database(original, copy)
    return copy


@pytest.fixture
def demo(demo_name: str, django_db_blocker: Any, settings: Any) -> Iterator[Demo]:
    """The demonstration on ``NOW``; whatever the test changes is rolled back."""
    settings.PRIVATE_MEDIA_ROOT = shared_folder() / "demo-private"
    with (
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=True),
        in_database(demo_name),
        transaction.atomic(),
    ):
        yield Demo()
        transaction.set_rollback(True)


def _load() -> None:
    """The demonstration, and the few records that it does without."""
    usual, project.PRIVATE_MEDIA_ROOT = project.PRIVATE_MEDIA_ROOT, shared_folder() / "demo-private"
    try:
        with time_machine.travel(NOW, tick=True), transaction.atomic():
            call_command("seed_demo", stdout=StringIO())
            office = User.objects.get(username="vanphong")
            invite(User.objects.get(username=NO_DUTY), by=office)
            with_every_second_factor(User.objects.get(username="quantri"))
            keep_day_off(by=office, facts={"day": datetime(2027, 3, 1).date(), "name": "Nghỉ bù"})
    finally:
        project.PRIVATE_MEDIA_ROOT = usual


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


__all__ = ["ACCOUNTS", "NOW", "NO_DUTY", "Demo", "demo", "demo_name"]
