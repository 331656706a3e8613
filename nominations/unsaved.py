"""What a writer finds again on opening the editor."""

from collections.abc import Mapping
from typing import Any

from nominations.forms import DossierForm, dossier_form
from nominations.models import Nomination, UnsavedText

_OF_THE_PAGE = frozenset({"version", "seen"})


def unsaved_of(nomination: Nomination, user: Any) -> UnsavedText | None:
    """This writer's text that differs from what is saved, if there is any."""
    kept = UnsavedText.objects.filter(nomination=nomination, user=user.pk).first()
    if kept is None:
        return None
    saved = _as_typed(dossier_form(nomination))
    return kept if any(saved[name] != value for name, value in kept.values.items() if name in saved) else None


def reopened(nomination: Nomination, kept: UnsavedText) -> DossierForm:
    """The editor as the writer left it; saving merges from the version that the page then had."""
    form = dossier_form(nomination)
    values = {name: value for name, value in kept.values.items() if name in form.fields and name not in _OF_THE_PAGE}
    return dossier_form(nomination, initial={**values, "version": kept.version, "seen": kept.seen})


def _as_typed(form: DossierForm) -> Mapping[str, Any]:
    """Every field as a browser would send it."""
    found: dict[str, Any] = {}
    for name in form.fields.keys() - _OF_THE_PAGE:
        value = form[name].value()
        listed = isinstance(value, list | tuple)
        found[name] = sorted(str(item) for item in value) if listed else "" if value is None else str(value)
    return found
