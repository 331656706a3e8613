"""What the papers of a handing over must say besides who is called."""

from django import forms

from core.forms import TidyForm


class CeremonyForm(TidyForm):
    """Day, time and place of the handing over, and how wide the rows of the hall are."""

    at = forms.DateTimeField(label="Ngày, giờ trao")
    place = forms.CharField(label="Địa điểm", max_length=200)
    seats = forms.IntegerField(label="Số ghế mỗi hàng", min_value=1, max_value=60, initial=8)
