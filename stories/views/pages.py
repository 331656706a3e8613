"""The list of stories, one story, and a text as it was once approved."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.access import on, open_to, over
from core.paging import shown
from stories import prose
from stories.access import reads_in, reads_stories, stories, stories_of_duty, versions, writes_in, writes_stories
from stories.consents import shown_photos
from stories.models import Photo, Rendition, Story, StoryVersion
from stories.models.story import Words
from stories.published import published
from stories.queries import hidden, with_shown
from stories.readiness import before_approval, before_review, checklist, hidden_photos, look, not_shown_because
from stories.showing import Piece, pictures, pieces
from stories.workflow import STORY, State

PAGE = 30
_TABS = (("", "Tất cả"), ("cho-duyet", "Chờ duyệt"), ("dang-len", "Đang đăng"), ("khong-hien", "Không hiện với khách"))
MOVES = ("write", "submit", "take_back", "return", "approve", "revise", "unpublish")


@require_GET
@open_to(reads_stories)
@over(stories_of_duty)
def story_list(request: HttpRequest, rows: QuerySet[Story]) -> HttpResponse:
    asked = request.GET.get("xem", "")
    tab = asked if asked in dict(_TABS) else ""
    context = shown(request.GET, with_shown(_within(rows, tab)), ("-begun_at", "-pk"), PAGE, "bài")
    if tab:
        context |= {name: f"{context[name]}&xem={tab}" for name in ("previous_url", "next_url") if context[name]}
    address = reverse("stories:list")
    tabs = [{"url": f"{address}?xem={key}" if key else address, "label": label, "current": key == tab}
            for key, label in _TABS]  # fmt: skip
    context |= {"tabs": tabs, "tab": tab, "writes": writes_stories(request.user)}
    return render(request, "stories/list.html", context)


def _within(rows: QuerySet[Story], tab: str) -> QuerySet[Story]:
    if tab == "cho-duyet":
        return rows.filter(state=State.REVIEW)
    if tab == "dang-len":
        return rows.filter(pk__in=published().order_by().values("pk"))
    return rows.filter(pk__in=hidden().values("pk")) if tab else rows


@require_GET
@on(stories)
def story(request: HttpRequest, row: Story) -> HttpResponse:
    """What it says, where it stands, what is missing; whoever is only named reads what it says."""
    moves = STORY.with_moves(Story.objects.filter(pk=row.pk), request.user, *MOVES).get()
    found = look(row)
    reader = reads_in(request.user, row)
    is_shown = row.is_up and published().filter(pk=row.pk).exists()
    read = row.draft if reader or row.state == State.REVIEW else row
    words = prose.word_count(read.prose)
    drawn = found.photos if read is row.draft else list(shown_photos(row))
    context = {
        "row": row, "moves": moves, "draft": read, "reader": reader, "is_shown": is_shown,
        "writes": writes_in(request.user, row), "named": found.named, "photos": found.photos,
        "reasons": not_shown_because(found) if row.is_up and not is_shown else [],
        "hidden_photos": hidden_photos(found) if row.is_up else [],
        "refusals": before_approval(found) if row.state == State.REVIEW else before_review(found),
        "checks": checklist(found), "versions": list(row.versions.select_related("approved_by", "submitted_by")),
        "writers": list(row.writers.all()), "pieces": draft_pieces(read, drawn, draft=read is row.draft),
        "words": words, "minutes": prose.minutes(words),
    }  # fmt: skip
    return render(request, "stories/story.html", context)


@require_GET
@on(versions)
def version(request: HttpRequest, row: StoryVersion) -> HttpResponse:
    context = {"row": row, "story": row.story, "pieces": pieces(row.prose, ())}
    return render(request, "stories/version.html", context)


def draft_pieces(words: Words, photos: list[Photo], *, draft: bool = True) -> list[Piece]:
    """What is being written, or what is up, with its pictures."""
    return pieces(words.prose, pictures(photos, address_of, draft=draft))


def address_of(rendition: Rendition) -> str:
    return reverse("stories:rendition", args=[rendition.pk])
