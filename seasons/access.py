"""Who sees and who tends the season."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from accounts.access import acting_as, anyone_of, departments_of
from accounts.roles import Role
from core.access import EVERYONE
from seasons.models import (
    Agency,
    DayOff,
    LegalBasis,
    Movement,
    MovementChange,
    MovementDocument,
    PaperTemplate,
    Phase,
    Registration,
    Season,
)

TENDERS = (Role.OFFICE, Role.STANDING_COUNCIL)

#: Those who set dates, criteria, movements and rules.
tends_season = anyone_of(*TENDERS)

#: Those who answer for their departments, and those who read what every department answered.
REGISTERING = (Role.HEAD, Role.DEPUTY_HEAD)
registers = anyone_of(*REGISTERING)
reads_registrations = anyone_of(*TENDERS, Role.DIRECTOR)

#: Those who put the office's own Word templates in force.
keeps_templates = anyone_of(Role.ADMINISTRATOR)


def keeping_templates(user: Any) -> str:
    """The duty in which *user* keeps the Word templates.

    :raises PermissionDenied: *user* does not.
    """
    if not keeps_templates(user):
        raise PermissionDenied("Việc này do người quản trị hệ thống làm.")
    return str(Role.ADMINISTRATOR.label)


def templates(user: Any) -> QuerySet[PaperTemplate]:
    """Every version that was ever uploaded, to those who keep them."""
    return PaperTemplate.objects.all() if keeps_templates(user) else PaperTemplate.objects.none()


def tending(user: Any) -> str:
    """The duty in which *user* tends the season.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *TENDERS, refusal="Việc này do Văn phòng Sở hoặc Thường trực Hội đồng làm.")


def visible(user: Any) -> QuerySet[Season]:
    """Every signed-in person may read the seasons: dates, criteria and rules are announced."""
    return Season.objects.all()


def movements(user: Any) -> QuerySet[Movement]:
    return Movement.objects.select_related("season")


def movement_documents(user: Any) -> QuerySet[MovementDocument]:
    """The documents of movements; those set aside, for those who tend the season."""
    rows = MovementDocument.objects.select_related("movement__season", "set_aside_by")
    return rows if tends_season(user) else rows.filter(set_aside_at=None)


def movement_changes(user: Any) -> QuerySet[MovementChange]:
    return MovementChange.objects.select_related("movement__season")


def registrations(user: Any) -> QuerySet[Registration]:
    """Those of one's own departments; for those who settle them and the Director, all."""
    own = Q(department__in=departments_of(user, *REGISTERING, Role.CLERK))
    rows = Registration.objects.filter(EVERYONE if reads_registrations(user) else own)
    return rows.select_related("movement__season", "department", "sent_by", "settled_by")


def bases(user: Any) -> QuerySet[LegalBasis]:
    return LegalBasis.objects.select_related("replaced_by")


def days_off(user: Any) -> QuerySet[DayOff]:
    return DayOff.objects.all()


def phases(user: Any) -> QuerySet[Phase]:
    return Phase.objects.all()


def agencies(user: Any) -> QuerySet[Agency]:
    return Agency.objects.all()
