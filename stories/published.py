"""The gate: what of the stories the public may see at this moment, asked anew by every page (features I03, I04).

A withdrawn consent, a revoked certificate or a story taken down is gone from every page of the very next request,
because nothing here is stored. Use nothing else for a public page, a feed, a share card or a file.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from nominations.models import Nomination
from stories.consents import Thing, given, photos_allowed, recognised
from stories.models import Named, Photo, Rendition, Story


def published() -> QuerySet[Story]:
    """Stories that the public may see now, the newest first.

    Approved and up; the recognition announced, its decision issued, its certificate in force; everyone named agrees
    to the name and to what is written; a person's story names that person.
    """
    named = Named.objects.filter(story=OuterRef("pk"), live=True)
    against = named.filter(~given(Thing.NAME, "subject") | ~given(Thing.TEXT, "subject"))
    owned = Q(nomination__kind=Nomination.Kind.COLLECTIVE) | Q(Exists(named.filter(is_nominee=True)))
    rows = Story.objects.filter(owned, published_at__isnull=False, nomination__in=recognised().values("pk"))
    rows = rows.filter(~Exists(against)).select_related("nomination__season", "nomination__department")
    return rows.order_by("-published_at", "-pk")


def published_photos() -> QuerySet[Photo]:
    """Photos of those stories that the public may see now."""
    return photos_allowed().filter(story__in=published().order_by().values("pk"))


def published_renditions() -> QuerySet[Rendition]:
    """The files of those photos: the scope of the address that sends them."""
    return Rendition.objects.filter(photo__in=published_photos().order_by().values("pk"))
