from accounts.models import User
from nominations.models import Nomination
from stories.actions.note_person import note_person
from stories.models import Subject
from stories.people import Outsider


def subject_of(user: User) -> Subject:
    """The row that stands for a person of the staff list, made when it is first asked for."""
    return Subject.objects.get_or_create(user=user)[0]


def subject_meant(who: Subject | User | Outsider, by: User) -> Subject:
    """The row that stands for whoever is meant, noted by *by* where it is somebody outside the staff list."""
    if isinstance(who, Outsider):
        return note_person(by=by, name=who.name, described=who.described)
    return who if isinstance(who, Subject) else subject_of(who)


def subject_of_nominee(nomination: Nomination) -> Subject | None:
    """The row that stands for the nominee; none for a collective, whose name is nobody's personal data."""
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        return None
    if nomination.person:
        return subject_of(nomination.person)
    return Subject.objects.get_or_create(
        nomination=nomination, defaults={"name": nomination.name, "described": nomination.post}
    )[0]
