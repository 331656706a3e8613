"""Phiếu đồng ý công khai: a person agrees in writing to name, pictures and story being made public."""

from dataclasses import dataclass

from core.papers import Column, Heading, Issuer, Note, Paper, Paragraph, Row, SignatureBlock, Signer, Table, plain


@dataclass(frozen=True, slots=True)
class ConsentContent:
    """`post` and `unit` may be empty, of people outside the staff list."""

    issuer: Issuer
    agency: str
    name: str
    post: str
    unit: str
    mark: str = ""


def build(content: ConsentContent) -> Paper:
    """The form as it is signed; boxes are ticked by hand."""
    who = ", ".join(plain(part) for part in (content.post, content.unit) if part)
    agency = plain(content.agency)
    blocks = (
        Heading("PHIẾU ĐỒNG Ý CÔNG KHAI", "Thông tin về gương điển hình tiên tiến"),
        Paragraph(f"Họ và tên: **{plain(content.name)}**"),
        Paragraph(f"Chức vụ, đơn vị: {who or '…' * 40}"),
        Paragraph(f"Tôi đồng ý để {agency} công khai (đánh dấu vào ô nội dung đồng ý):"),
        _ticked("Họ tên, chức vụ, đơn vị", "Hình ảnh", "Bài viết về tôi, hoặc bài viết có nêu tên tôi"),
        Paragraph("Phạm vi công khai (đánh dấu vào một ô):"),
        _ticked(
            f"Cổng thi đua và trang thông tin điện tử của {agency}",
            f"Cả báo chí và các kênh khác do {agency} cung cấp",
        ),
        Paragraph(
            "Tôi biết rằng việc đồng ý là tự nguyện; tôi có quyền xem, đề nghị sửa và rút lại đồng ý bất cứ lúc nào, "
            "trên cổng hoặc tại Văn phòng Sở. Từ lúc rút, cổng không hiển thị nội dung đó nữa. Bản đã in hoặc nơi khác "
            "đã đăng trước lúc rút thì không thu lại được."
        ),
        SignatureBlock(Signer(("NGƯỜI ĐỒNG Ý",), plain(content.name), "(Ký tên, ghi ngày ký)", sealed=False)),
        Note("Phiếu này do Văn phòng Sở lưu. Chỉ Văn phòng Sở và người ký xem được."),
    )
    return Paper("Phiếu đồng ý công khai", content.issuer.head(), blocks, mark=content.mark)


def _ticked(*lines: str) -> Table:
    """Marked lines, each with a box before it."""
    return Table(
        (Column("", 12, "center"), Column("", 152)), tuple(Row(("{{o}}", one)) for one in lines), headless=True
    )
