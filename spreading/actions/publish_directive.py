"""Ban hành văn bản chỉ đạo của cấp ủy chi bộ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.actions.notify import notify
from accounts.models import Department, User
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.workflow import AlreadyDone, hold_gate, record_event
from spreading.checking import tidied
from spreading.directing import CURRENT, directing, people_addressed
from spreading.models import Directive, DirectiveFile
from spreading.stored import facts_of

_NEEDED = {
    "title": "Chưa ghi tên văn bản. Ví dụ: Về tăng cường nêu gương điển hình tiên tiến.",
    "text": "Chưa ghi nội dung. Mời ghi nội dung, hoặc tóm tắt nội dung tệp kèm theo.",
}


@dataclass(frozen=True)
class DirectiveWords:
    """What the directive says, and whom it is for: no department means all staff."""

    title: str
    number: str
    dated: date
    text: str
    departments: tuple[Department, ...] = ()


@transaction.atomic
def publish_directive(words: DirectiveWords, *, by: User, files: Sequence[StoredFile] = ()) -> Directive:
    """The directive, published; everybody whom it is for is told that one is to be read.

    :raises PermissionDenied: *by* is not of the Party cell.
    :raises AlreadyDone: one with these very words stands.
    :raises ValidationError: something is missing, or it is dated in the future.
    """
    capacity = directing(by)
    facts = tidied({name: getattr(words, name) for name in ("title", "number", "dated", "text")}, _NEEDED)
    if words.dated > clock.today():
        raise ValidationError({"dated": "Ngày này chưa tới. Mời ghi ngày của văn bản."})
    hold_gate()
    if Directive.objects.filter(CURRENT, title=facts["title"], text=facts["text"]).exists():
        raise AlreadyDone("Văn bản chỉ đạo này đã ban hành.")
    row = Directive(**facts, for_all=not words.departments, published_by=by, published_at=clock.now())
    keep(row, by=by, why="publish_directive")
    row.departments.set(words.departments)
    for stored in files:
        DirectiveFile.objects.create(directive=row, **facts_of(stored))
    page = reverse("spreading:directive", args=[row.pk])
    text = "Cấp ủy chi bộ có văn bản chỉ đạo mới. Mời đồng chí đọc, quán triệt."
    notify(people_addressed(row).exclude(pk=by.pk), key=f"directive:{row.pk}", text=text, url=page)
    record_event(row, "publish_directive", by=by, was="", now="published", capacity=capacity)
    return row
