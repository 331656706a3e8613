"""The head of a department hands the dossier in."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from nominations.actions import _papers
from nominations.ceilings import ceiling_refusal
from nominations.content import content_of, digest_of, digest_of_content
from nominations.lateness import leaves
from nominations.models import Nomination, Submission
from nominations.printing import receipt_paper, render
from nominations.queries import whole
from nominations.readiness import submission_refusals
from nominations.workflow import NOMINATION

CHANGED = "Nội dung hồ sơ vừa thay đổi so với bản đồng chí đang xem. Mời đồng chí xem lại rồi nộp."


def submit(nomination: Nomination, *, by: User, shown: str = "") -> Nomination:
    """Hand the dossier in and make its receipt.

    :param shown: the digest of what the head was shown, if it was shown; other content is not handed in.
    :raises ValidationError: something is missing, the door is closed (plan, part V), or the content changed.
    """
    dossier = whole(nomination)
    require(dossier, NOMINATION, "submit", by=by)
    at = clock.now()
    if refusals := submission_refusals(dossier, at):
        raise ValidationError(refusals)
    digest = digest_of(dossier)
    if shown and shown != digest:
        raise ValidationError(CHANGED)
    paper = receipt_paper(dossier, by=by, at=at, digest=digest, late_note=leaves([dossier]).get(dossier.pk, ""))
    turn = _papers.next_turn(dossier, _papers.Kind.RECEIPT)
    stored = render(paper, f"Bien-nhan-{dossier.number}-{turn}.pdf")
    with transaction.atomic():
        lock(dossier.season)
        if refusal := ceiling_refusal(dossier):
            raise ValidationError(refusal)
        row: Nomination = advance(
            nomination, NOMINATION, "submit", by=by, submitted_at=at, submitted_by=by, content_digest=digest
        )
        content = content_of(whole(row))
        if digest_of_content(content) != digest:
            raise ValidationError(CHANGED)
        Submission.objects.create(
            nomination=row, turn=turn, content=content, digest=digest, report_upload=row.report_upload, made_at=at,
            made_by=by,
        )  # fmt: skip
        _papers.freeze(row, _papers.Kind.RECEIPT, paper=paper, stored=stored, by=by, at=at)
    return row
