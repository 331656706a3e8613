"""Stories, photos and consents as rows: for pages and gates; the acts have tests of their own."""

from typing import Any

from accounts.models import User
from core import clock
from nominations.models import Nomination
from stories.models import Consent, Draft, Named, Photo, Seen, Story, Subject
from stories.workflow import State
from tests.factories.people import UserFactory

WORDS = {
    "title": "Người giữ lửa phong trào",
    "lead": "Nhiều năm liền giúp đỡ người dân làm thủ tục.",
    "prose": "Mỗi sáng, đồng chí đến sớm.\n\n## Việc nhỏ, lòng lớn\n\nNgười dân **tin** và mến.",
    "byline": "Văn phòng Sở",
}


def subject_for(who: User | Nomination) -> Subject:
    """The subject that stands for a person, or for the nominee of a nomination."""
    if isinstance(who, User):
        return Subject.objects.get_or_create(user=who)[0]
    if who.person:
        return subject_for(who.person)
    return Subject.objects.get_or_create(nomination=who, defaults={"name": who.name})[0]


def agree(who: User | Nomination | Subject, *things: str) -> list[Consent]:
    """Consent in force to *things* (all three when none is named)."""
    subject = who if isinstance(who, Subject) else subject_for(who)
    recorder = subject.user or UserFactory()
    paper = {"means": "paper", "stored_name": "00/00", "size": 1, "sha256": "ab" * 32}
    given = {"means": "portal"} if subject.user else paper
    return [
        Consent.objects.create(
            subject=subject, thing=thing, given_on=clock.today(), recorded_at=clock.now(), recorded_by=recorder, **given
        )
        for thing in things or Consent.Thing.values
    ]


def withdraw(consents: list[Consent]) -> None:
    for one in consents:
        one.withdrawn_at, one.withdrawn_by = clock.now(), one.recorded_by
        one.save()


def published_story(nomination: Nomination, *, named: tuple[User, ...] = (), **facts: Any) -> Story:
    """Up, with nobody's consent: the public sees it once ``agree`` was called for everyone named."""
    writer = UserFactory()
    words = {**WORDS, **{name: facts.pop(name) for name in list(facts) if name in WORDS}}
    now = clock.now()
    up = {"state": State.PUBLISHED, "published_at": now, "first_published_at": now, "approved_by": UserFactory()}
    story: Story = Story.objects.create(
        nomination=nomination, begun_by=writer, begun_at=now, **words, **{**up, **facts}
    )
    story.writers.add(writer)
    Draft.objects.create(story=story, saved_by=writer, saved_at=now, **words)
    declared = {"declared_by": writer, "declared_at": now, "live": True}
    if nomination.kind == Nomination.Kind.INDIVIDUAL:
        Named.objects.create(story=story, subject=subject_for(nomination), is_nominee=True, **declared)
    for user in named:
        Named.objects.create(story=story, subject=subject_for(user), **declared)
    return story


def live_photo(story: Story, *seen: User | Nomination, **facts: Any) -> Photo:
    """Approved; shown once everyone seen agrees to pictures. It has no file and no renditions."""
    number = story.photos.count() + 1
    photo = Photo.objects.create(
        story=story, number=number, position=number, alt="Một buổi làm việc.", next_alt="Một buổi làm việc.",
        caption="Trong giờ làm việc.", next_caption="Trong giờ làm việc.", live=True, nobody_seen=not seen,
        width=1600, height=1200, stored_name="00/00", original_name="anh.jpg", media_type="image/jpeg", size=1,
        sha256="ab" * 32, added_by=story.begun_by, added_at=clock.now(), **facts,
    )  # fmt: skip
    for who in seen:
        Seen.objects.create(photo=photo, subject=subject_for(who), declared_by=story.begun_by, declared_at=clock.now())
    return photo
