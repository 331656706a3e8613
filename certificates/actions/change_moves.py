"""What becomes of a change once it is made: its signed copy is kept, it is issued, or it is dropped."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.models import Certificate, ChangePaper, DecisionChange
from certificates.numbers import void
from certificates.workflow import CERTIFICATE, CHANGE, CertificateState
from core import clock
from core.uploads import StoredFile
from core.workflow import advance

_ENDS = {DecisionChange.Kind.RECALL: "recall", DecisionChange.Kind.ANNUL: "annul"}


@transaction.atomic
def keep_change_scan(change: DecisionChange, *, by: User, stored: StoredFile) -> ChangePaper:
    """Keep *stored* (checked by ``core.uploads``) as the signed copy; until the issue a wrong one may be replaced.

    :raises IllegalMove: the change is issued or dropped.
    """
    row: DecisionChange = advance(change, CHANGE, "scan", by=by)
    paper = ChangePaper.objects.select_for_update().get(change=row)
    paper.take_scan(stored, by=by)
    paper.save()
    return paper


@transaction.atomic
def issue_change(change: DecisionChange, *, by: User) -> DecisionChange:
    """Issue the signed change: certificates that it takes away lose their force at once, on every page.

    :raises AlreadyDone: it was issued before.
    :raises ValidationError: the signed copy is not on file, or one of the certificates has lost its force meanwhile.
    """
    row: DecisionChange = advance(change, CHANGE, "issue", by=by, issued_at=clock.now())
    if not row.paper.is_signed:
        raise ValidationError("Chưa có bản ký của văn bản này. Đồng chí in, trình ký, đóng dấu rồi tải bản quét lên.")
    if move := _ENDS.get(DecisionChange.Kind(row.kind)):
        for certificate in Certificate.objects.filter(item__changes__change=row, successor=None).order_by("pk"):
            _end(certificate, row, move, by=by)
    return row


def _end(certificate: Certificate, change: DecisionChange, move: str, *, by: User) -> None:
    if certificate.state != CertificateState.ISSUED:
        raise ValidationError(
            f"Giấy công nhận số {certificate.text['register_number']} đã hết hiệu lực theo "
            f"{certificate.revocation_decision}. Đồng chí chọn «Không ban hành» rồi lập văn bản khác."
        )
    facts = {"revoked_at": clock.now(), "revoked_on": change.dated, "revocation_decision": change.cited}
    advance(certificate, CERTIFICATE, move, by=by, reason=change.reason, ended_by=change, **facts)


@transaction.atomic
def drop_change(change: DecisionChange, *, by: User, reason: str) -> DecisionChange:
    """Leave a change that was made by mistake unissued; its number is void in the book, with the reason.

    :raises AlreadyDone: it was dropped before.
    :raises ValidationError: no reason is given, or one that is longer than the book holds.
    """
    row: DecisionChange = advance(change, CHANGE, "drop", by=by, reason=reason)
    void(row, reason=reason, by=by)
    return row
