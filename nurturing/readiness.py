"""Why a plan, a follow-up or an introduction cannot go on now, in sentences."""

from datetime import timedelta

from core import clock
from core.vietnamese import short_date
from nominations.models import Nomination
from nominations.workflow import FINAL
from nominations.workflow import State as FileState
from nurturing.models import Mentoring, NewFactor, NurturingPlan
from nurturing.workflow import ACTIVE, LIVE, State

#: A plan holds for at most so many days, and looks at most so many years ahead.
LONGEST, FARTHEST = 3 * 366, 5


def keeping_refusal(row: NewFactor) -> str:
    """Why nothing can be written on the entry; empty while it is found or nurtured."""
    if row.state in ACTIVE:
        return ""
    ways = {
        State.PAUSED: "Mời bấm «Tiếp tục» khi hết lý do tạm dừng rồi làm tiếp.",
        State.INTRODUCED: "Nội dung mới mời ghi ở hồ sơ giới thiệu.",
        State.ENDED: "Dòng này chỉ còn để xem lại.",
    }
    return f"Nhân tố mới đang ở trạng thái «{row.get_state_display()}» nên chưa ghi được. {ways[State(row.state)]}"


def life_refusal(row: NewFactor) -> str:
    """Why no life event can be recorded; empty while it is live."""
    if row.state in LIVE:
        return ""
    return f"Nhân tố mới đang ở trạng thái «{row.get_state_display()}» nên không ghi biến động được nữa."


def plan_refusals(row: NewFactor, plan: NurturingPlan) -> dict[str, str]:
    """What of a draft cannot stand."""
    refusals = {}
    if plan.ends < plan.begins:
        refusals["ends"] = "Ngày kết thúc phải từ ngày bắt đầu trở đi. Mời ghi lại."
    elif plan.ends > plan.begins + timedelta(days=LONGEST):
        refusals["ends"] = "Kế hoạch dài nhất 03 năm. Mời ghi ngày sớm hơn; khi cần thì thay bằng bản mới."
    elif plan.ends < clock.today():
        refusals["ends"] = "Ngày kết thúc đã qua. Mời ghi ngày từ hôm nay trở đi."
    if not plan.begins.year <= plan.expected_year <= plan.begins.year + FARTHEST:
        last = plan.begins.year + FARTHEST
        refusals["expected_year"] = f"Mời ghi năm từ {plan.begins.year} đến {last}."
    if plan.mentor_id is not None and plan.mentor_id == row.person_id:
        refusals["mentor"] = "Người được bồi dưỡng không tự hướng dẫn mình. Mời chọn đồng chí khác."
    elif plan.mentor is not None and not plan.mentor.is_active:
        refusals["mentor"] = "Đồng chí này không còn công tác. Mời chọn đồng chí khác."
    return refusals


def mentor_words(mentoring: Mentoring | None) -> str:
    """How far the question to the mentor has come."""
    if mentoring is None:
        return "Chưa có người hướng dẫn"
    at = mentoring.answered_at or mentoring.asked_at
    words = {
        Mentoring.Answer.WAITING: "chờ trả lời từ ngày",
        Mentoring.Answer.ACCEPTED: "nhận ngày",
        Mentoring.Answer.DECLINED: "không nhận, ngày",
    }
    return f"{mentoring.mentor}, {words[Mentoring.Answer(mentoring.answer)]} {short_date(at)}"


def going_on_refusal(row: NewFactor, nomination: Nomination | None) -> str:
    """Why the department cannot go on nurturing whom it put forward; empty once the file is over, not recognised."""
    if nomination is None or row.state != State.INTRODUCED:
        return ""
    if nomination.state == FileState.RECOGNISED and nomination.announced_at is not None:
        return (
            f"{row.addressed} đã được công nhận. Mời theo dõi tiếp ở mục «Điển hình đã được công nhận», không cần mở "
            "lại ở sổ nhân tố mới."
        )
    over = nomination.state in FINAL and (nomination.announced_at is not None or nomination.state in _WITHOUT_RESULT)
    if over:
        return ""
    return f"Hồ sơ {nomination.number} chưa có kết quả công bố. Mời chờ kết quả, hoặc rút hồ sơ rồi bồi dưỡng tiếp."


#: States that a department knows at once, without an announcement.
_WITHOUT_RESULT = (FileState.WITHDRAWN, FileState.SHELVED)
