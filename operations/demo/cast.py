"""The invented agency of demonstrations and rehearsals: its units, its people, what they are charged with.

Every name is made up. Sông Lam is no province.
"""

from dataclasses import dataclass, field

from accounts.roles import Role

AGENCY = {
    "name": "Sở Ngoại vụ",
    "parent": "UBND tỉnh Sông Lam",
    "province": "tỉnh Sông Lam",
    "place": "Sông Lam",
    "short_code": "SNgV",
    "contact": "Văn phòng Sở, máy lẻ 103",
}

#: code → (name, may introduce role models)
DEPARTMENTS = {
    "BGD": ("Ban Giám đốc Sở", False),
    "VP": ("Văn phòng Sở", True),
    "HTQT": ("Phòng Hợp tác quốc tế", True),
    "LS": ("Phòng Lãnh sự và Người Việt Nam ở nước ngoài", True),
    "LT": ("Phòng Lễ tân", True),
    "QLBG": ("Phòng Quản lý biên giới", True),
    "DVDN": ("Trung tâm Dịch vụ đối ngoại", True),
}


@dataclass(frozen=True)
class Part:
    """One person of the cast."""

    username: str
    honorific: str
    full_name: str
    post: str
    department: str
    birth_year: int
    roles: tuple[Role, ...] = field(default=())


CAST = (
    Part("giamdoc", "Ông", "Trần Quốc Bảo Long", "Giám đốc Sở", "BGD", 1970, (Role.DIRECTOR,)),
    Part("phogiamdoc", "Ông", "Tạ Quang Hiệp Ân", "Phó Giám đốc Sở", "BGD", 1974, (Role.STANDING_COUNCIL,)),
    Part("chanhvanphong", "Bà", "Hứa Thanh Vân Hà", "Chánh Văn phòng Sở", "VP", 1979, (Role.HEAD,)),
    Part("vanphong", "Bà", "Mạc Thùy Lam Yên", "Chuyên viên", "VP", 1988, (Role.OFFICE,)),
    Part("vanthu", "Bà", "Ninh Ngọc Thảo Chi", "Văn thư", "VP", 1991, (Role.RECORDS_CLERK,)),
    Part("quantri", "Ông", "Phùng Gia Tường Minh", "Quản trị mạng", "VP", 1990, (Role.ADMINISTRATOR,)),
    Part("bientap", "Ông", "Âu Dương Nhật Quân", "Chuyên viên", "VP", 1993, (Role.EDITOR,)),
    Part("chibo", "Bà", "Giang Thị Hải Miên", "Chuyên viên chính", "VP", 1976, (Role.PARTY_CELL,)),
    Part("truongphong", "Bà", "Đỗ Lam Khuê", "Trưởng phòng", "HTQT", 1978, (Role.HEAD,)),
    Part("photruongphong", "Ông", "Doãn Triều Dương", "Phó Trưởng phòng", "HTQT", 1982, (Role.DEPUTY_HEAD,)),
    Part("soanhoso", "Bà", "Phan Bảo Tường Vi", "Chuyên viên", "HTQT", 1994, (Role.CLERK,)),
    Part("congchuc", "Ông", "Bùi Đăng Khải Phong", "Chuyên viên", "HTQT", 1990, (Role.STAFF,)),
    Part("ls", "Ông", "Cao Hữu Thạch Bình", "Trưởng phòng", "LS", 1977, (Role.HEAD,)),
    Part("lt", "Ông", "Kiều Nhật Đông Hải", "Trưởng phòng", "LT", 1980, (Role.HEAD,)),
    Part("qlbg", "Ông", "Ngô Trác Việt Lâm", "Trưởng phòng", "QLBG", 1975, (Role.HEAD,)),
    Part("dvdn", "Ông", "Quách Đình Sa Phong", "Giám đốc Trung tâm", "DVDN", 1981, (Role.HEAD,)),
    Part("hoaison", "Ông", "Lý Nguyên Hoài Sơn", "Chuyên viên", "HTQT", 1989),
    Part("truclinh", "Bà", "Cao Minh Trúc Linh", "Chuyên viên", "LS", 1992),
    Part("diemphuc", "Bà", "Sử Hoàng Diễm Phúc", "Chuyên viên chính", "LS", 1984),
    Part("sonka", "Ông", "Điểu Sơn Ka", "Chuyên viên", "QLBG", 1987),
    Part("hlinh", "Bà", "H'Linh Êban", "Chuyên viên", "QLBG", 1995),
    Part("thienkim", "Bà", "Vũ Hạ Thiên Kim", "Chuyên viên", "LT", 1993),
    Part("chaubao", "Ông", "Tôn Thất Châu Bảo", "Chuyên viên", "LT", 1986),
    Part("anhthu", "Bà", "Lục Phương Anh Thư", "Kế toán", "VP", 1985),
    Part("minhtriet", "Ông", "Khúc Đức Minh Triết", "Phiên dịch viên", "DVDN", 1991),
    Part("haivan", "Bà", "Thân Lệ Hải Vân", "Phiên dịch viên", "DVDN", 1988),
)  # fmt: skip

#: The council of seven in which the Director is chair and five members head introducing departments.
COUNCIL = (
    ("giamdoc", Role.COUNCIL_CHAIR),
    ("phogiamdoc", Role.COUNCIL_VICE),
    ("chanhvanphong", Role.COUNCIL_SECRETARY),
    ("truongphong", Role.COUNCIL_MEMBER),
    ("ls", Role.COUNCIL_MEMBER),
    ("lt", Role.COUNCIL_MEMBER),
    ("qlbg", Role.COUNCIL_MEMBER),
)

#: Proposed as Tổ kiểm phiếu, its head first: one from outside the council, none of the same department.
COUNTERS = ("ls", "lt", "chibo")

#: Which account shows which duty first, for the list that ``make run`` prints.
SHOWN = (
    ("truongphong", "Trưởng phòng (và Ủy viên Hội đồng)"),
    ("soanhoso", "Chuyên viên soạn hồ sơ"),
    ("vanphong", "Văn phòng Sở"),
    ("vanthu", "Văn thư"),
    ("chanhvanphong", "Thư ký Hội đồng (và Chánh Văn phòng)"),
    ("giamdoc", "Giám đốc Sở (và Chủ tịch Hội đồng)"),
    ("phogiamdoc", "Phó Chủ tịch Hội đồng (và Thường trực Hội đồng)"),
    ("ls", "Tổ trưởng Tổ kiểm phiếu (và Ủy viên Hội đồng)"),
    ("chibo", "Thành viên Tổ kiểm phiếu (và Cấp ủy chi bộ)"),
    ("bientap", "Biên tập viên"),
    ("congchuc", "Công chức"),
    ("quantri", "Quản trị hệ thống"),
)

PASSWORD = "trinh-dien-tien-tien"  # noqa: S105 - accounts of the demonstration only; production refuses them
