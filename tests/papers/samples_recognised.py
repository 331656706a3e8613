"""Samples of the papers on what the recognised are given; people, units and sums are invented."""

from datetime import date

from core.papers import Issuer, Paper, Signer
from funds.papers import supports
from funds.papers.supports import SupportLine, SupportsContent, decision_words
from rolemodels.papers import missing_benefits
from rolemodels.papers.missing_benefits import MissingContent, MissingLine

AGENCY = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
COMPILER = Signer(("NGƯỜI LẬP",), "Tạ Thị Hồng Vân")
APPROVER = Signer(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Cao Thị Bích Thủy")
_COOPERATION = "Phòng Hợp tác quốc tế"
_CONSULAR = "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"
_SERVICES = "Trung tâm Dịch vụ đối ngoại"
_TEAM = (
    "Tổ công tác liên phòng về tiếp nhận, giải quyết hồ sơ lãnh sự trực tuyến và hỗ trợ người Việt Nam ở nước ngoài "
    "đầu tư về tỉnh"
)


def supports_paper(mark: str = "") -> Paper:
    """Bảng hỗ trợ of a fund."""
    decided = "Quyết định số 41/QĐ-SNgV ngày 18/05/2026"
    lines = (
        SupportLine(
            "Ông Nguyễn Hoàng Phương Khánh", _CONSULAR, "Học phí lớp bồi dưỡng kỹ năng bảo hộ công dân", 4_500_000,
            date(2026, 5, 20), "Ông Nguyễn Hoàng Phương Khánh", decided,
        ),
        SupportLine(
            _TEAM, _SERVICES, "Mua thiết bị phiên dịch lưu động phục vụ khám, chữa bệnh nhân đạo", 18_750_000,
            date(2026, 6, 12), "Ông Lý Thành Đạt", "Quyết định số 47/QĐ-SNgV ngày 08/06/2026",
        ),
        SupportLine(
            "Bà Võ Hoàng Yến Nhi", _COOPERATION, "Thăm hỏi khi ốm đau", 1_000_000, date(2026, 7, 3),
            "Bà Võ Hoàng Yến Nhi", "Giám đốc duyệt ngày 02/07/2026",
        ),
        SupportLine(
            "Ông Điểu K'Sroi", "Phòng Lễ tân", "In tài liệu phổ biến kinh nghiệm tự học ngoại ngữ", 3_200_000,
            date(2026, 9, 25), "Bà Bùi Thị Diễm Quỳnh", "Giám đốc duyệt ngày 21/09/2026",
        ),
    )  # fmt: skip
    return supports.build(
        SupportsContent(
            issuer=AGENCY,
            made_on=date(2026, 12, 31),
            fund="Quỹ hỗ trợ, bồi dưỡng nhân tố mới, điển hình tiên tiến Sở Ngoại vụ",
            decision=decision_words("15/QĐ-SNgV", date(2026, 2, 3)),
            year=2026,
            lines=lines,
            received=120_000_000,
            balance=92_550_000,
            committed=7_000_000,
            compiler=COMPILER,
            approver=APPROVER,
            mark=mark,
        )
    )


def missing_paper(mark: str = "") -> Paper:
    """Danh sách còn quyền lợi chưa thực hiện."""
    raise_, course, posted = (
        "Nâng bậc lương trước thời hạn (Văn phòng Sở)",
        "Ưu tiên cử đi đào tạo, bồi dưỡng (Văn phòng Sở)",
        "Nêu gương trên trang thông tin điện tử (Ban Biên tập)",
    )
    lines = (
        MissingLine("Bà Phạm Thị Thu Hương", "Văn phòng Sở", (raise_,)),
        MissingLine("Ông Trần Quốc Bảo", _COOPERATION, (course, posted)),
        MissingLine("Ông Nguyễn Hoàng Phương Khánh", _CONSULAR, (raise_, course, posted)),
        MissingLine("Ông Điểu K'Sroi", "Phòng Lễ tân", (posted,)),
        MissingLine(_TEAM, _SERVICES, (posted,)),
    )
    return missing_benefits.build(MissingContent(AGENCY, date(2027, 6, 15), 2026, lines, 12, COMPILER, APPROVER, mark))


PAPERS = {"fund-supports": supports_paper, "missing-benefits": missing_paper}
