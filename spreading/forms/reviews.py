"""What a session is planned to be, who presents, what is handed out, who was there, what came of it."""

from typing import Any

from django import forms
from django.conf import settings

from accounts.models import Department, User
from core.forms import TidyForm
from core.uploads import KINDS
from nominations.models import Nomination
from seasons.models import Movement, Season
from spreading.access import own_departments
from spreading.actions.keep_presentation import LONGEST, Talk
from spreading.actions.keep_sheet import MOST
from spreading.actions.plan_review import ReviewWords
from spreading.forms import ModelChoice, OnePerson, number, text
from spreading.models import Presence, Presentation, ReviewSession
from spreading.recognised import offered


def _file(label: str, hint: str) -> forms.FileField:
    return forms.FileField(label=label, help_text=hint, widget=forms.FileInput({"accept": ",".join(KINDS)}))


class ReviewForm(TidyForm):
    """The session; movements of the season are offered."""

    kind = forms.ChoiceField(label="Hình thức", choices=ReviewSession.Kind.choices)
    title = forms.CharField(
        label="Tên buổi", max_length=200, help_text="Ví dụ: Sơ kết phong trào thi đua 6 tháng đầu năm 2026."
    )
    movements = forms.ModelMultipleChoiceField(
        Movement.objects.none(), label="Phong trào được sơ kết, tổng kết", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    day = forms.DateField(label="Ngày")
    starts = forms.TimeField(label="Giờ bắt đầu")
    place = forms.CharField(label="Địa điểm", max_length=200)
    chair = OnePerson(label="Chủ trì")
    secretary = OnePerson(label="Thư ký")
    agenda = text(
        "Chương trình", 8, 6_000,
        "Mỗi dòng một nội dung, theo thứ tự. Điển hình báo cáo kinh nghiệm thêm ở trang của buổi.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, season: Season | None, row: ReviewSession | None = None) -> None:
        names = [name for name in ReviewWords.__dataclass_fields__ if name != "movements"]
        kept = {name: getattr(row, name) for name in names} if row else {}
        chosen = list(row.movements.values_list("pk", flat=True)) if row else []
        super().__init__(data, initial={"movements": chosen, **kept})
        field: Any = self.fields["movements"]
        field.queryset = (Movement.objects.filter(season=season) | Movement.objects.filter(pk__in=chosen)).distinct()

    def words(self) -> ReviewWords:
        """What the actions take."""
        typed = dict(self.cleaned_data)
        return ReviewWords(**typed | {"movements": tuple(typed["movements"])})


class PresentationForm(TidyForm):
    """Who presents what."""

    nomination = ModelChoice(label="Điển hình báo cáo")
    topic = forms.CharField(label="Chủ đề", max_length=250, help_text="Ví dụ: Cách xử lý hồ sơ lãnh sự trong ngày.")
    minutes = number("Số phút", LONGEST)
    ordinal = number("Thứ tự trình bày", 99)

    def __init__(self, data: Any = None, *, review: ReviewSession, row: Presentation | None = None) -> None:
        kept = {name: getattr(row, name) for name in Talk.__dataclass_fields__} if row else {}
        proposed = {"minutes": 15, "ordinal": review.presentations.count() + 1}
        super().__init__(data, initial=kept or proposed)
        field: Any = self.fields["nomination"]
        field.queryset = offered(row.nomination_id if row else None)

    def talk(self) -> Talk:
        """What the actions take."""
        return Talk(**self.cleaned_data)


class MaterialForm(TidyForm):
    """A file handed out."""

    title = forms.CharField(label="Tên tài liệu", max_length=200)
    upload = _file("Tệp", "")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields["upload"].help_text = f"PDF, DOCX, XLSX, JPG hoặc PNG, tối đa {limit} MB."


class SheetForm(TidyForm):
    """The paper sheet: its scan, and how many stand on no list of the portal."""

    count = number(
        "Số người chỉ ký trên giấy", MOST,
        "Chỉ đếm người chưa có tên trong danh sách có mặt ở cổng. Ai đã có tên thì không đếm lại.",
    )  # fmt: skip
    upload = _file("Bản chụp phiếu ký tên", "PDF, JPG hoặc PNG.")


class PresenceForm(TidyForm):
    """Those of one department who were there; those who said so themselves are not asked about."""

    people = forms.ModelMultipleChoiceField(
        User.objects.none(), label="Có mặt", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, review: ReviewSession, department: Department) -> None:
        there = dict(Presence.objects.filter(review=review).values_list("person", "way"))
        ticked = [key for key, way in there.items() if way == Presence.Way.TICKED]
        super().__init__(data, initial={"people": ticked})
        by_code = [key for key, way in there.items() if way == Presence.Way.CODE]
        field: Any = self.fields["people"]
        field.queryset = User.objects.people().filter(department=department).exclude(pk__in=by_code)
        field.label_from_instance = lambda person: f"{person.full_name}, {person.post}"


class OutcomeForm(TidyForm):
    """What came of the session."""

    proceedings = text("Diễn biến", 10, 20_000, "Mỗi dòng một đoạn, in vào biên bản.", required=False)
    lessons = text("Bài học kinh nghiệm", 6, 10_000, "Mỗi dòng một bài học rút ra từ buổi.", required=False)
    conclusions = text("Kết luận của chủ trì", 5, 10_000, "Không bắt buộc, mỗi dòng một kết luận.", required=False)


class LearningForm(TidyForm):
    """From which model of the session a department wants to learn, and what."""

    nomination = ModelChoice(label="Điển hình muốn học tập")
    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng đăng ký")
    wanted = text("Nội dung muốn học", 4, 1_000, "Ghi điều phòng muốn áp dụng ở phòng mình.")

    def __init__(self, data: Any = None, *, review: ReviewSession, user: User) -> None:
        mine = own_departments(user)
        first = mine.first()
        super().__init__(data, initial={"department": first.pk if first else None})
        fields: Any = self.fields
        presenting = Nomination.objects.filter(pk__in=review.presentations.values("nomination"))
        fields["nomination"].queryset = presenting.select_related("season", "department").order_by("sort_key", "pk")
        fields["department"].queryset = mine
