"""The Office keeps a signed paper by which somebody agreed to something being public."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.workflow import AlreadyDone, hold_gate, record_event
from stories.actions._subjects import subject_meant
from stories.models import Consent, Subject
from stories.people import Outsider


@dataclass(frozen=True)
class SignedPaper:
    """What the paper says: to what its signer agrees, how widely, and when it was signed."""

    things: Collection[str]
    scope: str
    given_on: date


@transaction.atomic
def record_consent(
    who: Subject | User | Outsider, *, by: User, paper: SignedPaper, stored: StoredFile
) -> list[Consent]:
    """One row for each thing; what is in force already stays as it is.

    :raises PermissionDenied: *by* does not keep consents.
    :raises AlreadyDone: everything on the paper is in force already.
    :raises ValidationError: nothing is agreed to, the day is yet to come, or *by* is the signer.
    """
    capacity = acting_as(by, Role.OFFICE, refusal="Phiếu đồng ý công khai do Văn phòng Sở lưu.")
    if who == by or (isinstance(who, Subject) and who.user_id == by.pk):
        raise ValidationError("Đồng chí tự đồng ý ở trang «Đồng ý công khai», không cần phiếu giấy.")
    if paper.given_on > clock.today():
        raise ValidationError("Ngày ký phiếu chưa đến. Mời ghi ngày trên phiếu.")
    hold_gate()
    subject = subject_meant(who, by)
    there = set(subject.consents.filter(withdrawn_at=None).values_list("thing", flat=True))
    if not (new := [thing for thing in Consent.Thing.values if thing in set(paper.things) - there]):
        raise AlreadyDone("Các nội dung trên phiếu đã được ghi nhận và còn hiệu lực.")
    return [_record(subject, thing, paper, stored, by, capacity) for thing in new]


def _record(subject: Subject, thing: str, paper: SignedPaper, stored: StoredFile, by: User, capacity: str) -> Consent:
    consent = Consent(
        subject=subject, thing=thing, scope=paper.scope, means=Consent.Means.PAPER, given_on=paper.given_on,
        recorded_at=clock.now(), recorded_by=by, **stored.facts,
    )  # fmt: skip
    keep(consent, by=by, why="record")
    record_event(consent, "record", by=by, was="", now="given", capacity=capacity)
    return consent
