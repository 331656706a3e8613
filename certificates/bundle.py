"""Tra cứu khi không còn cổng: what the public look-up says, as one signed page that answers from disk.

Every answer is locked with the code of its certificate, or with the digest of its PDF: whoever holds the paper or the
file opens its answer, and the page lists nobody. Codes are stretched (PBKDF2), so that they cannot be tried out.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import pbkdf2_hmac, sha256

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt

from certificates.models import Certificate
from certificates.rendering import CertificateText
from certificates.verification import corrections, lines
from certificates.workflow import ENDED, CertificateState
from core.signing import public_key, sign
from core.vietnamese import moment, short_date
from councils.offline_verifier import offline_style, policy_of
from councils.script_bundle import classic_script

FORMAT = "tra-cuu-giay-cong-nhan/1"
TURNS = 50_000
_SALT = FORMAT.encode()
_SCRIPT = settings.BASE_DIR / "static" / "js" / "pages" / "offline_look_up.js"


@dataclass(frozen=True)
class Bundle:
    """The signed data, its signature, and the page that holds both."""

    data: bytes
    signature: str
    page: bytes

    def files(self) -> dict[str, bytes]:
        """What is handed over, by name."""
        return {
            "tra-cuu.html": self.page,
            "du-lieu.json": self.data,
            "du-lieu.json.ky": f"{self.signature}\n".encode(),
            "khoa-cong-khai.txt": f"{public_key()}\n".encode(),
        }


def bundle_of(certificates: Iterable[Certificate], agency: str, at: datetime) -> Bundle:
    """The bundle of these certificates as they stand at *at*; the same certificates give the same bytes."""
    records: dict[str, str] = {}
    for row in certificates:
        answer = json.dumps(_answer(row), ensure_ascii=False).encode()
        records |= _locked(row.code, answer)
        if row.sha256:
            records |= _locked(row.sha256, row.code.encode())
    content = {
        "format": FORMAT, "agency": agency, "made_at": moment(at), "turns": TURNS,
        "records": dict(sorted(records.items())),
    }  # fmt: skip
    data = json.dumps(content, ensure_ascii=False).encode()
    signature = sign(data)
    return Bundle(data, signature, _page(data, signature, agency, at))


def _answer(row: Certificate) -> dict[str, object]:
    """As the public page says it, and nothing more."""
    return {
        "code": row.code,
        "state": str(CertificateState(row.state).label),
        "in_force": row.state == CertificateState.ISSUED,
        "note": " ".join(filter(None, [_note(row), *(line.told for line in corrections(row))])),
        "lines": [[label, words] for label, words, _ in lines(CertificateText.from_dict(row.text))],
    }


def _note(row: Certificate) -> str:
    if row.state in ENDED and row.revoked_on:
        what = "Thu hồi" if row.state == CertificateState.REVOKED else "Hủy bỏ công nhận, thu hồi giấy"
        return f"{what} từ ngày {short_date(row.revoked_on)} theo {row.revocation_decision}."
    if row.state == CertificateState.REPLACED and row.replaced_on:
        next_one, why = row.successor.text["register_number"], row.successor.get_ground_display()
        return f"Từ ngày {short_date(row.replaced_on)} giấy này được thay bằng giấy số {next_one}, vì {why}."
    return ""


def _locked(secret: str, content: bytes) -> dict[str, str]:
    """Content under the place and the key that follow from *secret*; the nonce follows from the content."""
    root = pbkdf2_hmac("sha256", secret.encode(), _SALT, TURNS, 48)
    nonce = sha256(root[16:] + content).digest()[:12]
    box = crypto_aead_chacha20poly1305_ietf_encrypt(content, None, nonce, root[16:])
    return {root[:16].hex(): b64encode(nonce + box).decode()}


def _page(data: bytes, signature: str, agency: str, at: datetime) -> bytes:
    script, style = classic_script(_SCRIPT), offline_style()
    context = {
        "policy": SafeString(policy_of(script, style)), "script": SafeString(script), "style": SafeString(style),
        "data": b64encode(data).decode(), "signature": signature, "key": public_key(), "agency": agency,
        "made_at": moment(at),
    }  # fmt: skip
    return render_to_string("documents/offline_look_up.html", context).encode()
