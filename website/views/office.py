"""The public site as the Office and the editor look after it: its addresses, the sheet to be printed."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.access import open_to
from core.downloads import PDF
from core.paging import shown
from core.papers import PaperError
from stories.published import published
from website.access import keeps_site
from website.addresses import absolute
from website.article import article
from website.feeds import FORMS
from website.posters import poster as drawn
from website.queries import agency_named, files_of, story_page

PAGE = 25


@require_GET
@open_to(keeps_site)
def addresses(request: HttpRequest) -> HttpResponse:
    """What to give the agency's own website: the list to embed, the feeds; and every public story with its sheet."""
    context = {
        "embed": absolute(reverse("website:embed")),
        "models": absolute(reverse("website:models")),
        "origins": settings.EMBED_ORIGINS,
        "feeds": [(label, absolute(reverse(name))) for name, _, label in FORMS],
        **shown(request.GET, published(), ("-published_at", "-pk"), PAGE, "bài đang đăng"),
    }
    return render(request, "website/addresses.html", context)


@require_GET
@open_to(keeps_site)
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of a story that is public now."""
    story = get_object_or_404(story_page(pk))
    try:
        content = drawn(story, article(story, files_of(story.pk)), agency_named())
    except (PaperError, ValidationError) as refusal:
        messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
        return redirect("website:addresses")
    response = HttpResponse(content, content_type=PDF)
    response["Content-Disposition"] = f'inline; filename="To-tin-{story.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
