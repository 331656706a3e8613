"""What is consented to at this moment, as conditions of queries: no row keeps a copy of the answer."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from certificates.models import Certificate, DecisionItem
from certificates.workflow import CertificateState, DecisionState
from core import clock
from nominations.models import Nomination
from nominations.workflow import State as FileState
from stories.models import Consent, Photo, Seen, Story

Thing = Consent.Thing


def given(thing: str, subject: str) -> Exists:
    """Whether the person to whom the path *subject* of the outer row leads consents to *thing* now."""
    return Exists(Consent.objects.filter(subject=OuterRef(subject), thing=thing, withdrawn_at=None))


def _given_by_nominee(thing: str) -> Q:
    """For nominations of persons: the nominee's own consent, whether on the staff list or not."""
    in_force = Consent.objects.filter(thing=thing, withdrawn_at=None)
    listed = Exists(in_force.filter(subject__user=OuterRef("person"), subject__user__isnull=False))
    outside = Exists(in_force.filter(subject__nomination=OuterRef("pk")))
    return Q(listed, person__isnull=False) | Q(outside, person=None)


def announced() -> Q:
    """Nominations whose recognition was made known: signed, issued, and its embargo over."""
    return Q(state=FileState.RECOGNISED, announced_at__lte=clock.now())


def in_force() -> Exists:
    """Nominations with a certificate in force of an issued decision: not revoked, not annulled."""
    rows = Certificate.objects.filter(item__nomination=OuterRef("pk"), state=CertificateState.ISSUED)
    return Exists(rows.filter(item__outcome=DecisionItem.Outcome.RECOGNISE, item__decision__state=DecisionState.ISSUED))


def recognised() -> QuerySet[Nomination]:
    """The recognised (điển hình tiên tiến) whose recognition is announced and in force at this moment."""
    return Nomination.objects.filter(announced()).filter(in_force())


def nameable() -> QuerySet[Nomination]:
    """Those of the recognised whom a public page may name now.

    A collective's name is nobody's personal data; a person is named by his or her own consent.
    """
    collective = Q(kind=Nomination.Kind.COLLECTIVE)
    return recognised().filter(collective | _given_by_nominee(Thing.NAME))


def shows_name(nomination: Nomination) -> bool:
    """Whether a public page may name this nominee now."""
    return nameable().filter(pk=nomination.pk).exists()


def photos_allowed() -> QuerySet[Photo]:
    """Approved photos in which everybody who is seen agrees to pictures, and to this one.

    A photo of which nobody said who is seen in it is not among them.
    """
    seen = Seen.objects.filter(photo=OuterRef("pk"))
    against = seen.filter(Q(refused_at__isnull=False) | ~given(Thing.PHOTO, "subject"))
    told = Q(nobody_seen=True) | Q(Exists(seen))
    return Photo.objects.filter(told, live=True, removed_at=None).filter(~Exists(against))


def shown_photos(story: Story) -> QuerySet[Photo]:
    """The photos of a story that may be shown now, in their order, with their renditions.

    Ask it of a story out of ``stories.published``.
    """
    return photos_allowed().filter(story=story).prefetch_related("renditions")
