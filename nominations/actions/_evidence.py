"""What the acts on evidence share: the measure of what is kept, the row, and who compares it with its original."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Sum

from accounts.access import office
from accounts.models import User
from core import clock
from core.uploads import Accepted, StoredFile
from core.vietnamese import file_size
from core.workflow import IllegalMove, lock
from nominations.limits import MAX_DAILY_BYTES, MAX_DAILY_FILES, MAX_DOSSIER_BYTES, MAX_EVIDENCE
from nominations.models import Evidence, Nomination, ReportVersion
from nominations.readiness import comparing_refusal
from seasons.models import Criterion


def refuse_too_much(row: Nomination, *, by: User, size: int, more_files: int) -> None:
    """Guard of the store: so many files and bytes in a dossier, and from one person within a day.

    :param more_files: 1, or 0 where the new file takes the place of another.
    :raises ValidationError: a file of *size* bytes would be too much.
    """
    if row.evidence.filter(set_aside_at=None).count() + more_files > MAX_EVIDENCE:
        raise ValidationError(
            f"Hồ sơ đã có {MAX_EVIDENCE} minh chứng, là số tối đa. Mời đồng chí bỏ bớt một minh chứng rồi thêm."
        )
    kept = [rows.aggregate(total=Sum("size"))["total"] or 0 for rows in (row.evidence, row.report_versions)]
    if sum(kept) + size > MAX_DOSSIER_BYTES:
        raise ValidationError(
            f"Tệp của hồ sơ đã gần {file_size(MAX_DOSSIER_BYTES)}, là dung lượng tối đa. Mời đồng chí gửi tệp nhỏ hơn."
        )
    files, total = _sent_today(by)
    if files >= MAX_DAILY_FILES or total + size > MAX_DAILY_BYTES:
        raise ValidationError("Đồng chí đã gửi rất nhiều tệp trong một ngày. Mời đồng chí gửi tiếp vào ngày mai.")


def _sent_today(by: User) -> tuple[int, int]:
    """How many files, and bytes, *by* added to all dossiers within a day."""
    since = clock.now() - timedelta(days=1)
    proofs = Evidence.objects.filter(added_by=by, added_at__gt=since)
    reports = ReportVersion.objects.filter(made_by=by, made_at__gt=since, size__isnull=False)
    sent = [rows.aggregate(files=Count("pk"), size=Sum("size")) for rows in (proofs, reports)]
    return sum(one["files"] for one in sent), sum(one["size"] or 0 for one in sent)


def keep_evidence(
    row: Nomination, *, by: User, criterion: Criterion, stored: StoredFile, facts: dict[str, Any]
) -> Evidence:
    """The row of an accepted file, inside the transaction of the act that brings it.

    A file that is covered elsewhere in the dossier is to be covered here as well.
    """
    if same := row.evidence.filter(sha256=stored.sha256, must_cover=True).first():
        facts = {**facts, "must_cover": True, "cover_boxes": same.cover_boxes}
    at, scanned = clock.now(), isinstance(stored, Accepted) and stored.scanned
    evidence = Evidence(
        nomination=row, criterion=criterion, added_by=by, added_at=at, scanned_at=at if scanned else None,
        stored_name=stored.stored_name, original_name=stored.original_name, media_type=stored.media_type,
        size=stored.size, sha256=stored.sha256, **facts,
    )  # fmt: skip
    evidence.full_clean()
    evidence.save()
    return evidence


def compared(evidence: Evidence, by: User) -> tuple[Nomination, Evidence]:
    """Dossier and evidence, locked, for a word of the Office on the original.

    :raises PermissionDenied: *by* is not of the Office.
    :raises IllegalMove: the dossier is not with the Office any more, or the evidence is no part of it.
    """
    row: Nomination = lock(evidence.nomination)
    if not Nomination.objects.filter(office(by), pk=row.pk).exists():
        raise PermissionDenied("see_original")
    found = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if refusal := comparing_refusal(row, found):
        raise IllegalMove(refusal)
    return row, found
