"""Lưu bản ký: the scan of a signed paper is put beside the paper as it was printed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.models import Decision, DecisionPaper
from certificates.workflow import DECISION, DecisionState
from core.uploads import StoredFile
from core.workflow import advance


@transaction.atomic
def keep_scan(decision: Decision, kind: str, *, by: User, stored: StoredFile) -> DecisionPaper:
    """Keep *stored* (checked by ``core.uploads``) as the signed copy of the paper in force of this kind.

    Until the decision is issued a wrong scan may be replaced.

    :raises ValidationError: there is no such paper, or the issued decision has its signed copy.
    """
    row: Decision = advance(decision, DECISION, "scan", by=by)
    paper = row.papers.select_for_update().filter(kind=kind, set_aside_at=None).first()
    if paper is None:
        raise ValidationError("Chưa có văn bản này để lưu bản ký. Đồng chí lập văn bản trước.")
    if kind == DecisionPaper.Kind.DECISION and row.state == DecisionState.ISSUED:
        raise ValidationError("Quyết định đã ban hành nên không thay bản ký được nữa.")
    paper.take_scan(stored, by=by)
    paper.save()
    return paper
