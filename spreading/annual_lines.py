"""What a season did to spread models, as sentences of the agency's annual report."""

from collections.abc import Iterator

from django.db.models import Sum

from core.vietnamese import number, two_digits
from seasons.models import Season
from spreading.models import Presentation
from spreading.queries import applied_in, attended, held_in, told_in, told_of


def annual_lines(season: Season) -> Iterator[str]:
    """Sessions, meetings, replications, awareness activities; nothing of what did not happen."""
    yield from _sessions(season)
    meetings = told_in(season)
    if count := meetings.count():
        people = meetings.aggregate(people=Sum("attended"))["people"]
        yield f"Lồng ghép tuyên truyền ở {two_digits(count)} buổi sinh hoạt định kỳ, {number(people)} lượt người dự."
    if applied := applied_in(season).count():
        yield f"Các đơn vị áp dụng cách làm của điển hình: {two_digits(applied)} lượt, đã được xác nhận."
    for form, count, people in told_of(season):
        yield f"{form}: {two_digits(count)} hoạt động quán triệt, tuyên truyền, {number(people)} lượt người."


def _sessions(season: Season) -> Iterator[str]:
    keys = list(held_in(season).values_list("pk", flat=True))
    if keys:
        people = sum(one.total for one in attended(keys).values())
        models = Presentation.objects.filter(review__in=keys).count()
        yield (
            f"Tổ chức {two_digits(len(keys))} buổi sơ kết, tổng kết, trao đổi kinh nghiệm, {number(people)} lượt người "
            f"dự; {two_digits(models)} báo cáo kinh nghiệm của điển hình tiên tiến."
        )
