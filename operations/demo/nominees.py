"""The invented role models of the demonstration: who introduces whom, and on what merit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Nominee:
    """A person of the cast (by username) or a collective (by name, with its head and members)."""

    key: str
    department: str
    merit: str
    collective: str = ""
    head: str = ""
    members: tuple[str, ...] = ()
    merit_kind: str = "work"
    gave: tuple[str, int, int] | None = None  # to which activity, how much money in đồng, how many hours


#: What every department states of its nominee: nothing stands in the way.
ELIGIBLE = {
    "discipline": "no", "inspection": "no", "complaint": "no", "rating": "excellent",
    "rating_document": "Quyết định số 86/QĐ-SNgV của Sở Ngoại vụ",
}  # fmt: skip

NOMINEES = {
    nominee.key: nominee
    for nominee in (
        Nominee("congchuc", "HTQT", "Chủ trì đàm phán 03 thỏa thuận hợp tác cấp tỉnh; kết nối 05 doanh nghiệp với đối "
                "tác nước ngoài."),
        Nominee("hoaison", "HTQT", "Xây dựng bộ tư liệu đối ngoại song ngữ, được 11 sở, ngành sử dụng trong năm."),
        Nominee("truclinh", "LS", "Sáng kiến tiếp nhận hồ sơ lãnh sự trực tuyến; hỗ trợ bảo hộ 06 công dân gặp nạn ở "
                "nước ngoài."),
        Nominee("diemphuc", "LS", "Xử lý 1.620 hồ sơ, không có hồ sơ trễ hạn; trực tiếp hướng dẫn kiều bào đầu tư về "
                "tỉnh."),
        Nominee("sonka", "QLBG", "Vận động Nhân dân các xã biên giới giữ gìn đường biên, cột mốc; dạy tiếng Việt cho "
                "32 học sinh nước bạn.", merit_kind="good_deed"),
        Nominee("hlinh", "QLBG", "Biên soạn cẩm nang song ngữ về quy chế biên giới; hiến máu tình nguyện 12 lần.",
                merit_kind="good_deed", gave=("Hiến máu tình nguyện", 0, 24)),
        Nominee("thienkim", "LT", "Tổ chức lễ tân an toàn cho 27 đoàn khách quốc tế; biên soạn cẩm nang nghi lễ đối "
                "ngoại của tỉnh."),
        Nominee("chaubao", "LT", "Đề xuất quy trình đón, tiễn đoàn rút ngắn 40% thời gian chuẩn bị."),
        Nominee("anhthu", "VP", "Số hóa toàn bộ quy trình thanh toán đoàn ra, đoàn vào; rút thời gian quyết toán từ "
                "10 ngày xuống còn 04 ngày làm việc.", gave=("Quỹ Vì người nghèo", 1_500_000, 0)),
        Nominee("minhtriet", "DVDN", "Phiên dịch miễn phí 14 buổi khám, chữa bệnh nhân đạo; duy trì câu lạc bộ ngoại "
                "ngữ cho công chức trẻ.", merit_kind="movement"),
        Nominee("phiendich", "DVDN", "Hoàn thành 210 lượt phiên dịch cho các đoàn công tác, không có sai sót; giúp "
                "nhau học thêm ngoại ngữ thứ hai.", "Tổ Phiên dịch, Trung tâm Dịch vụ đối ngoại", "dvdn",
                ("minhtriet", "haivan")),
        Nominee("mottua", "HTQT", "Mô hình một đầu mối tiếp nhận đoàn vào, giảm 05 ngày chờ cho mỗi đoàn.",
                "Tổ Hợp tác địa phương, Phòng Hợp tác quốc tế", "truongphong", ("hoaison", "soanhoso")),
        Nominee("haivan", "DVDN", "Biên dịch 1.150 trang tài liệu đối ngoại; hướng dẫn 03 phiên dịch viên mới."),
        Nominee("kieubao", "LS", "Mô hình “Ngày thứ Sáu vì kiều bào” được các đơn vị học tập; 100% hồ sơ giải quyết "
                "trước hạn.", "Phòng Lãnh sự và Người Việt Nam ở nước ngoài", "ls", ("truclinh", "diemphuc")),
    )
}  # fmt: skip

#: What a department writes for each general criterion, and for the year's own.
STATEMENTS = (
    "Chấp hành nghiêm chủ trương của Đảng, pháp luật của Nhà nước và nội quy cơ quan; không vi phạm kỷ luật.",
    "Năm qua được xếp loại hoàn thành xuất sắc nhiệm vụ; mọi việc được giao đều xong trước hoặc đúng hạn.",
    "Cách làm được đồng nghiệp trong cơ quan học tập và áp dụng, được các đơn vị bạn đề nghị chia sẻ.",
    "Tận tình giúp đỡ đồng nghiệp; tham gia đầy đủ quỹ Vì người nghèo, quỹ khuyến học và các hoạt động nhân đạo.",
    "Có sản phẩm cụ thể phục vụ chuyển đổi số của cơ quan, đang được sử dụng hằng ngày.",
)
REPORT = (
    "I. Sơ lược\nCông tác tại cơ quan nhiều năm, luôn nhận và hoàn thành những việc khó.\n\n"
    "II. Thành tích\n{merit}\nTham gia tích cực các phong trào thi đua của tỉnh và của Sở.\n\n"
    "III. Hình thức đã được khen thưởng\nGiấy khen của Giám đốc Sở năm trước."
)
