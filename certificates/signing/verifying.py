"""Judging a signed certificate: it grew out of the issued bytes, and the expected certificates signed it in order.

That each signature is mathematically sound is not enough: whoever adds to a signed file paints over a name without
breaking any signature. What was added after the issued bytes is therefore held to filling signature fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import parser
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from certificates.signing.changes import SIGNING_ONLY, DiffResult, ModificationLevel
from certificates.signing.reading import Signature, Stage, subject_of

LARGEST = 5 * 1024 * 1024  # bytes: ten times a certificate with both signatures
_ORDER = list(Stage)
NOT_OURS = "Tệp này không phải là bản của Giấy công nhận do cổng lập. Mời chọn đúng tệp đã tải từ cổng về để ký."
TOO_LARGE = "Tệp lớn hơn 5 MB nên không phải Giấy công nhận của cổng. Mời chọn đúng tệp Giấy công nhận."
BROKEN = "Không đọc được tệp này như một tệp PDF nguyên vẹn. Mời tải lại tệp từ nơi nhận rồi chọn lại."
ENCRYPTED = "Tệp này đặt mật khẩu hoặc bị mã hóa. Mời chọn tệp Giấy công nhận không đặt mật khẩu."
CHANGED = "Nội dung của tệp đã bị sửa so với Giấy công nhận do cổng lập. Không dùng tệp này."


@dataclass(frozen=True)
class Verdict:
    """What was found: sentences against the file (none when it is accepted) and its sound signatures."""

    findings: tuple[str, ...]
    signatures: tuple[Signature, ...] = ()

    @property
    def accepted(self) -> bool:
        return not self.findings


def verify(
    content: bytes, base: bytes, expected: Mapping[str, Stage], stages: Sequence[Stage] = tuple(Stage)
) -> Verdict:
    """Judge *content* against the issued bytes *base*.

    *expected* gives the stage of each registered certificate by its SHA-256; the file must bear exactly the
    signatures of *stages*, in their order. Any bytes are judged; none raises.
    """
    if len(content) > LARGEST:
        return Verdict((TOO_LARGE,))
    if not content.startswith(b"%PDF-"):
        return Verdict((BROKEN,))
    if not content.startswith(base):
        return Verdict((ENCRYPTED if b"/Encrypt" in content[-4096:] else NOT_OURS,))
    try:
        return _judge(content, base, expected, list(stages))
    except Exception:  # whatever hostile bytes make the library raise, the answer is the same refusal
        return Verdict((BROKEN,))


def _judge(content: bytes, base: bytes, expected: Mapping[str, Stage], stages: list[Stage]) -> Verdict:
    reader = PdfFileReader(BytesIO(content))
    if reader.encrypted:
        return Verdict((ENCRYPTED,))
    if reader.xrefs.get_startxref_for_revision(0) >= len(base) or not _only_signed(reader):
        return Verdict((CHANGED,))
    found = sorted(reader.embedded_regular_signatures, key=lambda item: item.signed_revision)
    findings, sound = [], []
    for place, embedded in enumerate(found):
        stage = expected.get(embedded.signer_cert.sha256.hex())
        sentence, signature = _of(embedded, stage, content, last=place == len(found) - 1)
        findings += [sentence] if sentence else []
        sound += [signature] if signature else []
    signed = [signature.stage for signature in sound]
    if not findings and signed != stages:
        findings.append(_missing(signed, stages))
    return Verdict(tuple(findings), tuple(sound))


def _only_signed(reader: PdfFileReader) -> bool:
    """Whether everything after the issued bytes is filling or adding signature fields, or proof of them."""
    if reader.xrefs.total_revisions == 1:
        return True
    review = SIGNING_ONLY.review_file(reader, 0)
    return isinstance(review, DiffResult) and review.modification_level <= ModificationLevel.FORM_FILLING


def _of(
    embedded: EmbeddedPdfSignature, stage: Stage | None, content: bytes, *, last: bool
) -> tuple[str, Signature | None]:
    """What stands against one signature, or the signature."""
    certificate = embedded.signer_cert
    name = subject_of(certificate)
    if stage is None:
        return f"Chữ ký của «{name}» không thuộc chứng thư đang đăng ký với cổng. Mời ký bằng đúng chứng thư.", None
    status = _status(embedded)
    if not (status.intact and status.valid) or (last and not _tight(embedded, content)):
        return f"Chữ ký của «{name}» không còn khớp nội dung tệp. Không dùng tệp này.", None
    if not status.docmdp_ok or not _unchanged_since(status):
        return CHANGED, None
    if last and status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return f"Tệp bị thêm dữ liệu sau chữ ký của «{name}». Mời chọn bản gốc sau khi ký.", None
    signed_at, stamped_at = status.signer_reported_dt, _stamp(status)
    if not _in_term(certificate, stamped_at or signed_at):
        return f"Chứng thư của «{name}» không có hiệu lực vào lúc ký. Mời ký lại bằng chứng thư còn hạn.", None
    return "", Signature(stage, certificate.sha256.hex(), name, signed_at, stamped_at)


def _tight(embedded: EmbeddedPdfSignature, content: bytes) -> bool:
    """Whether the room of the last signature, which no signature covers, holds it in one spelling and zeros."""
    _, start, after, _ = (int(number) for number in embedded.byte_range)
    room, taken = content[start + 1 : after - 1].rstrip(b"0"), parser.peek(embedded.pkcs7_content) * 2
    return len(room) <= taken and room in (room.lower(), room.upper())


def _status(embedded: EmbeddedPdfSignature) -> PdfSignatureStatus:
    """Soundness only: whom to trust is decided by the registered certificates, without asking any network."""
    trust = ValidationContext(trust_roots=[embedded.signer_cert], allow_fetching=False)
    return validate_pdf_signature(embedded, trust, key_usage_settings=KeyUsageConstraints(key_usage=set()))


def _unchanged_since(status: PdfSignatureStatus) -> bool:
    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _stamp(status: PdfSignatureStatus) -> datetime | None:
    stamp = status.timestamp_validity
    return stamp.timestamp if stamp is not None and stamp.intact and stamp.valid else None


def _in_term(certificate: Any, moment: datetime | None) -> bool:
    return moment is not None and certificate.not_valid_before <= moment <= certificate.not_valid_after


def _missing(signed: list[Stage], stages: list[Stage]) -> str:
    if sorted(signed) == sorted(stages) or signed[:1] == [Stage.ORGAN]:
        return "Cơ quan đã ký trước người có thẩm quyền. Mời ký lại đúng thứ tự từ tệp do cổng lập."
    lacking = [stage.words for stage in stages if stage not in signed]
    if lacking:
        return f"Tệp còn thiếu {' và '.join(lacking)}. Mời ký đủ rồi chọn lại tệp."
    return "Tệp có nhiều chữ ký hơn số chữ ký đang chờ. Mời chọn tệp chỉ mang các chữ ký của bước này."
