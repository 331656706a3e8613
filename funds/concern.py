"""Who is concerned in which request for support; the workflow, of which the models are made, asks here."""

from typing import Any

from django.apps import apps
from django.db.models import Q

from accounts.models import FamilyTie
from core.access import NOBODY, AnyOf, Rule
from nominations.concern import concerned_rows


def concerning(user: Any) -> Q:
    """Requests about *user*, about a relative, or about a recognised collective that *user* heads or belongs to."""
    files = apps.get_model("nominations", "Nomination")._default_manager.filter(concerned_rows(user))
    ties = FamilyTie.objects.filter(withdrawn_at=None)
    kin = (ties.filter(person=user.pk).values("relative"), ties.filter(relative=user.pk).values("person"))
    nurtured = Q(new_factor__person=user.pk) | Q(new_factor__person__in=kin[0]) | Q(new_factor__person__in=kin[1])
    return Q(nomination__in=files.values("pk")) | nurtured


def apart(right: Rule | AnyOf) -> AnyOf:
    """The same right, on no request that concerns its holder or that he or she drafted or sent."""
    return AnyOf(tuple(_apart(part) for part in right.parts))


def _apart(part: Rule) -> Rule:
    def rows(user: Any) -> Q:
        held = part(user)
        if held == NOBODY:
            return held
        return held & ~Q(pk__in=_rows().filter(_close_to(user)).values("pk"))

    return Rule(part.name, part.label, rows)


def is_close_to(row: Any, user: Any) -> bool:
    """Whether others decide on this request in the place of *user*."""
    return bool(_rows().filter(_close_to(user), pk=row.pk).exists())


def _close_to(user: Any) -> Q:
    return concerning(user) | Q(sent_by=user.pk) | Q(drafted_by=user.pk)


def _rows() -> Any:
    return apps.get_model("funds", "SupportRequest")._default_manager.all()
