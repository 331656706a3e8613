"""What a directive of the Party cell says, whom it is for; and what people were told."""

from typing import Any

from django import forms

from accounts.access import holds
from accounts.models import Department, User
from core import clock
from core.forms import TidyForm
from monitoring.forms.guidance import AddressedForm
from spreading.access import TELLERS, own_departments
from spreading.actions.keep_awareness import MOST, Activity
from spreading.actions.publish_directive import DirectiveWords
from spreading.directing import CURRENT
from spreading.forms import number, text
from spreading.models import AwarenessActivity, Directive


class DirectiveForm(AddressedForm):
    """A directive, published when it is sent."""

    title = forms.CharField(label="Tên văn bản", max_length=250)
    number = forms.CharField(label="Số, ký hiệu", max_length=60, required=False, help_text="Ví dụ: 12-CV/CB.")
    dated = forms.DateField(label="Ngày văn bản")
    text = text("Nội dung", 10, 30_000, "Văn bản dài thì gửi tệp, ở đây ghi tóm tắt những điểm chính.")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, initial={"dated": clock.today()})

    def words(self) -> DirectiveWords:
        """What the action takes."""
        typed = self.cleaned_data
        return DirectiveWords(typed["title"], typed["number"], typed["dated"], typed["text"], self.chosen())


class AwarenessForm(TidyForm):
    """What people were told on one occasion."""

    held_on = forms.DateField(label="Ngày")
    form = forms.ChoiceField(label="Hình thức", choices=AwarenessActivity.Form.choices)
    topic = forms.CharField(label="Nội dung", max_length=250)
    audience = forms.CharField(label="Đối tượng", max_length=200, help_text="Ví dụ: Toàn thể đảng viên, công chức.")
    people = number("Số người", MOST, "Số người dự, hoặc số người đọc được, ước tính nếu không đếm được.")
    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng thực hiện", required=False)
    directive = forms.ModelChoiceField(Directive.objects.none(), label="Theo văn bản của cấp ủy", required=False)

    def __init__(self, data: Any = None, *, user: User, row: AwarenessActivity | None = None) -> None:
        kept = {name: getattr(row, name) for name in Activity.__dataclass_fields__} if row else {}
        mine, of_the_agency = own_departments(user), holds(user, *TELLERS)
        first = mine.first() if not of_the_agency else None
        super().__init__(data, initial=kept or {"held_on": clock.today(), "department": first.pk if first else None})
        fields: Any = self.fields
        fields["department"].queryset = Department.objects.in_force(clock.today()) if of_the_agency else mine
        if of_the_agency:
            fields["department"].help_text = "Để trống nếu là hoạt động chung của cơ quan."
        else:
            fields["department"].required = True
        chosen = Directive.objects.filter(pk=(row.directive_id if row else None) or 0)
        fields["directive"].queryset = Directive.objects.filter(CURRENT) | chosen

    def activity(self) -> Activity:
        """What the actions take."""
        return Activity(**self.cleaned_data)
