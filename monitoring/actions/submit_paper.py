"""The head of a department hands its paper in."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.papers import Paper
from core.uploads import StoredFile
from core.vietnamese import local_day
from core.workflow import advance, require
from monitoring.content import digest_of
from monitoring.due import days_late, due_of
from monitoring.models import DepartmentPaper, PaperVersion, PrintedPaper
from monitoring.printing import official_paper, receipt_number, receipt_paper
from monitoring.queries import draft_of, newest_handed_in
from monitoring.readiness import handing_in_refusals
from monitoring.workflow import DEPARTMENT_PAPER
from nominations.printing import render

CHANGED = "Nội dung vừa thay đổi so với bản đồng chí đang xem. Mời đồng chí xem lại rồi gửi."
Print = tuple[PrintedPaper.Kind, Paper, StoredFile]


def submit_paper(paper: DepartmentPaper, *, by: User, shown: str = "") -> DepartmentPaper:
    """Hand in what is written, with its print and its receipt. Days late are counted the first time and stay.

    :param shown: the digest of what the head was shown, if it was shown; other content is not handed in.
    :raises PermissionDenied: *by* does not head the department.
    :raises IllegalMove: it waits for an answer, or its season is over.
    :raises ValidationError: something is missing, or the content changed.
    """
    found = DepartmentPaper.objects.select_related("season", "department").get(pk=paper.pk)
    require(found, DEPARTMENT_PAPER, "submit", by=by)
    version, at = draft_of(found), clock.now()
    refusals = handing_in_refusals(found, version, newest_handed_in(found))
    if version is None or refusals:
        raise ValidationError(refusals)
    digest = digest_of(found, version)
    if shown and shown != digest:
        raise ValidationError(CHANGED)
    due = due_of(found.season, found.department_id, found.kind)
    late = found.days_late if found.first_submitted_at else days_late(at, due)
    version.submitted_at, version.submitted_by, version.digest = at, by, digest
    receipt = receipt_paper(found, version, by=by, due=due, late=late)
    prints = list(_prints(found, version, receipt, by=by))
    with transaction.atomic():
        first: dict[str, Any] = {} if found.first_submitted_at else {"first_submitted_at": at, "days_late": late}
        row: DepartmentPaper = advance(found, DEPARTMENT_PAPER, "submit", by=by, submitted_by=by, **first)
        now = draft_of(row)
        if now is None or digest_of(row, now) != digest:
            raise ValidationError(CHANGED)
        version.save(update_fields=["submitted_at", "submitted_by", "digest"])
        _freeze(version, prints, by=by, at=at)
    return row


def _prints(found: DepartmentPaper, version: PaperVersion, receipt: Paper, *, by: User) -> list[Print]:
    """Drawn before the transaction, so that nobody waits for it; a paper that is a file alone has no other print."""
    number, kinds = receipt_number(found, version), PrintedPaper.Kind
    made = [(kinds.PAPER_RECEIPT, receipt, render(receipt, f"Bien-nhan-{number}.pdf"))]
    if any(text.strip() for text in version.sections.values()):
        paper = official_paper(found, version, by=by, on=clock.today())
        made.append((kinds.DEPARTMENT_PAPER, paper, render(paper, f"{number.removeprefix('BN-')}.pdf")))
    return made


def _freeze(version: PaperVersion, prints: list[Print], *, by: User, at: datetime) -> None:
    numbers = {PrintedPaper.Kind.PAPER_RECEIPT: receipt_number(version.paper, version)}
    for kind, paper, stored in prints:
        PrintedPaper.objects.create(
            version=version, kind=kind, content=paper.to_json(), number=numbers.get(kind, ""), dated=local_day(at),
            made_at=at, made_by=by, stored_name=stored.stored_name,
            original_name=stored.original_name, media_type=stored.media_type, size=stored.size, sha256=stored.sha256,
        )  # fmt: skip
