"""Who sees and who tends the season."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from accounts.access import anyone_of, duties_of
from accounts.roles import Role
from seasons.models import Agency, DayOff, LegalBasis, Movement, PaperTemplate, Phase, Season

TENDERS = (Role.OFFICE, Role.STANDING_COUNCIL)

#: Those who set dates, criteria, movements and rules.
tends_season = anyone_of(*TENDERS)


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
    for duty in duties_of(user):
        if duty.role in TENDERS:
            return str(duty.get_role_display())
    raise PermissionDenied("Việc này do Văn phòng Sở hoặc Thường trực Hội đồng làm.")


def visible(user: Any) -> QuerySet[Season]:
    """Every signed-in person may read the seasons: dates, criteria and rules are announced."""
    return Season.objects.all()


def movements(user: Any) -> QuerySet[Movement]:
    return Movement.objects.select_related("season")


def bases(user: Any) -> QuerySet[LegalBasis]:
    return LegalBasis.objects.select_related("replaced_by")


def days_off(user: Any) -> QuerySet[DayOff]:
    return DayOff.objects.all()


def phases(user: Any) -> QuerySet[Phase]:
    return Phase.objects.all()


def agencies(user: Any) -> QuerySet[Agency]:
    return Agency.objects.all()
