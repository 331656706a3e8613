"""A redacted twin takes the place of a piece of evidence for everybody but its department and the Office."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.access import introducing, office
from accounts.models import User
from core import clock
from core.uploads import StoredFile
from core.uploads.covering import Box
from core.workflow import AlreadyDone, duty_on, record_event
from nominations.actions._covering import opened_for_covering
from nominations.models import Evidence, RedactedTwin
from nominations.queries import versions_of

CHANGED = "Các ô che vừa được sửa ở trang khác. Mời đồng chí xem lại rồi bấm tạo bản che."


@transaction.atomic
def cover_evidence(evidence: Evidence, *, by: User, boxes: Sequence[Box], stored: StoredFile) -> RedactedTwin:
    """Keep *stored*, drawn with *boxes*, as the newest twin of the file, wherever in the dossier it is evidence.

    Its earlier and later versions are withheld from the same readers: they hold the same data.

    :raises PermissionDenied: as ``opened_for_covering`` does.
    :raises AlreadyDone: the newest twin has these boxes.
    :raises IllegalMove: as ``opened_for_covering`` does.
    :raises ValidationError: no box, or the boxes were changed meanwhile.
    """
    row, found = opened_for_covering(evidence, by)
    listed = [list(box) for box in boxes]
    if not listed:
        raise ValidationError("Chưa có ô che nào. Mời đồng chí nhận gợi ý hoặc khoanh ít nhất một ô.")
    if listed != found.cover_boxes:
        raise ValidationError(CHANGED)
    if found.twin is not None and found.twin.boxes == listed:
        raise AlreadyDone("Bản che với đúng các ô này đã có.")
    same = list(row.evidence.filter(sha256=found.sha256))
    twins = {one.pk: _keep_twin(one, listed, by, stored) for one in same}
    withheld = {version.pk for one in same for version in versions_of(one)}
    Evidence.objects.filter(pk__in=withheld).update(must_cover=True)
    capacity = duty_on(row, introducing | office, by)
    record_event(row, "cover", by=by, was=row.state, now=row.state, capacity=capacity, reason=found.title)
    return twins[found.pk]


def _keep_twin(evidence: Evidence, boxes: list[list[int]], by: User, stored: StoredFile) -> RedactedTwin:
    last = evidence.twins.aggregate(last=Max("number"))["last"] or 0
    facts = {name: getattr(stored, name) for name in StoredFile.__dataclass_fields__}
    evidence.twin = RedactedTwin.objects.create(
        evidence=evidence, number=last + 1, boxes=boxes, made_at=clock.now(), made_by=by, **facts
    )
    evidence.cover_boxes = boxes
    evidence.save(update_fields=["twin", "cover_boxes"])
    return evidence.twin
