"""A department adds evidence to a criterion of its dossier."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.uploads import StoredFile
from core.workflow import record_event
from nominations.actions._writing import opened_for_writing
from nominations.models import Evidence, Nomination
from nominations.readiness import MAX_EVIDENCE
from seasons.models import Criterion


@transaction.atomic
def attach_evidence(
    nomination: Nomination, *, by: User, criterion: Criterion, stored: StoredFile, facts: dict[str, Any]
) -> Evidence:
    """Add an accepted file as proof of *criterion*.

    :param facts: ``kind``, ``title`` and where known ``issuer``, ``number``, ``dated``.
    :raises ValidationError: the dossier is full, the criterion is not one of its own, or the file is there already.
    """
    row, duty = opened_for_writing(nomination, by)
    if criterion.criteria_set_id != row.criteria_set_id:
        raise ValidationError("Tiêu chuẩn này không thuộc hồ sơ. Mời đồng chí chọn lại tiêu chuẩn.")
    if row.evidence.filter(set_aside_at=None).count() >= MAX_EVIDENCE:
        raise ValidationError(
            f"Hồ sơ đã có {MAX_EVIDENCE} minh chứng, là số tối đa. Mời đồng chí bỏ bớt một minh chứng rồi thêm."
        )
    evidence = Evidence(
        nomination=row, criterion=criterion, added_by=by, added_at=clock.now(),
        stored_name=stored.stored_name, original_name=stored.original_name, media_type=stored.media_type,
        size=stored.size, sha256=stored.sha256, **facts,
    )  # fmt: skip
    evidence.full_clean()
    evidence.save()
    record_event(row, "attach", by=by, was=row.state, now=row.state, capacity=duty, reason=evidence.title)
    return evidence
