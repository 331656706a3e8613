"""Thu hồi: a certificate loses its force from a day on, by a decision."""

from datetime import date

from django.db import transaction

from accounts.models import User
from certificates.models import Certificate
from certificates.readiness import before_revoke, guard
from certificates.workflow import CERTIFICATE
from core import clock
from core.workflow import advance, lock, require


@transaction.atomic
def revoke(certificate: Certificate, *, by: User, reason: str, decision: str, on: date) -> Certificate:
    """Revoke by *decision* ("Quyết định số … ngày …") from the day *on*; the public page says so at once.

    :raises AlreadyDone: it was revoked before.
    :raises ValidationError: no decision or reason is given, or the day precedes the recognition or is ahead.
    """
    found = lock(certificate)
    require(found, CERTIFICATE, "revoke", by=by)
    guard(before_revoke(found, decision, on))
    row: Certificate = advance(
        found,
        CERTIFICATE,
        "revoke",
        by=by,
        reason=reason,
        revoked_at=clock.now(),
        revoked_on=on,
        revocation_decision=decision.strip(),
    )
    return row
