"""What a unit adopted from a model."""

from typing import Any

from django import forms

from accounts.access import holds
from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from core.forms import TidyForm
from monitoring.forms.guidance import FilesField, files_hint
from spreading.access import own_departments
from spreading.actions.enter_replication import MOST_PEOPLE, Adoption
from spreading.forms import ModelChoice, number, text
from spreading.models import Replication
from spreading.recognised import offered

_KEPT = ("adopted", "since", "result", "people")


class ReplicationForm(TidyForm):
    """A new one, or a correction of *row*, whose model and unit stay."""

    nomination = ModelChoice(label="Học tập điển hình")
    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng áp dụng", required=False)
    body = forms.CharField(
        label="Hoặc đơn vị khác", max_length=200, required=False, help_text="Ghi tên đơn vị không thuộc Sở."
    )
    adopted = text("Đã học và làm theo điều gì", 4, 2_000)
    since = forms.DateField(label="Áp dụng từ ngày")
    result = text("Kết quả", 5, 4_000, "Có số liệu, ví dụ: 95% hồ sơ trả trước hạn, trước đây là 80%.")
    people = number("Số người áp dụng", MOST_PEOPLE, "Không bắt buộc.", required=False)
    uploads = FilesField(label="Minh chứng", required=False)

    def __init__(self, *args: Any, user: User, row: Replication | None = None) -> None:
        mine = own_departments(user)
        kept = {name: getattr(row, name) for name in _KEPT} if row else {}
        first = mine.first()
        super().__init__(*args, initial=kept or {"department": first.pk if first else None})
        self.row, fields = row, self.fields
        fields["uploads"].help_text = files_hint()
        if row:
            for name in ("nomination", "department", "body"):
                del fields[name]
            return
        choices: Any = fields
        choices["nomination"].queryset = offered()
        of_the_office = holds(user, Role.OFFICE)
        choices["department"].queryset = Department.objects.in_force(clock.today()) if of_the_office else mine
        if not of_the_office:
            del fields["body"]

    def adoption(self) -> Adoption:
        """What the actions take."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "uploads"}
        if self.row:
            standing = {name: getattr(self.row, name) for name in ("nomination", "department", "body")}
            return Adoption(**standing, **typed)
        return Adoption(**{"body": "", **typed})
