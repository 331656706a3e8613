"""Letters about files: the list, one letter, recording it, dealing with it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from accounts.events import timeline
from core.access import on, open_to
from core.paging import shown
from core.vietnamese import clean
from core.views import acted, form_page
from nominations.actions.handle_complaint import handle_complaint
from nominations.actions.record_complaint import record_complaint
from nominations.complaints import complaints_seen, presides, reads_complaints, records_complaints, to_weigh
from nominations.forms import ComplaintForm, HandlingForm
from nominations.models import Complaint
from nominations.timeline import Entry, told_of
from nominations.views.confirm import actor, posted

PAGE = 50
_TOLD = {"record_complaint": "Ghi đơn thư đến", "handle_complaint": "Chủ trì Hội đồng xử lý đơn thư"}


@require_GET
@open_to(reads_complaints)
def complaints(request: HttpRequest) -> HttpResponse:
    letters = shown(request.GET, complaints_seen(request.user), ("-received_on", "-pk"), PAGE, "đơn thư")
    context = {**letters, "records": records_complaints(request.user)}
    return render(request, "nominations/complaints.html", context)


@require_http_methods(["GET", "POST"])
@open_to(records_complaints)
def complaint_add(request: HttpRequest) -> HttpResponse:
    asked = clean(request.GET.get("tim", "")[:100])
    form = ComplaintForm(posted(request), user=request.user, asked=asked)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi đơn thư. Hồ sơ vẫn đi tiếp cho đến khi Thường trực Hội đồng tạm dừng xét."
        if acted(request, form, lambda: record_complaint(by=actor(request), **form.cleaned_data), done):
            return redirect("nominations:complaints")
    return form_page(request, "nominations/complaint_add.html", form, asked=asked)


@require_http_methods(["GET", "POST"])
@on(complaints_seen)
def complaint(request: HttpRequest, letter: Complaint) -> HttpResponse:
    handles = presides(request.user)
    if request.method == "POST" and not handles:
        raise PermissionDenied
    form = HandlingForm(posted(request), letter=letter)
    if request.method == "POST" and form.is_valid():
        given = {"handling": form.cleaned_data["handling"], "line": form.words}
        if acted(request, form, lambda: handle_complaint(letter, by=actor(request), **given), "Đã ghi cách xử lý."):
            return redirect(reverse("nominations:complaint", args=[letter.pk]))
    seen(request.user, letter, "xem đơn thư")
    context = {
        "letter": letter, "handles": handles and letter.handled_at is None, "entries": _entries(letter),
        "suspends": to_weigh(request.user).filter(pk=letter.pk).exists(),
    }  # fmt: skip
    return form_page(request, "nominations/complaint.html", form, **context)


def _entries(letter: Complaint) -> list[Entry]:
    events = list(timeline(letter).order_by("-number"))
    return [told_of(event, _TOLD[event.move], newest=event is events[0]) for event in events]
