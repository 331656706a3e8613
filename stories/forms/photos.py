"""A photo, and what is said of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from core.forms import TidyForm
from core.vietnamese import lines
from stories.models import Photo, Subject
from stories.people import HELP, meant

MOST_TYPED = 20


class PhotoForm(TidyForm):
    """A picture to be added."""

    upload = forms.FileField(label="Ảnh", widget=forms.FileInput({"accept": ".jpg,.jpeg,.png"}))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields[
            "upload"
        ].help_text = f"JPG hoặc PNG, tối đa {limit} MB. Nơi chụp, máy chụp lưu trong tệp được bỏ đi."


class DescriptionForm(TidyForm):
    """Caption, description, place and who is seen."""

    caption = forms.CharField(label="Chú thích", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))
    alt = forms.CharField(
        label="Mô tả ảnh", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="Cho người không nhìn thấy ảnh: trong ảnh có gì, ai đang làm gì. Bắt buộc.",
    )  # fmt: skip
    position = forms.IntegerField(label="Thứ tự", min_value=1, max_value=999)
    people = forms.ModelMultipleChoiceField(
        Subject.objects.none(), label="Ai có trong ảnh", required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label="Người khác trong ảnh", required=False, max_length=4_000, widget=forms.Textarea({"rows": 2}),
        help_text=f"Mỗi người một dòng. {HELP}",
    )  # fmt: skip
    nobody_seen = forms.BooleanField(label="Không nhận ra ai trong ảnh", required=False)

    def __init__(self, photo: Photo, known: Iterable[Subject], data: Any = None) -> None:
        seen = [one.subject_id for one in photo.seen.all()]
        super().__init__(
            data,
            initial={
                "caption": photo.next_caption, "alt": photo.next_alt, "position": photo.position, "people": seen,
                "nobody_seen": photo.nobody_seen,
            },
        )  # fmt: skip
        keys = {*seen, *(one.pk for one in known)}
        people: Any = self.fields["people"]
        people.queryset = Subject.objects.filter(pk__in=keys).select_related("user__department")
        people.label_from_instance = lambda one: one.told
        if not keys:
            del self.fields["people"]

    def clean_others(self) -> list[Any]:
        typed = lines(self.cleaned_data["others"])
        if len(typed) > MOST_TYPED:
            raise ValidationError(f"Đã ghi {len(typed)} dòng, một lần nhận tối đa {MOST_TYPED} người. Mời chia ra.")
        return [meant(line) for line in typed]

    def seen(self) -> list[Any]:
        """Subjects ticked, and people typed, of the staff list or outside it."""
        return [*self.cleaned_data.get("people", ()), *self.cleaned_data["others"]]
