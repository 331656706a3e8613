"""Whom a story names: declaring, striking off, and setting a like name aside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from core.access import on
from core.views import acted, carry_out, form_page
from nominations.views.confirm import actor, posted
from stories.access import named_rows, stories
from stories.actions.declare_named import declare_named
from stories.actions.dismiss_name import dismiss_name
from stories.actions.undeclare_named import undeclare_named
from stories.forms import PersonForm
from stories.models import Named, Story
from stories.people import meant
from stories.queries import named_in, photos_of, undeclared
from stories.views.writing import closed


@require_http_methods(["GET", "POST"])
@on(stories)
def people(request: HttpRequest, story: Story) -> HttpResponse:
    """Everyone named with what each agrees to, and names found in the text that nobody declared."""
    if answer := closed(request, story):
        return answer
    form = PersonForm(posted(request))
    done = "Đã khai người được nêu tên."
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _declare(request, story, form), done):
        return redirect("stories:people", pk=story.pk)
    context = {
        "story": story, "draft": story.draft, "named": named_in(story), "found": undeclared(story, photos_of(story)),
        "dismissed": list(story.dismissals.select_related("user__department", "dismissed_by")),
    }  # fmt: skip
    return form_page(request, "stories/people.html", form, **context)


def _declare(request: HttpRequest, story: Story, form: PersonForm) -> Named:
    return declare_named(story, meant(form.cleaned_data["who"]), by=actor(request))


@require_POST
@on(stories)
def declare_found(request: HttpRequest, story: Story, person: int) -> HttpResponse:
    """A name found in the text means this person."""
    who = _found(story, person)
    done = f"Đã khai đồng chí {who} được nêu tên."
    return carry_out(request, lambda: declare_named(story, who, by=actor(request)), done=done, to=_page(story))


@require_POST
@on(stories)
def dismiss(request: HttpRequest, story: Story, person: int) -> HttpResponse:
    """A name found in the text means somebody else."""
    who = _found(story, person)
    done = "Đã ghi: tên trong bài không phải đồng chí này."
    return carry_out(request, lambda: dismiss_name(story, who, by=actor(request)), done=done, to=_page(story))


@require_POST
@on(named_rows)
def undeclare(request: HttpRequest, row: Named) -> HttpResponse:
    done = "Đã bớt người này khỏi bài đang viết."
    to = reverse("stories:people", args=[row.story_id])
    return carry_out(request, lambda: undeclare_named(row, by=actor(request)), done=done, to=to)


def _found(story: Story, person: int) -> User:
    """Only somebody whose name stands in the text: no address tells who else is on the staff list."""
    told = {one.pk for one in undeclared(story, photos_of(story))} | set(
        story.dismissals.values_list("user", flat=True)
    )
    return get_object_or_404(User, pk__in=told & {person})


def _page(story: Story) -> str:
    return reverse("stories:people", args=[story.pk])
