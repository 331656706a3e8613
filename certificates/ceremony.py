"""Bộ tài liệu lễ trao (features F13): the host's script, the seats and the slides, from the certificates in force."""

from datetime import datetime

from django.core.exceptions import ValidationError

from certificates.agency import decider
from certificates.cases import going
from certificates.grounds import reference_of
from certificates.models import Decision
from certificates.papers import ceremony_script, seat_list
from certificates.papers.ceremony_script import Called, Ceremony
from certificates.printing import as_frozen
from certificates.queries import certificates_of
from core.papers import PaperError, Slide, render_docx, render_pdf, render_slides
from core.uploads.bundling import Bundled
from core.vietnamese import local_day
from documents.issuing import agency_on, office_of, rehearsal_mark


def ceremony_kit(decision: Decision, at: datetime, place: str, seats: int) -> list[Bundled]:
    """Script and seats for print and for Word, and the slides; *seats* in a row of the hall.

    Certificates that are revoked, replaced or held up are not called.

    :raises ValidationError: nobody is to be called, a text does not fit, or the agency is not entered.
    """
    content = _content(decision, at, place)
    if not content.called:
        raise ValidationError(
            "Quyết định này chưa có Giấy công nhận nào để trao. Đồng chí ban hành quyết định trước, rồi tải lại."
        )
    papers = (
        ("01 Kịch bản lễ trao", ceremony_script.build(content)),
        ("02 Danh sách chỗ ngồi", seat_list.build(content, seats)),
    )
    try:
        files = [Bundled(f"{name}.{ending}", at, draw(paper)) for name, paper in papers for ending, draw in _WAYS]
        return [*files, Bundled("03 Trang chiếu.pdf", at, render_slides("Lễ trao", _slides(content), content.mark))]
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


_WAYS = (("pdf", render_pdf), ("docx", render_docx))


def _content(decision: Decision, at: datetime, place: str) -> Ceremony:
    agency = agency_on(local_day(at))
    return Ceremony(
        issuer=office_of(agency),
        agency=agency.name,
        at=at,
        place=place,
        title=decision.title,
        decision=reference_of(decision.full_number, decision.dated),
        decider=decider(agency),
        called=tuple(
            Called(f"{row.number:04d}/{row.year}", as_frozen(row), row.text["achievement"])
            for row in going(certificates_of(decision))
        ),
        mark=rehearsal_mark(),
    )


def _slides(content: Ceremony) -> list[Slide]:
    """Who decided what, then a slide for everyone in the order of the calls."""
    opening = Slide(
        f"Lễ trao Giấy công nhận {content.title}", over=content.agency, under=f"Quyết định số {content.decision.text}"
    )
    return [opening, *(_slide(one, content.title) for one in (*content.individuals, *content.collectives))]


def _slide(one: Called, title: str) -> Slide:
    who = one.nominee
    name = who.name if who.is_collective else f"{who.honorific} {who.name}"
    post = "" if who.is_collective else ", ".join(part for part in (who.position, who.unit) if part)
    return Slide(name, over=title, under=post, text=one.merit)
