"""End the vote: from now on nobody hands in a ballot, and the counters open the boxes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.vietnamese import two_digits
from core.workflow import advance, lock, require
from councils.ballot.board import Kind
from councils.electorate import electorate_of
from councils.electronic.boards import append
from councils.electronic.claims import taken_in
from councils.electronic.counting import electronic_boxes
from councils.models import BallotBox, CouncilSession, Entitlement
from councils.workflow import SESSION


@transaction.atomic
def end(session: CouncilSession, *, by: Any, reason: str = "", here: int | None = None) -> CouncilSession:
    """The session with its vote ended.

    *reason* tells why some ballots did not come back: on paper if known already, online always. *here* is how many
    members are still at the session; None is as many as at its start.

    :raises PermissionDenied: only those who preside end the vote.
    :raises ValidationError: the quorum is lost, or a reason is due.
    """
    row: CouncilSession = lock(session)
    require(row, SESSION, "end", by=by)
    here = _refuse_lost_quorum(row, here)
    boxes = electronic_boxes(row)
    reason = _why_some_are_missing(row, reason) if boxes else reason.strip()
    ended: CouncilSession = advance(
        row, SESSION, "end", by=by, reason=reason,
        ended_at=clock.now(), end_reason=reason, here_at_end=here,
    )  # fmt: skip
    for box in boxes:
        _close(box)
        append(box, Kind.END_BALLOTS)
    return ended


def _close(box: BallotBox) -> None:
    """How many ballots came back online; those on paper are added once they are counted."""
    cast = Entitlement.objects.filter(keys__boxes=box.key_id, cast=True, member__in=box.voters.values("member"))
    box.cast = box.returned = cast.count()
    box.save(update_fields=["cast", "returned"])


def _refuse_lost_quorum(session: CouncilSession, here: int | None) -> int:
    room = electorate_of(session)
    found = len(room.participants) if here is None else here
    if found > len(room.members):
        raise ValidationError(
            f"Hội đồng có {two_digits(len(room.members))} thành viên, đồng chí ghi {two_digits(found)}. Mời đếm lại."
        )
    if found < room.quorum_needed:
        raise ValidationError(
            f"Chỉ còn {two_digits(found)} thành viên dự họp, cần ít nhất {two_digits(room.quorum_needed)}, nên không "
            "mở hòm phiếu để kiểm. Mời chờ thành viên trở lại, hoặc hoãn phiên họp và bỏ phiếu lại ở phiên họp khác."
        )
    return found


def _why_some_are_missing(session: CouncilSession, reason: str) -> str:
    """The reason to print, which is none once every ballot is there: the last may come while the chair writes it."""
    missing = taken_in(session).filter(cast=False).count()
    if missing and not reason.strip():
        raise ValidationError(
            f"Còn {two_digits(missing)} thành viên đã nhận phiếu mà chưa bỏ phiếu. Mời chờ, hoặc ghi lý do kết thúc; "
            "lý do được ghi trong biên bản."
        )
    return reason.strip() if missing else ""
