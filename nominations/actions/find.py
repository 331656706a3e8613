"""Office or Standing Council records what it found on one question of eligibility."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, advance, lock, require
from nominations.models import EligibilityFinding, Nomination
from nominations.models.eligibility import Topic
from nominations.workflow import NOMINATION

Status = EligibilityFinding.Status


@transaction.atomic
def find(
    nomination: Nomination, *, by: User, topic: str, status: str, document: str = "", until: date | None = None
) -> EligibilityFinding:
    """Keep the finding; it takes the place of an earlier one, and with it of a waiver.

    :raises AlreadyDone: the same was found before.
    :raises ValidationError: a conclusion names no document, or what is given does not fit together.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "find", by=by)
    before = row.findings.filter(topic=topic).first()
    facts = {"status": status, "document": document.strip(), "until": until, "stated": ""}
    if before and all(getattr(before, name) == value for name, value in facts.items()):
        raise AlreadyDone("Kết quả này đã được ghi.")
    if status != Status.PENDING and not facts["document"]:
        raise ValidationError({"document": "Chưa ghi văn bản kết luận. Mời ghi số, ngày và cơ quan ban hành."})
    if until and (topic, status) != (Topic.DISCIPLINE, Status.AGAINST):
        raise ValidationError({"until": "Chỉ kỷ luật đã có kết luận vi phạm mới có thời hạn. Mời để trống ô này."})
    finding = before or EligibilityFinding(nomination=row, topic=topic)
    for name, value in facts.items():
        setattr(finding, name, value)
    finding.found_by, finding.found_at = by, clock.now()
    finding.waiver_reason, finding.waived_by, finding.waived_at = "", None, None
    finding.full_clean()
    keep(finding, by=by, why="find")
    told = ", ".join(part for part in (str(finding), finding.document) if part)
    advance(row, NOMINATION, "find", by=by, reason=f"{told}.")
    return finding
