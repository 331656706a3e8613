"""The decisions of the Director: the list, one decision, and making a list to submit."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import holds
from accounts.access_log import seen
from certificates.access import is_told_outcomes, keeps_papers, may_change, prepares, visible
from certificates.actions.prepare import prepare
from certificates.actions.relist import relist
from certificates.actions.render_pending import render_pending
from certificates.cases import reads_cases
from certificates.listed import Listed
from certificates.models import Decision, DecisionChange, DecisionPaper
from certificates.package import opens_package
from certificates.progress import badge, stages, standing
from certificates.queries import PAGE, candidates, certificates_of, decisions, papers_with_former, rendered
from certificates.readiness import before_prepare, before_submit
from certificates.signing_now import is_outdated, signs_now
from certificates.timeline import entries
from certificates.views.acting import page_of
from certificates.workflow import ANNOUNCED, DECISION, DecisionState
from core.access import on, open_to, over
from core.papers import Signer
from core.vietnamese import two_digits
from core.views import after_portion, asks_for_data, carry_out
from councils.access import READERS
from nominations.concern import barred_in_person
from nominations.views.confirm import actor
from seasons.models import Season
from seasons.queries import current_season

BUTTONS = ("relist", "submit", "decide", "close", "number", "correct", "renumber", "scan", "issue", "hand_over")


@require_GET
@over(decisions)
def decision_list(request: HttpRequest, rows: QuerySet[Decision]) -> HttpResponse:
    season = current_season()
    drafting = rows.filter(season=season, state=DecisionState.DRAFTING).exists()
    may_prepare = prepares(request.user) and season is not None and not drafting
    context = {
        "rows": [(row, badge(row)) for row in rows[:PAGE]],
        "season": season,
        "may_prepare": may_prepare,
        "reads_cases": reads_cases(request.user),
        "gaps": before_prepare(season) if may_prepare and season else [],
        "waiting": _waiting(season, request.user) if may_prepare and season else 0,
    }
    return render(request, "certificates/decisions.html", context)


def _waiting(season: Season, user: Any) -> int:
    return candidates(season).exclude(nomination__in=barred_in_person(user)).count()


@require_POST
@open_to(prepares)
def prepare_list(request: HttpRequest) -> HttpResponse:
    to = reverse("certificates:decisions")
    season = current_season()
    if season is None:
        return redirect(to)
    return carry_out(
        request,
        lambda: prepare(season, by=actor(request)),
        done="Đã lập danh sách trình Giám đốc. Đồng chí mở danh sách để ghi số, ngày tờ trình.",
        to=to,
    )


@require_POST
@on(visible)
def relist_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    return carry_out(
        request,
        lambda: relist(decision, by=actor(request)),
        done="Đã lập lại danh sách theo kết quả mới nhất của Hội đồng.",
        to=page_of(decision),
    )


@require_POST
@on(visible)
def render_certificates(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Print what has no file yet, for a few seconds; pressed again it goes on."""
    if not keeps_papers(request.user):
        raise PermissionDenied
    printed = render_pending(certificates_of(decision))
    done, total = rendered(decision)
    to = page_of(decision) + "#printing"
    if not printed and done < total and not asks_for_data(request):
        messages.error(
            request,
            f"Còn {two_digits(total - done)} giấy chưa lập được tệp in. Đồng chí báo quản trị hệ thống xem nhật ký; "
            "số vào sổ đã cấp vẫn giữ nguyên.",
        )
        return redirect(to)
    return after_portion(request, left=total - done, done=f"Đã lập {done}/{total} tệp in.", to=to)


@require_GET
@on(visible)
def detail(request: HttpRequest, decision: Decision) -> HttpResponse:
    seen(request.user, decision, "xem trang quyết định")
    row = DECISION.with_moves(visible(request.user).filter(pk=decision.pk), request.user, *BUTTONS).get()
    listed, (papers, former) = Listed(row), papers_with_former(row)
    signed = any(paper.kind == DecisionPaper.Kind.DECISION and paper.is_signed for paper in papers)
    context = {
        **_printing(row, request.user),
        "decision": row,
        "badge": badge(row),
        "stages": stages(row, recognised=bool(listed.recognised)),
        "standing": standing(row, signed=signed, recognised=bool(listed.recognised)),
        "items": listed.items,
        "told": is_told_outcomes(row, request.user),
        "minutes": listed.minutes if holds(request.user, *READERS) else [],
        "opens_package": opens_package(listed, request.user),
        "papers": papers,
        "former": former,
        "signed": signed,
        "recognised": bool(listed.recognised),
        "gaps": before_submit(listed) if row.may_submit else [],
        "signs_now": _overtaking(row) if row.state == DecisionState.NUMBERED and not signed else None,
        "keeps_papers": keeps_papers(request.user),
        "announced": row.state in ANNOUNCED,
        "entered": row.state == DecisionState.ISSUED,
        "entries": entries(row),
        "changes": list(row.changes.select_related("paper")),
        "change_kinds": DecisionChange.Kind if may_change(row, request.user) else [],
    }
    return render(request, "certificates/decision.html", context)


def _printing(row: Decision, user: Any) -> dict[str, Any]:
    """How many certificates have their file, and whether *user* may make the others."""
    done, total = rendered(row)
    may_render = done < total and keeps_papers(user)
    return {"printed": done, "total": total, "left": total - done, "may_render": may_render}


def _overtaking(decision: Decision) -> Signer | None:
    """Whoever signs today, where the unsigned decision names somebody else."""
    now = signs_now(decision)
    return now if is_outdated(decision.signer_title, decision.signer_name, now) else None
