"""The signed copy of a paper that the office wrote: keeping its scan, and reading it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on, open_to
from core.uploads import serve
from core.views import accepted, acted, form_page
from documents.access import composed, keeps_book
from documents.actions.keep_composed_scan import keep_composed_scan
from documents.forms.scan import SCANS, ScanForm
from documents.models import Composed, ComposedPaper


@require_http_methods(["GET", "POST"])
@open_to(keeps_book)
@on(composed)
def composed_scan(request: HttpRequest, row: Composed) -> HttpResponse:
    form = ScanForm(request.POST if request.method == "POST" else None, request.FILES or None)
    page = reverse("documents:composed", args=[row.pk])

    def act() -> ComposedPaper:
        return keep_composed_scan(row, by=request.user, stored=accepted(request, form.cleaned_data["scan"], SCANS))

    if form.is_bound and form.is_valid() and acted(request, form, act, "Đã lưu bản ký. Mời ghi sổ gửi khi gửi đi."):
        return redirect(page)
    return form_page(request, "documents/composed_scan.html", form, row=row, back=page)


@require_GET
@open_to(keeps_book)
@on(composed)
def composed_signed(request: HttpRequest, row: Composed) -> HttpResponseBase:
    """The scan of the signed copy."""
    paper = ComposedPaper.objects.filter(composed=row).select_related("composed").first()
    if paper is None or not paper.is_signed:
        raise Http404
    seen(request.user, paper, "xem bản ký")
    return serve(paper.signed_file, inline=True)
