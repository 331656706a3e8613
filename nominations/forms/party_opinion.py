"""The Party cell's opinion on a file."""

from typing import Any

from django import forms

from core.forms import TidyForm
from nominations.models import PartyOpinion


class PartyOpinionForm(TidyForm):
    """Agrees, or remarks with their text."""

    stance = forms.ChoiceField(label="Ý kiến cấp ủy", choices=PartyOpinion.Stance.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Nội dung ý kiến", max_length=2_000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text="Phải ghi khi chọn «Có ý kiến». Người thẩm định hồ sơ đọc được nội dung này.",
    )  # fmt: skip

    def __init__(self, *args: Any, given: PartyOpinion | None, **kwargs: Any) -> None:
        initial = {"stance": given.stance, "text": given.text} if given else {}
        super().__init__(*args, initial=initial, **kwargs)
