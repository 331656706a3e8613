"""What pages ask of stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import User
from stories import prose
from stories.consents import Thing, given
from stories.models import Consent, Draft, Named, Photo, Story, Subject
from stories.models.story import Words
from stories.names import people_named
from stories.published import published


def texts_of(words: Words, of_photos: Iterable[str]) -> list[str]:
    """Everything a reader would read of it, or hear, without markup; the byline is the writer's own name."""
    return [words.title, words.lead, prose.plain(words.prose), words.quote, words.quoted, *of_photos]


def draft_texts(story: Story, photos: list[Photo]) -> list[str]:
    return texts_of(story.draft, chain.from_iterable((one.next_caption, one.next_alt) for one in photos))


def live_texts(story: Story) -> list[str]:
    """What is up; nothing where nothing is."""
    if not story.is_up:
        return []
    return texts_of(story, chain.from_iterable(story.photos.filter(live=True).values_list("caption", "alt")))


def photos_of(story: Story) -> list[Photo]:
    """Photos that were not taken out, with who is seen in them."""
    return list(story.photos.filter(removed_at=None).prefetch_related("renditions", "seen__subject__user__department"))


@dataclass(frozen=True)
class NamedPerson:
    """Somebody named, and what he or she agrees to at this moment."""

    row: Named
    name: bool
    text: bool

    @property
    def agrees(self) -> bool:
        return self.name and self.text


def named_in(story: Story) -> list[NamedPerson]:
    """Everyone declared, the nominee first."""
    rows = story.named.select_related("subject__user__department").annotate(
        agrees_name=given(Thing.NAME, "subject"), agrees_text=given(Thing.TEXT, "subject")
    )
    return [NamedPerson(row, row.agrees_name, row.agrees_text) for row in rows]


def undeclared(story: Story, photos: list[Photo]) -> list[User]:
    """People of the staff list whose names stand in the draft and who are neither declared nor set aside."""
    told = set(story.named.filter(drafted=True).values_list("subject__user", flat=True))
    told |= set(story.dismissals.values_list("user", flat=True))
    return [one for one in people_named(draft_texts(story, photos)) if one.pk not in told]


def against_photos(photos: list[Photo]) -> dict[int, list[Subject]]:
    """Of each photo (by id) those seen in it who do not agree to pictures, or not to this one."""
    agreeing = set(
        Consent.objects.filter(
            subject__in={seen.subject_id for photo in photos for seen in photo.seen.all()},
            thing=Thing.PHOTO, withdrawn_at=None,
        ).values_list("subject", flat=True)
    )  # fmt: skip
    return {
        photo.pk: [
            seen.subject for seen in photo.seen.all() if seen.refused_at is not None or seen.subject_id not in agreeing
        ]
        for photo in photos
    }


def with_shown(rows: QuerySet[Story]) -> QuerySet[Story]:
    """The rows, each with ``is_shown``: whether the public sees it at this moment."""
    return rows.annotate(is_shown=Exists(published().order_by().filter(pk=OuterRef("pk"))))


def hidden() -> QuerySet[Story]:
    """Stories that are up and that the public does not see."""
    shown = published().order_by().values("pk")
    rows = Story.objects.filter(published_at__isnull=False).exclude(pk__in=shown)
    return rows.select_related("nomination__season", "nomination__department")


def draft_of(story: Story) -> Draft:
    """What is being written, read afresh."""
    return Draft.objects.select_related("saved_by").get(story=story)


def with_consents(rows: QuerySet[Subject]) -> QuerySet[Subject]:
    """The rows, each with ``in_force``: the consents that hold."""
    standing = Consent.objects.filter(withdrawn_at=None).order_by("thing")
    return rows.prefetch_related(Prefetch("consents", standing, to_attr="in_force"))
