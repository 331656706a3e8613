"""Acts on records without states, as ``docs/access-matrix.md`` tells them: which duty may do which.

The rights are those that the apps declare; tests prove each chapter through HTTP for every duty.
"""

from accounts.roles import Role
from funds import access as fund_access
from monitoring import guiding, inspecting, urging
from nominations.access import INTRODUCERS
from operations import leaks
from operations.acts import Acts
from rolemodels import access as model_access
from spreading import access as spreading_access
from spreading import directing
from spreading.workflow import HEADS
from stories import access as story_access

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
DIRECTIVES = Acts(
    "Chỉ đạo của cấp ủy",
    (
        "Văn bản gửi mọi phòng thì ai cũng đọc và ghi nhận đã đọc, đã quán triệt được; văn bản gửi một số phòng thì",
        "người của các phòng đó. Bảng ghi quyền với văn bản gửi phòng khác. Ban hành rồi không sửa được.",
    ),
    {
        "directive": ("Đọc văn bản gửi phòng khác", directing.READERS_OF_ALL),
        "directive_file": ("Tải tệp của văn bản gửi phòng khác", directing.READERS_OF_ALL),
        "directive_add": ("Ban hành văn bản chỉ đạo", directing.DIRECTING),
        "directive_withdraw": ("Thu hồi văn bản chỉ đạo", directing.DIRECTING),
        "directive_readers": ("Xem ai đã đọc", directing.FOLLOWING),
        "directive_readers_file": ("In danh sách đã đọc", directing.FOLLOWING),
    },
)
_TELL = (*spreading_access.TELLERS, *HEADS)
AWARENESS = Acts(
    "Quán triệt, tuyên truyền",
    (
        "Trưởng phòng, Phó Trưởng phòng chỉ đọc, ghi, sửa hoạt động của phòng mình. Ai ghi thì sửa được, bỏ được",
        "hoạt động mình đã ghi; bảng ghi quyền sửa, bỏ hoạt động do người khác ghi.",
    ),
    {
        "awareness": ("Đọc danh sách hoạt động", (*_TELL, Role.DIRECTOR)),
        "awareness_add": ("Ghi hoạt động", _TELL),
        "awareness_edit": ("Sửa hoạt động", (*spreading_access.PREPARERS, *HEADS)),
        "awareness_drop": ("Bỏ hoạt động", (*spreading_access.PREPARERS, *HEADS)),
    },
)
FUNDS = Acts(
    "Sổ quỹ hỗ trợ",
    (
        "Khoản đã ghi không sửa, không xóa, chỉ đính chính bằng một khoản ngược lại. Đề nghị hỗ trợ có chương riêng;",
        "phòng lập đề nghị cho nhân tố mới, điển hình của mình và tải được chứng từ chi cho đề nghị của mình.",
    ),
    {
        "funds": ("Đọc danh sách quỹ", fund_access.WATCHERS),
        "fund": ("Đọc sổ quỹ", fund_access.WATCHERS),
        "fund_export": ("Tải sổ quỹ", fund_access.WATCHERS),
        "fund_supports": ("In bảng hỗ trợ", fund_access.WATCHERS),
        "entry_file": ("Tải chứng từ thu", fund_access.WATCHERS),
        "fund_add": ("Lập quỹ", fund_access.KEEPERS),
        "fund_edit": ("Sửa thông tin quỹ", fund_access.KEEPERS),
        "fund_close": ("Đóng quỹ", fund_access.KEEPERS),
        "fund_reopen": ("Mở lại quỹ", fund_access.KEEPERS),
        "income_add": ("Ghi khoản thu", fund_access.KEEPERS),
        "entry_reverse": ("Đính chính khoản thu", fund_access.KEEPERS),
        "request_for_nomination": ("Lập đề nghị hỗ trợ", INTRODUCERS),
    },
)
_SEE_MODELS = (*model_access.WATCHERS, *INTRODUCERS)
ROLE_MODELS = Acts(
    "Điển hình đã công nhận, quyền lợi",
    (
        "Phòng chỉ đọc về cá nhân, tập thể của phòng mình. Văn phòng Sở không ghi quyền lợi, không đề nghị khen cho",
        "cá nhân, tập thể có liên quan tới mình. Kết quả khen thưởng có chương riêng.",
    ),
    {
        "list": ("Đọc danh sách điển hình", _SEE_MODELS),
        "export": ("Tải danh sách điển hình", _SEE_MODELS),
        "detail": ("Đọc trang của một điển hình", _SEE_MODELS),
        "benefits": ("Đọc quyền lợi", _SEE_MODELS),
        "grant_file": ("Tải chứng từ quyền lợi", _SEE_MODELS),
        "praise_list": ("Đọc đề nghị khen thưởng", _SEE_MODELS),
        "praise_export": ("Tải đề nghị khen thưởng", _SEE_MODELS),
        "benefits_begin": ("Lập danh sách quyền lợi theo kế hoạch", model_access.KEEPERS),
        "benefit_add": ("Thêm quyền lợi", model_access.KEEPERS),
        "benefit_edit": ("Sửa quyền lợi", model_access.KEEPERS),
        "benefit_drop": ("Bỏ quyền lợi", model_access.KEEPERS),
        "benefits_missing": ("In quyền lợi chưa thực hiện", model_access.KEEPERS),
        "benefit_give": ("Ghi kết quả thực hiện quyền lợi", model_access.KEEPERS),
        "grant_take_back": ("Bỏ kết quả đã ghi", model_access.KEEPERS),
        "praise_propose": ("Lập đề nghị khen thưởng", model_access.KEEPERS),
    },
)
STATELESS = (
    INCIDENTS, GUIDANCE, INSPECTIONS, URGINGS, CONSENTS, FUNDS, ROLE_MODELS, DIRECTIVES, AWARENESS,
)  # fmt: skip
