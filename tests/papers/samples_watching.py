"""Samples of the papers with which the departments are guided and inspected; people and units are invented."""

from datetime import UTC, date, datetime
from typing import Any

from core.papers import Issuer, Paper
from monitoring.papers import guidance_readers, inspection
from monitoring.papers.guidance_readers import ReaderLine, ReadersContent
from monitoring.papers.inspection import FindingLine, InspectionContent

COUNCIL = Issuer(("SỞ NGOẠI VỤ",), ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), "Sông Lam")
_CONSULAR = "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"


def inspection_content(**changes: Any) -> InspectionContent:
    """A visit with two findings and an addition."""
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "department": _CONSULAR,
        "visited_on": date(2026, 10, 14),
        "place": "Trụ sở Sở Ngoại vụ, phòng họp tầng 2",
        "members": (
            "Bà Trịnh Thị Mai Lan, Phó Giám đốc Sở, Phó Chủ tịch Thường trực Hội đồng",
            "Bà Cao Thị Bích Thủy, Chánh Văn phòng Sở, Ủy viên Thường trực Hội đồng",
        ),
        "hosts": (f"Bà Phan Thị Kim Chi, Trưởng {_CONSULAR}", "Ông Mai Xuân Trường, Chuyên viên"),
        "content": (
            "1. Phòng đã ban hành kế hoạch phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm 2026 và phân công "
            "người theo dõi.",
            "2. Đoàn kiểm tra xem sổ theo dõi phong trào thi đua quý III, biên bản họp phòng và việc tuyên truyền "
            "gương người tốt, việc tốt.",
        ),
        "findings": (
            FindingLine(
                "Chưa mở sổ theo dõi việc bồi dưỡng điển hình.",
                "Mở sổ, ghi từ tháng 10; gửi bản chụp về Văn phòng Sở.",
                "Mai Xuân Trường",
                date(2026, 10, 30),
            ),
            FindingLine(
                "Báo cáo quý III chưa nêu cách nhân rộng.",
                "Bổ sung báo cáo quý III.",
                "Phan Thị Kim Chi",
                date(2026, 11, 6),
            ),
        ),
        "conclusion": ("Phòng thực hiện đúng kế hoạch; cần khắc phục hai nội dung nêu trên đúng hạn.",),
        "additions": ((date(2026, 10, 20), "Địa điểm kiểm tra đúng là phòng họp tầng 3."),),
        "recorder": "Tạ Thị Hồng Vân",
    }
    return InspectionContent(**(values | changes))


def inspection_paper(mark: str = "") -> Paper:
    return inspection.build(inspection_content(mark=mark))


def readers_paper(mark: str = "") -> Paper:
    units = (
        (
            "Phòng Hợp tác quốc tế",
            (
                ReaderLine("Ngô Đức Thiện", "Trưởng phòng", datetime(2026, 11, 3, 2, 5, tzinfo=UTC)),
                ReaderLine("Trần Quốc Bảo", "Phó Trưởng phòng", None),
                ReaderLine("Võ Hoàng Yến Nhi", "Chuyên viên soạn hồ sơ", datetime(2026, 11, 4, 7, 40, tzinfo=UTC)),
            ),
        ),
        (_CONSULAR, (ReaderLine("Phan Thị Kim Chi", "Trưởng phòng", datetime(2026, 11, 3, 8, 0, tzinfo=UTC)),)),
        ("Phòng Lễ tân", ()),
    )
    told = (
        "Văn bản: **Hướng dẫn lập hồ sơ giới thiệu điển hình tiên tiến năm 2026**, bản 2, có hiệu lực từ ngày 02 tháng "
        "11 năm 2026."
    )
    subject = "Người đã đọc văn bản hướng dẫn"
    content = ReadersContent(COUNCIL, subject, told, date(2026, 11, 5), units, mark)
    return guidance_readers.build(content)
