"""Texts that people typed, made tidy; what is missing is refused with one sentence a field."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from core.vietnamese import clean


def tidied(values: Mapping[str, Any], needed: Mapping[str, str]) -> dict[str, Any]:
    """*values* with every text tidy.

    :param needed: for each text that must be there, the sentence that asks for it.
    :raises ValidationError: some of them are missing, all named at once.
    """
    tidy = {name: clean(value, multiline=True) if isinstance(value, str) else value for name, value in values.items()}
    if refusals := {name: sentence for name, sentence in needed.items() if not tidy[name]}:
        raise ValidationError(refusals)
    return tidy


def differs(row: Any, facts: Mapping[str, Any]) -> bool:
    """Whether *row* does not say so already."""
    return any(getattr(row, name) != value for name, value in facts.items())
