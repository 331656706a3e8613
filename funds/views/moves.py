"""What is done with a request: each act has its page, which says what happens and what does not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core.access import on
from core.forms import TidyForm
from core.uploads import taking
from core.views import acted, form_page
from core.workflow import IllegalMove, require
from funds.access import requests
from funds.actions.approve_request import approve_request
from funds.actions.cancel_approval import cancel_approval
from funds.actions.decline_request import decline_request
from funds.actions.note_request import note_request
from funds.actions.pay_request import pay_request
from funds.actions.queue_request import queue_request
from funds.actions.return_request import return_request
from funds.actions.send_request import send_request
from funds.actions.take_up_request import take_up_request
from funds.actions.withdraw_request import withdraw_request
from funds.forms import ApproveForm, NoteForm, PayForm
from funds.forms.books import SCANS
from funds.models import Entry, SupportRequest
from funds.readiness import approval_refusal, lacking_words
from funds.views.requests import page_of
from funds.workflow import SUPPORT_REQUEST
from monitoring.forms.inspection import NothingForm
from nominations.forms.moves import ReasonForm
from nominations.views.confirm import actor, posted, refused

GET_OR_POST = require_http_methods(["GET", "POST"])


def _move(
    request: HttpRequest, row: SupportRequest, name: str, form: TidyForm, act: Callable[[], object], done: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """The page of the move, and on POST the act itself.

    :raises PermissionDenied: the reader may not make it on this request.
    """
    try:
        require(row, SUPPORT_REQUEST, name, by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(row))
    if form.is_bound and form.is_valid() and acted(request, form, act, done):
        return redirect(page_of(row))
    return form_page(request, f"funds/{name}.html", form, row=row, **context)


@GET_OR_POST
@on(requests)
def send(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    done = "Đã gửi đề nghị tới Văn phòng Sở."
    return _move(request, row, "send", NothingForm(posted(request)), lambda: send_request(row, by=actor(request)), done)


@GET_OR_POST
@on(requests)
def withdraw(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = ReasonForm(posted(request))
    return _move(
        request, row, "withdraw", form, lambda: withdraw_request(row, by=actor(request), **form.cleaned_data),
        "Đã rút đề nghị.",
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def note(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = NoteForm(posted(request), row=row)
    return _move(
        request, row, "note", form, lambda: note_request(row, by=actor(request), **form.cleaned_data),
        "Đã ghi ý kiến. Đề nghị đang chờ Giám đốc duyệt.", lacking=lacking_words(row.fund, row.amount),
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def send_back(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = ReasonForm(posted(request))
    return _move(
        request, row, "return", form, lambda: return_request(row, by=actor(request), **form.cleaned_data),
        "Đã trả lại. Phòng đọc được lý do và sửa rồi gửi lại.",
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def approve(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = ApproveForm(posted(request), row=row)
    return _move(
        request, row, "approve", form, lambda: approve_request(row, form.approval(), by=actor(request)),
        "Đã duyệt hỗ trợ. Văn phòng Sở chi và ghi chứng từ.", lacking=approval_refusal(row.fund, row.amount),
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def decline(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = ReasonForm(posted(request))
    return _move(
        request, row, "decline", form, lambda: decline_request(row, by=actor(request), **form.cleaned_data),
        "Đã ghi không duyệt. Phòng đọc được lý do.",
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def queue(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    return _move(
        request, row, "queue", NothingForm(posted(request)), lambda: queue_request(row, by=actor(request)),
        "Đã chuyển vào danh sách chờ kỳ sau.", lacking=lacking_words(row.fund, row.amount),
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def take_up(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    return _move(
        request, row, "take_up", NothingForm(posted(request)), lambda: take_up_request(row, by=actor(request)),
        "Đề nghị được xem xét lại, chờ Văn phòng Sở ghi ý kiến.", lacking=lacking_words(row.fund, row.amount),
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def cancel(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = ReasonForm(posted(request))
    return _move(
        request, row, "cancel", form, lambda: cancel_approval(row, by=actor(request), **form.cleaned_data),
        "Đã thôi duyệt. Số tiền được duyệt cho đề nghị khác.",
    )  # fmt: skip


@GET_OR_POST
@on(requests)
def pay(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = PayForm(posted(request), request.FILES if request.method == "POST" else None, row=row)
    return _move(
        request, row, "pay", form, lambda: _pay(request, row, form), "Đã ghi khoản chi và chứng từ vào sổ quỹ."
    )


def _pay(request: HttpRequest, row: SupportRequest, form: PayForm) -> Entry:
    with taking(form.cleaned_data["upload"], SCANS) as stored:
        line = pay_request(row, form.payment(), by=actor(request), stored=stored)
    if stored.notice:
        messages.info(request, stored.notice)
    return line
