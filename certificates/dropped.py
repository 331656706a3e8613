"""What a PDF that somebody holds is: a file that the portal keeps, something made out of one, or neither.

Only the bytes that the portal issued or keeps are confirmed. Of a file that grew out of them it is told what was found.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from certificates.models import Certificate, SignedFile
from certificates.signed import expected_on
from certificates.signing import Stage, Verdict, verify
from certificates.signing.verifying import LARGEST
from core import clock

TOO_LARGE = (
    f"Tệp lớn hơn {LARGEST // 1024 // 1024} MB nên không phải Giấy công nhận của cổng. "
    "Mời chọn đúng tệp Giấy công nhận, hoặc tra bằng mã in trên giấy."
)
NO_PDF = "Tệp này không phải tệp PDF. Mời chọn tệp PDF của Giấy công nhận, hoặc tra bằng mã in trên giấy."
BROKEN = "Tệp PDF này không nguyên vẹn. Mời xin lại tệp từ nơi gửi rồi chọn lại, hoặc tra bằng mã in trên giấy."
ENCRYPTED = (
    "Tệp này đặt mật khẩu hoặc bị mã hóa nên cổng không đọc được. "
    "Mời xin lại tệp không đặt mật khẩu, hoặc tra bằng mã in trên giấy."
)
NOT_OURS = (
    "Tệp này không phải tệp Giấy công nhận do cổng lập, hoặc đã bị sửa, bị lưu lại bằng phần mềm khác. "
    "Mời xin lại tệp gốc từ cơ quan cấp, hoặc tra bằng mã in trên giấy."
)

_END = b"%%EOF"
_ENDS_LOOKED_AT = 4  # the issued bytes come first in whatever grew out of them
_TAIL = 4096  # bytes: where a PDF tells that it is encrypted, and that it ends
_DIGEST = re.compile(r"[0-9a-f]{64}")


class FileRefused(ValueError):
    """The file has nothing to do with a certificate of this portal; the message says so to whoever holds it."""


@dataclass(frozen=True)
class Kept:
    """Bytes that the portal issued or keeps: whose certificate, the signatures they bear, and those they lack."""

    certificate: Certificate
    signatures: tuple[SignedFile, ...]
    lacking: tuple[Stage, ...]
    is_for_ink: bool

    @property
    def lacks(self) -> str:
        """The signatures that the file lacks, in words; empty for a file that is printed and signed in ink."""
        return "" if self.is_for_ink else " và ".join(stage.words for stage in self.lacking)


@dataclass(frozen=True)
class Grown:
    """A file that begins with the issued bytes of a certificate and that the portal does not keep."""

    certificate: Certificate
    verdict: Verdict

    @property
    def facts(self) -> list[str]:
        """What stands against it; the last sentence of each finding is advice to the signer and left out."""
        return [f"{finding.rpartition('. ')[0]}." for finding in self.verdict.findings]


def kept(sha256: str) -> Kept | None:
    """The kept file with this digest, a file as issued or one that was signed."""
    if not _DIGEST.fullmatch(sha256):
        return None
    signed = SignedFile.objects.filter(sha256=sha256).first()
    rows = Certificate.objects.select_related("successor").prefetch_related("signed_files")
    found = rows.filter(pk=signed.certificate_id).first() if signed else rows.filter(sha256=sha256).first()
    return _kept(found, Stage(signed.stage) if signed else None) if found else None


def judged(content: bytes) -> Kept | Grown:
    """What these bytes are; nothing of them is stored.

    :raises FileRefused: they are no certificate of this portal, nor made out of one.
    """
    if len(content) > LARGEST:
        raise FileRefused(TOO_LARGE)
    if found := kept(hashlib.sha256(content).hexdigest()):
        return found
    if not content.startswith(b"%PDF-"):
        raise FileRefused(NO_PDF)
    begins = dict(_beginnings(content))
    if origin := Certificate.objects.filter(sha256__in=begins).first():
        base = content[: begins[origin.sha256]]
        return Grown(origin, verify(content, base, expected_on(clock.today())))
    raise FileRefused(_against(content))


def _kept(certificate: Certificate, last: Stage | None) -> Kept:
    order = list(Stage)
    borne = order[: order.index(last) + 1] if last else []
    signed = {Stage(row.stage): row for row in certificate.signed_files.all()}
    return Kept(
        certificate,
        tuple(signed[stage] for stage in borne if stage in signed),
        tuple(stage for stage in order if stage not in borne),
        is_for_ink=not signed,
    )


def _beginnings(content: bytes) -> Iterator[tuple[str, int]]:
    """The digest and the length of every beginning of *content* that could be a whole PDF."""
    end = -1
    for _ in range(_ENDS_LOOKED_AT):
        end = content.find(_END, end + 1)
        if end < 0:
            return
        after = end + len(_END)
        for size in (after, after + 1, after + 2):  # with the line break that follows, of one sign or two
            yield hashlib.sha256(memoryview(content)[:size]).hexdigest(), size


def _against(content: bytes) -> str:
    if b"/Encrypt" in content[-_TAIL:]:
        return ENCRYPTED
    return NOT_OURS if _END in content[-_TAIL:] else BROKEN
