from accounts.models import User
from nominations.models import Nomination
from stories.models import Subject


def subject_of(user: User) -> Subject:
    """The row that stands for a person of the staff list, made when it is first asked for."""
    return Subject.objects.get_or_create(user=user)[0]


def subject_of_nominee(nomination: Nomination) -> Subject | None:
    """The row that stands for the nominee; none for a collective, whose name is nobody's personal data."""
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        return None
    if nomination.person:
        return subject_of(nomination.person)
    return Subject.objects.get_or_create(
        nomination=nomination, defaults={"name": nomination.name, "described": nomination.post}
    )[0]
