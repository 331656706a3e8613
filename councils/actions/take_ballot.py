"""A member takes an electronic ballot (nhận phiếu điện tử) before the vote starts."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core.workflow import lock
from councils.ballot.errors import Refused
from councils.electronic.ceremony import keys_of
from councils.electronic.claims import read_claims
from councils.guards import refuse_unless
from councils.models import CouncilSession, Entitlement, KeySet, SessionMember
from councils.workflow import State


@transaction.atomic
def take_ballot(session: CouncilSession, *, by: Any, claims: Any) -> Entitlement:
    """The member's entitlement; taking it again, say on another device, replaces the former one.

    :raises PermissionDenied: *by* is no member of this session.
    :raises ValidationError: there are no keys yet, the member is absent, or a claim is not proved.
    """
    row: CouncilSession = lock(session)
    member = row.members.filter(user=by.pk).first()
    if member is None:
        raise PermissionDenied
    refuse_unless(row, [State.CONVENED, State.OPENED], "Nhận phiếu điện tử")
    keys = keys_of(row)
    if keys is None:
        raise ValidationError("Tổ kiểm phiếu chưa lập khóa nên chưa có phiếu điện tử. Mời chờ, trang sẽ tự đi tiếp.")
    if member.presence == SessionMember.Presence.ABSENT:
        raise ValidationError("Thư ký đã ghi đồng chí vắng mặt. Mời báo Thư ký sửa điểm danh rồi nhận phiếu.")
    if member.on_paper:
        raise ValidationError("Thư ký đã ghi đồng chí bỏ phiếu giấy. Muốn bỏ phiếu trên máy, mời báo Thư ký sửa lại.")
    publics = _read(keys, claims, member)
    found, _ = Entitlement.objects.update_or_create(keys=keys, member=member, defaults={"publics": publics})
    return found


def _read(keys: KeySet, claims: Any, member: SessionMember) -> list[str]:
    uuids = list(keys.boxes.values_list("uuid", flat=True))
    try:
        publics = read_claims(keys, uuids, claims)
    except Refused as problem:
        raise ValidationError(f"Chưa nhận được phiếu: {problem}. Mời tải lại trang rồi nhận phiếu lại.") from problem
    others = keys.entitlements.exclude(member=member).values_list("publics", flat=True)
    if any(set(publics) & set(taken) for taken in others):
        raise ValidationError("Mã nhận phiếu này đã có người dùng. Mời tải lại trang rồi nhận phiếu lại.")
    return publics
