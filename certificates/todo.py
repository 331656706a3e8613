"""What waits for the Office, the Director and the records clerk."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.access import anyone_of
from certificates.access import prepares, visible
from certificates.models import Decision, DecisionItem, DecisionPaper
from certificates.queries import candidates
from certificates.workflow import AFTER_DECISION, DECISION, DecisionState
from core.todo import Task, some_of
from core.vietnamese import short_date, two_digits
from nominations.concern import barred_in_person
from nominations.name_checks import kept_by_office, unconfirmed
from seasons.calendar import last_moment_before
from seasons.models import Season
from seasons.queries import current_season
from seasons.workflow import State as SeasonState

_has_a_part = anyone_of(*{part.name for move in DECISION.moves.values() for part in move.who.parts})
_MOVES = ("submit", "decide", "close", "number", "scan", "issue")


def tasks(user: Any) -> Iterator[Task]:
    """Lists to make, then every decision in which a move waits for *user*."""
    if not _has_a_part(user):
        return
    yield from _to_prepare(user)
    yield from _to_confirm_names(user)
    recognised = DecisionItem.objects.filter(decision=OuterRef("pk"), outcome=DecisionItem.Outcome.RECOGNISE)
    signed = DecisionPaper.objects.filter(
        decision=OuterRef("pk"), kind=DecisionPaper.Kind.DECISION, set_aside_at=None, scanned_at__isnull=False
    )
    rows = visible(user).exclude(state__in=(DecisionState.ISSUED, DecisionState.CLOSED))
    rows = rows.filter(DECISION.waiting(user, *_MOVES)).select_related("season").order_by("pk")
    rows = rows.annotate(any_recognised=Exists(recognised), is_signed=Exists(signed))
    for decision in DECISION.with_moves(rows, user, *_MOVES):
        yield from _of(decision)


def _to_prepare(user: Any) -> Iterator[Task]:
    season = current_season() if prepares(user) else None
    if season is None or season.state == SeasonState.CLOSED:
        return
    waiting = candidates(season).exclude(nomination__in=barred_in_person(user)).count()
    if waiting and not Decision.objects.filter(season=season, state=DecisionState.DRAFTING).exists():
        yield _task(
            season,
            f"Lập tờ trình cho {two_digits(waiting)} hồ sơ đã bỏ phiếu",
            "Biên bản họp và Biên bản kiểm phiếu đã có bản ký.",
            reverse("certificates:decisions"),
            "Lập tờ trình",
        )


def _to_confirm_names(user: Any) -> Iterator[Task]:
    """For the Office: without its name confirmed nobody on a list is issued a certificate."""
    if not prepares(user):
        return
    going = DecisionItem.objects.exclude(decision__state__in=(DecisionState.ISSUED, DecisionState.CLOSED))
    decided = Q(decision__state__in=AFTER_DECISION)  # before it the Director's choices are his alone
    going = going.filter(~decided | Q(outcome=DecisionItem.Outcome.RECOGNISE))
    rows = kept_by_office(user).filter(pk__in=going.values("nomination"), announced_at=None)
    if names := list(unconfirmed(rows).values_list("name", flat=True)):
        title = f"Còn {two_digits(len(names))} họ tên trong danh sách trình chưa xác nhận"
        page, action = reverse("nominations:names"), "Xem và xác nhận"
        yield Task(title, some_of(names), page, action, tone="warn", icon="pen")


def _of(decision: Any) -> Iterator[Task]:
    for move, ready, title, why, action in _possible(decision):
        if ready and getattr(decision, f"may_{move}"):
            url = reverse(f"certificates:{'decision' if move == 'scan' else move}", args=[decision.pk])
            yield _task(decision.season, title, why, url, action)


def _possible(decision: Any) -> Iterator[tuple[str, bool, str, str, str]]:
    """Move, whether the decision is ready for it, title, reason and button."""
    name, recognised = str(decision), decision.any_recognised
    unsigned = decision.state == DecisionState.NUMBERED and not decision.is_signed
    yield "submit", True, f"Trình Giám đốc: {name}", "Danh sách đã lập.", "Trình Giám đốc"
    asked = f"Quyết định theo tờ trình số {decision.submission_number}"
    yield "decide", True, asked, "Văn phòng Sở đã trình.", "Xét từng hồ sơ"
    nobody = "Không có hồ sơ nào được công nhận."
    yield "close", not recognised, f"Công bố kết quả: {name}", nobody, "Công bố"
    yield "number", recognised, f"Cấp số, ngày: {name}", "Giám đốc đã quyết định.", "Cấp số và ngày"
    yield "scan", unsigned, f"Tải bản ký: {name}", "Đã cấp số, chờ bản ký.", "Mở quyết định"
    yield "issue", decision.is_signed, f"Ban hành: {name}", "Đã có bản ký.", "Ban hành và công bố"


def _task(season: Season, title: str, why: str, url: str, action: str) -> Task:
    return Task(
        title,
        f"{why} Hoàn thành công nhận trước ngày {short_date(season.recognition_due)}.",
        url,
        action,
        tone="info",
        state="Chờ xử lý",
        icon="clock",
        due=last_moment_before(season.recognition_due),
    )
