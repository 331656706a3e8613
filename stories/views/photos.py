"""Photos of a story: adding, describing, taking out, and their files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access_log import seen
from core.access import on
from core.uploads import serve, taking
from core.uploads.scaling import scaled
from core.views import acted, attempt, carry_out, form_page
from nominations.views.confirm import actor, posted
from stories.access import photos, removable_photos, renditions, stories, written_photos
from stories.actions.add_photo import WIDTHS, add_photo
from stories.actions.describe_photo import Description, describe_photo
from stories.actions.remove_photo import remove_photo
from stories.forms import DescriptionForm, PhotoForm
from stories.models import Photo, Rendition, Story, Subject
from stories.queries import against_photos, photos_of
from stories.readiness import photo_gaps
from stories.showing import pictures
from stories.views.pages import address_of
from stories.views.writing import closed

GET_OR_POST = require_http_methods(["GET", "POST"])
KINDS = (".jpg", ".jpeg", ".png")


@GET_OR_POST
@on(stories)
def photo_list(request: HttpRequest, story: Story) -> HttpResponse:
    """Every photo with what is missing, and the next one's file."""
    if answer := closed(request, story):
        return answer
    form = PhotoForm(posted(request), request.FILES if request.method == "POST" else None)
    done = "Đã thêm ảnh. Mời ghi mô tả và ai có trong ảnh."
    if form.is_bound and form.is_valid() and (photo := attempt(form, lambda: _add(request, story, form))):
        messages.success(request, done)
        return redirect("stories:photo", pk=photo.pk)
    listed = photos_of(story)
    drawn = {one.number: one for one in pictures(listed, address_of, draft=True)}
    against = against_photos(listed)
    rows = [(one, drawn.get(one.number), photo_gaps(one), against[one.pk]) for one in listed]
    return form_page(request, "stories/photos.html", form, story=story, draft=story.draft, rows=rows)


def _add(request: HttpRequest, story: Story, form: PhotoForm) -> Photo:
    with taking(form.cleaned_data["upload"], KINDS) as stored, scaled(stored, WIDTHS) as made:
        return add_photo(story, by=actor(request), stored=stored, made=made)


@GET_OR_POST
@on(written_photos)
def photo(request: HttpRequest, row: Photo) -> HttpResponse:
    """What is said of one photo."""
    known = Subject.objects.filter(named_in__story=row.story_id)
    form = DescriptionForm(row, known, posted(request))
    done = f"Đã lưu ảnh {row.number}."
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _describe(request, row, form), done):
        return redirect("stories:photos", pk=row.story_id)
    drawn = pictures([row], address_of, draft=True)
    context = {"row": row, "story": row.story, "picture": drawn[0] if drawn else None}
    return form_page(request, "stories/photo.html", form, **context)


def _describe(request: HttpRequest, row: Photo, form: DescriptionForm) -> Photo:
    told, by = form.cleaned_data, actor(request)
    said = Description(told["caption"], told["alt"], told["position"], told["nobody_seen"])
    return describe_photo(row, by=by, said=said, seen=form.seen())


@require_POST
@on(removable_photos)
def photo_remove(request: HttpRequest, row: Photo) -> HttpResponse:
    page = "stories:photos" if written_photos(request.user).filter(pk=row.pk).exists() else "stories:story"
    done = f"Đã bỏ ảnh {row.number}. Ảnh không còn ở trang nào."
    to = reverse(page, args=[row.story_id])
    return carry_out(request, lambda: remove_photo(row, by=actor(request)), done=done, to=to)


@require_GET
@on(photos)
def photo_file(request: HttpRequest, row: Photo) -> HttpResponseBase:
    """The picture as it came, for printing."""
    try:
        response = serve(row)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect("stories:story", pk=row.story_id)
    seen(request.user, row, "tải ảnh")
    return response


@require_GET
@on(renditions)
def rendition(request: HttpRequest, row: Rendition) -> HttpResponseBase:
    """One width of a picture, for the pages of this app."""
    try:
        return serve(row, inline=True)
    except ValidationError:
        return HttpResponse(status=404)
