"""Sổ đồng ý công khai: whose papers the Office keeps, what is in force, what was withdrawn."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on, open_to, over
from core.paging import shown
from core.uploads import serve, taking
from core.views import acted, form_page
from nominations.views.confirm import actor, posted
from stories.access import consents, consents_kept, keeps_consents, subjects
from stories.actions.record_consent import SignedPaper, record_consent
from stories.actions.withdraw_consent import withdraw_consent
from stories.forms import PaperForm, WithdrawForm
from stories.models import Consent, Subject
from stories.queries import with_consents
from stories.views.own import form_file

PAGE = 50
KINDS = (".pdf", ".jpg", ".jpeg", ".png")
GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@open_to(keeps_consents)
@over(subjects)
def subject_list(request: HttpRequest, rows: QuerySet[Subject]) -> HttpResponse:
    """Everyone of whom something may be public, the newest first."""
    context = shown(request.GET, with_consents(rows), ("-pk",), PAGE, "người")
    return render(request, "stories/subjects.html", context)


@require_GET
@on(subjects)
def subject(request: HttpRequest, row: Subject) -> HttpResponse:
    rows = list(consents(request.user).filter(subject=row))
    return render(request, "stories/subject.html", {"row": row, "consents": rows})


@GET_OR_POST
@open_to(keeps_consents)
def record(request: HttpRequest) -> HttpResponse:
    """A paper of somebody whose name is typed."""
    form = PaperForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _record(request, form, None), RECORDED):
        return redirect("stories:subjects")
    return form_page(request, "stories/record.html", form, row=None)


@GET_OR_POST
@on(subjects)
def record_for(request: HttpRequest, row: Subject) -> HttpResponse:
    """A paper of somebody who is in the book already."""
    form = PaperForm(posted(request), request.FILES if request.method == "POST" else None, subject=row)
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _record(request, form, row), RECORDED):
        return redirect("stories:subject", pk=row.pk)
    return form_page(request, "stories/record.html", form, row=row)


RECORDED = "Đã lưu phiếu đồng ý công khai."


def _record(request: HttpRequest, form: PaperForm, row: Subject | None) -> object:
    told, by = form.cleaned_data, actor(request)
    paper = SignedPaper(told["things"], told["scope"], told["given_on"])
    with taking(told["upload"], KINDS) as stored:
        return record_consent(row or told["who"], by=by, paper=paper, stored=stored)


@GET_OR_POST
@on(consents_kept)
def withdraw(request: HttpRequest, row: Consent) -> HttpResponse:
    form = WithdrawForm(posted(request))
    done = "Đã ghi việc rút đồng ý. Bài viết hoặc ảnh liên quan không còn hiển thị từ lúc này."

    def act() -> Consent:
        return withdraw_consent(row, by=actor(request), reason=form.cleaned_data["reason"])

    if form.is_bound and form.is_valid() and acted(request, form, act, done):
        return redirect("stories:subject", pk=row.subject_id)
    return form_page(request, "stories/withdraw.html", form, row=row)


@require_GET
@on(consents)
def paper(request: HttpRequest, row: Consent) -> HttpResponseBase:
    """The signed paper, for the Office and for its signer."""
    back = reverse("stories:subject", args=[row.subject_id]) if keeps_consents(request.user) else reverse("stories:own")
    if not row.stored_name:
        messages.info(request, "Đồng ý này được cho trên cổng nên không có phiếu giấy.")
        return redirect(back)
    try:
        response = serve(row)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(back)
    seen(request.user, row, "tải phiếu đồng ý")
    return response


@require_GET
@on(subjects)
def blank(request: HttpRequest, row: Subject) -> HttpResponseBase:
    """Phiếu đồng ý công khai with this person's name, to be signed."""
    if row.user:
        return form_file(request, row.user.full_name, row.user.post, str(row.user.department))
    return form_file(request, row.name, row.described, "")
