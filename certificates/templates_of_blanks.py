"""Reading the templates of blanks: the version that prints, earlier ones, and a certificate to try a template with."""

from collections.abc import Sequence
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from certificates.models import Blank, BlankTemplate
from certificates.rendering import CertificateText
from certificates.rendering.ground import Ground
from certificates.rendering.places import Plan, default_plan
from core.uploads import read


def latest_template(blank: Blank) -> BlankTemplate | None:
    return blank.templates.select_related("made_by", "blank").order_by("-number").first()


def printing_templates() -> QuerySet[BlankTemplate]:
    """The version that prints of every kind in use."""
    last = BlankTemplate.objects.filter(blank=OuterRef("blank")).order_by("-number").values("pk")[:1]
    rows = BlankTemplate.objects.filter(blank__in_use=True, pk=Subquery(last))
    return rows.select_related("blank").order_by("blank__name", "pk")


def plan_of(blank: Blank, template: BlankTemplate | None, *, landscape: bool = True) -> Plan:
    """The places of *template*; where there is none yet, those of the portal's own certificate."""
    return template.plan if template else default_plan(blank.size, landscape=landscape)


def ground_of(template: BlankTemplate | None) -> Ground:
    """The picture of the blank, for the preview."""
    if template is None or not template.picture_stored_name:
        return Ground()
    return Ground(template.picture_media_type, read(template.picture_stored_name, template.picture_sha256))


def specimens() -> Sequence[CertificateText]:
    """An ordinary certificate and one of the longest, both of nobody."""
    ordinary = CertificateText(
        parent_organ="ỦY BAN NHÂN DÂN TỈNH MẪU", organ="SỞ MẪU",
        title="GIẤY CÔNG NHẬN", subtitle="ĐIỂN HÌNH TIÊN TIẾN", authority="GIÁM ĐỐC SỞ MẪU TỈNH MẪU",
        verb="công nhận", honorific="Bà", name="Nguyễn Thị Mẫu", post="Chuyên viên Phòng Mẫu, Sở Mẫu",
        achievement="Là điển hình tiên tiến năm 2026. Có nhiều sáng kiến trong công tác.",
        decision_number="00/QĐ-MẪU", decision_date=date(2026, 11, 19), register_number="0000/2026/MẪU",
        code="MAU-26-00000-0000000000", verify_url="HTTPS://EXAMPLE.VN/C/MAU-26-00000-0000000000",
        verify_hint_host="example.vn", place="Tỉnh Mẫu", signed_on=date(2026, 11, 20),
        signer_title=("GIÁM ĐỐC",), signer_name="Trần Văn Mẫu",
    )  # fmt: skip
    frozen = ordinary.to_dict() | {
        "honorific": "Tập thể",
        "name": "Phòng Mẫu quản lý Mẫu thứ nhất, Mẫu thứ hai và công tác Mẫu ở nơi xa",
        "post": "Phó Trưởng phòng phụ trách Phòng Mẫu thứ nhất và Mẫu thứ hai, Sở Mẫu tỉnh Mẫu",
        "achievement": "Là điển hình tiên tiến năm 2026. " + "Có thành tích đặc biệt xuất sắc trong công tác. " * 6,
        "signer_title": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "mark": "MẪU",
    }
    return ordinary, CertificateText.from_dict(frozen)
