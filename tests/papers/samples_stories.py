"""The form on which somebody agrees to be made public; the person and the unit are invented."""

from core.papers import Issuer, Paper
from stories.papers import consent
from stories.papers.consent import ConsentContent

AGENCY = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")


def consent_paper(mark: str = "") -> Paper:
    unit = "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"
    return consent.build(ConsentContent(AGENCY, "Sở Ngoại vụ", "Trần Thị Thử", "Chuyên viên", unit, mark))
