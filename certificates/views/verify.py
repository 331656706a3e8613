"""Public look-up of a certificate by its code: typed, or read from the QR code on the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from certificates.dropped import TOO_LARGE, Kept
from certificates.forms.certificates import FileForm, LookUpForm
from certificates.limits import LIMIT, looks_up_too_often
from certificates.models import Certificate
from certificates.queries import chain_of
from certificates.rendering import CertificateText
from certificates.signing.verifying import LARGEST
from certificates.verification import canonical, corrections, find, lines
from certificates.workflow import CertificateState
from core import clock
from core.access import public

UNKNOWN = (
    "Không có Giấy công nhận nào mang mã này. Mời xem lại mã in cạnh mã QR trên giấy: mã gồm chữ cái và chữ số, "
    "ví dụ ABCD-26-00007-3M9K0T7QXW."
)


@require_GET
@public
def verify(request: HttpRequest) -> HttpResponse:
    """The form; a code that is one of ours leads to its own address."""
    form = LookUpForm(request.GET if "ma" in request.GET else None)
    if form.is_bound:
        if looks_up_too_often(request):
            return ask_later(request)
        if form.is_valid():
            if code := canonical(form.cleaned_data["ma"]):
                return redirect("certificates:verify_code", code=code)
            form.add_error("ma", UNKNOWN)
    return asked(request, code=form, status=422 if form.errors else 200)


@require_GET
@public
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """The answer. A code whose check fails is answered without a look into the register."""
    if looks_up_too_often(request):
        return ask_later(request)
    printed = canonical(code)
    certificate = find(printed) if printed else None
    if certificate is None:
        form = LookUpForm({"ma": code[:200]})
        form.add_error("ma", UNKNOWN)
        return asked(request, code=form, status=404)
    return answer(request, certificate)


def asked(
    request: HttpRequest, *, code: LookUpForm | None = None, file: FileForm | None = None, status: int
) -> HttpResponse:
    """The page that asks, with what was found against the code or the file."""
    context = {"form": code or LookUpForm(), "file": file or FileForm(), "largest": LARGEST, "too_large": TOO_LARGE}
    return render(request, "certificates/verify.html", context, status=status)


def answer(request: HttpRequest, certificate: Certificate, kept: Kept | None = None) -> HttpResponse:
    """What the register says of a certificate; asked by its file, also what the file is."""
    context = {
        "certificate": certificate,
        "kept": kept,
        "in_force": certificate.state == CertificateState.ISSUED,
        "corrections": corrections(certificate),
        "chain": chain_of(certificate),
        "lines": lines(CertificateText.from_dict(certificate.text)),
        "now": clock.now(),
        "form": LookUpForm(),
    }
    return unkept_by_others(render(request, "certificates/verified.html", context))


def unkept_by_others(response: HttpResponse) -> HttpResponse:
    """An answer that neither search engines nor caches keep."""
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


def ask_later(request: HttpRequest) -> HttpResponse:
    """The answer to an address that has looked up too often."""
    response = render(request, "certificates/verify_later.html", {"limit": LIMIT}, status=429)
    response["Retry-After"] = "60"
    return response
