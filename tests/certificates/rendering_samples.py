"""Invented certificates for the tests and benchmarks of rendering, and programs that read them back."""

import io
import re
import subprocess
from datetime import date
from functools import cache
from typing import Any

from PIL import Image

from certificates import codes
from certificates.rendering import CertificateText
from certificates.rendering.render import render_many
from tests.plugins.tools import require

KEY = b"a key for tests only, 32 bytes.."


def sample(number: int = 7, **changes: Any) -> CertificateText:
    code = codes.lookup_code("SNgV", 2026, number, KEY)
    fields: dict[str, Any] = {
        "parent_organ": "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM",
        "organ": "SỞ NGOẠI VỤ",
        "title": "GIẤY CÔNG NHẬN",
        "subtitle": "ĐIỂN HÌNH TIÊN TIẾN",
        "authority": "GIÁM ĐỐC SỞ NGOẠI VỤ TỈNH SÔNG LAM",
        "verb": "công nhận",
        "honorific": "Bà",
        "name": "Hoàng Thanh Hoàng Bình",
        "post": "Chuyên viên Phòng Hợp tác quốc tế, Sở Ngoại vụ",
        "achievement": "Là điển hình tiên tiến trong phong trào thi đua yêu nước giai đoạn 2021 - 2026, đã có "
        "thành tích xuất sắc trong công tác đối ngoại, hội nhập quốc tế, góp phần hoàn thành thắng lợi nhiệm "
        "vụ chính trị của ngành và của tỉnh.",
        "decision_number": "128/QĐ-SNgV",
        "decision_date": date(2026, 11, 19),
        "register_number": codes.register_number(number, 2026, "CN-ĐHTT"),
        "code": code,
        "verify_url": codes.verify_url("https://xacthuc.songoaivu.example.vn", code),
        "verify_hint_host": "xacthuc.songoaivu.example.vn",
        "place": "Sông Lam",
        "signed_on": date(2026, 11, 20),
        "signer_title": ("GIÁM ĐỐC",),
        "signer_name": "Trần Quốc Bảo Long",
    }
    return CertificateText(**{**fields, **changes})


LONG_ACHIEVEMENT = (
    "Đã có thành tích đặc biệt xuất sắc trong công tác tham mưu tổ chức các đoàn ra, đoàn vào, vận động viện "
    "trợ phi chính phủ nước ngoài, bảo hộ công dân, quảng bá hình ảnh địa phương và xây dựng đường biên giới "
    "hòa bình, hữu nghị, hợp tác và phát triển, góp phần hoàn thành xuất sắc nhiệm vụ chính trị của tỉnh giai "
    "đoạn 2021 - 2026."
)
LONG_COLLECTIVE = (
    "Phòng Hợp tác quốc tế, Lãnh sự, Quản lý biên giới và Công tác người Việt Nam ở nước ngoài thuộc Sở Ngoại vụ "
    "tỉnh Sông Lam"
)
VARIANTS = {
    "plain": sample(),
    "collective": sample(
        8,
        honorific="Tập thể",
        name="PHÒNG LÃNH SỰ - NGƯỜI VIỆT NAM Ở NƯỚC NGOÀI",
        post="Sở Ngoại vụ tỉnh Sông Lam",
        achievement="Là tập thể điển hình tiên tiến trong phong trào thi đua yêu nước giai đoạn 2021 - 2026.",
    ),
    "long": sample(
        9,
        name="Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Nguyên",
        post="Phó Trưởng phòng phụ trách Phòng Hợp tác quốc tế và Quản lý biên giới, Sở Ngoại vụ tỉnh Sông Lam",
        achievement=LONG_ACHIEVEMENT,
        signer_title=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        mark="DIỄN TẬP",
    ),
    "long_collective": sample(
        10,
        parent_organ="ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG LAM THƯỢNG",
        honorific="Tập thể",
        name=LONG_COLLECTIVE,
        post="",
    ),
    "short": sample(
        11,
        honorific="Ông",
        name="Điểu K'Sroi",
        post="Lái xe, Văn phòng Sở",
        achievement="Gương người tốt, việc tốt năm 2026.",
    ),
    "highland": sample(12, honorific="", name="Y Ƀlŏk H'Hen Niê Kđăm Krơ̆", post="Ƀuôn Ma Thuột"),
}


@cache
def printed() -> dict[str, bytes]:
    """Every variant, printed once for all tests."""
    return dict(zip(VARIANTS, render_many(VARIANTS.values()), strict=True))


def pixels(pdf: bytes, dpi: int = 110) -> Image.Image:
    """The first page as poppler paints it."""
    command = [require("pdftoppm"), "-r", str(dpi), "-"]
    return Image.open(io.BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout))


def words_of(pdf: bytes) -> str:
    """The words as poppler reads them, between single blanks."""
    command = [require("pdftotext"), "-", "-"]
    found = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s+", " ", found)
