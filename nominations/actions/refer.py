"""The Director hands the received dossiers to the council (office.md 3.3 of the season's rules)."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, advance, lock, require_duty
from nominations.models import Nomination
from nominations.workflow import NOMINATION
from seasons.rules import rules_of


@transaction.atomic
def refer(nominations: Iterable[Nomination], *, by: User) -> list[Nomination]:
    """Refer all of them, or none; those referred before are left as they are.

    :raises PermissionDenied: only the Director refers.
    :raises ValidationError: the season has no such step, or nothing was chosen.
    :raises AlreadyDone: all of them were referred before.
    """
    chosen = list(nominations)
    if not chosen:
        raise ValidationError("Chưa chọn hồ sơ nào. Mời đồng chí đánh dấu hồ sơ cần giao.")
    rows = [lock(row) for row in sorted(chosen, key=lambda row: row.pk)]
    for row in rows:
        require_duty(row, NOMINATION, "refer", by=by)
    for season in {row.season for row in rows}:
        if not rules_of(season).yes("referral"):
            raise ValidationError(
                f"{season} không có bước Giám đốc giao Hội đồng. Hồ sơ đã tiếp nhận được thẩm định ngay."
            )
    waiting = [row for row in rows if row.referred_at is None]
    if not waiting:
        raise AlreadyDone("Các hồ sơ này đã được giao Hội đồng bình xét.")
    return [advance(row, NOMINATION, "refer", by=by, referred_at=clock.now()) for row in waiting]
