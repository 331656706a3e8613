"""Acts on records without states, as ``docs/access-matrix.md`` tells them: which duty may do which.

The rights are those that the apps declare; tests prove each chapter through HTTP for every duty.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from accounts.roles import Role
from monitoring import guiding, inspecting, urging
from operations import leaks
from stories import access as story_access


@dataclass(frozen=True)
class Acts:
    """A chapter of acts on records without states: by the name of its address, each act in words and its duties."""

    title: str
    told: tuple[str, ...]
    acts: Mapping[str, tuple[str, Collection[Role]]]


INCIDENTS = Acts(
    "Sự cố lộ kết quả, báo cáo ai đã mở hồ sơ",
    (
        "Sự cố không có trạng thái nào ngoài đang xử lý và đã kết thúc; kết thúc rồi không sửa được. Người có",
        "liên quan tới một hồ sơ, trước cũng như sau công bố, không đọc được sự cố ghi hồ sơ đó và báo cáo ai đã mở",
        "hồ sơ đó.",
    ),
    {
        "leaks": ("Đọc danh sách sự cố", leaks.READERS),
        "leak": ("Đọc một sự cố", leaks.READERS),
        "leak_add": ("Ghi sự cố", leaks.RECORDERS),
        "leak_edit": ("Sửa nội dung sự cố", leaks.RECORDERS),
        "leak_close": ("Kết thúc sự cố", leaks.RECORDERS),
        "access_report": ("Xem ai đã mở hồ sơ", leaks.READERS),
        "access_report_file": ("Tải báo cáo ai đã mở hồ sơ", leaks.READERS),
    },
)
GUIDANCE = Acts(
    "Văn bản hướng dẫn",
    (
        "Văn bản gửi mọi phòng thì ai cũng đọc và đánh dấu đã đọc được; văn bản gửi một số phòng thì người của các",
        "phòng đó. Bảng ghi quyền với văn bản gửi phòng khác. Ban hành rồi không sửa được, chỉ thay bằng bản mới.",
    ),
    {
        "guidance": ("Đọc văn bản gửi phòng khác", guiding.READERS_OF_ALL),
        "guidance_file": ("Tải tệp của văn bản gửi phòng khác", guiding.READERS_OF_ALL),
        "guidance_read": ("Đánh dấu đã đọc văn bản gửi phòng khác", guiding.READERS_OF_ALL),
        "guidance_add": ("Ban hành văn bản hướng dẫn", guiding.GUIDES),
        "guidance_replace": ("Ban hành bản mới", guiding.GUIDES),
        "guidance_withdraw": ("Thu hồi văn bản hướng dẫn", guiding.GUIDES),
        "guidance_readers": ("Xem ai đã đọc", guiding.GUIDES),
        "guidance_readers_file": ("In danh sách đã đọc", guiding.GUIDES),
    },
)
_READ_INSPECTIONS = (*inspecting.OVERSEERS, *inspecting.HEADS)
INSPECTIONS = Acts(
    "Biên bản kiểm tra",
    (
        "Bản nháp chỉ Thường trực Hội đồng đọc được; chốt rồi không sửa được, chỉ ghi bổ sung. Trưởng phòng, Phó",
        "Trưởng phòng chỉ đọc biên bản đã chốt của phòng mình và báo cáo việc của phòng mình.",
    ),
    {
        "inspections": ("Đọc danh sách biên bản", _READ_INSPECTIONS),
        "inspection": ("Đọc một biên bản đã chốt", _READ_INSPECTIONS),
        "inspection_file": ("In biên bản đã chốt", _READ_INSPECTIONS),
        "inspection_add": ("Lập biên bản", inspecting.RECORDERS),
        "inspection_edit": ("Sửa bản nháp", inspecting.RECORDERS),
        "inspection_drop": ("Bỏ bản nháp", inspecting.RECORDERS),
        "finding_add": ("Ghi nội dung phát hiện, việc phải làm", inspecting.RECORDERS),
        "finding_edit": ("Sửa nội dung phát hiện", inspecting.RECORDERS),
        "finding_drop": ("Bỏ nội dung phát hiện", inspecting.RECORDERS),
        "inspection_finalise": ("Chốt biên bản", inspecting.RECORDERS),
        "inspection_addition": ("Ghi bổ sung, đính chính", inspecting.RECORDERS),
        "finding_report": ("Báo cáo kết quả một việc", inspecting.HEADS),
        "finding_confirm": ("Xác nhận kết quả", inspecting.RECORDERS),
        "finding_return": ("Yêu cầu làm tiếp", inspecting.RECORDERS),
        "finding_file": ("Tải tệp kèm báo cáo", _READ_INSPECTIONS),
    },
)
URGINGS = Acts(
    "Đôn đốc, Hôm nay",
    (
        "Công văn đôn đốc là bản nháp trong sổ văn bản đi, mỗi ngày một bản. Trưởng phòng, Phó Trưởng phòng chỉ thấy",
        "các lần đôn đốc phòng mình.",
    ),
    {
        "today": ("Đọc «Hôm nay»", urging.URGERS),
        "urging": ("Xem phòng quá hạn, ghi đã đôn đốc", urging.URGERS),
        "urging_letter": ("Lập công văn đôn đốc", urging.LETTER_WRITERS),
        "urged": ("Đọc các lần đôn đốc phòng mình", urging.URGED),
        "urged_seen": ("Đánh dấu đã xem", urging.URGED),
    },
)
CONSENTS = Acts(
    "Sổ đồng ý công khai",
    (
        "Mỗi người tự đồng ý, tự rút đồng ý của mình ở «Đồng ý công khai», không ai làm thay. Bảng ghi quyền với",
        "đồng ý của người khác: phiếu giấy do Văn phòng Sở lưu; chỉ Văn phòng Sở và người ký tải được phiếu.",
    ),
    {
        "subjects": ("Đọc sổ", story_access.KEEPERS),
        "subject": ("Đọc đồng ý của một người", story_access.KEEPERS),
        "blank": ("In phiếu để ký", story_access.KEEPERS),
        "record": ("Lưu phiếu của người chưa có trong sổ", story_access.KEEPERS),
        "record_for": ("Lưu phiếu của người đã có trong sổ", story_access.KEEPERS),
        "paper": ("Tải phiếu đã ký", story_access.KEEPERS),
        "withdraw": ("Ghi việc rút đồng ý", story_access.KEEPERS),
    },
)
STATELESS = (INCIDENTS, GUIDANCE, INSPECTIONS, URGINGS, CONSENTS)


def acts_table(chapter: Acts, may: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The chapter, with the duties that *may* do each act by the name of its address."""
    duties = [role for role in Role if any(role in found for found in may.values())]
    yield from (f"## {chapter.title}", "", *chapter.told, "")
    yield "| Việc | " + " | ".join(str(role.label) for role in duties) + " |"
    yield "|---" * (len(duties) + 1) + "|"
    for name, (act, _) in chapter.acts.items():
        yield f"| {act} | " + " | ".join("được" if role in may[name] else "" for role in duties) + " |"
