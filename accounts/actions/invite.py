"""Invitations: the single-use way into an account. Whoever holds the code chooses the password; nobody else can."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions._managing import refuse_unless_managing
from accounts.actions.mail_invitation import mail_invitation
from accounts.models import Invitation, User
from core import clock
from core.workflow import lock, record_event

VALID_FOR = timedelta(hours=72)
#: Without letters and digits that look alike on paper; 20 of them are 99 bits.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LETTERS, GROUP = 20, 4


@dataclass(frozen=True)
class Given:
    """An invitation as given: the only moment when its code is known."""

    invitation: Invitation
    code: str


@transaction.atomic
def invite(person: User, *, by: Any) -> Given:
    """Make a new invitation; the one before it dies. Mailed too when the person has an address.

    :raises PermissionDenied: *by* may not manage this person.
    :raises ValidationError: the account is not in use.
    """
    refuse_unless_managing(by, person)
    return _give(person, by)


@transaction.atomic
def invite_from_console(person: User) -> Given:
    """The same for whoever runs the server, who needs no account: the way to the first administrator."""
    return _give(person, None)


def _give(person: User, by: Any) -> Given:
    row: User = lock(person)
    if not row.is_active:
        raise ValidationError("Tài khoản này đang ngừng. Mời cho dùng lại rồi mới lập giấy mời.")
    revoke_open_invitation(row)
    code, now = new_code(), clock.now()
    invitation = Invitation.objects.create(
        user=row, code_digest=digest_of(code), invited_by=by, invited_at=now, expires_at=now + VALID_FOR
    )
    record_event(row, "invite", by=by, was="", now="")
    transaction.on_commit(lambda: mail_invitation(invitation, code))
    return Given(invitation, code)


def revoke_open_invitation(person: User) -> None:
    """Whatever code the person still holds stops working."""
    Invitation.objects.filter(user=person, used_at=None, revoked_at=None).update(revoked_at=clock.now())


def new_code() -> str:
    """A code for print and for a link: five groups of four letters and digits."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
    return "-".join(letters[at : at + GROUP] for at in range(0, LETTERS, GROUP))


def digest_of(code: str) -> str:
    """SHA-256 of a code however it was typed: case and hyphens do not count."""
    return hashlib.sha256(code.replace("-", "").strip().lower().encode()).hexdigest()
