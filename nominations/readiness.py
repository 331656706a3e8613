"""What a dossier still needs before it can be handed in, and whether the door is still open.

The same requirements draw the completeness panel, link to their fields and guard the submission. They read
what hangs on the nomination; prefetch ``statements``, ``evidence``, ``members``, ``supplement_items`` and the
criteria to answer for a whole list.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.vietnamese import clock_time, short_date
from nominations.eligibility import statement_gaps
from nominations.movement_choice import movement_refusal, stopped_before_submission
from nominations.workflow import COMPARING, EDITABLE, State

if TYPE_CHECKING:
    from nominations.models import Evidence, Nomination, SupplementItem
    from seasons.models import Criterion

GOOD_DEED = "good_deed"


@dataclass(frozen=True)
class Gap:
    """Something that is missing, and the id of the place in the editor where it is supplied."""

    sentence: str
    anchor: str


@dataclass(frozen=True)
class Requirement(Gap):
    """Something that a dossier needs, and whether it has it."""

    met: bool


@dataclass(frozen=True)
class Cell:
    """One line of the criterion-by-evidence matrix."""

    criterion: "Criterion"
    label: str
    short: str
    statement: Requirement
    proof: Requirement

    @property
    def missing(self) -> int:
        return (not self.statement.met) + (not self.proof.met)


def evidence_of(nomination: "Nomination") -> "list[Evidence]":
    """The evidence that counts: what was set aside does not."""
    return [item for item in nomination.evidence.all() if item.set_aside_at is None]


def asked_now(nomination: "Nomination") -> "list[SupplementItem]":
    """What the Office asked for when it last returned the dossier."""
    items = list(nomination.supplement_items.all())
    last = max((item.turn for item in items), default=0)
    return [item for item in items if item.turn == last]


def matrix(nomination: "Nomination") -> list[Cell]:
    """Every criterion with its two cells, in the order of the year's criteria."""
    stated = {row.criterion_id for row in nomination.statements.all() if row.text.strip()}
    proved = {item.criterion_id for item in evidence_of(nomination)}
    places: dict[str, int] = {}
    cells = []
    for criterion in nomination.criteria_set.criteria.all():
        place = places[criterion.kind] = places.get(criterion.kind, 0) + 1
        label = f"{criterion.get_kind_display()} {place}"
        cells.append(
            Cell(
                criterion,
                label,
                label.removeprefix("Tiêu chuẩn ").capitalize(),
                Requirement(f"{label}: thuyết minh", f"id_statement_{criterion.pk}", criterion.pk in stated),
                Requirement(f"{label}: ít nhất một minh chứng", f"minh-chung-{criterion.pk}", criterion.pk in proved),
            )
        )
    return cells


def requirements(nomination: "Nomination") -> list[Requirement]:
    """Everything that the dossier needs, in the order of the editor."""
    needed = [*_of_the_nominee(nomination), *_of_the_channel(nomination)]
    needed += [
        Requirement("Loại thành tích", "id_merit_kind", bool(nomination.merit_kind)),
        Requirement("Tóm tắt thành tích", "id_merit", bool(nomination.merit.strip())),
        Requirement("Báo cáo thành tích", "id_report", nomination.has_report),
    ]
    for cell in matrix(nomination):
        needed += [cell.statement, cell.proof]
    needed += [Requirement(words, f"id_{field}", met) for words, field, met in statement_gaps(nomination)]
    if nomination.state == State.RETURNED:
        needed += [
            Requirement(f"Trả lời nội dung bổ sung {place}", f"id_answer_{item.pk}", bool(item.answer.strip()))
            for place, item in enumerate(asked_now(nomination), 1)
        ]
    return needed


def missing_before_submission(nomination: "Nomination") -> list[Gap]:
    """What must still be supplied before the dossier can be handed in; empty when it is complete."""
    return [need for need in requirements(nomination) if not need.met]


def _of_the_nominee(nomination: "Nomination") -> list[Requirement]:
    if nomination.kind == "individual":
        return [Requirement("Chức vụ, đơn vị", "id_post", bool(nomination.post.strip()))]
    listed, stated = len(nomination.members.all()), nomination.headcount or 0
    words = (
        "Danh sách thành viên tập thể"
        if listed == stated or not listed
        else f"Danh sách thành viên có {listed} người, số người của tập thể ghi {stated}"
    )
    return [
        Requirement("Người đứng đầu tập thể", "id_collective_head", nomination.collective_head_id is not None),
        Requirement(words, "thanh-vien", listed == stated),
    ]


def _of_the_channel(nomination: "Nomination") -> list[Requirement]:
    channel = Requirement("Cách thức phát hiện", "id_channel", bool(nomination.channel))
    if nomination.channel == GOOD_DEED and nomination.movement_id is None:
        return [channel]
    if stopped := stopped_before_submission(nomination):
        words = f"Phong trào đã dừng từ ngày {stopped}, phải chọn phong trào khác"
        return [channel, Requirement(words, "id_movement", False)]
    return [channel, Requirement("Phong trào", "id_movement", not movement_refusal(nomination))]


def closed_door(nomination: "Nomination", moment: datetime) -> str:
    """Why the dossier can no longer be handed in at *moment*, or an empty text (plan, part V: "trước ngày")."""
    if nomination.state == State.RETURNED:
        due = nomination.supplement_due
        if due is None or moment <= due:
            return ""
        return (
            f"Đã quá hạn bổ sung lúc {clock_time(due)} ngày {short_date(due)}. "
            "Đồng chí liên hệ Thường trực Hội đồng để xin gia hạn bổ sung."
        )
    if nomination.late or moment <= nomination.season.last_submission_moment:
        return ""
    last_day = nomination.season.plan_due - timedelta(days=1)
    return f"Đã hết hạn nộp ngày {short_date(last_day)}. Đồng chí liên hệ Thường trực Hội đồng để xin nộp muộn."


def submission_refusals(nomination: "Nomination", moment: datetime) -> list[str]:
    """Full sentences: why the dossier cannot be handed in now; empty when it can."""
    refusals = [door] if (door := closed_door(nomination, moment)) else []
    if gaps := missing_before_submission(nomination):
        named = "; ".join(gap.sentence for gap in gaps)
        refusals.append(f"Chưa nộp được vì còn thiếu {len(gaps)} mục: {named}. Mời mở hồ sơ để bổ sung từng mục.")
    return refusals


def unseen_originals(nomination: "Nomination") -> "list[Evidence]":
    """Evidence whose original nobody of the Office has seen yet."""
    return [item for item in evidence_of(nomination) if item.original_seen_at is None]


def comparing_refusal(nomination: "Nomination", evidence: "Evidence") -> str:
    """Why the Office cannot say now that it saw the original of *evidence*, or take that back; or an empty text."""
    if evidence.set_aside_at is not None:
        return "Minh chứng này đã được thay hoặc bỏ khỏi hồ sơ. Đồng chí mở lại hồ sơ để xem minh chứng hiện có."
    if nomination.state not in COMPARING or nomination.season.state == "closed":
        return "Chỉ đối chiếu bản chính từ khi nộp đến trước khi kết thúc thẩm định. Đồng chí ghi ý kiến ở bước sau."
    return ""


def writing_refusal(nomination: "Nomination", shown_state: str) -> str:
    """Why the dossier's text and evidence cannot be changed now, or an empty text."""
    if nomination.state not in EDITABLE:
        return (
            f"Hồ sơ đang ở trạng thái «{shown_state}» nên không sửa được nữa. "
            "Đồng chí liên hệ Văn phòng Sở nếu cần bổ sung."
        )
    if nomination.season.state == "closed":
        return "Kỳ bình xét đã kết thúc nên hồ sơ không sửa được nữa. Đồng chí liên hệ Văn phòng Sở nếu cần đính chính."
    if nomination.suspended_at is not None:
        return "Hồ sơ đang tạm dừng xét nên chưa sửa được. Đồng chí chờ Thường trực Hội đồng cho xét tiếp."
    return ""
