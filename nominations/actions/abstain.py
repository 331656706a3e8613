"""A head says that the department puts nobody forward this season (Phòng không giới thiệu)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.vietnamese import clean, two_digits
from core.workflow import AlreadyDone, lock, record_event
from nominations.actions._abstentions import refuse_others
from nominations.models import Abstention, Nomination
from nominations.printing import abstention_paper, render
from nominations.workflow import State
from seasons.models import Season


def abstain(season: Season, department: Department, *, by: User, reason: str) -> Abstention:
    """Say it, with a receipt; it counts as the department's submission (plan, part V).

    :raises PermissionDenied: only the head or deputy of that department says so.
    :raises AlreadyDone: it stands already.
    :raises ValidationError: no reason, the season is not open, or the department has files under way.
    """
    refuse_others(department.pk, by)
    at, words = clock.now(), clean(reason, multiline=True)
    if not words:
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    turn = Abstention.objects.filter(season=season, department__code=department.code).count() + 1
    number = f"KGT-{season.year}-{department.code}-{turn:02d}"
    paper = abstention_paper(season, department, by=by, reason=words, number=number, at=at)
    stored = render(paper, f"Bien-nhan-{number}.pdf")
    with transaction.atomic():
        _refuse_unless_free(lock(season), department)
        row = Abstention.objects.create(
            season=season, department=department, reason=words, content=paper.to_json(), number=number,
            dated=at.date(), made_at=at, made_by=by, stored_name=stored.stored_name, size=stored.size,
            original_name=stored.original_name, media_type=stored.media_type, sha256=stored.sha256,
        )  # fmt: skip
        record_event(row, "abstain", by=by, was="", now="standing", reason=words)
    return row


def _refuse_unless_free(season: Season, department: Department) -> None:
    if season.state != "open":
        raise ValidationError(f"{season} chưa mở hoặc đã kết thúc. Đồng chí xem mốc thời gian của kỳ.")
    line = department.with_files_of
    if Abstention.objects.filter(season=season, department__in=line, set_aside_at=None).exists():
        raise AlreadyDone(f"{department} đã báo không giới thiệu trong kỳ này.")
    files = Nomination.objects.filter(season=season, department__in=line).exclude(state=State.WITHDRAWN).count()
    if files:
        raise ValidationError(
            f"{department} đang có {two_digits(files)} hồ sơ giới thiệu trong kỳ này. Mời rút các hồ sơ đó trước."
        )
