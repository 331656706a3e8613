"""The Office takes dossiers in: its queue, receiving, returning for supplement."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import clock
from core.access import on, open_to
from core.paging import counted, how_many, shown
from core.vietnamese import weekday_date
from core.views import carry_out
from nominations.access import takes_in, visible
from nominations.actions.receive import receive
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.answering import answers
from nominations.ceilings import leaders_warning
from nominations.forms import ReturnForm
from nominations.models import Nomination
from nominations.progress import badges_of
from nominations.queries import waiting_for_intake, waiting_for_supplement, whole, with_parts
from nominations.readiness import closed_door, requirements
from nominations.views.confirm import actor, confirm, page_of, posted
from seasons.calendar import SUPPLEMENTING
from seasons.models import Stage
from seasons.queries import current_season

PAGE = 50


@require_GET
@open_to(takes_in)
def intake(request: HttpRequest) -> HttpResponse:
    season = current_season()
    ends = Stage.objects.filter(season=season, kind=SUPPLEMENTING[0]).values_list("ends", flat=True).first()
    last_day = ends or (season.recognition_due - timedelta(days=1) if season else None)
    queue = shown(request.GET, with_parts(waiting_for_intake(request.user)), ("submitted_at", "pk"), PAGE, "hồ sơ")
    returned = waiting_for_supplement(request.user)
    leaders = leaders_warning(season, visible(request.user)) if season else ""
    context = {
        "answers": (said := answers(season, request.user) if season else []),
        "unanswered": sum(not one.files and one.abstention is None for one in said),
        "leaders": leaders,
        "lines": [_line(row, request.user) for row in queue.pop("rows")],
        "returned": [(row, bool(closed_door(row, clock.now()))) for row in returned[:PAGE]],
        "returned_text": how_many(counted(returned), "hồ sơ"),
        "left_text": _time_left(last_day),
        **queue,
    }
    return render(request, "nominations/intake.html", context)


def _line(row: Nomination, user: Any) -> dict[str, Any]:
    """A dossier of the queue with how complete it is."""
    needs = requirements(row)
    return {
        "row": row,
        "badges": badges_of(row, user),
        "needed": len(needs),
        "met": sum(need.met for need in needs),
        "resubmitted": any(item.answer for item in row.supplement_items.all()),
    }


def _time_left(last_day: date | None) -> str:
    if last_day is None:
        return "Chưa có kỳ bình xét"
    days = (last_day - clock.today()).days
    left = f"còn {days} ngày" if days >= 0 else f"quá {-days} ngày"
    return f"Tiếp nhận, bổ sung đến hết {weekday_date(last_day)}, {left}"


@require_POST
@on(visible)
def receive_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    answer = carry_out(
        request,
        lambda: receive(nomination, by=actor(request)),
        done=f"Đã tiếp nhận hồ sơ {nomination.number}.",
        to=page_of(nomination),
    )
    still_there = visible(request.user).filter(pk=nomination.pk).exists()  # the own department's goes to the council
    return answer if still_there else redirect("nominations:intake")


@require_http_methods(["GET", "POST"])
@on(visible)
def return_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = ReturnForm(posted(request))
    return confirm(
        request,
        nomination,
        move="return",
        form=form,
        act=lambda: return_for_supplement(
            nomination,
            by=actor(request),
            items=form.cleaned_data["items"],
            due=form.cleaned_data["due"],
            reason=form.cleaned_data["reason"],
        ),
        done=f"Đã trả hồ sơ {nomination.number} để bổ sung. Phiếu yêu cầu bổ sung có ở trang này.",
        template="nominations/return.html",
        dossier=whole(nomination),
    )
