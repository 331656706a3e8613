"""Đồng ý công khai: what a person agrees to, gives and withdraws alone; the paper form to be signed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from core.access import on, open_to, over, signed_in
from core.downloads import form_asked, paper_file
from core.views import carry_out
from nominations.views.confirm import actor
from stories.access import seen_rows
from stories.actions.allow_photo import allow_photo
from stories.actions.give_consent import give_consent
from stories.actions.refuse_photo import refuse_photo
from stories.actions.withdraw_consent import withdraw_consent
from stories.forms import GiveForm
from stories.models import Consent, Seen
from stories.own import naming, own_consents, things_of
from stories.printing import consent_form
from stories.showing import pictures
from stories.views.pages import address_of

MOST_PHOTOS = 60


@require_GET
@open_to(signed_in)
@over(seen_rows)
def own(request: HttpRequest, rows: QuerySet[Seen]) -> HttpResponse:
    """Three things, each given or not; where one is named or seen; what was given and withdrawn before."""
    photos = [(one, drawn[0]) for one in rows[:MOST_PHOTOS] if (drawn := pictures([one.photo], address_of, draft=True))]
    context = {
        "things": things_of(request.user), "stories": naming(request.user), "photos": photos,
        "earlier": own_consents(request.user), "scopes": Consent.Scope.choices,
    }  # fmt: skip
    return render(request, "stories/own.html", context)


@require_POST
@open_to(signed_in)
def give(request: HttpRequest) -> HttpResponse:
    form = GiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa rõ đồng chí đồng ý nội dung nào. Mời bấm lại nút ở từng dòng.")
        return redirect("stories:own")
    thing, scope = form.cleaned_data["thing"], form.scope_given

    def act() -> object:
        return give_consent(by=actor(request), things=[thing], scope=scope)

    return carry_out(request, act, done="Đã ghi nhận. Đồng chí rút được bất cứ lúc nào.", to=reverse("stories:own"))


@require_POST
@open_to(signed_in)
def withdraw(request: HttpRequest) -> HttpResponse:
    """The consent in force to one thing; one tap, no reason."""
    thing = request.POST.get("thing", "")
    rows = Consent.objects.filter(subject__user=actor(request), thing=thing[:5], withdrawn_at=None)
    consent = rows.first()
    if consent is None:
        messages.info(request, "Đồng chí chưa đồng ý nội dung này, hoặc đã rút.")
        return redirect("stories:own")
    done = "Đã rút. Bài viết hoặc ảnh liên quan không còn hiển thị với khách từ lúc này."
    return carry_out(
        request, lambda: withdraw_consent(consent, by=actor(request)), done=done, to=reverse("stories:own")
    )


@require_POST
@on(seen_rows)
def photo_refuse(request: HttpRequest, row: Seen) -> HttpResponse:
    done = "Ảnh này không còn hiển thị với khách."
    return carry_out(request, lambda: refuse_photo(row, by=actor(request)), done=done, to=reverse("stories:own"))


@require_POST
@on(seen_rows)
def photo_allow(request: HttpRequest, row: Seen) -> HttpResponse:
    done = "Ảnh này lại được hiển thị khi mọi người trong ảnh đồng ý."
    return carry_out(request, lambda: allow_photo(row, by=actor(request)), done=done, to=reverse("stories:own"))


@require_GET
@open_to(signed_in)
def own_form(request: HttpRequest) -> HttpResponseBase:
    """Phiếu đồng ý công khai with one's own name, to be signed on paper."""
    return form_file(request, actor(request).full_name, actor(request).post, str(actor(request).department))


def form_file(request: HttpRequest, name: str, post: str, unit: str) -> HttpResponseBase:
    try:
        paper = consent_form(name, post, unit)
        return paper_file(paper, "phieu-dong-y-cong-khai", form_asked(request, "pdf", "docx"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("stories:own")
