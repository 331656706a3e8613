from collections.abc import Iterable

from core.uploads import discard
from stories.models import Photo, Rendition


def files_of(photos: Iterable[Photo]) -> list[str]:
    """Names in the store of the pictures as they came and of every width of them."""
    listed = list(photos)
    made = Rendition.objects.filter(photo__in=[one.pk for one in listed]).values_list("stored_name", flat=True)
    return [*(one.stored_name for one in listed if one.stored_name), *made]


def forget(names: Iterable[str]) -> None:
    """Remove files to which nothing refers any more."""
    for name in names:
        discard(name)
