"""Forms with fields for every row of a list."""

from typing import Any

from django import forms

from core.forms import TidyForm


class RowsForm(TidyForm):
    """*rows* are fields besides those declared; they are made as tidy as the others."""

    def __init__(self, *args: Any, rows: dict[str, forms.Field], **kwargs: Any) -> None:
        self.base_fields = {**self.base_fields, **rows}  # type: ignore[misc]
        super().__init__(*args, **kwargs)
