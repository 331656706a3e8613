"""Chữ ký số: what waits for whose signature, signing here, sending out to be signed elsewhere and taking back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import holds
from accounts.access_log import seen
from accounts.roles import Role
from certificates.access import keeps_papers, keeps_signers, signers_of, visible
from certificates.actions import register_signer as registering
from certificates.actions.keep_signature_picture import keep_signature_picture
from certificates.actions.sign import sign_all
from certificates.forms.signing import KeyForm, PictureForm, SignerForm
from certificates.models import Decision, SignedFile, SigningCertificate
from certificates.signed import expected_on, latest_file, next_stage, to_sign
from certificates.signing import KeyRefused, Stage, key_file, token
from certificates.signing.appearance import PictureRefused, judge_picture
from core import clock
from core.access import on, open_to
from core.uploads import read, taking
from core.uploads.bundling import Bundled, bundle
from core.vietnamese import two_digits
from core.views import acted, after_portion, attempt, carry_out, form_page
from nominations.views.confirm import actor, posted

GET_OR_POST = require_http_methods(["GET", "POST"])
_SIGNERS = {Stage.DIRECTOR: Role.DIRECTOR, Stage.ORGAN: Role.RECORDS_CLERK}


@require_GET
@on(visible)
def signing(request: HttpRequest, decision: Decision) -> HttpResponse:
    """The state of every certificate of the decision."""
    return render(request, "certificates/signing.html", _standing(request, decision))


@GET_OR_POST
@on(visible)
def sign_here(request: HttpRequest, decision: Decision, stage: str) -> HttpResponse:
    """The holder's own act, with a key that lives only as long as this request."""
    if stage not in list(Stage):
        raise Http404
    found, module = Stage(stage), settings.PKCS11_MODULE
    form = KeyForm(posted(request), request.FILES or None, token=bool(module))
    if request.method == "POST" and form.is_valid():
        counts = attempt(form, lambda: _sign(request, decision, found, form.cleaned_data))
        if counts is not None:
            done, left = counts
            said = f"Đã ký {two_digits(done)} giấy, còn {two_digits(left)} giấy chờ ký."
            to = reverse("certificates:signing", args=[decision.pk])
            return after_portion(request, left=left, done=said if left else "Đã ký hết các giấy chờ ký.", to=to)
    left = sum(next_stage(row) is found for row in to_sign(decision))
    return form_page(request, "certificates/sign_here.html", form, decision=decision, stage=found, left=left)


def _sign(request: HttpRequest, decision: Decision, stage: Stage, given: dict[str, Any]) -> tuple[int, int]:
    by, upload = actor(request), given["key"]
    try:
        if upload:
            key = key_file(upload.read(), given["pin"])
            return sign_all(decision, stage, key, SignedFile.Way.KEY_FILE, by=by)
        wanted = {sha256 for sha256, signs in expected_on(clock.today()).items() if signs is stage}
        with token(settings.PKCS11_MODULE, given["pin"], wanted) as key:
            return sign_all(decision, stage, key, SignedFile.Way.TOKEN, by=by)
    except KeyRefused as refusal:
        raise ValidationError(str(refusal)) from refusal


@require_GET
@on(visible)
def download(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """Every certificate that waits for a signature, as one archive, to be signed with another tool."""
    waiting = [(row, latest_file(row)) for row in to_sign(decision) if next_stage(row)]
    if not waiting:
        raise Http404
    seen(request.user, decision, "tải Giấy công nhận để ký số")
    files = [Bundled(f"{row.number:04d}-{row.code}.pdf", row.issued_at, found) for row, found in waiting]
    return bundle(files, f"ky-so-{decision.full_number.replace('/', '-')}.zip")


@GET_OR_POST
@open_to(keeps_signers)
def signers(request: HttpRequest) -> HttpResponse:
    """The public certificates whose signatures are taken."""
    form = SignerForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        act = attempt(
            form,
            lambda: registering.register_signer(given["certificate"].read(), given["stage"], by=actor(request)),
        )
        if act is not None:
            messages.success(request, f"Đã đăng ký chứng thư của {act.holder}.")
            return redirect("certificates:signers")
    return form_page(request, "certificates/signers.html", form, rows=signers_of(request.user), today=clock.today())


@GET_OR_POST
@on(signers_of)
def signer_picture(request: HttpRequest, row: SigningCertificate) -> HttpResponse:
    """The picture that signatures with this certificate show."""
    form = PictureForm(posted(request), request.FILES or None)

    def save() -> None:
        by, today = actor(request), clock.today()
        if upload := form.cleaned_data["picture"]:
            with taking(upload, (".png",)) as stored:
                _judge(read(stored.stored_name, stored.sha256))
                keep_signature_picture(row, picture=stored, by=by, today=today)
        else:
            keep_signature_picture(row, picture=None, by=by, today=today)

    if (
        request.method == "POST"
        and form.is_valid()
        and acted(request, form, save, "Đã lưu ảnh cho các chữ ký sau này.")
    ):
        return redirect("certificates:signers")
    return form_page(request, "certificates/signer_picture.html", form, row=row)


def _judge(content: bytes) -> None:
    try:
        judge_picture(content)
    except PictureRefused as refusal:
        raise ValidationError({"picture": str(refusal)}) from refusal


@require_GET
@on(signers_of)
def signer_picture_file(request: HttpRequest, row: SigningCertificate) -> HttpResponse:
    if not row.picture_stored_name:
        raise Http404
    seen(request.user, row, "xem ảnh chữ ký")
    try:
        content = read(row.picture_stored_name, row.picture_sha256)
    except ValidationError:
        raise Http404 from None
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": "private, no-store"})


@require_POST
@on(signers_of)
def end_signer(request: HttpRequest, row: SigningCertificate) -> HttpResponse:
    return carry_out(
        request,
        lambda: registering.end_signer(row, by=actor(request)),
        done=f"Từ nay cổng không nhận chữ ký của chứng thư {row.holder}.",
        to=reverse("certificates:signers"),
    )


def _standing(request: HttpRequest, decision: Decision) -> dict[str, Any]:
    rows = [(row, next_stage(row), list(row.signed_files.all())) for row in to_sign(decision)]
    waits = [stage for _, stage, _ in rows if stage]
    expected = expected_on(clock.today())
    return {
        "decision": decision,
        "rows": rows,
        "done": (done := len(rows) - len(waits)),
        "progress": f"Đã đủ hai chữ ký: {done}/{len(rows)} giấy",
        "waits": bool(waits),
        "ways": [stage for stage, role in _SIGNERS.items() if stage in waits and holds(request.user, role)],
        "lacking": [stage.words for stage in Stage if stage not in expected.values()],
        "may_upload": bool(waits) and (keeps_papers(request.user) or holds(request.user, Role.DIRECTOR)),
        "may_register": keeps_signers(request.user),
    }
