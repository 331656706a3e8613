"""The recognised by year and field, and the search over them and the stories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import public
from core.paging import asked_beside, page_of
from core.vietnamese import clean
from website.choosing import Wanted, selects
from website.queries import FOUND, choices, models_with, stories_with
from website.serving import fresh

PAGE = 24
_LONGEST = 100


@require_safe
@public
@fresh
def models_list(request: HttpRequest) -> HttpResponse:
    offered = choices()
    wanted = Wanted.of(request.GET, offered)
    page = page_of([wanted.rows], ("sort_key", "pk"), PAGE, asked_beside(request.GET))
    context = {
        "rows": page.rows,
        "wanted": wanted,
        "years": [(year, wanted.of_year(year), year == wanted.year) for year in offered.years],
        "selects": selects(offered, wanted),
        **page.ways(wanted.asked),
    }
    return render(request, "website/models.html", context)


@require_safe
@public
@fresh
def search(request: HttpRequest) -> HttpResponse:
    words = clean(request.GET.get("tim", "")[:_LONGEST])
    stories, models = (stories_with(words), models_with(words)) if words else ([], [])
    context = {"words": words, "stories": stories, "models": models, "most": FOUND}
    response = render(request, "website/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
