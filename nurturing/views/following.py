"""Theo dõi: what is owed, one follow-up, skipping it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access_log import seen
from core import clock
from core.access import on, open_to
from core.views import acted, carry_out, form_page
from core.workflow import AlreadyDone
from nominations.views.confirm import actor, posted
from nurturing.access import follow_ups, follow_ups_written, owes_follow_ups, visible
from nurturing.actions.follow import add_follow_up, hand_in_follow_up, skip_follow_up, write_follow_up
from nurturing.forms.keeping import FollowUpForm
from nurturing.forms.life import ReasonForm
from nurturing.models import FollowUp, NewFactor
from nurturing.queries import owed_by
from nurturing.views.acting import GET_OR_POST, asking, closed_door, page_of
from nurturing.workflow import FOLLOW_UP, FollowUpState

#: Shown from so many days before it is due.
AHEAD = 30
MOST = 200


@require_GET
@open_to(owes_follow_ups)
def follow_up_list(request: HttpRequest) -> HttpResponse:
    """What this person may write and is due within a month, the latest first."""
    rows = list(owed_by(request.user, clock.today() + timedelta(days=AHEAD))[:MOST])
    return render(request, "nurturing/follow_ups.html", {"rows": rows})


@require_POST
@on(visible)
def follow_up_add(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """Beside the schedule: opens the one of today."""
    made: list[str] = []

    def act() -> None:
        made.append(reverse("nurturing:follow_up", args=[add_follow_up(row, by=actor(request)).pk]))

    answer = carry_out(request, act, done="Mời đồng chí ghi kết quả theo dõi hôm nay.", to=page_of(row))
    return redirect(made[0]) if made else answer


@GET_OR_POST
@on(follow_ups)
def follow_up(request: HttpRequest, row: FollowUp) -> HttpResponse:
    """What was handed in, or the draft for those who write it."""
    writes = row.state == FollowUpState.DUE and follow_ups_written(request.user).filter(pk=row.pk).exists()
    back = _behind(row)
    if not writes:
        if row.state == FollowUpState.DUE:
            return redirect(back)
        seen(request.user, row, "xem kết quả theo dõi")
        return render(request, "nurturing/follow_up.html", {"row": row, "back": back})
    may = FOLLOW_UP.with_moves(FollowUp.objects.filter(pk=row.pk), request.user, "hand_in", "skip").get()
    form = FollowUpForm(posted(request), row=row)
    if form.is_bound and form.is_valid():
        hands_in = request.POST.get("then") == "hand_in"
        done = "Đã gửi kết quả theo dõi." if hands_in else "Đã lưu bản đang ghi."
        if acted(request, form, lambda: _write(request, row, form, hands_in), done):
            return redirect(back if hands_in else reverse("nurturing:follow_up", args=[row.pk]))
    return form_page(request, "nurturing/follow_up_edit.html", form, row=row, back=back, may=may)


def _write(request: HttpRequest, row: FollowUp, form: FollowUpForm, hands_in: bool) -> None:
    """Saved first, so that what was typed stays whatever comes of handing it in."""
    try:
        write_follow_up(row, by=actor(request), **form.cleaned_data)
    except AlreadyDone:
        if not hands_in:
            raise
    if hands_in:
        hand_in_follow_up(row, by=actor(request))


@GET_OR_POST
@on(follow_ups_written)
def follow_up_skip(request: HttpRequest, row: FollowUp) -> HttpResponse:
    back = _behind(row)
    if answer := closed_door(request, row, FOLLOW_UP, "skip", back):
        return answer
    form = ReasonForm(posted(request))
    return asking(
        request, form, lambda: skip_follow_up(row, by=actor(request), **form.cleaned_data), done="Đã bỏ qua, có lý do.",
        to=back, title="Bỏ qua lần theo dõi", sub=row.subject, back=back, back_label=row.subject,
        button="Bỏ qua lần này", lead="Lần sau vẫn theo lịch. Lý do hiện trên phiếu theo dõi.",
    )  # fmt: skip


def _behind(row: FollowUp) -> str:
    if row.new_factor is not None:
        return page_of(row.new_factor)
    return reverse("nurturing:recognised_one", args=[row.nomination_id])
