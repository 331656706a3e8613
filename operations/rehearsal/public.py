"""Act six: a visitor without an account checks every certificate; the season is closed."""

from certificates.models import Certificate
from certificates.queries import chain_of
from certificates.rendering import CertificateText
from certificates.workflow import CertificateState
from core.vietnamese import two_digits
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Stuck, Visitor

#: What the public page says first, by the state of the certificate.
VERDICTS = {
    CertificateState.ISSUED: "Giấy công nhận còn hiệu lực",
    CertificateState.REPLACED: "Giấy công nhận đã thay thế",
}


def verify(stage: Stage) -> None:
    """Khách tra cứu từng Giấy công nhận; trang nhắc lại mọi điều in trên giấy và các giấy của cùng lần công nhận."""
    stage.say("Khách tra cứu Giấy công nhận")
    stage.on(1, 12)
    visitor = Visitor("khách")
    rows = Certificate.objects.order_by("year", "number")
    for certificate in rows:
        typed = certificate.code.lower().replace("-", " ")
        page = visitor.open("certificates:verify")
        answer = visitor.ask(page, "Tra cứu", {"ma": typed})
        expected = [*_printed(certificate), VERDICTS[CertificateState(certificate.state)], *_chain(certificate)]
        if unsaid := [words for words in expected if not answer.says(words)]:
            raise Stuck(f"Trang tra cứu {certificate.code} chưa ghi: {unsaid}. {answer.words[:300]}")
    stage.verified.append(f"Tra cứu: {two_digits(len(rows))} mã đều trả lời đúng như chữ in trên giấy.")
    for old in rows.exclude(successor=None):
        numbers = " → ".join(str(row.text["register_number"]) for row in chain_of(old))
        stage.verified.append(f"Chuỗi giấy {numbers}: giấy trước đã thay thế, giấy sau còn hiệu lực.")


def _printed(certificate: Certificate) -> list[str]:
    """Every field of the paper, its words one space apart."""
    fields = CertificateText.from_dict(certificate.text).printed_fields()
    return [" ".join(value.split()) for _, value in fields if value]


def _chain(certificate: Certificate) -> list[str]:
    """What the page lists of a recognition for which more than one certificate was given; else nothing."""
    rows = chain_of(certificate)
    numbers = [f"Số {row.text['register_number']}" for row in rows] if len(rows) > 1 else []
    if certificate.state == CertificateState.REPLACED:
        numbers.append(f"được thay bằng giấy số {certificate.successor.text['register_number']}")
    return numbers


def close_the_year(stage: Stage) -> None:
    """Văn phòng kết thúc kỳ bình xét."""
    stage.say("Kết thúc kỳ bình xét")
    stage.on(1, 29)
    stage.by("vanphong").do("seasons:close", stage.year, button="Kết thúc kỳ bình xét")
