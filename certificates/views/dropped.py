"""Public look-up of a certificate by its PDF: by the digest of the file, else by the file, which is not stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from certificates.dropped import FileRefused, Grown, Kept, judged, kept
from certificates.forms.certificates import FileForm
from certificates.limits import looks_up_too_often
from certificates.signing.verifying import LARGEST
from certificates.views.verify import answer, ask_later, asked, unkept_by_others
from core.access import public
from core.uploads.unkept import Unkept


@csrf_exempt  # the limit and the way to take the file come before the body is read; _told protects
@require_http_methods(["GET", "POST"])
@public
def verify_file(request: HttpRequest) -> HttpResponse:
    """The answer to ``sha256`` or to the file ``tep``; the bare address leads to the form."""
    if request.method == "GET":
        return redirect("certificates:verify")
    if looks_up_too_often(request):
        return ask_later(request)
    request.upload_handlers = [Unkept(request, field="tep", most=LARGEST + 1)]
    return unkept_by_others(_told(request))


@csrf_protect
def _told(request: HttpRequest) -> HttpResponse:
    if not request.FILES and (digest := request.POST.get("sha256")):
        found = kept(digest)
        return answer(request, found.certificate, found) if found else asked(request, file=FileForm(), status=404)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _page(request, judged(form.cleaned_data["tep"].read()))
        except FileRefused as refusal:
            form.add_error("tep", str(refusal))
    return asked(request, file=form, status=422)


def _page(request: HttpRequest, found: Kept | Grown) -> HttpResponse:
    if isinstance(found, Kept):
        return answer(request, found.certificate, found)
    return render(request, "certificates/file_found.html", {"found": found}, status=422)
