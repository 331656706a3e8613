"""One recognised model with a certificate in force, and the people around its stories."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import User
from accounts.roles import Role
from core.uploads import accept
from core.uploads.scaling import scaled
from nominations.models import Nomination
from stories.actions.add_photo import WIDTHS, add_photo
from stories.actions.approve_story import approve_story
from stories.actions.begin_story import begin_story
from stories.actions.describe_photo import Description, describe_photo
from stories.actions.give_consent import give_consent
from stories.actions.submit_story import submit_story
from stories.actions.write_story import write_story
from stories.models import Consent, Draft, Photo, Story
from tests.factories.certificate import Desk
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.story import WORDS


def picture(shade: int = 120, size: tuple[int, int] = (1800, 1200), name: str = "anh.jpg") -> SimpleUploadedFile:
    """A picture as a browser sends it; another *shade* is another picture."""
    kept = BytesIO()
    Image.new("RGB", size, (shade, 80, 40)).save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue())


class StoryWorld:
    """``writer`` edits, ``standing`` and ``director`` approve, ``head`` heads the introducing department."""

    def __init__(self, models: int = 1) -> None:
        self.desk = Desk(passed=models)
        self.desk.issued()
        self.nominations = [Nomination.objects.get(pk=row.pk) for row in self.desk.nominations]
        self.nomination = self.nominations[0]
        self.nominee = self.nomination.person
        self.department = self.nomination.department
        self.office, self.director = self.desk.office, self.desk.director
        self.head = person(Role.HEAD, self.department)
        self.other_head = person(Role.HEAD, DepartmentFactory())
        self.writer, self.standing = person(Role.EDITOR), person(Role.STANDING_COUNCIL)
        self.stranger: User = UserFactory()

    def agree(self, *people: Any) -> None:
        """All three consents of each, given by themselves."""
        for one in people or (self.nominee,):
            give_consent(by=one, things=list(Consent.Thing.values))

    def begun(self) -> Story:
        return begin_story(self.nomination, by=self.writer)

    def written(self, **words: str) -> Story:
        story = self.begun()
        self.write(story, **words)
        return story

    def write(self, story: Story, *, by: Any = None, **words: str) -> Draft:
        edition = Draft.objects.get(story=story).edition
        return write_story(story, by=by or self.writer, edition=edition, words={**WORDS, **words})

    def submitted(self, **words: str) -> Story:
        return submit_story(self.written(**words), by=self.writer)

    def approved(self, **words: str) -> Story:
        if not Consent.objects.filter(subject__user=self.nominee).exists():
            self.agree()
        return approve_story(self.submitted(**words), by=self.standing)

    def photographed(self, story: Story, *seen: Any, shade: int = 120) -> Photo:
        """A described photo in the draft."""
        stored = accept(picture(shade), (".jpg",))
        with scaled(stored, WIDTHS) as made:
            photo = add_photo(story, by=self.writer, stored=stored, made=made)
        said = Description("Trong giờ làm việc.", "Một người ngồi bên bàn.", photo.number, nobody_seen=not seen)
        return describe_photo(photo, by=self.writer, said=said, seen=seen)
