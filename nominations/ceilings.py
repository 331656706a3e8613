"""How many files a department may hand in by the season's rules, and how many of the nominees lead others."""

from django.db.models import QuerySet

from accounts.models import Duty
from accounts.roles import LEADERS
from core import clock
from core.vietnamese import two_digits
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import Season
from seasons.rule_specs import SPECS
from seasons.rules import rules_of

#: States in which a file takes no place under a ceiling.
_NOT_HANDED_IN = (State.DRAFT, State.WITHDRAWN)


def ceiling_refusal(nomination: Nomination) -> str:
    """Why one file more of this kind may not be handed in, or an empty text."""
    most = rules_of(nomination.season).count(f"ceiling_{nomination.kind}")
    if most is None:
        return ""
    same = Nomination.objects.filter(
        season=nomination.season, department__in=nomination.department.with_files_of, kind=nomination.kind
    ).exclude(pk=nomination.pk)
    if same.exclude(state__in=_NOT_HANDED_IN).count() < most:
        return ""
    kind = str(nomination.get_kind_display()).lower()
    return (
        f"Quy tắc kỳ này cho mỗi phòng giới thiệu nhiều nhất {two_digits(most)} {kind}, và phòng đã nộp đủ. "
        "Mời đồng chí rút một hồ sơ đã nộp, hoặc liên hệ Thường trực Hội đồng."
    )


def leaders_warning(season: Season, seen: QuerySet[Nomination]) -> str:
    """A sentence where leaders are more than the season advises among the individuals of *seen*, else empty.

    :param seen: files that the reader may see: a figure over others would tell of them.
    """
    most = rules_of(season).share_or_none("leaders")
    if most is None:
        return ""
    rows = seen.filter(season=season, kind=Nomination.Kind.INDIVIDUAL).exclude(state=State.WITHDRAWN)
    people = list(rows.values_list("person_id", flat=True))
    leading = Duty.objects.in_force(clock.today()).filter(role__in=LEADERS, user__in=[pk for pk in people if pk])
    leaders = leading.values("user").distinct().count()
    if leaders <= most * len(people):
        return ""
    words = SPECS["leaders"].words(str(most))
    return (
        f"{two_digits(leaders)} trên {two_digits(len(people))} cá nhân được giới thiệu giữ chức vụ lãnh đạo, nhiều hơn "
        f"tỷ lệ {words} của quy tắc kỳ này. Hồ sơ vẫn nộp và xét bình thường."
    )
