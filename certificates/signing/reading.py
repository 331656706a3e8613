"""What a signed file says of itself: whose signatures, when, in what order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from asn1crypto import x509

from certificates.rendering.fields import DIRECTOR, ORGAN, SignatureField


class Stage(StrEnum):
    """The two signatures, in the only order in which they are made (Decree 30/2020, articles 13, 32 and 33)."""

    DIRECTOR = "director"
    ORGAN = "organ"

    @property
    def field(self) -> SignatureField:
        return DIRECTOR if self is Stage.DIRECTOR else ORGAN

    @property
    def words(self) -> str:
        return "chữ ký của người có thẩm quyền" if self is Stage.DIRECTOR else "chữ ký của cơ quan"


@dataclass(frozen=True)
class Signature:
    """One signature found sound: whose, when by its own word, and when by a timestamp."""

    stage: Stage
    sha256: str
    subject: str
    signed_at: datetime | None
    stamped_at: datetime | None


def subject_of(certificate: x509.Certificate) -> str:
    """The holder's name as the certificate gives it."""
    native: dict[str, Any] = certificate.subject.native
    name = native.get("common_name") or certificate.subject.human_friendly
    return str(name if isinstance(name, str) else name[0])
