"""Who is concerned in which request for support; the workflow, of which the models are made, asks here."""

from typing import Any

from django.apps import apps
from django.db.models import Q

from core.access import NOBODY, AnyOf, Rule
from nominations.concern import concerned_rows


def concerning(user: Any) -> Q:
    """Requests about *user*, about a relative, or about a collective to which one of them belongs or belonged."""
    files = apps.get_model("nominations", "Nomination")._default_manager.filter(concerned_rows(user))
    return Q(nomination__in=files.values("pk"))


def apart(right: Rule | AnyOf) -> AnyOf:
    """The same right, on no request that concerns its holder or that he or she drafted or sent."""
    return AnyOf(tuple(_apart(part) for part in right.parts))


def _apart(part: Rule) -> Rule:
    def rows(user: Any) -> Q:
        held = part(user)
        if held == NOBODY:
            return held
        own = _rows().filter(concerning(user) | Q(sent_by=user.pk) | Q(drafted_by=user.pk))
        return held & ~Q(pk__in=own.values("pk"))

    return Rule(part.name, part.label, rows)


def _rows() -> Any:
    return apps.get_model("funds", "SupportRequest")._default_manager.all()
