"""The council closes its appraisal of a dossier."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import two_digits
from core.workflow import advance, lock, require
from nominations.eligibility import obstacle_refusal
from nominations.models import Nomination
from nominations.party_opinions import lacking
from nominations.workflow import NOMINATION
from seasons.rules import rules_of


@transaction.atomic
def close_appraisal(nomination: Nomination, *, by: User) -> Nomination:
    """Mark the dossier as appraised, ready for the vote.

    :raises ValidationError: the season wants the Director's referral or the Party cell's opinion first and it is
        missing, or something stands in the way of the nominee.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "appraise", by=by)
    if row.referred_at is None and rules_of(row.season).yes("referral"):
        raise ValidationError("Giám đốc Sở chưa giao Hội đồng bình xét hồ sơ này. Đồng chí chờ danh sách được giao.")
    if refusal := obstacle_refusal(row):
        raise ValidationError(refusal)
    without = lacking(row.season, by)
    if without.filter(pk=row.pk).exists():
        raise ValidationError(
            f"Hồ sơ {row.number} chưa có ý kiến cấp ủy; cả thảy còn {two_digits(without.count())} hồ sơ chưa có. Mời "
            "nhắc cấp ủy chi bộ; nếu cấp ủy viên không tham gia hồ sơ này thì đề nghị Văn phòng Sở giao nhiệm vụ "
            "«Cấp ủy chi bộ» cho người khác."
        )
    row = advance(row, NOMINATION, "appraise", by=by, appraised_at=clock.now())
    return row
