"""Lưu ảnh chữ ký, ảnh dấu: what signatures made in the portal with a registered certificate show."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.actions.register_signer import refuse_others
from certificates.models import SigningCertificate
from core.history import keep
from core.uploads import StoredFile
from core.workflow import AlreadyDone, record_event


@transaction.atomic
def keep_signature_picture(
    row: SigningCertificate, *, picture: StoredFile | None, by: User, today: date
) -> SigningCertificate:
    """Keep *picture*, or none: signatures then show the signer's name and the time. Files signed before stay.

    :raises PermissionDenied: as ``register_signer`` does.
    :raises AlreadyDone: that picture is kept already.
    :raises ValidationError: the certificate is no longer in use.
    """
    refuse_others(by)
    found = SigningCertificate.objects.select_for_update().get(pk=row.pk)
    sha256, name = (picture.sha256, picture.stored_name) if picture else ("", "")
    if found.until < today:
        raise ValidationError("Chứng thư này đã thôi dùng nên không đổi ảnh nữa. Đồng chí chọn chứng thư đang dùng.")
    if found.picture_sha256 == sha256:
        raise AlreadyDone("Ảnh này đã lưu trước đó." if sha256 else "Chứng thư này không có ảnh.")
    found.picture_stored_name, found.picture_sha256 = name, sha256
    keep(found, by=by, why="picture", fields=["picture_stored_name", "picture_sha256"])
    record_event(found, "picture", by=by, was="", now="")
    return found
