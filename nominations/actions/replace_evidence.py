"""A department puts a better file in the place of another; the earlier version is kept beside it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.uploads import StoredFile
from core.workflow import AlreadyDone, record_event
from nominations.actions._evidence import keep_evidence, refuse_too_much
from nominations.actions._writing import opened_for_writing
from nominations.models import Evidence


@transaction.atomic
def replace_evidence(evidence: Evidence, *, by: User, stored: StoredFile, facts: dict[str, Any]) -> Evidence:
    """The new version, which proves the same criterion; whether its original was seen begins anew.

    :param facts: as in ``attach_evidence``.
    :raises AlreadyDone: the evidence was replaced or set aside before.
    :raises ValidationError: the new file is the same as the old one, or the dossier or the day is full.
    """
    row, duty = opened_for_writing(evidence.nomination, by)
    old = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if old.set_aside_at is not None:
        raise AlreadyDone(f"Minh chứng «{old.title}» đã được thay hoặc bỏ khỏi hồ sơ.")
    if old.sha256 == stored.sha256:
        raise ValidationError("Tệp mới giống hệt tệp đang có. Mời đồng chí chọn tệp khác.")
    refuse_too_much(row, by=by, size=stored.size, more_files=0)
    old.set_aside_at = clock.now()
    old.save(update_fields=["set_aside_at"])
    new = keep_evidence(
        row,
        by=by,
        criterion=old.criterion,
        stored=stored,
        facts={**facts, "replaces": old, "must_cover": old.must_cover},
    )
    record_event(row, "replace", by=by, was=row.state, now=row.state, capacity=duty, reason=new.title)
    return new
