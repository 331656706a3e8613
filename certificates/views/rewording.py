"""Words of a certificate put right before it is signed, and the renderings that were set aside."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from certificates.access import items_seen, renderings_aside, replaceable
from certificates.actions.correct_listed import correct_listed
from certificates.actions.render_pending import render_pending
from certificates.actions.replace import Words
from certificates.actions.reword import reword
from certificates.forms.certificates import RewordForm
from certificates.forms.papers import CorrectForm
from certificates.models import AsideRendering, Certificate, DecisionItem
from certificates.readiness import before_renumber
from certificates.replacing import ending
from certificates.rewording import before_reword
from certificates.signing_now import is_outdated, signs_now
from certificates.views.acting import moving, page_of
from certificates.workflow import CERTIFICATE, DECISION
from core import clock
from core.access import on
from core.uploads import serve
from nominations.actions.correct_words import FileWords
from nominations.views.confirm import actor, posted


@require_http_methods(["GET", "POST"])
@on(replaceable)
def reword_certificate(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    form = RewordForm(Words.of(certificate), _proposed(certificate), posted(request))

    gaps = before_reword(certificate)
    closed = gaps and request.method == "GET"  # what was typed meanwhile stays on the form

    def act() -> None:
        reword(certificate, by=actor(request), **form.given())
        render_pending(Certificate.objects.filter(pk=certificate.pk))

    return moving(
        request,
        certificate,
        CERTIFICATE,
        "reword",
        form=form,
        act=act,
        done=f"Giấy số {certificate.text['register_number']} đã sửa, số vào sổ giữ nguyên. Mời in lại rồi trình ký.",
        to=reverse("certificates:steps", args=[certificate.item.decision_id]),
        template="certificates/reword_closed.html" if closed else "certificates/reword.html",
        certificate=certificate,
        printed_on=date.fromisoformat(certificate.text["signed_on"]),
        gaps=gaps,
        waiting=ending(certificate),
        aside=certificate.aside.select_related("by"),
    )


@require_http_methods(["GET", "POST"])
@on(items_seen)
def correct_item(request: HttpRequest, item: DecisionItem) -> HttpResponse:
    """Words of a file on a list whose decision nobody has signed."""
    form = CorrectForm(FileWords.of(item.nomination), posted(request))
    return moving(
        request,
        item.decision,
        DECISION,
        "correct",
        form=form,
        act=lambda: correct_listed(item, by=actor(request), **form.given()),
        done="Đã sửa chữ trong hồ sơ. Số và ngày giữ nguyên; bản Quyết định chưa ký, nếu có, đã lập lại.",
        to=page_of(item.decision),
        template="certificates/correct_listed.html",
        item=item,
        gaps=before_renumber(item.decision),
    )


@require_GET
@on(renderings_aside)
def aside_file(request: HttpRequest, aside: AsideRendering) -> HttpResponseBase:
    """A rendering as it was before its words were put right."""
    if not aside.stored_name:
        raise Http404
    seen(request.user, aside, "xem bản để riêng")
    return serve(aside, inline=True)


def _proposed(certificate: Certificate) -> date:
    """The day that the certificate bears, or today where somebody else signs by now."""
    text, now = certificate.text, signs_now(certificate.item.decision)
    outdated = is_outdated(text["signer_title"], text["signer_name"], now)
    return clock.today() if outdated else date.fromisoformat(text["signed_on"])
