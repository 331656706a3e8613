"""From whom a letter of results is kept: the workflow, of which the models are made, asks here."""

from typing import Any

from django.apps import apps
from django.db.models import Q

from accounts.access import office
from core.access import NOBODY, Rule
from nominations.concern import concerned_rows


def concerning(user: Any) -> Q:
    """Letters that tell of a file in which *user* is concerned in person, whatever the duty."""
    files = apps.get_model("nominations", "Nomination")._default_manager.filter(concerned_rows(user))
    lines = apps.get_model("certificates", "ResultLetter").items.through._default_manager
    return Q(pk__in=lines.filter(decisionitem__nomination__in=files.values("pk")).values("resultletter"))


def _apart(user: Any) -> Q:
    held = office(user)
    return held if held == NOBODY else held & ~concerning(user)


#: The Office's acts on a letter, which whoever is concerned in one of its files leaves to a colleague.
letter_apart = Rule(office.name, office.label, _apart)
