"""A department adds evidence to a criterion of its dossier."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.uploads import StoredFile
from core.workflow import record_event
from nominations.actions._evidence import keep_evidence, refuse_too_much
from nominations.actions._writing import opened_for_writing
from nominations.models import Evidence, Nomination
from seasons.models import Criterion


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
    refuse_too_much(row, by=by, size=stored.size, more_files=1)
    evidence = keep_evidence(row, by=by, criterion=criterion, stored=stored, facts=facts)
    record_event(row, "attach", by=by, was=row.state, now=row.state, capacity=duty, reason=evidence.title)
    return evidence
