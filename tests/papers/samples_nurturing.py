"""Samples of the papers with which new factors are nurtured; people and units are invented."""

from datetime import date
from typing import Any

from core.papers import Issuer, Paper, Signer
from nurturing.papers import plan, register, tracking
from nurturing.papers.plan import PlanContent
from nurturing.papers.register import Listed, RegisterContent
from nurturing.papers.tracking import Followed, Overcome, TrackingContent

CONSULAR = "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"
DEPARTMENT = Issuer(("SỞ NGOẠI VỤ",), (CONSULAR.upper(),), "Sông Lam")
AGENCY = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
HEAD = Signer(("TRƯỞNG PHÒNG",), "Phan Thị Kim Chi", sealed=False)
FACTOR = "Ông Nguyễn Hoàng Phương Khánh"
_FIELD = "Công tác; cải cách hành chính"
_GROUP = "Nhóm hỗ trợ trực tuyến công dân tỉnh Sông Lam đang học tập, lao động ở nước ngoài"


def plan_content(**changes: Any) -> PlanContent:
    """The second version, approved by the head."""
    values: dict[str, Any] = {
        "issuer": DEPARTMENT,
        "on": date(2026, 4, 6),
        "name": FACTOR,
        "about": f"{FACTOR}, Chuyên viên",
        "field": _FIELD,
        "strengths": (
            "Tự xây dựng bộ câu hỏi, trả lời về chứng nhận lãnh sự, giảm một nửa số lượt công dân phải đi lại bổ sung "
            "giấy tờ.",
            "Tận tình với người dân; sáu tháng đầu năm không có hồ sơ trễ hạn, không có đơn thư phản ánh.",
        ),
        "goals": (
            "1. Trả trước hạn từ 95% hồ sơ chứng nhận lãnh sự, hợp pháp hóa lãnh sự trở lên.",
            "2. Có ít nhất 01 sáng kiến được Hội đồng sáng kiến Sở Ngoại vụ công nhận trong năm 2026.",
        ),
        "measures": (
            "1. Giao chủ trì thí điểm tiếp nhận hồ sơ lãnh sự trực tuyến toàn trình.",
            "2. Cử dự lớp bồi dưỡng kỹ năng tiếp công dân, bảo hộ công dân của Bộ Ngoại giao.",
            "3. Mỗi tháng trình bày một tình huống đã xử lý tại buổi sinh hoạt chuyên môn của phòng.",
        ),
        "means": ("Bố trí 01 máy quét hồ sơ và nửa ngày làm việc mỗi tuần để hoàn thiện sáng kiến.",),
        "mentor": "Bà Nguyễn Thị Ngọc Ánh, Chuyên viên chính",
        "begins": date(2026, 4, 6),
        "ends": date(2026, 11, 30),
        "every": 2,
        "expected_year": 2026,
        "version": 2,
        "change_reason": "bổ sung việc thí điểm theo Kế hoạch số 31/KH-SNgV ngày 23/3/2026",
        "signer": HEAD,
        "recipients": ("Thường trực Hội đồng", "Người hướng dẫn", "Lưu: VT, LS"),
    }
    return PlanContent(**(values | changes))


def plan_paper(mark: str = "") -> Paper:
    return plan.build(plan_content(mark=mark))


def tracking_content(**changes: Any) -> TrackingContent:
    """As those read it who read shortcomings."""
    values: dict[str, Any] = {
        "issuer": DEPARTMENT,
        "on": date(2026, 10, 15),
        "name": FACTOR,
        "facts": (
            ("Đối tượng", f"{FACTOR}, Chuyên viên"),
            ("Lĩnh vực nổi trội", _FIELD),
            ("Phát hiện", "12/01/2026, qua ý kiến của công dân ở Bộ phận một cửa"),
            ("Phòng đề xuất", CONSULAR),
            ("Kế hoạch", "bản 2, từ ngày 06/04/2026 đến hết ngày 30/11/2026"),
            ("Người hướng dẫn", "Nguyễn Thị Ngọc Ánh, nhận ngày 08/04/2026"),
            ("Trạng thái", "Đang bồi dưỡng"),
        ),
        "followed": (
            Followed(
                date(2026, 6, 6),
                "Ngày 05/06/2026, Phan Thị Kim Chi",
                "Đã trả trước hạn 412 trên 430 hồ sơ. Bộ câu hỏi, trả lời đã đưa lên trang thông tin điện tử của Sở."
                "\nCần hỗ trợ: máy quét hồ sơ khổ A3.",
            ),
            Followed(date(2026, 8, 6), "Bỏ qua ngày 07/08/2026", "Đi học lớp bồi dưỡng của Bộ Ngoại giao."),
            Followed(
                date(2026, 10, 6),
                "Ngày 06/10/2026, Phan Thị Kim Chi",
                "Thí điểm trực tuyến được 65 hồ sơ. Đã gửi đơn đề nghị công nhận sáng kiến.",
            ),
        ),
        "shortcomings": (
            Overcome(
                "Còn ngại trình bày trước đông người.",
                "Báo cáo tình huống tại buổi sinh hoạt chuyên môn hằng tháng (Nguyễn Thị Ngọc Ánh)",
                date(2026, 9, 30),
                "Khắc phục ngày 28/09/2026",
            ),
            Overcome(
                "Chưa có chứng chỉ ngoại ngữ thứ hai theo vị trí việc làm.",
                "Học và dự thi chứng chỉ tiếng Lào (Nguyễn Hoàng Phương Khánh)",
                date(2026, 11, 20),
                "Chưa khắc phục",
            ),
        ),
        "criteria": (
            ("Tiêu chuẩn chung 1: Hoàn thành xuất sắc mọi nhiệm vụ được giao", "Thuyết minh và 02 minh chứng"),
            (
                "Tiêu chuẩn chung 2: Có sáng kiến, cách làm mới đem lại hiệu quả thiết thực, được phòng xác nhận",
                "Còn thiếu minh chứng",
            ),
            ("Tiêu chuẩn chung 3: Có uy tín, được tập thể tin yêu, học tập", "Còn thiếu thuyết minh và minh chứng"),
        ),
        "life": (
            (date(2026, 7, 20), "Nghỉ, đi học, đi biệt phái", "Lớp bồi dưỡng ba tuần, Quyết định số 58/QĐ-SNgV"),
            (date(2026, 8, 11), "Tiếp tục", ""),
        ),
        "signer": HEAD,
    }
    return TrackingContent(**(values | changes))


def tracking_paper(mark: str = "") -> Paper:
    return tracking.build(tracking_content(mark=mark))


def register_paper(mark: str = "") -> Paper:
    rows = (
        Listed(
            "Phòng Hợp tác quốc tế", "Bà Võ Hoàng Yến Nhi, Chuyên viên", "Công tác; vận động viện trợ",
            "Một mình theo dõi 11 dự án phi chính phủ nước ngoài, không dự án nào báo cáo chậm.",
            date(2026, 2, 3), "Đang bồi dưỡng",
        ),
        Listed(
            CONSULAR, f"{FACTOR}, Chuyên viên", _FIELD,
            "Tự xây dựng bộ câu hỏi, trả lời về chứng nhận lãnh sự. Tận tình với người dân.",
            date(2026, 1, 12), "Đang bồi dưỡng",
        ),
        Listed(
            CONSULAR, _GROUP, "Người tốt, việc tốt; toàn diện",
            "Trực ngoài giờ, giúp 46 công dân gặp khó khăn ở nước ngoài liên hệ cơ quan đại diện.",
            date(2026, 5, 19), "Mới phát hiện",
        ),
        Listed(
            "Phòng Lễ tân", "Ông Điểu K'Sroi, Chuyên viên", "Học tập; ngoại ngữ",
            "Tự học, phiên dịch được hai thứ tiếng tại các buổi tiếp khách của lãnh đạo tỉnh.",
            date(2026, 3, 27), "Tạm dừng",
        ),
    )  # fmt: skip
    compiler = Signer(("NGƯỜI LẬP",), "Tạ Thị Hồng Vân", sealed=False)
    approver = Signer(("NGƯỜI DUYỆT",), "Cao Thị Bích Thủy", sealed=False)
    return register.build(RegisterContent(AGENCY, date(2026, 10, 15), rows, compiler, approver, mark))


PAPERS = {
    "nurturing-plan": plan_paper,
    "nurturing-tracking": tracking_paper,
    "nurturing-register": register_paper,
}
