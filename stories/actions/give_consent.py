"""A person agrees, in the portal, to something of the own being public."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, hold_gate, record_event
from stories.actions._subjects import subject_of
from stories.models import Consent


@transaction.atomic
def give_consent(*, by: User, things: Collection[str], scope: str = Consent.Scope.SITE) -> list[Consent]:
    """Agree to *things* (``Consent.Thing``), for oneself only; it holds from this moment on.

    :raises AlreadyDone: all of them were agreed to before, on paper or here.
    :raises ValidationError: nothing is named, or something that there is not.
    """
    if not things or not set(things) <= set(Consent.Thing.values) or scope not in Consent.Scope.values:
        raise ValidationError("Chưa chọn nội dung đồng ý công khai. Mời chọn họ tên, hình ảnh hoặc bài viết.")
    hold_gate()
    subject = subject_of(by)
    there = set(subject.consents.filter(withdrawn_at=None).values_list("thing", flat=True))
    if not (new := [thing for thing in Consent.Thing.values if thing in set(things) - there]):
        raise AlreadyDone("Đồng chí đã đồng ý nội dung này.")
    return [_give(Consent(subject=subject, thing=thing, scope=scope, means=Consent.Means.PORTAL), by) for thing in new]


def _give(consent: Consent, by: User) -> Consent:
    consent.given_on, consent.recorded_at, consent.recorded_by = clock.today(), clock.now(), by
    keep(consent, by=by, why="give")
    record_event(consent, "give", by=by, was="", now="given")
    return consent
