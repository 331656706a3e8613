"""What the counting minutes say, and the sums that must hold before they are drawn."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Annex, Issuer, Reference
from councils.counting import VotingRule
from councils.papers.boxes import BoxReport, check_box
from councils.papers.errors import require
from councils.papers.parts import Attendance, CountingTeam, Member, SourcedSentence
from councils.papers.results import NomineeResult


@dataclass(frozen=True, slots=True)
class CountingContent:
    """Everything the minutes say.

    Moments carry their time zone. `rules` are printed in order; `base_name` names the base in words;
    `remarks` tell what else happened (extensions, exchanged ballots); `sealing` what became of the ballots.
    `entered_by` and `confirmed_by` are the two counters who typed and checked the figures, or who opened the boxes
    of an `electronic` vote.
    """

    issuer: Issuer
    reference: Reference
    subject: str
    council_name: str
    started: datetime
    ended: datetime
    place: str
    attendance: Attendance
    team: CountingTeam
    rules: tuple[SourcedSentence, ...]
    rule: VotingRule
    base_name: str
    boxes: tuple[BoxReport, ...]
    third_choice: bool
    entered_by: str
    confirmed_by: str
    sealing: tuple[str, ...]
    chair: Member
    recipients: tuple[str, ...]
    copies: int = 2
    remarks: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    mark: str = ""
    electronic: bool = False

    @property
    def results(self) -> tuple[NomineeResult, ...]:
        """Results of all boxes in order."""
        return tuple(result for box in self.boxes for result in box.results)


def check_counting(content: CountingContent) -> None:
    """Raises FiguresDisagree for minutes that contradict themselves."""
    present = len(content.attendance.present)
    hands = content.team.hands_for, content.team.hands_against
    require(
        min(hands) >= 0 and sum(hands) <= present,
        f"Biểu quyết Tổ kiểm phiếu có {sum(hands)} ý kiến, có mặt {present} thành viên.",
    )
    require(hands[0] > hands[1], "Tổ kiểm phiếu chưa được Hội đồng biểu quyết thông qua.")
    require(content.started <= content.ended, "Giờ kết thúc kiểm phiếu sớm hơn giờ bắt đầu.")
    require(
        content.electronic or content.entered_by != content.confirmed_by,
        "Người nhập số liệu và người đối chiếu phải là hai thành viên khác nhau của Tổ kiểm phiếu.",
    )
    require(
        bool(content.results or content.remarks),
        "Không có hồ sơ nào được tính kết quả thì biên bản phải ghi rõ vì sao.",
    )
    for box in content.boxes:
        require(
            box.tally.eligible <= content.attendance.total,
            f"{box.label}: {box.tally.eligible} người được bỏ phiếu, nhiều hơn số thành viên Hội đồng.",
        )
        require(
            content.third_choice or not any(result.line.no_opinion for result in box.results if result.line),
            f"{box.label}: có phiếu “Không có ý kiến” trong khi kỳ này không có lựa chọn đó.",
        )
        require(
            all(result.outcome.base <= content.attendance.total for result in box.results),
            f"{box.label}: cơ sở tính lớn hơn tổng số thành viên Hội đồng.",
        )
        check_box(box, content.rule)
