"""A neutral wording out of a list, or, where that may be, words of one's own."""

from collections.abc import Sequence
from typing import Any, ClassVar

from core.forms import TidyForm

OTHER = "other"


class WordedForm(TidyForm):
    """Has a select ``wording`` and a text field, ``own``, that is filled in with "Khác" alone."""

    own: ClassVar[str]

    def offer(self, wordings: Sequence[str], *, other: bool) -> None:
        """Let one of *wordings* be chosen, and if *other*, words of one's own be written."""
        field: Any = self.fields["wording"]
        field.choices = [("", "Chọn"), *((text, text) for text in wordings)]
        if other:
            field.choices = [*field.choices, (OTHER, "Khác, ghi ở ô dưới")]
            self.fields[self.own].required = False
            return
        del self.fields[self.own]
        if len(wordings) == 1:
            field.initial = wordings[0]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen, words = data.get("wording"), data.get(self.own)
        if self.own in self.errors:
            return data
        if chosen == OTHER and not words:
            self.add_error(self.own, "Đã chọn «Khác» thì ghi ở ô này. Mời ghi một lời trung tính.")
        elif chosen and chosen != OTHER and words:
            self.add_error(self.own, "Đã chọn lời có sẵn thì để trống ô này, hoặc chọn «Khác».")
        return data

    @property
    def words(self) -> str:
        """What was chosen or written."""
        chosen = self.cleaned_data["wording"]
        return str(self.cleaned_data[self.own] if chosen == OTHER else chosen)
