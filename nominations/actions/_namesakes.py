"""What stops a dossier whose name is another's, or like another's."""

from django.core.exceptions import ValidationError

from accounts.models import User
from core.vietnamese import name_key, search_norm
from nominations.access import visible
from nominations.models import Nomination
from nominations.namesakes import AlreadyIntroduced, alike, live_namesake


def refuse_namesakes(row: Nomination, by: User) -> None:
    """Let nobody be put forward twice, and no name like another's go without a reason.

    :raises AlreadyIntroduced: a live dossier exists.
    :raises ValidationError: the person is on the staff list, or the names are alike and no reason says who is meant.
    """
    _refuse_twice(row, by)
    _refuse_listed_person_typed_by_hand(row)
    if row.namesake_reason or not (found := alike(row, by)):
        return
    others = "; ".join(str(one) for one in found)
    raise ValidationError({
        "namesake_reason": f"Tên {row.name} gần giống: {others}. Nếu hồ sơ này về đối tượng khác, mời ghi «Lý do xác "
        "nhận không trùng»; nếu cùng một đối tượng, mời mở hồ sơ đã có hoặc chọn trong danh sách công chức."
    })  # fmt: skip


def _refuse_twice(row: Nomination, by: User) -> None:
    existing = live_namesake(row)
    if existing is None:
        return
    seen = visible(by).filter(pk=existing.pk).exists()
    who = f"Đồng chí {row.name}" if row.kind == Nomination.Kind.INDIVIDUAL else row.name
    way = f"Mở hồ sơ {existing.number}." if seen else "Đồng chí liên hệ Văn phòng Sở để biết hồ sơ đã có."
    refusal = AlreadyIntroduced(f"{who} đã có hồ sơ trong kỳ này. {way}")
    refusal.existing = existing if seen else None
    raise refusal


def _refuse_listed_person_typed_by_hand(row: Nomination) -> None:
    if row.kind != Nomination.Kind.INDIVIDUAL or row.person_id is not None:
        return
    people = User.objects.people().filter(search_norm=search_norm(row.name))
    if any(name_key(person.full_name) == name_key(row.name) for person in people):
        raise ValidationError(
            f"Đồng chí {row.name} có trong danh sách công chức. Mời đồng chí chọn từ danh sách, không ghi tên bằng tay."
        )
