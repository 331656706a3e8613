"""What is done with a request: each act has its page, which says what happens and what does not."""

from collections.abc import Callable
from functools import partial
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
    request: HttpRequest, row: SupportRequest, name: str, template: str, form: TidyForm, act: Callable[[], object],
    done: str, **context: Any,
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
    return form_page(request, template, form, row=row, **context)


def _with_reason(
    request: HttpRequest, row: SupportRequest, name: str, template: str, act: Callable[..., object], done: str
) -> HttpResponse:
    """The same for a move that asks for nothing but its reason."""
    form, by = ReasonForm(posted(request)), actor(request)
    return _move(request, row, name, template, form, lambda: act(row, by=by, **form.cleaned_data), done)


@GET_OR_POST
@on(requests)
def send(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form, done = NothingForm(posted(request)), "Đã gửi đề nghị tới Văn phòng Sở."
    return _move(request, row, "send", "funds/send.html", form, lambda: send_request(row, by=actor(request)), done)


@GET_OR_POST
@on(requests)
def withdraw(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    return _with_reason(request, row, "withdraw", "funds/withdraw.html", withdraw_request, "Đã rút đề nghị.")


@GET_OR_POST
@on(requests)
def note(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form, done = NoteForm(posted(request), row=row), "Đã ghi ý kiến. Đề nghị đang chờ Giám đốc duyệt."
    act = partial(note_request, row, by=actor(request))
    lacking = lacking_words(row.fund, row.amount)
    return _move(request, row, "note", "funds/note.html", form, lambda: act(**form.cleaned_data), done, lacking=lacking)


@GET_OR_POST
@on(requests)
def send_back(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    done = "Đã trả lại. Phòng đọc được lý do và sửa rồi gửi lại."
    return _with_reason(request, row, "return", "funds/return.html", return_request, done)


@GET_OR_POST
@on(requests)
def approve(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form, done = ApproveForm(posted(request), row=row), "Đã duyệt hỗ trợ. Văn phòng Sở chi và ghi chứng từ."
    act = partial(approve_request, row, by=actor(request))
    lacking = approval_refusal(row.fund, row.amount)
    return _move(
        request, row, "approve", "funds/approve.html", form, lambda: act(form.approval()), done, lacking=lacking
    )


@GET_OR_POST
@on(requests)
def decline(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    done = "Đã ghi không duyệt. Phòng đọc được lý do."
    return _with_reason(request, row, "decline", "funds/decline.html", decline_request, done)


@GET_OR_POST
@on(requests)
def queue(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form, done = NothingForm(posted(request)), "Đã chuyển vào danh sách chờ kỳ sau."
    act = partial(queue_request, row, by=actor(request))
    lacking = lacking_words(row.fund, row.amount)
    return _move(request, row, "queue", "funds/queue.html", form, act, done, lacking=lacking)


@GET_OR_POST
@on(requests)
def take_up(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form, done = NothingForm(posted(request)), "Đề nghị được xem xét lại, chờ Văn phòng Sở ghi ý kiến."
    act = partial(take_up_request, row, by=actor(request))
    lacking = lacking_words(row.fund, row.amount)
    return _move(request, row, "take_up", "funds/take_up.html", form, act, done, lacking=lacking)


@GET_OR_POST
@on(requests)
def cancel(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    done = "Đã thôi duyệt. Số tiền được duyệt cho đề nghị khác."
    return _with_reason(request, row, "cancel", "funds/cancel.html", cancel_approval, done)


@GET_OR_POST
@on(requests)
def pay(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    form = PayForm(posted(request), request.FILES if request.method == "POST" else None, row=row)
    done = "Đã ghi khoản chi và chứng từ vào sổ quỹ."
    return _move(request, row, "pay", "funds/pay.html", form, lambda: _pay(request, row, form), done)


def _pay(request: HttpRequest, row: SupportRequest, form: PayForm) -> Entry:
    with taking(form.cleaned_data["upload"], SCANS) as stored:
        line = pay_request(row, form.payment(), by=actor(request), stored=stored)
    if stored.notice:
        messages.info(request, stored.notice)
    return line
