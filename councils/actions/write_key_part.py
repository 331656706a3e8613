"""A counter's browser hands in one step of making the keys; after the last one the keys are published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.workflow import AlreadyDone, lock
from councils.ballot import encoding
from councils.ballot.errors import Refused
from councils.electronic.ceremony import (
    PUBLISH,
    STEPS,
    Ceremony,
    common_code,
    has_written,
    records,
    refuse_unless_right,
)
from councils.electronic.holders import holder_of
from councils.guards import refuse_unless
from councils.models import CeremonyPart, CouncilSession, KeyHolder
from councils.workflow import State


def write_key_part(session: CouncilSession, *, by: Any, step: int, items: list[Any]) -> None:
    """Keep *items*, one for each box, of the step that is this counter's next.

    :raises PermissionDenied: *by* holds no key of this session.
    :raises ValidationError: an earlier step is not done, or the content breaks a rule of the format.
    """
    holder = holder_of(session, by)
    ceremony = Ceremony.of(holder.keys)
    if has_written(holder, step):
        raise AlreadyDone("Máy của đồng chí đã làm xong bước này.")
    _refuse_early(ceremony, step)
    try:
        refuse_unless_right(ceremony, holder.place, step, items)
    except Refused as problem:
        raise ValidationError(
            f"Phần khóa gửi lên không đúng: {problem}. Mời tải lại trang; nếu vẫn vậy, báo Thư ký để lập khóa lại."
        ) from problem
    _keep(session, holder, step, encoding.compact(items))


def _refuse_early(ceremony: Ceremony, step: int) -> None:
    if step not in STEPS or not all(ceremony.is_done(earlier) for earlier in STEPS if earlier < step):
        raise ValidationError("Chưa đến bước này. Mời chờ các thành viên khác của Tổ, trang sẽ tự đi tiếp.")


@transaction.atomic
def _keep(session: CouncilSession, holder: KeyHolder, step: int, content: str) -> None:
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Lập khóa hòm phiếu")
    holder = KeyHolder.objects.select_related("keys").get(pk=holder.pk)
    if holder.keys.set_aside_at is not None:
        raise ValidationError("Bộ khóa này đã được thay. Mời tải lại trang để lập khóa mới.")
    if has_written(holder, step):
        raise AlreadyDone("Máy của đồng chí đã làm xong bước này.")
    CeremonyPart.objects.create(holder=holder, step=step, content=content)
    ceremony = Ceremony.of(holder.keys)
    if step == PUBLISH and ceremony.is_done(PUBLISH):
        _publish(ceremony)


def _publish(ceremony: Ceremony) -> None:
    found = records(ceremony)
    for box, record in zip(ceremony.boxes, found, strict=True):
        box.record = record
        box.save(update_fields=["record"])
    ceremony.keys.code = common_code(found, [box.uuid for box in ceremony.boxes])
    ceremony.keys.save(update_fields=["code"])
