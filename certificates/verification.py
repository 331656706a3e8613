"""The answer to a look-up: what stands on the certificate, word for word, and whether it is in force."""

from django.db.models import Q

from certificates import codes
from certificates.models import Certificate, ChangeItem, DecisionChange
from certificates.rendering import CertificateText
from certificates.texts import code_key
from certificates.workflow import ChangeState
from core.vietnamese import long_date

#: A row of the answer: label, text, and how it is set: "name", "code" or plain.
Line = tuple[str, str, str]


_SET = {"Họ và tên, tên tập thể": "name", "Mã tra cứu": "code", "Nội dung mã QR": "code", "Nơi tra cứu": "code"}


def canonical(typed: str) -> str:
    """The code as printed, of a code typed in any of its forms; empty when it is not one of ours.

    Asks no database: a code that was guessed fails its check here (OWASP ASVS 5.0, 11.2).
    """
    parts = codes.parse(typed, code_key())
    if parts is None:
        return ""
    prefix, year, number = parts
    return codes.lookup_code(prefix, year, number, code_key())


def find(code: str) -> Certificate | None:
    """The certificate with this canonical code."""
    return Certificate.objects.select_related("successor").filter(code=code).first()


def corrections(certificate: Certificate) -> list[ChangeItem]:
    """Words of the certificate, or of its whole decision, that issued papers have put right, oldest first.

    A certificate given in exchange, or put right while it was unsigned, may say the right words itself; these are
    left out.
    """
    rows = ChangeItem.objects.filter(change__state=ChangeState.ISSUED, change__kind__in=DecisionChange.WORDING)
    own = Q(item=certificate.item_id) | Q(item=None, change__decision__items=certificate.item_id)
    found = rows.filter(own).select_related("change").order_by("change__dated", "change", "pk")
    lines = list(found)
    if not lines or (certificate.predecessor_id is None and not certificate.aside.exists()):
        return lines
    return [line for line in lines if not _says(certificate, line)]


def _says(certificate: Certificate, line: ChangeItem) -> bool:
    words = " ".join(str(text) for text in certificate.text.values())
    return line.becomes in words and line.printed not in words


def lines(text: CertificateText) -> list[Line]:
    """Every printed field, grouped as people compare them, in the order of the paper."""
    rows = (
        ("Cơ quan", (text.parent_organ, text.organ)),
        ("Tên giấy", (text.title, text.subtitle)),
        ("Thẩm quyền, hình thức", (text.authority, text.verb)),
        ("Họ và tên, tên tập thể", (f"{text.honorific} {text.name}".strip(),)),
        ("Chức vụ, đơn vị", (text.post,)),
        ("Thành tích", (text.achievement,)),
        ("Quyết định", (f"Số {text.decision_number} {long_date(text.decision_date)}",)),
        ("Số vào sổ", (text.register_number,)),
        ("Mã tra cứu", (text.code,)),
        ("Nội dung mã QR", (text.verify_url,)),
        ("Nơi tra cứu", (text.verify_hint_host,)),
        ("Nơi, ngày ký", (f"{text.place}, {long_date(text.signed_on)}",)),
        ("Người ký", (*text.signer_title, text.signer_name)),
        ("Dấu chỉ trên giấy", (text.mark,)),
    )
    shown = ((label, ", ".join(part for part in parts if part)) for label, parts in rows)
    return [(label, words, _SET.get(label, "")) for label, words in shown if words]
