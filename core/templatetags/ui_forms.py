"""The parts of forms, as template tags: why a submit was refused, and choices that matter as tiles."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField

register = template.Library()


@register.inclusion_tag("components/choice_tiles.html")
def choice_tiles(field: BoundField, stack: bool = False) -> dict[str, Any]:
    """A radio field as large tiles of equal weight; `stack` puts them under each other on a narrow phone."""
    return {"field": field, "stack": stack}


def _problems(form: BaseForm) -> Iterator[dict[str, object]]:
    for sentence in form.non_field_errors():
        yield {"anchor": "", "label": "", "text": sentence}
    for field in form:
        anchor = "" if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
        for sentence in field.errors:
            yield {"anchor": anchor, "label": "" if field.is_hidden else field.label, "text": sentence}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: "BaseForm | BaseFormSet[Any]") -> dict[str, Any]:
    """After a refused submit: every reason in the field's own words, linked to the field. Takes the focus."""
    found: list[dict[str, object]] = []
    for form in forms:
        if isinstance(form, BaseFormSet):
            found += [{"anchor": "", "label": "", "text": text} for text in form.non_form_errors()]
        for single in form.forms if isinstance(form, BaseFormSet) else [form]:
            found += _problems(single)
    return {"problems": found, "linked": any(problem["anchor"] for problem in found)}
