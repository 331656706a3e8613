"""Printing on demand: what, by which printer, from which certificate on; and the printers with their measures."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access_log import seen
from certificates.access import (
    keeps_papers,
    prepares,
    printers_in_use,
    printers_kept,
    printers_of,
    templates_of,
    visible,
)
from certificates.actions.keep_printer import add_printer, correct_printer, retire_printer
from certificates.cases import going
from certificates.forms.printing import PrinterForm, PrintForm
from certificates.models import Certificate, Decision, PrinterProfile
from certificates.prints import as_issued, corrected, inline_pdf, on_blanks, row_asked
from certificates.queries import certificates_of
from certificates.rendering import CertificateText
from certificates.rendering.calibration import calibrated
from certificates.rendering.grid import print_grid
from certificates.texts import flagged
from core.access import on, over
from core.views import acted, carry_out, form_page
from nominations.views.confirm import actor, posted

GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@on(visible)
def print_choice(request: HttpRequest, decision: Decision) -> HttpResponse:
    """What to print, on what, by which printer."""
    if not keeps_papers(request.user):
        raise PermissionDenied
    form = PrintForm(templates_of(request.user), printers_in_use(request.user))
    rows = list(certificates_of(decision).exclude(stored_name=""))
    long_names = flagged(CertificateText.from_dict(row.text) for row in rows)
    return form_page(
        request, "certificates/print_choice.html", form, decision=decision, total=len(rows), flagged=long_names
    )


@require_GET
@on(visible)
def print_all(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """The certificates in force in one PDF, in the order of the list; ``tu=4`` begins at the fourth, after a jam.

    ``phoi`` names a template: then their words alone. ``may`` names a printer: then corrected for it.
    """
    rows = _from(decision, request.GET.get("tu", ""))
    template = row_asked(templates_of(request.user), request.GET.get("phoi", ""))
    if not rows or not all(row.stored_name for row in rows):
        raise Http404
    try:
        content = on_blanks(rows, template) if template else as_issued(rows)
        content = corrected(content, request.GET, printers_of(request.user))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("certificates:print_choice", pk=decision.pk)
    seen(request.user, decision, "in chữ trên phôi" if template else "in Giấy công nhận")
    return inline_pdf(content, f"giay-cong-nhan-{decision.full_number.replace('/', '-')}.pdf")


def _from(decision: Decision, asked: str) -> list[Certificate]:
    """The certificates of the list from the place *asked* for, without those that a letter holds up."""
    first = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    free = set(going(certificates_of(decision)).values_list("pk", flat=True))
    return [row for row in list(certificates_of(decision))[max(first, 1) - 1 :] if row.pk in free]


@GET_OR_POST
@over(printers_of)
def printers(request: HttpRequest, rows: QuerySet[PrinterProfile]) -> HttpResponse:
    form = PrinterForm(None, posted(request))

    def add() -> None:
        add_printer(by=actor(request), **form.cleaned_data)

    done = "Đã thêm máy in. Mời in trang đo có căn chỉnh để soát lại."
    if request.method == "POST" and form.is_valid() and acted(request, form, add, done):
        return redirect("certificates:printers")
    return form_page(request, "certificates/printers.html", form, rows=rows, keeps=prepares(request.user))


@GET_OR_POST
@on(printers_kept)
def printer(request: HttpRequest, profile: PrinterProfile) -> HttpResponse:
    form = PrinterForm(profile, posted(request))

    def correct() -> None:
        correct_printer(profile, by=actor(request), **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and acted(request, form, correct, "Đã lưu số đo."):
        return redirect("certificates:printers")
    return form_page(request, "certificates/printer.html", form, profile=profile)


@require_POST
@on(printers_kept)
def retire(request: HttpRequest, profile: PrinterProfile) -> HttpResponse:
    return carry_out(
        request,
        lambda: retire_printer(profile, by=actor(request)),
        done=f"Đã thôi dùng máy in «{profile}».",
        to=reverse("certificates:printers"),
    )


@require_GET
@over(printers_of)
def plain_grid(request: HttpRequest, rows: QuerySet[PrinterProfile]) -> HttpResponseBase:
    """The test grid as any printer prints it."""
    if not keeps_papers(request.user):
        raise Http404
    return inline_pdf(_grid(request, "In không căn chỉnh."), "trang-do.pdf")


@require_GET
@on(printers_of)
def grid(request: HttpRequest, profile: PrinterProfile) -> HttpResponseBase:
    """The test grid corrected for this printer: now the marks must be where the page says."""
    told = f"In có căn chỉnh: {profile}."
    return inline_pdf(calibrated(_grid(request, told), profile.shift), "trang-do-can-chinh.pdf")


def _grid(request: HttpRequest, told: str) -> bytes:
    size = "a3" if request.GET.get("kho") == "a3" else "a4"
    return print_grid(size, landscape=request.GET.get("chieu") != "doc", told=told)
