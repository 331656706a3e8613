"""Samples of the papers by which models are made known; people and units are invented."""

from dataclasses import replace
from datetime import date, time

from core.papers import Issuer, Paper, Reference, Signer
from documents.papers import composed
from documents.papers.composed import ComposedContent
from spreading.papers import attendance, meeting, minutes, pairing_plan, programme
from spreading.papers.attendance import AttendanceContent, Line
from spreading.papers.meeting import ItemLine, MeetingContent
from spreading.papers.minutes import MinutesContent, Wish
from spreading.papers.pairing_plan import CampaignContent, PairLine
from spreading.papers.parts import Occasion, Talk

AGENCY = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
_COOPERATION = "Phòng Hợp tác quốc tế"
_CONSULAR = "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"
_MODEL = f"Bà Nguyễn Thị Ngọc Ánh, {_CONSULAR}"
_TEAM = (
    "Tổ công tác liên phòng về tiếp nhận, giải quyết hồ sơ lãnh sự trực tuyến và hỗ trợ người Việt Nam ở nước ngoài "
    "đầu tư về tỉnh"
)
OCCASION = Occasion(
    issuer=AGENCY,
    kind="sơ kết",
    title="Sơ kết phong trào thi đua “Đổi mới mỗi ngày, phục vụ tốt hơn” sáu tháng đầu năm 2026",
    day=date(2026, 7, 10),
    starts=time(8, 0),
    place="Phòng họp tầng 3, trụ sở Sở Ngoại vụ tỉnh Sông Lam",
    chair="Bà Trịnh Thị Mai Lan, Phó Giám đốc Sở",
    secretary="Bà Tạ Thị Hồng Vân, Chuyên viên",
    movements=(
        "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số",
        "Thi đua hoàn thành xuất sắc nhiệm vụ công tác đối ngoại",
    ),
    agenda=(
        "Tuyên bố lý do, giới thiệu đại biểu",
        "Báo cáo sơ kết phong trào thi đua sáu tháng đầu năm 2026",
        "Điển hình tiên tiến báo cáo kinh nghiệm",
        "Thảo luận, các phòng đăng ký học tập điển hình",
        "Kết luận của chủ trì",
    ),
    talks=(
        Talk(_MODEL, "Tiếp nhận hồ sơ lãnh sự trực tuyến: cách làm và kết quả", 15),
        Talk(_TEAM, "Phối hợp giữa các phòng để giải quyết hồ sơ trong ngày", 15),
        Talk("Ông Lý Thành Đạt, Trung tâm Dịch vụ đối ngoại", "Mười lăm năm lái xe an toàn, hiến máu tình nguyện", 10),
    ),
)
_TOLD = "11 người: 08 tự báo bằng mã, 01 do Văn phòng Sở ghi, 02 chỉ ký trên giấy. Mỗi người chỉ tính một lần."
_UNITS = (
    (
        _COOPERATION,
        (
            Line("Ngô Đức Thiện", "Trưởng phòng", "Bằng mã, 07:52"),
            Line("Trần Quốc Bảo", "Phó Trưởng phòng", "Bằng mã, 07:55"),
            Line("Võ Hoàng Yến Nhi", "Chuyên viên", "Văn phòng ghi"),
        ),
    ),
    (
        _CONSULAR,
        (
            Line("Phan Thị Kim Chi", "Trưởng phòng", "Bằng mã, 07:48"),
            Line("Nguyễn Thị Ngọc Ánh", "Chuyên viên chính", "Bằng mã, 07:58"),
            Line("Nguyễn Hoàng Phương Khánh", "Chuyên viên", "Bằng mã, 07:59"),
        ),
    ),
    ("Trung tâm Dịch vụ đối ngoại", (Line("Lý Thành Đạt", "Viên chức", "Bằng mã, 07:50"),)),
    (
        "Văn phòng Sở",
        (
            Line("Cao Thị Bích Thủy", "Chánh Văn phòng", "Bằng mã, 07:45"),
            Line("Tạ Thị Hồng Vân", "Chuyên viên", "Bằng mã, 07:40"),
        ),
    ),
)


def programme_paper(mark: str = "") -> Paper:
    return programme.build(replace(OCCASION, mark=mark))


def sign_in_paper(mark: str = "") -> Paper:
    """Before the session, to be signed on."""
    units = tuple((unit, tuple(replace(one, known="") for one in people)) for unit, people in _UNITS)
    return attendance.build(AttendanceContent(replace(OCCASION, mark=mark), units))


def attendance_paper(mark: str = "") -> Paper:
    """After the session: who was there and how that is known."""
    return attendance.build(AttendanceContent(replace(OCCASION, mark=mark), _UNITS, _TOLD))


def minutes_paper(mark: str = "") -> Paper:
    wishes = (
        Wish(_COOPERATION, _MODEL, "Cách lập bộ câu hỏi, trả lời để công dân tự chuẩn bị giấy tờ."),
        Wish("Phòng Lễ tân", _TEAM, "Cách phân công, phối hợp giữa các phòng khi có đoàn khách đột xuất."),
    )
    content = MinutesContent(
        occasion=replace(OCCASION, mark=mark),
        symbol="BB-SNgV",
        attended=_TOLD,
        proceedings=(
            "Chánh Văn phòng Sở trình bày báo cáo sơ kết: sáu tháng đầu năm các phòng đăng ký 14 việc, hoàn thành 12 "
            "việc; tỷ lệ hồ sơ trả trước hạn đạt 93%.",
            "Ba điển hình tiên tiến báo cáo kinh nghiệm. Ông Ngô Đức Thiện đề nghị phổ biến bộ câu hỏi, trả lời về "
            "chứng nhận lãnh sự cho các phòng.",
        ),
        lessons=(
            "Bắt đầu từ việc người dân phải đi lại nhiều nhất.",
            "Giao một người chịu trách nhiệm đến cùng, các phòng cùng góp người.",
        ),
        conclusions=(
            "Giao Văn phòng Sở in bộ câu hỏi, trả lời, gửi các phòng trước ngày 31 tháng 7 năm 2026. Trưởng các phòng "
            "đã đăng ký học tập báo cáo kết quả áp dụng tại buổi tổng kết cuối năm.",
        ),
        wishes=wishes,
    )
    return minutes.build(content)


def insert_paper(mark: str = "") -> Paper:
    items = (
        ItemLine(
            "Phổ biến nội dung, chỉ tiêu của phong trào; phân công từng người đăng ký một việc.",
            "Phong trào: Cả nước thi đua đổi mới sáng tạo và chuyển đổi số",
            "Ông Ngô Đức Thiện",
        ),
        ItemLine(
            "Nêu gương, kể lại việc bảo hộ 06 công dân gặp nạn ở nước ngoài; trao đổi điều học được.",
            f"Điển hình: {_MODEL}; Văn bản của cấp ủy: Công văn số 12-CV/CB ngày 02/07/2026",
            "Bà Võ Hoàng Yến Nhi",
        ),
        ItemLine("Bình chọn gương người tốt, việc tốt của quý.", "", "Ông Đặng Hữu Phước"),
    )
    outcome = (
        "Mỗi người đăng ký một việc đổi mới, ghi vào sổ của phòng trước ngày 15 tháng 8 năm 2026.",
        "Bình chọn chị Võ Hoàng Yến Nhi là gương người tốt, việc tốt quý III.",
    )
    place = "Phòng họp tầng 2, trụ sở Sở Ngoại vụ"
    return meeting.build(MeetingContent(AGENCY, date(2026, 8, 5), place, items, 9, outcome, mark))


def pairing_plan_paper(mark: str = "") -> Paper:
    """The plan of a campaign as the Office finds it begun."""
    campaign = CampaignContent(
        aim=("Học tập, làm theo cách làm của điển hình tiên tiến; mỗi cặp có chỉ tiêu đo được, kiểm tra được.",),
        begins=date(2026, 3, 2),
        ends=date(2026, 11, 30),
        pairs=(
            PairLine(_MODEL, "Ông Nguyễn Hoàng Phương Khánh", ("Trả trước hạn 95% hồ sơ.", "Có 01 sáng kiến.")),
            PairLine(_TEAM, "Phòng Lễ tân", ("Phân công lại việc đón tiếp, không để đoàn nào chờ quá 10 phút.",)),
            PairLine(f"Ông Trần Quốc Bảo, {_COOPERATION}", "Bà Võ Hoàng Yến Nhi", ("Chủ trì 01 thỏa thuận hợp tác.",)),
        ),
    )
    content = ComposedContent(
        kind="KẾ HOẠCH",
        issuer=AGENCY,
        reference=Reference(24, "KH-SNgV", date(2026, 2, 26)),
        subject="Thi đua cùng điển hình tiên tiến năm 2026",
        addressed_to=(),
        bases=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
        body=pairing_plan.body(campaign),
        signer=Signer(("GIÁM ĐỐC",), "Đoàn Thế Vinh"),
        recipients=("Ban Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"),
        figures=pairing_plan.pairs_table(campaign.pairs),
        mark=mark,
    )
    return composed.build(content)


PAPERS = {
    "review-programme": programme_paper,
    "review-sign-in": sign_in_paper,
    "review-attendance": attendance_paper,
    "review-minutes": minutes_paper,
    "meeting-insert": insert_paper,
    "pairing-plan": pairing_plan_paper,
}
