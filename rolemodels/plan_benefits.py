"""What follows from the plan, which announces benefits ("quyền lợi của điển hình tiên tiến") and lists none."""

from dataclasses import dataclass

_PLAN = "Mục III Kế hoạch của năm"


@dataclass(frozen=True)
class Line:
    """One proposed line of a season's list."""

    name: str
    what: str
    basis: str
    giver: str


FROM_THE_PLAN = (
    Line(
        "Cấp Giấy công nhận", "Được cấp Giấy công nhận điển hình tiên tiến.", "Mục II Kế hoạch của năm", "Văn phòng Sở"
    ),
    Line("Thông báo rộng rãi", "Được giới thiệu trên trang thông tin điện tử của Sở.", _PLAN, "Văn phòng Sở"),
    Line(
        "Tiếp tục theo dõi, tạo môi trường thuận lợi",
        "Được phòng theo dõi, tạo môi trường thuận lợi để tiếp tục sáng tạo.",
        _PLAN,
        "Phòng giới thiệu",
    ),
    Line("Hỗ trợ từ quỹ", "Được hỗ trợ trực tiếp bằng các quỹ khi có đề nghị được duyệt.", _PLAN, "Văn phòng Sở"),
    Line(
        "Biểu dương, đề nghị khen thưởng",
        "Được biểu dương, đề nghị khen thưởng kịp thời.",
        "Mục I Kế hoạch của năm",
        "Thường trực Hội đồng",
    ),
)
