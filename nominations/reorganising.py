"""What a reorganisation of units touches here; figures only, since an administrator reads no files."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from nominations.models import Nomination, Suggestion
from nominations.workflow import LIVE, State
from seasons.queries import current_season


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """Files under way and suggestions that wait; whoever takes them over reads and answers them from the day on."""
    season = current_season()
    files = Nomination.objects.filter(season=season, department__in=units, state__in=LIVE).order_by()
    found = files.aggregate(drafts=Count("pk", filter=Q(state=State.DRAFT)), every=Count("pk"))
    if season is not None and found["every"]:
        counts = {"đang soạn": found["drafts"], "đã nộp và đang xét": found["every"] - found["drafts"]}
        told = ", ".join(f"{two_digits(count)} {words}" for words, count in counts.items() if count)
        yield Effect(
            f"Hồ sơ giới thiệu của {str(season).lower()}",
            f"{told}. Số hồ sơ và tên phòng giới thiệu giữ nguyên; phòng mới đọc và làm tiếp.",
        )
    if waiting := Suggestion.objects.filter(department__in=units, answered_at=None).count():
        yield Effect("Gợi ý phát hiện chưa trả lời", f"{two_digits(waiting)} gợi ý, phòng mới trả lời.")
