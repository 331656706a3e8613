"""Văn bản hướng dẫn: the library, one document, publishing, replacing, withdrawing, who has read."""

from contextlib import ExitStack

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import on, open_to, over, signed_in
from core.downloads import form_asked, paper_file
from core.paging import shown
from core.uploads import Accepted, serve, taking
from core.views import acted, carry_out, form_page
from monitoring.actions.acknowledge_guidance import acknowledge_guidance
from monitoring.actions.publish_guidance import publish_guidance, replace_guidance
from monitoring.actions.withdraw_guidance import withdraw_guidance
from monitoring.forms.guidance import GuidanceForm, WithdrawGuidanceForm
from monitoring.guidance_readers import readers_of
from monitoring.guiding import CURRENT, guidance_files, guidance_kept, guidance_seen, guides
from monitoring.models import Guidance, GuidanceFile
from monitoring.watch_printing import guidance_readers_paper
from nominations.views.confirm import actor, posted

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@open_to(signed_in)
@over(guidance_seen)
def guidance_list(request: HttpRequest, rows: QuerySet[Guidance]) -> HttpResponse:
    """What stands now, unless asked for what stood before."""
    earlier = request.GET.get("xem") == "truoc"
    wanted = rows.exclude(CURRENT) if earlier else rows.filter(CURRENT)
    context = shown(request.GET, wanted, ("-published_at", "-pk"), PAGE, "văn bản")
    if earlier:
        context |= {name: f"{context[name]}&xem=truoc" for name in ("previous_url", "next_url") if context[name]}
    address = reverse("monitoring:guidance_list")
    tabs = [
        {"url": address, "label": "Đang áp dụng", "current": not earlier},
        {"url": f"{address}?xem=truoc", "label": "Đã thay, đã thu hồi", "current": earlier},
    ]
    context |= {"tabs": tabs, "earlier": earlier, "guides": guides(request.user)}
    return render(request, "monitoring/guidance_list.html", context)


@require_GET
@on(guidance_seen)
def guidance(request: HttpRequest, row: Guidance) -> HttpResponse:
    later = getattr(row, "successor", None)
    stands = row.withdrawn_at is None and later is None
    context = {
        "row": row, "later": later, "stands": stands, "files": list(row.files.all()), "guides": guides(request.user),
    }  # fmt: skip
    return render(request, "monitoring/guidance.html", context)


@require_POST
@on(guidance_seen)
def guidance_read(request: HttpRequest, row: Guidance) -> HttpResponse:
    done = "Đã ghi nhận đồng chí đã đọc văn bản này."
    return carry_out(request, lambda: acknowledge_guidance(row, by=actor(request)), done=done, to=_page(row))


@GET_OR_POST
@open_to(guides)
def guidance_add(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    done = "Đã ban hành. Trưởng phòng, Phó Trưởng phòng, chuyên viên soạn hồ sơ thấy văn bản ở «Việc của tôi»."
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _publish(request, form, None), done):
        return redirect("monitoring:guidance_list")
    return form_page(request, "monitoring/guidance_form.html", form, former=None)


@GET_OR_POST
@on(guidance_kept)
def guidance_replace(request: HttpRequest, row: Guidance) -> HttpResponse:
    form = _form(request, row)
    done = "Đã ban hành bản mới thay bản trước. Ai đã đọc bản trước được nhắc đọc bản mới."
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _publish(request, form, row), done):
        return redirect("monitoring:guidance_list")
    return form_page(request, "monitoring/guidance_form.html", form, former=row)


@GET_OR_POST
@on(guidance_kept)
def guidance_withdraw(request: HttpRequest, row: Guidance) -> HttpResponse:
    form = WithdrawGuidanceForm(posted(request))
    done = "Đã thu hồi văn bản. Lý do hiện ở trang của văn bản."

    def act() -> Guidance:
        return withdraw_guidance(row, by=actor(request), **form.cleaned_data)

    if form.is_bound and form.is_valid() and acted(request, form, act, done):
        return redirect(_page(row))
    return form_page(request, "monitoring/guidance_withdraw.html", form, row=row)


@require_GET
@on(guidance_kept)
def guidance_readers(request: HttpRequest, row: Guidance) -> HttpResponse:
    units = readers_of(row)
    read, expected = sum(unit.read for unit in units), sum(len(unit.expected) for unit in units)
    told = f"Trưởng phòng, Phó Trưởng phòng, chuyên viên soạn hồ sơ: {read} trên {expected} người đã đọc"
    context = {"row": row, "units": units, "read": read, "expected": expected, "told": told}
    return render(request, "monitoring/guidance_readers.html", context)


@require_GET
@on(guidance_kept)
def guidance_readers_file(request: HttpRequest, row: Guidance) -> HttpResponseBase:
    try:
        paper = guidance_readers_paper(row, readers_of(row))
        return paper_file(paper, f"danh-sach-da-doc-{row.pk}", form_asked(request, "pdf", "docx"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("monitoring:guidance_readers", pk=row.pk)


@require_GET
@on(guidance_files)
def guidance_file(request: HttpRequest, file: GuidanceFile) -> HttpResponseBase:
    try:
        return serve(file)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect("monitoring:guidance", pk=file.guidance_id)


def _form(request: HttpRequest, former: Guidance | None = None) -> GuidanceForm:
    return GuidanceForm(posted(request), request.FILES if request.method == "POST" else None, former=former)


def _publish(request: HttpRequest, form: GuidanceForm, former: Guidance | None) -> Guidance:
    """The version with the files sent, of which none is kept where the act is refused."""
    with ExitStack() as taken:
        sent: list[Accepted] = [taken.enter_context(taking(upload)) for upload in form.cleaned_data["uploads"]]
        files = [*form.cleaned_data.get("kept", ()), *sent]
        if former:
            return replace_guidance(former, form.words(), by=actor(request), files=files)
        return publish_guidance(form.words(), by=actor(request), files=files)


def _page(row: Guidance) -> str:
    return reverse("monitoring:guidance", args=[row.pk])
