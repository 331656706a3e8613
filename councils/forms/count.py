"""The figures of a ballot box, the minutes, and their signed copies."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from core import clock
from core.forms import TidyForm
from core.vietnamese import two_digits
from councils.forms.rows import RowsForm
from councils.minutes import MinutesFacts
from councils.models import BallotBox, BallotLine, CouncilSession, PaperLine, PaperPart
from councils.tallying import COUNTED, PAPERS, Entry, columns_of, label_of

#: The minutes write every figure in words, which go up to this number.
MOST_BALLOTS = 9_999


def _count(label: str, value: int | None, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, initial=value, required=required, min_value=0, max_value=MOST_BALLOTS,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )  # fmt: skip


class TallyForm(RowsForm):
    """Ballot papers of the box, then the columns of every line."""

    def __init__(self, *args: Any, box: BallotBox | PaperPart, **kwargs: Any) -> None:
        self.lines: list[Any] = list(box.lines.select_related("item__nomination__department"))
        self.columns = columns_of(box.session.rules)
        super().__init__(*args, rows=self._fields_of(box), **kwargs)

    def _fields_of(self, box: BallotBox | PaperPart) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for name in (*PAPERS, *COUNTED):
            fields[name] = _count(label_of(BallotBox, name), getattr(box, name), required=name in PAPERS)
        for line in self.lines:
            for column in self.columns:
                title = f"{line.item}: {label_of(BallotLine, column).lower()}"
                fields[f"{column}_{line.pk}"] = _count(title, getattr(line, column))
        fields["reason"] = forms.CharField(
            label="Lý do còn phiếu không thu về", max_length=300, required=False, initial=box.session.end_reason,
            widget=forms.Textarea({"rows": 2}), help_text="Chỉ ghi khi số thu về ít hơn số phát ra.",
        )  # fmt: skip
        return fields

    def papers(self) -> Iterator[BoundField]:
        return (self[name] for name in (*PAPERS, *COUNTED))

    def heads(self) -> list[str]:
        return [label_of(BallotLine, column) for column in self.columns]

    def rows(self) -> Iterator[tuple[BallotLine | PaperLine, list[tuple[str, BoundField]]]]:
        for line in self.lines:
            cells = [self[f"{column}_{line.pk}"] for column in self.columns]
            yield line, list(zip(self.heads(), cells, strict=True))

    @property
    def entry(self) -> Entry:
        given = self.cleaned_data
        return Entry(
            {name: given[name] for name in (*PAPERS, *COUNTED)},
            {line.pk: {column: given[f"{column}_{line.pk}"] for column in self.columns} for line in self.lines},
            given["reason"],
        )


class MinutesForm(TidyForm):
    """What the secretary writes for both minutes; a line is a paragraph."""

    discussion = forms.CharField(
        label="Diễn biến phiên họp", max_length=10_000, widget=forms.Textarea({"rows": 6}),
        help_text="Mỗi dòng là một mục của biên bản.",
    )  # fmt: skip
    conclusions = forms.CharField(
        label="Kết luận của chủ tọa", max_length=10_000, widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi dòng là một mục của biên bản.",
    )  # fmt: skip
    remarks = forms.CharField(
        label="Việc phát sinh khi bỏ phiếu, kiểm phiếu", max_length=4_000, required=False,
        widget=forms.Textarea({"rows": 3}), help_text="Không có thì để trống.",
    )  # fmt: skip
    closed_at = forms.DateTimeField(label="Phiên họp kết thúc lúc")
    symbol = forms.CharField(label="Ký hiệu biên bản", max_length=25, help_text="Ví dụ: BB-HĐTĐKT")
    counting_number = forms.IntegerField(
        label="Số biên bản kiểm phiếu", min_value=1, max_value=9_999, required=False,
        help_text="Để trống nếu ghi số bằng tay.",
    )  # fmt: skip
    meeting_number = forms.IntegerField(
        label="Số biên bản họp", min_value=1, max_value=9_999, required=False,
        help_text="Để trống nếu ghi số bằng tay.",
    )  # fmt: skip

    @property
    def facts(self) -> MinutesFacts:
        return MinutesFacts(**self.cleaned_data)


def minutes_begun(session: CouncilSession, passed: int, listed: int) -> dict[str, Any]:
    """What the form begins with: the texts kept before, else sentences that every such session needs."""
    year = session.season.year
    return {
        "discussion": session.discussion
        or "Chủ tọa nêu mục đích phiên họp, nhắc lại tiêu chuẩn và quy tắc bình xét của kỳ này.\n"
        f"Thư ký báo cáo kết quả thẩm định {two_digits(listed)} hồ sơ.\nHội đồng thảo luận từng hồ sơ.",
        "conclusions": session.conclusions
        or f"Hội đồng đề nghị Giám đốc Sở xem xét công nhận {two_digits(passed)} hồ sơ đạt tỷ lệ quy định là điển hình "
        f"tiên tiến năm {year}.\nGiao Thư ký Hội đồng hoàn thiện hồ sơ trình Giám đốc Sở.",
        "remarks": session.remarks,
        "closed_at": clock.now(),
        "symbol": "BB-HĐTĐKT",
    }
