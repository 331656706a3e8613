"""Who sees and writes which stories, whose consents one reads, and whom one may write about."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import anyone_of, departments_of, holds
from accounts.roles import Role
from core.access import EVERYONE, NOBODY
from nominations.models import Nomination
from stories.consents import recognised
from stories.models import Consent, Named, Photo, Rendition, Seen, Story, StoryVersion, Subject
from stories.workflow import STORY, State

#: Duties that write about the recognised whom their own department introduced.
INTRODUCERS = (Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK)
#: Duties that read every story.
READERS = (Role.EDITOR, Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR)

#: Duties that keep signed papers of consent and may withdraw a consent on somebody's word.
KEEPERS = (Role.OFFICE,)

writes_stories = anyone_of(*INTRODUCERS, Role.EDITOR, Role.OFFICE)
reads_stories = anyone_of(*INTRODUCERS, *READERS)
keeps_consents = anyone_of(*KEEPERS)


def duty_rows(user: Any) -> Q:
    """What a duty reads, also while it is written: one's department's, all for those who edit or answer for them."""
    if holds(user, *READERS):
        return EVERYONE
    mine = departments_of(user, *INTRODUCERS)
    return Q(nomination__department__in=mine) if mine else NOBODY


def naming_rows(user: Any) -> Q:
    """What names a person, once it was handed in."""
    naming = Named.objects.filter(subject__user=user.pk).values("story")
    return Q(pk__in=naming) & (~Q(state=State.DRAFT) | Q(published_at__isnull=False))


def story_rows(user: Any) -> Q:
    held = duty_rows(user)
    return held if held == EVERYONE else held | naming_rows(user)


def stories(user: Any) -> QuerySet[Story]:
    return _whole(Story.objects.filter(story_rows(user)))


def stories_of_duty(user: Any) -> QuerySet[Story]:
    """Those that *user* reads by a duty, whoever is named in them."""
    return _whole(Story.objects.filter(duty_rows(user)))


def _whole(rows: QuerySet[Story]) -> QuerySet[Story]:
    return rows.select_related("nomination__season", "nomination__department", "nomination__person", "draft__saved_by")


def reads_in(user: Any, story: Story) -> bool:
    """Whether a duty of *user* reads this story; whoever is only named in it reads what was handed in."""
    return holds(user, *READERS) or story.nomination.department_id in departments_of(user, *INTRODUCERS)


def writes_in(user: Any, story: Story) -> bool:
    """Whether a duty of *user* writes this story, whatever its state."""
    return Story.objects.filter(STORY.moves["write"].who(user), pk=story.pk).exists()


def written(user: Any) -> QuerySet[Story]:
    """Stories that *user* may write now."""
    return stories(user).filter(STORY.open_to("write", user))


def models(user: Any) -> QuerySet[Nomination]:
    """The recognised in force about whom *user* may write."""
    rows = recognised().select_related("season", "department")
    if holds(user, Role.EDITOR, Role.OFFICE):
        return rows
    mine = departments_of(user, *INTRODUCERS)
    return rows.filter(department__in=mine) if mine else rows.none()


def photos(user: Any) -> QuerySet[Photo]:
    """Photos of the stories that *user* reads; those in which *user* is seen, or that go with words naming *user*."""
    of_duty = Q(story__in=Story.objects.filter(duty_rows(user)).values("pk"))
    naming = Q(story__in=Story.objects.filter(naming_rows(user)).values("pk"))
    handed_in = naming & (Q(live=True) | Q(story__state=State.REVIEW))
    seen = Q(pk__in=Seen.objects.filter(subject__user=user.pk).values("photo"))
    return Photo.objects.filter(of_duty | handed_in | seen, removed_at=None).select_related(
        "story__draft", "story__nomination"
    )


def renditions(user: Any) -> QuerySet[Rendition]:
    return Rendition.objects.filter(photo__in=photos(user).order_by().values("pk"))


def written_photos(user: Any) -> QuerySet[Photo]:
    """Photos of the stories that *user* may write now."""
    return photos(user).filter(story__in=Story.objects.filter(STORY.open_to("write", user)).values("pk"))


def removable_photos(user: Any) -> QuerySet[Photo]:
    """What *user* may take out: in any state of the story, for a picture taken down harms nobody."""
    return photos(user).filter(story__in=Story.objects.filter(STORY.moves["write"].who(user)).values("pk"))


def named_rows(user: Any) -> QuerySet[Named]:
    """Names declared in the stories that *user* may write now."""
    open_stories = Story.objects.filter(STORY.open_to("write", user)).values("pk")
    return Named.objects.filter(story__in=open_stories).select_related("story__draft", "subject__user__department")


def seen_rows(user: Any) -> QuerySet[Seen]:
    """Photos in which *user* is seen: each person refuses or allows the own ones."""
    rows = Seen.objects.filter(subject__user=user.pk, subject__user__isnull=False, photo__removed_at=None)
    return rows.select_related("photo__story__draft").prefetch_related("photo__renditions")


def versions(user: Any) -> QuerySet[StoryVersion]:
    rows = StoryVersion.objects.filter(story__in=Story.objects.filter(story_rows(user)).values("pk"))
    return rows.select_related("story__nomination__season", "submitted_by", "approved_by")


def subjects(user: Any) -> QuerySet[Subject]:
    """Those whose consents the Office keeps."""
    rows = Subject.objects.select_related("user__department", "nomination__season", "nomination__department")
    return rows if keeps_consents(user) else rows.none()


def consents(user: Any) -> QuerySet[Consent]:
    """All for the Office, one's own for everybody."""
    own = Q(subject__user=user.pk, subject__user__isnull=False)
    rows = Consent.objects.filter(own | (EVERYONE if keeps_consents(user) else NOBODY))
    return rows.select_related("subject__user__department", "recorded_by", "withdrawn_by")


def consents_kept(user: Any) -> QuerySet[Consent]:
    """Those that the Office may withdraw on somebody's request."""
    return consents(user) if keeps_consents(user) else Consent.objects.none()
