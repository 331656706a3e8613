"""Act five: a visitor without an account checks a printed certificate; the season is closed."""

from certificates.models import Certificate
from certificates.rendering import CertificateText
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Stuck, Visitor


def verify(stage: Stage) -> None:
    """Khách tra cứu từng Giấy công nhận; trang nhắc lại mọi điều in trên giấy."""
    stage.say("Khách tra cứu Giấy công nhận")
    stage.on(1, 12)
    visitor = Visitor("khách")
    for certificate in Certificate.objects.all():
        typed = certificate.code.lower().replace("-", " ")
        page = visitor.open("certificates:verify")
        answer = visitor.ask(page, "Tra cứu", {"ma": typed})
        printed = CertificateText.from_dict(certificate.text).printed_fields()
        unsaid = [label for label, value in printed if value and not answer.says(" ".join(value.split()))]
        if unsaid or not answer.says("Giấy công nhận còn hiệu lực"):
            raise Stuck(f"Trang tra cứu {certificate.code} chưa nhắc lại: {unsaid}. {answer.words[:300]}")


def close_the_year(stage: Stage) -> None:
    """Văn phòng kết thúc kỳ bình xét."""
    stage.say("Kết thúc kỳ bình xét")
    stage.on(1, 29)
    stage.by("vanphong").do("seasons:close", stage.year, button="Kết thúc kỳ bình xét")
