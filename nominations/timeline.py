"""A dossier's history in sentences, for the eyes that read it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from accounts.events import timeline
from accounts.models import Event
from core.vietnamese import clock_time, short_date
from nominations.models import Nomination
from nominations.workflow import is_kept_back, oversees

#: Who declared a conflict, who filed an appraisal and who commented stand in the record of events, not here:
#: appraisers and those concerned read this page.
_TOLD = {
    "create": "Bắt đầu soạn hồ sơ",
    "import": "Cập nhật hồ sơ từ tệp Excel",
    "attach": "Thêm minh chứng",
    "set_aside": "Bỏ minh chứng khỏi hồ sơ",
    "add_contribution": "Thêm đóng góp",
    "edit_contribution": "Sửa đóng góp",
    "drop_contribution": "Bỏ đóng góp",
    "replace": "Thay tệp minh chứng",
    "cover": "Che thông tin cá nhân trong minh chứng",
    "upload_report": "Tải tệp báo cáo thành tích lên",
    "choose_report": "Chọn báo cáo thành tích",
    "confirm_name": "Xác nhận họ tên",
    "report_name": "Báo họ tên sai",
    "see_original": "Văn phòng Sở đối chiếu bản chính",
    "unsee_original": "Văn phòng Sở bỏ xác nhận đối chiếu bản chính",
    "submit": "Nộp hồ sơ",
    "admit_late": "Thường trực Hội đồng cho nộp muộn",
    "return": "Văn phòng Sở yêu cầu bổ sung",
    "extend_supplement": "Thường trực Hội đồng gia hạn bổ sung",
    "receive": "Văn phòng Sở tiếp nhận hồ sơ",
    "refer": "Giám đốc Sở giao Hội đồng bình xét",
    "opine": "Cấp ủy chi bộ cho ý kiến",
    "open_comments": "Công khai lấy ý kiến nội bộ",
    "extend_comments": "Gia hạn lấy ý kiến nội bộ",
    "appraise": "Hội đồng kết thúc thẩm định",
    "table": "Đưa ra bỏ phiếu kín",
    "untable": "Đưa khỏi lần bỏ phiếu",
    "pass": "Hồ sơ đạt tỷ lệ phiếu",
    "fail": "Hồ sơ không đạt tỷ lệ phiếu",
    "correct_words": "Văn phòng Sở sửa chữ trước khi ký Quyết định",
    "recognise": "Giám đốc Sở quyết định công nhận",
    "decline": "Giám đốc Sở quyết định không công nhận",
    "send_back": "Giám đốc Sở trả lại Hội đồng",
    "ask": "Giám đốc Sở yêu cầu phòng giải trình",
    "answer": "Phòng trả lời Giám đốc Sở",
    "announce": "Công bố kết quả",
    "withdraw": "Phòng rút hồ sơ",
    "shelve": "Thường trực Hội đồng để hồ sơ ngoài kỳ này",
    "find": "Ghi điều kiện xét",
    "waive": "Thường trực Hội đồng cho xét tiếp khi vướng điều kiện",
    "suspend": "Tạm dừng xét",
    "resume": "Cho xét tiếp",
}
#: Every move that a dossier's own history tells, to those who oversee it.
TOLD = frozenset(_TOLD)
_WRITING = frozenset(
    {"create", "import", "attach", "set_aside", "replace", "cover", "upload_report", "choose_report"}
    | {"add_contribution", "edit_contribution", "drop_contribution"}
)
#: What a department reads while the outcome is kept back; all else waits, whatever it is.
_OPEN = _WRITING | {
    *("submit", "admit_late", "return", "extend_supplement", "receive", "see_original", "unsee_original"),
    *("refer", "ask", "answer", "withdraw", "suspend", "resume", "shelve", "open_comments", "extend_comments"),
}
#: What a department reads once the outcome is announced; how the council voted stays with those who oversee.
_ANNOUNCED = _OPEN | {"appraise", "recognise", "decline", "announce"}
#: Reasons that may touch third persons stay with those who oversee.
_REASON_KEPT_BACK = frozenset({"suspend", "resume"})


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as the timeline component draws it."""

    when: str
    title: str
    who: str
    note: str
    current: bool = False


def entries(nomination: Nomination, user: Any) -> list[Entry]:
    """What happened, newest first, without what *user* may not know yet."""
    overseen = oversees(nomination, user)
    readable = _TOLD.keys() if overseen else _OPEN if is_kept_back(nomination, user) else _ANNOUNCED
    events = [event for event in timeline(nomination) if event.move in readable]
    runs = [list(run) for _, run in groupby(events, key=_run)]
    told = [_entry(run, overseen, run is runs[-1]) for run in runs]
    return told[::-1]


def _run(event: Event) -> tuple[object, ...]:
    """Evidence added one after another by one person is told as one thing."""
    return (event.move, event.actor_id) if event.move == "attach" else (event.pk,)


def _entry(run: list[Event], overseen: bool, newest: bool) -> Entry:
    event = run[-1]
    note = "" if event.move in _REASON_KEPT_BACK and not overseen else event.reason
    title = _TOLD[event.move]
    if len(run) > 1:
        title, note = f"Thêm {len(run)} minh chứng", ""
    return told_of(event, title, note=note, newest=newest)


def told_of(event: Event, title: str, *, note: str = "", newest: bool) -> Entry:
    """The event in these words, with its moment, who acted, and in which duty."""
    who = ", ".join(part for part in (event.actor_name, event.capacity) if part)
    return Entry(f"{clock_time(event.at)} ngày {short_date(event.at)}", title, who, note, newest)
