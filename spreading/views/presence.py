"""Có mặt: the code on the screen, "Tôi có mặt" on the phone, the list of the Office, the paper sheet."""

from functools import partial

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Department
from core import clock
from core.access import on, open_to, signed_in
from core.uploads import taking
from core.views import carry_out
from nominations.views.confirm import actor, posted
from spreading.access import prepares, reviews, watches
from spreading.actions.keep_sheet import drop_sheet, keep_sheet
from spreading.actions.renew_code import renew_code
from spreading.actions.say_present import say_present
from spreading.actions.tick_present import tick_present
from spreading.forms.reviews import PresenceForm, SheetForm
from spreading.models import PaperSheet, Presence, ReviewSession
from spreading.presence_code import address_of, code_refusal, counted_refusal, day_refusal, review_of
from spreading.queries import attended_by
from spreading.views.files import file_of
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, confirmed


def _list_of(row: ReviewSession) -> str:
    return reverse("spreading:presence", args=[row.pk])


@require_GET
@open_to(prepares)
@on(reviews)
def code_page(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    today = clock.today()
    early = row.is_open and today < row.day
    context = {"row": row, "address": address_of(row), "early": early, "refusal": day_refusal(row, today)}
    return render(request, "spreading/code.html", context)


@require_POST
@open_to(prepares)
@on(reviews)
def code_renew(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    sent = request.POST.get("turn", "")
    turn = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 6 else 0
    done = "Đã đổi mã. Mã in hoặc chụp trước đây không dùng được nữa."
    return carry_out(
        request,
        lambda: renew_code(row, by=actor(request), turn=turn),
        done=done,
        to=reverse("spreading:code", args=[row.pk]),
    )


@GET_OR_POST
@open_to(signed_in)
def here(request: HttpRequest, code: str) -> HttpResponse:
    """The page that a phone opens from the code."""
    row = review_of(code)
    if row is None:
        raise Http404
    if request.method == "POST":
        done = "Đã ghi đồng chí có mặt."
        return carry_out(request, lambda: say_present(row, code=code, by=actor(request)), done=done, to=request.path)
    there = Presence.objects.filter(review=row, person=actor(request).pk).first()
    context = {"row": row, "there": there, "refusal": "" if there else code_refusal(row, code)}
    return render(request, "spreading/here.html", context)


@require_GET
@open_to(watches)
@on(reviews)
def presence(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    """By department: how many were there of how many."""
    units = Department.objects.in_force(clock.today()).filter(people__is_active=True)
    there = Q(people__presences__review=row)
    units = units.annotate(
        staff=Count("people", filter=Q(people__is_active=True), distinct=True),
        present=Count("people__presences", filter=there, distinct=True),
    )
    context = {
        "row": row,
        "units": list(units),
        "there": attended_by(row),
        "sheet": PaperSheet.objects.filter(review=row).first(),
        "prepares": prepares(request.user),
        "counted": counted_refusal(row),
    }
    return render(request, "spreading/presence.html", context)


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def presence_of_unit(request: HttpRequest, row: ReviewSession, unit: int) -> HttpResponse:
    department = get_object_or_404(Department.objects.in_force(clock.today()), pk=unit)
    form = PresenceForm(posted(request), review=row, department=department)
    by_code = Presence.objects.filter(review=row, way=Presence.Way.CODE, person__department=department).count()
    told = f"{by_code} người đã tự báo bằng mã, không cần đánh dấu. " if by_code else ""
    page = Asking(
        f"Ghi người có mặt: {department}", _list_of(row), "Danh sách có mặt", "Lưu",
        note=f"{told}Bỏ dấu thì người đó không còn trong danh sách.",
    )  # fmt: skip
    return asked(
        request,
        form,
        lambda: tick_present(row, department, list(form.cleaned_data["people"]), by=actor(request)),
        page,
        done=f"Đã ghi danh sách của {department}.",
    )


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def sheet_add(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    form = SheetForm(posted(request), request.FILES if request.method == "POST" else None)
    page = Asking(
        "Ghi phiếu ký tên trên giấy", _list_of(row), "Danh sách có mặt", "Ghi số người", takes_files=True,
        sub="Ghi một lần, sau khi danh sách ở cổng đã đủ.",
        note="Ghi rồi thì danh sách ở cổng không đổi nữa, để không ai bị tính hai lần.",
    )  # fmt: skip

    def act() -> PaperSheet:
        with taking(form.cleaned_data["upload"], (".pdf", ".jpg", ".jpeg", ".png")) as stored:
            return keep_sheet(row, count=form.cleaned_data["count"], stored=stored, by=actor(request))

    return asked(request, form, act, page, done="Đã ghi số người ký trên giấy.")


@require_GET
@open_to(watches)
@on(reviews)
def sheet_file(request: HttpRequest, row: ReviewSession) -> HttpResponseBase:
    return file_of(request, get_object_or_404(PaperSheet, review=row), _list_of(row))


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def sheet_drop(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    page = Confirming(
        "Bỏ phiếu ký tên trên giấy đã ghi?",
        "Số người trên giấy không tính vào tổng số. Danh sách ở cổng sửa được trở lại.",
        "Người đã có tên trong danh sách giữ nguyên. Lịch sử vẫn ghi ai đã bỏ.",
        "Bỏ phiếu giấy",
        _list_of(row),
        is_danger=True,
    )
    return confirmed(request, partial(drop_sheet, row), page, done="Đã bỏ phiếu giấy.")
