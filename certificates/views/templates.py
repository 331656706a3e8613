"""Mẫu giấy công nhận: where the words go on a kind of blank, tried over its picture."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from certificates.access import blanks_kept, blanks_of, printers_of
from certificates.actions.keep_template import keep_template
from certificates.forms.template import HEADS, PICTURES, TemplateForm
from certificates.models import Blank, BlankTemplate
from certificates.prints import corrected, inline_pdf
from certificates.rendering import UnprintableText
from certificates.rendering.places import default_plan
from certificates.rendering.words import print_words
from certificates.templates_of_blanks import ground_of, latest_template, plan_of, specimens
from core.access import on
from core.uploads import taking
from core.views import acted, form_page
from nominations.views.confirm import actor, posted

_DONE = "Đã lưu bản mới của mẫu. Mời xem thử trên ảnh phôi rồi in thử một tờ giấy thường."


@require_http_methods(["GET", "POST"])
@on(blanks_kept)
def template(request: HttpRequest, blank: Blank) -> HttpResponse:
    last = latest_template(blank)
    turn = last.orientation if last else BlankTemplate.Orientation.LANDSCAPE
    if not last and request.GET.get("chieu") in BlankTemplate.Orientation.values:
        turn = request.GET["chieu"]
    plan = plan_of(blank, last, landscape=turn == BlankTemplate.Orientation.LANDSCAPE)
    form = TemplateForm(plan, turn, posted(request), request.FILES or None)

    def save() -> None:
        turned = form.cleaned_data["orientation"]
        sheet = default_plan(blank.size, landscape=turned == BlankTemplate.Orientation.LANDSCAPE)
        given = form.given(sheet.width, sheet.height)
        facts = {"orientation": turned, "plan": given, "after": form.cleaned_data["after"] or 0}
        if upload := form.cleaned_data["picture"]:
            with taking(upload, PICTURES) as picture:
                keep_template(blank, picture=picture, by=actor(request), **facts)
        else:
            keep_template(blank, picture=None, by=actor(request), **facts)

    if request.method == "POST" and form.is_valid() and acted(request, form, save, _DONE):
        return redirect("certificates:template", pk=blank.pk)
    versions = blank.templates.select_related("made_by")
    context = {"blank": blank, "last": last, "plan": plan, "versions": versions, "heads": HEADS.values()}
    return form_page(request, "certificates/template.html", form, **context)


@require_GET
@on(blanks_of)
def try_template(request: HttpRequest, blank: Blank) -> HttpResponseBase:
    """Two specimens over the picture, or with ``nen=khong`` bare, for laying a print on plain paper over a blank."""
    asked = request.GET.get("ban", "")
    found = latest_template(blank)
    if asked.isascii() and asked.isdecimal() and len(asked) < 5:
        found = get_object_or_404(blank.templates.select_related("blank"), number=int(asked))
    bare = request.GET.get("nen") == "khong"
    try:
        content = print_words(specimens(), plan_of(blank, found), None if bare else ground_of(found))
        content = corrected(content, request.GET, printers_of(request.user))
    except UnprintableText as problem:
        messages.error(request, str(problem))
        return redirect("certificates:stock", pk=blank.pk)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("certificates:stock", pk=blank.pk)
    return inline_pdf(content, "mau-giay-cong-nhan.pdf")
