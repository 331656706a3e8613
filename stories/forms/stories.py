"""The words of a story, why it goes back or down, and whom it names."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.forms import TidyForm
from stories.links import may_be_video
from stories.models import Draft, UnsavedStory
from stories.models.story import WORDS
from stories.people import HELP

LEGEND = (
    "Mỗi dòng là một đoạn. Đầu dòng: «## » là đầu mục, «> » là trích dẫn, «- » là mục của danh sách. "
    "**chữ đậm**, *chữ nghiêng*, [chữ](https://địa-chỉ); «[ảnh 2]» đứng riêng một dòng là chỗ đặt ảnh 2."
)


class StoryForm(TidyForm):
    """The words of a draft; ``edition`` is that with which the page was opened."""

    edition = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    title = forms.CharField(label="Tên bài", max_length=200)
    lead = forms.CharField(
        label="Sapo", max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Một đến ba câu: ai, việc gì đáng học tập.",
    )  # fmt: skip
    prose = forms.CharField(
        label="Nội dung", max_length=40_000, required=False, help_text=LEGEND, widget=forms.Textarea({"rows": 22})
    )
    quote = forms.CharField(
        label="Câu trích nổi bật", max_length=400, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Không bắt buộc. Đúng lời người nói, không thêm dấu ngoặc kép.",
    )  # fmt: skip
    quoted = forms.CharField(label="Lời của", max_length=120, required=False)
    video = forms.CharField(
        label="Đường dẫn video", max_length=300, required=False,
        help_text="Không bắt buộc, không quá 7 phút. Địa chỉ https trên YouTube, Vimeo, VTV, VOV hoặc trang .gov.vn.",
    )  # fmt: skip
    byline = forms.CharField(label="Người viết", max_length=120, required=False)

    def __init__(self, draft: Draft, data: Any = None, *, unsaved: UnsavedStory | None = None) -> None:
        typed = {name: unsaved.values.get(name, "") for name in WORDS} if unsaved else draft.words
        super().__init__(data, initial={**typed, "edition": unsaved.edition if unsaved else draft.edition})

    def clean_video(self) -> str:
        video: str = self.cleaned_data["video"]
        if video and not may_be_video(video):
            raise ValidationError("Cổng chỉ nhận địa chỉ https của các trang video nêu dưới ô. Mời kiểm tra lại.")
        return video

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in WORDS}


class ReasonForm(TidyForm):
    """Why a story goes back or is taken down."""

    reason = forms.CharField(label="Lý do", max_length=2_000, widget=forms.Textarea({"rows": 4}))


class PersonForm(TidyForm):
    """Somebody whom the story names."""

    who = forms.CharField(label="Người được nêu tên", max_length=420, help_text=HELP)


class WordForm(TidyForm):
    """A document whose words become the story's."""

    upload = forms.FileField(label="Tệp Word", widget=forms.FileInput({"accept": ".docx"}))
