"""Ban hành văn bản hướng dẫn: a document, or a new version in the place of one that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from monitoring.guiding import CURRENT, guiding
from monitoring.models import Guidance, GuidanceFile

#: Sent now, or kept from the version before.
Files = Sequence[StoredFile | GuidanceFile]


@dataclass(frozen=True)
class GuidanceWords:
    """What a version says, and whom it is for: no department means all."""

    title: str
    text: str
    in_force_from: date
    departments: tuple[Department, ...] = ()


@transaction.atomic
def publish_guidance(words: GuidanceWords, *, by: User, files: Files = ()) -> Guidance:
    """The document, published.

    :raises PermissionDenied: *by* does not guide.
    :raises AlreadyDone: one with these very words stands.
    :raises ValidationError: title or text are missing.
    """
    capacity = guiding(by)
    title, text = _checked(words)
    if Guidance.objects.filter(CURRENT, title=title, text=text).exists():
        raise AlreadyDone("Văn bản hướng dẫn này đã ban hành.")
    return _published(Guidance(), words, by, files, capacity)


@transaction.atomic
def replace_guidance(former: Guidance, words: GuidanceWords, *, by: User, files: Files = ()) -> Guidance:
    """The next version, for which everybody is asked anew; *files* are all it has, kept ones included.

    :raises PermissionDenied: *by* does not guide.
    :raises AlreadyDone: this very version has replaced *former*.
    :raises IllegalMove: *former* is withdrawn or was replaced by other words.
    :raises ValidationError: title or text are missing, or nothing is new.
    """
    capacity = guiding(by)
    row: Guidance = lock(former)
    title, text = _checked(words)
    if later := Guidance.objects.filter(replaces=row).first():
        if (later.title, later.text) == (title, text):
            raise AlreadyDone("Bản mới này đã ban hành.")
        raise IllegalMove("Văn bản này đã có bản mới. Mời đồng chí mở bản mới rồi thay từ bản đó.")
    if row.withdrawn_at:
        raise IllegalMove("Văn bản này đã thu hồi nên không thay được. Mời ban hành văn bản hướng dẫn mới.")
    return _published(Guidance(replaces=row, version=row.version + 1), words, by, files, capacity)


def _published(row: Guidance, words: GuidanceWords, by: User, files: Files, capacity: str) -> Guidance:
    row.title, row.text = _checked(words)
    row.in_force_from, row.for_all = words.in_force_from, not words.departments
    row.published_by, row.published_at = by, clock.now()
    keep(row, by=by, why="publish_guidance")
    row.departments.set(words.departments)
    for stored in files:
        facts = {name: getattr(stored, name) for name in StoredFile.__dataclass_fields__}
        GuidanceFile.objects.create(guidance=row, **facts)
    record_event(row, "publish_guidance", by=by, was="", now="published", capacity=capacity)
    return row


def _checked(words: GuidanceWords) -> tuple[str, str]:
    title, text = clean(words.title), clean(words.text, multiline=True)
    refusals = {}
    if not title:
        refusals["title"] = "Chưa ghi tên văn bản. Mời ghi tên, ví dụ: Hướng dẫn lập hồ sơ giới thiệu."
    if not text:
        refusals["text"] = "Chưa ghi nội dung hướng dẫn. Mời ghi nội dung, hoặc tóm tắt nội dung tệp kèm theo."
    if refusals:
        raise ValidationError(refusals)
    return title, text
