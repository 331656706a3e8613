"""Tidy forms: clean text, dates in both notations, refusals in Vietnamese, nothing cut silently."""

from datetime import date, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from core.forms import LONGEST_TEXT, TidyForm
from core.vietnamese import VIETNAM
from core.views import attempt
from tests.factories.people import UserFactory


class Sample(TidyForm):
    name = forms.CharField(max_length=10)
    text = forms.CharField(widget=forms.Textarea, required=False)
    secret = forms.CharField(widget=forms.PasswordInput, strip=False, required=False)
    day = forms.DateField(required=False)
    at = forms.DateTimeField(required=False)


def test_text_is_composed_and_without_control_characters():
    form = Sample({"name": "  Nguye\u0302\u0303n\x00  ", "text": "một\x00\r\nhai  ba"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Nguyễn"
    assert form.cleaned_data["text"] == "một\nhai ba"


def test_a_password_is_left_as_typed():
    form = Sample({"name": "a", "secret": " ba  dấu cách "})
    assert form.is_valid()
    assert form.cleaned_data["secret"] == " ba  dấu cách "


@pytest.mark.parametrize("typed", ["2026-12-14", "14/12/2026"])
def test_dates_in_both_notations(typed):
    form = Sample({"name": "a", "day": typed})
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 12, 14)


@pytest.mark.parametrize("typed", ["2026-12-14T08:30", "14/12/2026 08:30"])
def test_moments_in_vietnam_time(typed):
    form = Sample({"name": "a", "at": typed})
    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 12, 14, 8, 30, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Ô này còn trống. Mời ghi nội dung."),
        ("name", "a" * 11, "Đã ghi 11 ký tự, ô này nhận tối đa 10. Mời rút gọn."),
        ("text", "a" * (LONGEST_TEXT + 1), "Đã ghi 60001 ký tự, ô này nhận tối đa 60000. Mời rút gọn."),
        ("day", "30/02/2026", "Không có ngày này. Mời ghi ngày/tháng/năm, ví dụ 14/12/2026."),
        ("day", "0001-01-01", "Năm này không hợp lý. Mời ghi đủ bốn chữ số của năm, ví dụ 2026."),
        ("at", "0001-01-01T00:00", "Năm này không hợp lý. Mời ghi đủ bốn chữ số của năm, ví dụ 2026."),
    ],
)
def test_refusals_are_sentences(field, typed, sentence):
    form = Sample({"name": "a", field: typed})
    assert form.errors == {field: [sentence]}
    assert form[field].value() == typed


def test_browsers_pick_dates_and_cut_nothing():
    form = Sample(initial={"day": date(2026, 12, 14)})
    assert 'type="date"' in str(form["day"])
    assert 'value="2026-12-14"' in str(form["day"])
    assert "maxlength" not in str(form["name"])


def _refuse(refusal):
    raise refusal


def test_an_actions_refusal_stands_on_the_form():
    form = Sample({"name": "a"})
    assert form.is_valid()
    assert attempt(form, lambda: _refuse(ValidationError({"name": "Tên đã dùng.", "other": "Chưa đủ."}))) is None
    assert form.errors == {"name": ["Tên đã dùng."], "__all__": ["Chưa đủ."]}


def test_an_accepted_act_returns_what_it_made():
    form = Sample({"name": "a"})
    assert form.is_valid()
    assert attempt(form, lambda: "row") == "row"


def test_an_empty_choice_is_worded():
    class Choosing(TidyForm):
        kind = forms.ChoiceField(choices=[("", "---------"), ("a", "Cá nhân")])

    assert "Chưa chọn" in str(Choosing()["kind"])
    assert "---" not in str(Choosing()["kind"])


@pytest.mark.django_db
def test_a_choice_of_rows_follows_the_queryset_set_after_the_form_was_made() -> None:
    class Chooser(TidyForm):
        who = forms.ModelChoiceField(User.objects.none(), empty_label=None)

    person, form = UserFactory(), Chooser()
    form.fields["who"].queryset = User.objects.all()  # type: ignore[attr-defined]
    assert f'value="{person.pk}"' in str(form["who"])
