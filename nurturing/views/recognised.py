"""Điển hình đã được công nhận: their yearly follow-ups."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.access import on, open_to, over
from core.paging import shown
from nominations.models import Nomination
from nominations.views.confirm import actor, posted
from nurturing.access import ends_following, follow_ups_written, follows_recognised, recognised
from nurturing.actions.stop_following import stop_following
from nurturing.forms.life import ReasonForm
from nurturing.models import FollowingEnd, FollowUp
from nurturing.queries import followed, of_nomination
from nurturing.views.acting import GET_OR_POST, asking, refused_now
from nurturing.workflow import FollowUpState

SIZE = 50


@require_GET
@open_to(follows_recognised)
@over(recognised)
def recognised_list(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    """The newest first; of each whether a follow-up is owed."""
    owed = FollowUp.objects.filter(nomination=OuterRef("pk"), state=FollowUpState.DUE)
    going_on = followed().filter(pk=OuterRef("pk"))
    found = rows.annotate(owed=Exists(owed), followed=Exists(going_on))
    return render(
        request, "nurturing/recognised.html", shown(request.GET, found, ("-announced_at", "-pk"), SIZE, "điển hình")
    )


@require_GET
@on(recognised)
def recognised_one(request: HttpRequest, row: Nomination) -> HttpResponse:
    rows = of_nomination(request.user, row)
    written = set(follow_ups_written(request.user).filter(nomination=row).values_list("pk", flat=True))
    context = {
        "row": row,
        "rows": [(one, one.pk in written and one.state == FollowUpState.DUE) for one in rows],
        "followed": followed().filter(pk=row.pk).exists(),
        "ended": FollowingEnd.objects.filter(nomination=row).select_related("ended_by").first(),
        "ends": ends_following(request.user),
    }
    return render(request, "nurturing/recognised_one.html", context)


@GET_OR_POST
@open_to(ends_following)
@on(recognised)
def recognised_stop(request: HttpRequest, row: Nomination) -> HttpResponse:
    back = reverse("nurturing:recognised_one", args=[row.pk])
    gone = FollowingEnd.objects.filter(nomination=row).exists()
    if answer := refused_now(request, "Việc theo dõi hằng năm đã thôi." if gone else "", back):
        return answer
    form = ReasonForm(posted(request))
    return asking(
        request, form, lambda: stop_following(row, by=actor(request), **form.cleaned_data),
        done="Đã thôi theo dõi hằng năm.", to=back, title="Thôi theo dõi hằng năm", sub=row.addressed, back=back,
        back_label=row.name, button="Thôi theo dõi", lead="Kết quả các năm trước vẫn giữ. Không mở lại được.",
    )  # fmt: skip
