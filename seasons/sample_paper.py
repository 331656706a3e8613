"""An invented paper with every part of the form, on which a template is tried."""

from datetime import date

from core.papers import (
    Annex,
    Article,
    Authority,
    Column,
    GroupRow,
    Heading,
    Issuer,
    LegalBases,
    Paper,
    Paragraph,
    Recipients,
    Row,
    SignatureBlock,
    Signer,
    Table,
)

_COLUMNS = (Column("STT", 8, "center"), Column("Họ và tên", 40), Column("Chức vụ, đơn vị", 52))
_ROWS = tuple(Row((str(number), f"[[Nguyễn Văn {name}]]", "Chuyên viên, Văn phòng Sở")) for number, name in
              enumerate(("An", "Bình", "Cường"), 1))  # fmt: skip


def sample_paper(kind: str) -> Paper:
    """A paper of agency, names and figures that do not exist; *kind* is what it is called."""
    issuer = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
    table = Table(_COLUMNS, (GroupRow("I. CÁ NHÂN"), *_ROWS), closing="(Danh sách gồm 03 cá nhân)")
    blocks = (
        Heading(kind.upper(), "In thử mẫu văn bản"),
        Authority("GIÁM ĐỐC SỞ NGOẠI VỤ"),
        LegalBases(("Căn cứ Quy chế làm việc của Sở", "Theo đề nghị của Chánh Văn phòng Sở")),
        Article(1, "Đây là nội dung in thử để đo thể thức của mẫu, không có giá trị hành chính."),
        Paragraph("Đoạn văn thường, đủ dài để thấy lùi đầu dòng, canh hai bên và khoảng cách giữa các dòng trên giấy."),
        table,
        Article(2, "Mẫu chỉ được đưa vào dùng khi bản in thử lập được và các chỗ của mẫu còn đủ./."),
        SignatureBlock(Signer(("GIÁM ĐỐC",), "Trần Văn Mẫu"), Recipients(("Như Điều 1", "Lưu: VT, VP"))),
    )
    annex = Annex("Phụ lục", "DANH SÁCH IN THỬ", "(Kèm theo bản in thử)", (table,))
    return Paper("In thử mẫu văn bản", issuer.head(number="01/QĐ-SNgV", on=date(2026, 2, 3)), blocks, (annex,))
