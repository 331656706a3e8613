"""Đăng ký chứng thư số: whose signatures the portal accepts on certificates, and until when."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import holds
from accounts.models import User
from accounts.roles import Role
from certificates.models import SigningCertificate
from certificates.signing import KeyRefused
from certificates.signing.keys import read_certificate
from certificates.signing.reading import subject_of
from core import clock
from core.history import keep
from core.vietnamese import local_day, short_date
from core.workflow import record_event


@transaction.atomic
def register_signer(content: bytes, stage: str, *, by: User) -> SigningCertificate:
    """Register the public certificate in *content* (PEM or DER) for this stage, from today to its own end.

    :raises PermissionDenied: *by* is neither of the Office nor an administrator.
    :raises ValidationError: it is no certificate, an authority's, out of its term, or registered before.
    """
    refuse_others(by)
    try:
        found = read_certificate(content)
    except KeyRefused as refusal:
        raise ValidationError(str(refusal)) from refusal
    today, ends = clock.today(), local_day(found.not_valid_after)
    if found.ca:
        raise ValidationError("Đây là chứng thư của nơi cấp. Đồng chí chọn chứng thư của người ký hoặc của cơ quan.")
    if not local_day(found.not_valid_before) <= today <= ends:
        raise ValidationError(f"Chứng thư hết hạn hoặc chưa đến hạn dùng ({short_date(ends)}). Đồng chí chọn tệp khác.")
    if SigningCertificate.objects.filter(sha256=found.sha256.hex()).exists():
        raise ValidationError("Chứng thư này đã đăng ký. Đồng chí xem trong danh sách.")
    row = SigningCertificate(
        stage=stage, holder=subject_of(found)[:200], sha256=found.sha256.hex(), der=found.dump().hex(),
        since=today, until=ends, added_at=clock.now(), added_by=by,
    )  # fmt: skip
    keep(row, by=by, why="create")
    record_event(row, "create", by=by, was="", now="")
    return row


@transaction.atomic
def end_signer(row: SigningCertificate, *, by: User) -> SigningCertificate:
    """Take no further signature of this certificate after today; what was signed stays signed.

    :raises PermissionDenied: as ``register_signer`` does.
    """
    refuse_others(by)
    found = SigningCertificate.objects.select_for_update().get(pk=row.pk)
    found.until = min(found.until, _yesterday())
    keep(found, by=by, why="end", fields=["until"])
    record_event(found, "end", by=by, was="", now="")
    return found


def _yesterday() -> date:
    return date.fromordinal(clock.today().toordinal() - 1)


def refuse_others(by: User) -> None:
    """:raises PermissionDenied: *by* does not keep the list of certificates."""
    if not holds(by, Role.OFFICE, Role.ADMINISTRATOR):
        raise PermissionDenied
