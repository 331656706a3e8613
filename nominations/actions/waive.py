"""The Standing Council lets a file go on in spite of what stands in its way, for a reason."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, advance, lock, require
from nominations.eligibility import verdicts
from nominations.models import EligibilityFinding, Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def waive(nomination: Nomination, *, by: User, topic: str, reason: str) -> EligibilityFinding:
    """Keep the reason beside what was found; a new finding ends the waiver.

    What only the department stated is kept as it was answered: another answer is not waived.

    :raises AlreadyDone: it was waived before.
    :raises ValidationError: nothing stands in the way there, or the reason is missing.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "waive", by=by)
    verdict = next((one for one in verdicts(row) if one.topic == topic), None)
    if verdict is not None and verdict.waiver:
        raise AlreadyDone(f"{verdict.label}: Thường trực Hội đồng đã cho xét tiếp.")
    if verdict is None or not verdict.stops:
        raise ValidationError("Mục này không vướng điều kiện nên không cần cho xét tiếp. Mời tải lại trang hồ sơ.")
    at = clock.now()
    finding = row.findings.filter(topic=topic).first() or EligibilityFinding(
        nomination=row, topic=topic, status=EligibilityFinding.Status.STATED, found_by=by, found_at=at
    )
    if finding.status == finding.Status.STATED:
        finding.stated = verdict.told[: finding.KEPT]
    finding.waiver_reason, finding.waived_by, finding.waived_at = reason.strip(), by, at
    advance(row, NOMINATION, "waive", by=by, reason=f"{verdict.label}: {reason.strip()}" if reason.strip() else "")
    finding.full_clean()
    keep(finding, by=by, why="waive")
    return finding
