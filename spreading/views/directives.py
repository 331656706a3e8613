"""Chỉ đạo của cấp ủy: the list, one directive, publishing, withdrawing, who has read."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from core.access import on, open_to, over, signed_in
from core.paging import shown
from core.papers import plain
from core.vietnamese import long_date
from core.views import carry_out, form_page
from documents.issuing import issuer_of
from monitoring.watch_printing import readers_paper
from nominations.views.confirm import actor, posted
from spreading.actions.acknowledge_directive import acknowledge_directive
from spreading.actions.publish_directive import publish_directive
from spreading.actions.withdraw_directive import withdraw_directive
from spreading.directing import directive_files, directives, directs, follows, readers_of
from spreading.forms import ReasonForm
from spreading.forms.directives import DirectiveForm
from spreading.models import Directive, DirectiveFile
from spreading.views.files import file_of, paper_of, with_files
from spreading.views.pages import GET_OR_POST, Asking, Confirming, confirmed, settled

PAGE = 30


def page_of(row: Directive) -> str:
    """The directive's own page."""
    return reverse("spreading:directive", args=[row.pk])


@require_GET
@open_to(signed_in)
@over(directives)
def directive_list(request: HttpRequest, rows: QuerySet[Directive]) -> HttpResponse:
    context = shown(request.GET, rows, ("-published_at", "-pk"), PAGE, "văn bản")
    return render(request, "spreading/directives.html", context | {"directs": directs(request.user)})


@require_GET
@on(directives)
def directive(request: HttpRequest, row: Directive) -> HttpResponse:
    context = {
        "row": row, "files": list(row.files.all()), "directs": directs(request.user), "follows": follows(request.user),
    }  # fmt: skip
    return render(request, "spreading/directive.html", context)


@require_POST
@on(directives)
def directive_read(request: HttpRequest, row: Directive) -> HttpResponse:
    done = "Đã ghi nhận đồng chí đã đọc, đã quán triệt văn bản này."
    return carry_out(request, lambda: acknowledge_directive(row, by=actor(request)), done=done, to=page_of(row))


@GET_OR_POST
@open_to(directs)
def directive_add(request: HttpRequest) -> HttpResponse:
    form = DirectiveForm(posted(request), request.FILES if request.method == "POST" else None)
    back = reverse("spreading:directives")
    page = Asking(
        "Ban hành văn bản chỉ đạo", back, "Chỉ đạo của cấp ủy", "Ban hành", takes_files=True,
        sub="Ban hành rồi thì không sửa được; cần sửa thì thu hồi, ban hành văn bản mới.",
        note="Mọi người ở các phòng nhận được thông báo, đọc rồi ghi nhận «Đã đọc, đã quán triệt».",
    )  # fmt: skip

    def act() -> object:
        uploads = form.cleaned_data["uploads"]
        return with_files(uploads, lambda files: publish_directive(form.words(), by=actor(request), files=files))

    done = "Đã ban hành. Mọi người ở các phòng thấy văn bản ở «Việc của tôi»."
    if settled(request, form, act, done):
        return redirect(back)
    return form_page(request, "spreading/directive_form.html", form, page=page)


@GET_OR_POST
@open_to(directs)
@on(directives)
def directive_withdraw(request: HttpRequest, row: Directive) -> HttpResponse:
    page = Confirming(
        f"Thu hồi «{row}»?",
        "Văn bản không còn áp dụng. Lý do hiện ở trang của văn bản, ai chưa đọc không còn được nhắc.",
        "Nội dung, tệp và danh sách người đã đọc vẫn xem được.",
        "Thu hồi văn bản",
        page_of(row),
        is_danger=True,
    )
    return confirmed(
        request, partial(withdraw_directive, row), page, done="Đã thu hồi văn bản chỉ đạo.", form=ReasonForm
    )


@require_GET
@open_to(follows)
@on(directives)
def directive_readers(request: HttpRequest, row: Directive) -> HttpResponse:
    units = readers_of(row)
    read, expected = sum(unit.read for unit in units), sum(len(unit.expected) for unit in units)
    context = {"row": row, "units": units, "read": read, "expected": expected}
    return render(request, "spreading/directive_readers.html", context)


@require_GET
@open_to(follows)
@on(directives)
def directive_readers_file(request: HttpRequest, row: Directive) -> HttpResponseBase:
    number = f" số {plain(row.number)}" if row.number else ""
    told = f"Văn bản{number} {long_date(row.dated)}: **{plain(row.title)}**."
    subject = "Người đã đọc, đã quán triệt văn bản chỉ đạo của cấp ủy chi bộ"
    back = reverse("spreading:directive_readers", args=[row.pk])
    return paper_of(
        request, lambda: readers_paper(subject, told, readers_of(row), issuer_of), "danh-sach-da-doc", row, back
    )


@require_GET
@on(directive_files)
def directive_file(request: HttpRequest, file: DirectiveFile) -> HttpResponseBase:
    return file_of(request, file, page_of(file.directive))
