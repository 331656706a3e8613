"""The optional points of an appraisal: which are refused, and what the filed sheets give on average.

Points inform the council. They decide nothing: the ballot does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.vietnamese import number, one_decimal
from councils.models import AppraisalSheet
from seasons.models import Criterion


def refused_scores(criteria: Iterable[Criterion], scores: Mapping[int, int | None], highest: int | None) -> list[str]:
    """Points outside the season's scale, a sentence each; where no points are given every one is outside."""
    given = [(criterion, scores.get(criterion.pk)) for criterion in criteria]
    if highest is None:
        scored = any(score is not None for _, score in given)
        return ["Kỳ này không chấm điểm khi thẩm định. Đồng chí tải lại trang rồi lưu phiếu."] if scored else []
    return [
        f"Tiêu chuẩn {criterion.ordinal}: điểm phải từ 0 đến {highest}. Mời ghi lại."
        for criterion, score in given
        if score is not None and not 0 <= score <= highest
    ]


def missing_scores(criteria: Iterable[Criterion], scores: Mapping[int, int | None], highest: int) -> list[str]:
    """Criteria without points, a sentence each."""
    return [
        f"Tiêu chuẩn {criterion.ordinal}: chưa cho điểm. Mời ghi số nguyên từ 0 đến {highest}."
        for criterion in criteria
        if scores.get(criterion.pk) is None
    ]


@dataclass(frozen=True)
class MeanScores:
    """What *sheets* filed sheets of one file give in all to each criterion, of at most *highest* points a sheet."""

    highest: int
    sheets: int
    sums: Mapping[int, int]

    def mean(self, criterion_id: int) -> str:
        return one_decimal(self.sums[criterion_id], self.sheets)

    @property
    def total(self) -> str:
        """The mean of the sheets' totals, of how many points."""
        return f"{one_decimal(sum(self.sums.values()), self.sheets)}/{number(self.highest * len(self.sums))}"


def mean_scores(sheets: Iterable[AppraisalSheet], highest: int | None) -> MeanScores | None:
    """The points of those *sheets* that were filed under this scale; None where there are none.

    A rule changed while the appraisal goes on leaves sheets of two scales: only those of the scale in force are
    added up, and their number is printed.
    """
    scored = [sheet for sheet in sheets if highest is not None and sheet.highest == highest]
    if highest is None or not scored:
        return None
    sums: dict[int, int] = {}
    for sheet in scored:
        for mark in sheet.marks.all():
            sums[mark.criterion_id] = sums.get(mark.criterion_id, 0) + (mark.score or 0)
    return MeanScores(highest, len(scored), sums)
