"""Tồn tại, hạn chế: recorded, edited, closed with proof, opened again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from core.access import on
from core.uploads import taking
from core.workflow import duty_on
from nominations.views.confirm import actor, posted
from nurturing.access import closing_files, shortcomings_kept, writable
from nurturing.actions.close_shortcoming import close_shortcoming, reopen_shortcoming
from nurturing.actions.keep_shortcoming import add_shortcoming, edit_shortcoming
from nurturing.forms.keeping import ClosingForm, ShortcomingForm
from nurturing.forms.life import ReasonForm
from nurturing.models import NewFactor, Shortcoming, ShortcomingClosing
from nurturing.readiness import keeping_refusal
from nurturing.views.acting import GET_OR_POST, asking, page_of, refused_now, sent_files, served
from nurturing.workflow import heads


@GET_OR_POST
@on(writable)
def shortcoming_add(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := refused_now(request, keeping_refusal(row), page_of(row)):
        return answer
    form = ShortcomingForm(posted(request), factor=row)
    return asking(
        request, form, lambda: add_shortcoming(row, form.wanted(), by=actor(request)), done="Đã ghi.",
        to=f"{page_of(row)}#ton-tai", title="Ghi tồn tại, hạn chế", sub=row.addressed, back=page_of(row),
        back_label=row.name, button="Lưu",
        lead="Phòng, người hướng dẫn và cấp theo dõi đọc được; người được bồi dưỡng chỉ thấy việc mình phụ trách.",
    )  # fmt: skip


@GET_OR_POST
@on(shortcomings_kept)
def shortcoming_edit(request: HttpRequest, one: Shortcoming) -> HttpResponse:
    row = one.new_factor
    form = ShortcomingForm(posted(request), factor=row, row=one)
    return asking(
        request, form, lambda: edit_shortcoming(one, form.wanted(), by=actor(request)), done="Đã lưu.",
        to=f"{page_of(row)}#ton-tai", title="Sửa tồn tại, hạn chế", sub=row.addressed, back=page_of(row),
        back_label=row.name, button="Lưu",
    )  # fmt: skip


@GET_OR_POST
@on(shortcomings_kept)
def shortcoming_close(request: HttpRequest, one: Shortcoming) -> HttpResponse:
    row = one.new_factor
    _only_heads(request, row)
    form = ClosingForm(posted(request), sent_files(request))
    return asking(
        request, form, lambda: _close(request, one, form), done="Đã ghi khắc phục xong.", to=f"{page_of(row)}#ton-tai",
        template="nurturing/shortcoming_close.html", row=row, one=one,
    )  # fmt: skip


@GET_OR_POST
@on(shortcomings_kept)
def shortcoming_reopen(request: HttpRequest, one: Shortcoming) -> HttpResponse:
    row = one.new_factor
    _only_heads(request, row)
    form = ReasonForm(posted(request))
    return asking(
        request, form, lambda: reopen_shortcoming(one, by=actor(request), **form.cleaned_data), done="Đã mở lại.",
        to=f"{page_of(row)}#ton-tai", title="Mở lại tồn tại, hạn chế", sub=one.item, back=page_of(row),
        back_label=row.name, button="Mở lại", lead="Kết quả đã ghi vẫn giữ cùng lý do mở lại.",
    )  # fmt: skip


@require_GET
@on(closing_files)
def closing_file(request: HttpRequest, closing: ShortcomingClosing) -> HttpResponseBase:
    return served(request, closing, closing.shortcoming.new_factor)


def _only_heads(request: HttpRequest, row: NewFactor) -> None:
    """:raises PermissionDenied: the reader neither heads nor helps to head the department."""
    duty_on(row, heads, request.user)


def _close(request: HttpRequest, one: Shortcoming, form: ClosingForm) -> None:
    proof, upload = form.cleaned_data["proof"], form.cleaned_data["upload"]
    if not upload:
        close_shortcoming(one, by=actor(request), proof=proof)
        return
    with taking(upload) as stored:
        close_shortcoming(one, by=actor(request), proof=proof, stored=stored)
    if stored.notice:
        messages.info(request, stored.notice)
