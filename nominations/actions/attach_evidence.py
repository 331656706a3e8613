"""A department adds evidence to a criterion of its dossier."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Sum

from accounts.models import User
from core import clock
from core.uploads import StoredFile
from core.vietnamese import file_size
from core.workflow import record_event
from nominations.actions._writing import opened_for_writing
from nominations.models import Evidence, Nomination
from nominations.readiness import MAX_DAILY_BYTES, MAX_DAILY_FILES, MAX_DOSSIER_BYTES, MAX_EVIDENCE
from seasons.models import Criterion


def refuse_too_much(row: Nomination, *, by: User, size: int) -> None:
    """Guard of the store: so many files and bytes in a dossier, and from one person within a day.

    :raises ValidationError: one more file of *size* bytes would be too much.
    """
    if row.evidence.filter(set_aside_at=None).count() >= MAX_EVIDENCE:
        raise ValidationError(
            f"Hồ sơ đã có {MAX_EVIDENCE} minh chứng, là số tối đa. Mời đồng chí bỏ bớt một minh chứng rồi thêm."
        )
    if (row.evidence.aggregate(total=Sum("size"))["total"] or 0) + size > MAX_DOSSIER_BYTES:
        raise ValidationError(
            f"Tệp của hồ sơ đã gần {file_size(MAX_DOSSIER_BYTES)}, là dung lượng tối đa. Mời đồng chí gửi tệp nhỏ hơn."
        )
    today = Evidence.objects.filter(added_by=by, added_at__gt=clock.now() - timedelta(days=1))
    sent = today.aggregate(files=Count("pk"), size=Sum("size"))
    if sent["files"] >= MAX_DAILY_FILES or (sent["size"] or 0) + size > MAX_DAILY_BYTES:
        raise ValidationError("Đồng chí đã gửi rất nhiều tệp trong một ngày. Mời đồng chí gửi tiếp vào ngày mai.")


@transaction.atomic
def attach_evidence(
    nomination: Nomination, *, by: User, criterion: Criterion, stored: StoredFile, facts: dict[str, Any]
) -> Evidence:
    """Add an accepted file as proof of *criterion*.

    :param facts: ``kind``, ``title`` and where known ``issuer``, ``number``, ``dated``.
    :raises ValidationError: the dossier or the day is full, the criterion is not one of its own, or the file is there.
    """
    row, duty = opened_for_writing(nomination, by)
    if criterion.criteria_set_id != row.criteria_set_id:
        raise ValidationError("Tiêu chuẩn này không thuộc hồ sơ. Mời đồng chí chọn lại tiêu chuẩn.")
    refuse_too_much(row, by=by, size=stored.size)
    evidence = Evidence(
        nomination=row, criterion=criterion, added_by=by, added_at=clock.now(),
        stored_name=stored.stored_name, original_name=stored.original_name, media_type=stored.media_type,
        size=stored.size, sha256=stored.sha256, **facts,
    )  # fmt: skip
    evidence.full_clean()
    evidence.save()
    record_event(row, "attach", by=by, was=row.state, now=row.state, capacity=duty, reason=evidence.title)
    return evidence
