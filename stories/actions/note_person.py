"""A person outside the staff list is noted, so that consents can be kept of him or her."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core.vietnamese import clean, name_key
from core.workflow import hold_gate, record_event
from stories.access import keeps_consents, writes_stories
from stories.models import Subject


@transaction.atomic
def note_person(*, by: User, name: str, described: str) -> Subject:
    """The person, made if there is none of this name and description yet.

    :raises PermissionDenied: *by* neither writes stories nor keeps consents.
    :raises ValidationError: the name or who it is are missing.
    """
    if not (writes_stories(by) or keeps_consents(by)):
        raise PermissionDenied("Việc này do người viết bài hoặc Văn phòng Sở làm.")
    full, who = clean(name)[:200], clean(described)[:200]
    if not full or not who:
        raise ValidationError("Mời ghi đủ họ tên và là ai, ví dụ: Tổ trưởng tổ dân phố 3.")
    hold_gate()
    found = Subject.objects.filter(name_key=name_key(full), described=who, user=None, nomination=None).first()
    if found is not None:
        return found
    subject = Subject(name=full, described=who)
    subject.save()
    record_event(subject, "note", by=by, was="", now="noted")
    return subject
