"""Signing one certificate: PAdES (ETSI EN 319 142-1), as an incremental update of the issued bytes."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pkcs11
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from certificates.signing.appearance import style
from certificates.signing.keys import Key
from certificates.signing.reading import Stage, subject_of

_RESERVED, _RESERVED_STAMPED = 16384, 32768  # hexadecimal digits: taken are about 6,000, and 12,000 with a timestamp


class SigningRefused(ValueError):
    """The file was not signed; the message says why and what to do."""


class _AtMoment(PdfSigner):
    """Signs at a given time: the portal's clock decides, not the machine's."""

    moment: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.moment
        return session


def sign(
    content: bytes,
    key: Key,
    stage: Stage,
    *,
    moment: datetime,
    picture: bytes = b"",
    timestamper: TimeStamper | None = None,
) -> bytes:
    """*content* with the signature of *stage* in its field.

    The Director's is a certification that forbids every further change but filling fields; the organ's
    follows it. *moment* carries its time zone.

    :raises SigningRefused: the file has no such empty field, or the key or the time-stamping service failed.
    :raises PictureRefused: *picture* cannot be shown.
    """
    subject = subject_of(key.certificate)
    about = PdfSignatureMetadata(
        field_name=stage.field.name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=subject,
        certify=stage is Stage.DIRECTOR,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    look = style(stage, subject, moment, picture)
    signer = _AtMoment(about, key.signer, stamp_style=look, timestamper=timestamper)
    signer.moment = moment
    try:
        writer = IncrementalPdfFileWriter(BytesIO(content))
        reserved = _RESERVED_STAMPED if timestamper else _RESERVED
        signed = signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=reserved)
    except (TimestampRequestError, OSError) as failure:
        raise SigningRefused(
            "Dịch vụ cấp dấu thời gian chưa trả lời nên giấy chưa được ký. Đồng chí thử lại sau ít phút."
        ) from failure
    except pkcs11.PKCS11Error as failure:
        raise SigningRefused(
            "Thiết bị ký ngừng trả lời nên giấy chưa được ký. Đồng chí cắm lại rồi ký tiếp."
        ) from failure
    except (SigningError, PdfError, ValueError) as failure:
        raise SigningRefused(
            "Tệp này không có ô ký còn trống nên không ký được. Đồng chí mở lại trang ký."
        ) from failure
    result: bytes = signed.getvalue()
    return result
