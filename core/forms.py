"""Forms whose text is tidy, whose dates the browser can pick, and which answer in Vietnamese sentences."""

from collections.abc import Callable
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models.fields import BLANK_CHOICE_DASH

from core.vietnamese import clean
from core.views import attempt

__all__ = ["LONGEST_TEXT", "TidyForm", "TidyModelForm", "attempt", "date_typed"]

#: Characters of a text whose field sets no limit of its own: about thirty pages.
LONGEST_TEXT = 60_000
DATES = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y"]

#: How Django words an empty choice, and how we do.
DASHES, UNCHOSEN = BLANK_CHOICE_DASH[0][1], "Chưa chọn"

_TOO_LONG = "Đã ghi %(show_value)d ký tự, ô này nhận tối đa %(limit_value)d. Mời rút gọn."
_SENTENCES: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.Field, {"required": "Ô này còn trống. Mời ghi nội dung."}),
    (forms.IntegerField, {"invalid": "Ô này chỉ nhận số nguyên. Mời ghi lại bằng chữ số."}),
    (forms.EmailField, {"invalid": "Địa chỉ thư chưa đúng dạng. Ví dụ đúng: ten@coquan.gov.vn."}),
    (forms.BooleanField, {"required": "Chưa đánh dấu ô này. Mời đọc kỹ rồi đánh dấu."}),
    (forms.DateField, {"invalid": "Không có ngày này. Mời ghi ngày/tháng/năm, ví dụ 14/12/2026."}),
    (forms.TimeField, {"invalid": "Không có giờ này. Mời ghi giờ:phút, ví dụ 08:30."}),
    (forms.DateTimeField, {"invalid": "Không có thời điểm này. Mời ghi ngày và giờ, ví dụ 14/12/2026 08:30."}),
    (
        forms.ChoiceField,
        {"required": "Chưa chọn mục nào. Mời chọn một mục.", "invalid_choice": "Mục đã chọn không có. Mời chọn lại."},
    ),
    (
        forms.ModelChoiceField,
        {"required": "Chưa chọn mục nào. Mời chọn một mục.", "invalid_choice": "Mục đã chọn không còn. Mời chọn lại."},
    ),
    (
        forms.FileField,
        {
            "required": "Chưa chọn tệp. Mời chọn tệp rồi gửi lại.",
            "invalid": "Chưa nhận được tệp. Mời chọn tệp rồi gửi lại.",
            "missing": "Chưa nhận được tệp. Mời chọn tệp rồi gửi lại.",
            "empty": "Tệp này rỗng. Mời chọn tệp khác.",
        },
    ),
)


class _Tidy(forms.BaseForm):
    """What both kinds of form share: every field made ready once, whatever declared it."""

    use_required_attribute = False  # our own sentences answer, not the browser's in its language

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= self.more_fields()
        for field in self.fields.values():
            _speak(field)
            _use_pickers(field)
            if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput):
                _tidy(field)

    def more_fields(self) -> dict[str, forms.Field]:
        """Fields that depend on the records at hand; for forms whose number of fields is not fixed."""
        return {}

    @property
    def helper(self) -> FormHelper:
        """The page writes the form tag, its token and its buttons."""
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf = False, True
        return helper


class TidyForm(_Tidy, forms.Form):
    """A form of no particular model."""


class TidyModelForm(_Tidy, forms.ModelForm):  # type: ignore[type-arg]
    """A form that takes fields, labels and limits from a model. It never saves: actions do."""


def date_typed(form: forms.BaseForm, name: str) -> date | None:
    """The day that stands in a field, typed or proposed; None where it is no day."""
    try:
        found = form.fields[name].clean(form[name].value())
    except ValidationError:
        return None
    return found if isinstance(found, date) else None


def _speak(field: forms.Field) -> None:
    if isinstance(field, forms.ModelChoiceField):  # its choices follow its queryset, set later: not to be read yet
        field.empty_label = UNCHOSEN if field.empty_label == DASHES else field.empty_label
    elif isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        field.choices = [(value, UNCHOSEN if label == DASHES else label) for value, label in choices]
    for kind, sentences in _SENTENCES:
        if isinstance(field, kind):
            field.error_messages = {**field.error_messages, **sentences}


def _use_pickers(field: forms.Field) -> None:
    if field.widget.is_hidden:
        return
    if isinstance(field, forms.DateTimeField):
        field.widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        field.input_formats = MOMENTS
    elif isinstance(field, forms.DateField):
        field.widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        field.input_formats = DATES
    elif isinstance(field, forms.TimeField):
        field.widget = forms.TimeInput({"type": "time"}, format="%H:%M")
    else:
        return
    field.widget.is_required = field.required
    if not isinstance(field, forms.TimeField):
        field.validators = [*field.validators, _within_reach]


def _within_reach(value: date) -> None:
    if not 1900 <= value.year <= 2200:
        raise ValidationError("Năm này không hợp lý. Mời ghi đủ bốn chữ số của năm, ví dụ 2026.")


def _tidy(field: forms.CharField) -> None:
    multiline = isinstance(field.widget, forms.Textarea)
    limit = field.max_length or LONGEST_TEXT
    others = [rule for rule in field.validators if not isinstance(rule, MaxLengthValidator)]
    field.validators = [*others, MaxLengthValidator(limit, _TOO_LONG)]
    field.widget.attrs.pop("maxlength", None)  # the browser would cut a pasted text without a word
    field.to_python = _tidied(field.to_python, multiline)  # type: ignore[method-assign, assignment]


def _tidied(to_python: Callable[[Any], Any], multiline: bool) -> Callable[[Any], Any]:
    def tidied(value: Any) -> Any:
        return to_python(clean(value, multiline=multiline) if isinstance(value, str) else value)

    return tidied
