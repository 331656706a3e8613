"""One new factor: its page, its words, the page of the person nurtured, the question to a mentor."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on, open_to, over, signed_in
from nominations.access import visible as visible_nominations
from nominations.views.confirm import actor, posted
from nurturing.access import asked_of, charged, close_rows, guides, own_plans, told_rows, visible, writable
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.edit_factor import edit_factor
from nurturing.collecting import collected
from nurturing.forms.plan import MentorForm
from nurturing.forms.register import EditForm
from nurturing.models import Mentoring, NewFactor, NurturingPlan, Shortcoming, ShortcomingClosing
from nurturing.queries import draft_plan, last_mentoring, plan_in_force
from nurturing.readiness import going_on_refusal, keeping_refusal, mentor_words
from nurturing.sections import sections_of
from nurturing.timeline import badge_of, entries, life_of, named
from nurturing.views.acting import GET_OR_POST, asking, page_of, refused_now
from nurturing.workflow import ACTIVE, NEW_FACTOR, FollowUpState

MOVES = ("approve_plan", "pause", "discipline", "resume", "transfer", "end", "introduce", "continue")


@require_GET
@on(visible)
def factor(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """Everything for those who nurture and oversee; who it is and how far, for those who see the list."""
    user = request.user
    within = NewFactor.objects.filter(told_rows(user), pk=row.pk).exists()
    context = {
        "row": row,
        "badge": badge_of(row),
        "proposers": list(row.proposers.select_related("department")),
        "life": [(one, named(one, note), note) for one, note in life_of(row, user)],
        "entries": entries(row, within=within),
        "within": within,
        "plan": plan_in_force(row),
        "sections": sections_of(row, user),
    }
    if within:
        context |= _within(row, user)
    seen(user, row, "xem nhân tố mới")
    return render(request, "nurturing/factor.html", context)


def _within(row: NewFactor, user: Any) -> dict[str, Any]:
    writes = writable(user).filter(pk=row.pk).exists()
    made = row.introductions.select_related("nomination__season", "nomination__department").order_by("-pk").first()
    nomination, may = made.nomination if made else None, _may(row, user)
    follow = list(row.follow_ups.exclude(state=FollowUpState.DROPPED).select_related("done_by").order_by("due", "pk"))
    owed = [one for one in follow if one.state == FollowUpState.DUE]
    return {
        "writes": writes,
        "open": not keeping_refusal(row),
        "may": may,
        "draft": draft_plan(row) if writes or may["approve_plan"] else None,
        "mentor": mentor_words(last_mentoring(row)),
        "collected": collected(row),
        "close": NewFactor.objects.filter(close_rows(user), pk=row.pk).exists(),
        "shortcomings": _shortcomings(row),
        "follow_ups": [one for one in follow if one.state != FollowUpState.DUE][::-1],
        "owed": owed,
        "follows": row.state in ACTIVE and (writes or guides(user, row)),
        "nomination": nomination,
        "opens": nomination is not None and visible_nominations(user).filter(pk=nomination.pk).exists(),
        "going_on": going_on_refusal(row, nomination),
    }


def _may(row: NewFactor, user: Any) -> dict[str, bool]:
    found: Any = NEW_FACTOR.with_moves(NewFactor.objects.filter(pk=row.pk), user, *MOVES, "resume_found").get()
    may = {name: bool(getattr(found, f"may_{name}")) for name in MOVES}
    return may | {"resume": may["resume"] or bool(found.may_resume_found)}


def _shortcomings(row: NewFactor) -> list[Shortcoming]:
    closings = ShortcomingClosing.objects.select_related("closed_by", "reopened_by").order_by("-pk")
    rows = row.shortcomings.select_related("responsible")
    told_of = Prefetch("closings", queryset=closings, to_attr="told")
    return sorted(rows.prefetch_related(told_of), key=lambda one: (one.closed_at is not None, one.until, one.pk))


@GET_OR_POST
@on(writable)
def factor_edit(request: HttpRequest, row: NewFactor) -> HttpResponse:
    form = EditForm(posted(request), row=row)
    return asking(
        request, form, lambda: edit_factor(row, form.found(), by=actor(request)), done="Đã lưu.", to=page_of(row),
        title="Sửa thông tin", sub=row.addressed, back=page_of(row), back_label=row.name, button="Lưu",
    )  # fmt: skip


@require_GET
@open_to(signed_in)
@over(own_plans)
def own(request: HttpRequest, rows: QuerySet[NewFactor]) -> HttpResponse:
    """The plans about the reader, where approved: goals, help and days; not what others wrote of him or her."""
    plans = [plan for row in rows if (plan := plan_in_force(row))]
    context = {
        "plans": [(plan, mentor_words(last_mentoring(plan.new_factor)), _coming(plan)) for plan in plans],
        "charged": list(charged(request.user)),
    }
    return render(request, "nurturing/own.html", context)


def _coming(plan: NurturingPlan) -> list[Any]:
    rows = plan.new_factor.follow_ups.filter(state=FollowUpState.DUE).order_by("due")
    return list(rows.values_list("due", flat=True))


@GET_OR_POST
@on(asked_of)
def mentoring(request: HttpRequest, row: Mentoring) -> HttpResponse:
    """The question to a mentor, with the plan."""
    form = MentorForm(posted(request))
    factor = row.new_factor
    if row.answer != Mentoring.Answer.WAITING and (answer := refused_now(request, _ANSWERED, page_of(factor))):
        return answer
    declines = form.is_bound and form.is_valid() and not form.cleaned_data["accepts"]
    return asking(
        request, form, lambda: answer_mentoring(row, by=actor(request), **form.cleaned_data), done="Đã trả lời.",
        to=reverse("operations:home") if declines else page_of(factor), template="nurturing/mentoring.html", row=factor,
        plan=plan_in_force(factor), asked=row,
    )  # fmt: skip


_ANSWERED = "Đồng chí đã trả lời lời mời này."
