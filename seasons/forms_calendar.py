"""The forms of the calendar: days off, and the phases of several years."""

from django import forms

from core.forms import TidyForm, TidyModelForm
from seasons.models import DayOff, Phase


class CalendarYearForm(TidyForm):
    """The year whose calendar to show."""

    year = forms.IntegerField(label="Lịch của năm", min_value=2000, max_value=2200)


class DayOffForm(TidyModelForm):
    class Meta:
        model = DayOff
        fields = ("day", "name", "worked")
        labels = {"worked": "Ngày này làm việc (làm bù)"}
        help_texts = {"name": "Ví dụ: Nghỉ bù theo thông báo; Làm bù cho ngày 31/12."}
        error_messages = {"day": {"unique": "Ngày này đã có trong lịch. Mời kiểm tra lại."}}


class PhaseForm(TidyModelForm):
    class Meta:
        model = Phase
        fields = ("name", "first_year", "last_year", "scheme", "plan", "goals")
