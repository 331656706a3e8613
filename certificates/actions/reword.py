"""Sửa chữ trên giấy chưa ký: the rendering is set aside, and the words are printed anew under the same number."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from accounts.models import User
from certificates.actions.replace import Words, fitting
from certificates.actions.stock_lines import line_of_step
from certificates.agency import signer_on
from certificates.cases import refuse_stopped
from certificates.handling import Kind, papers_of
from certificates.models import AsideRendering, Certificate, PaperStep
from certificates.readiness import guard
from certificates.rendering import CertificateText
from certificates.rewording import before_reword, of_the_day, of_the_words
from certificates.workflow import CERTIFICATE
from core import clock
from core.workflow import AlreadyDone, advance, lock, record_event, require

_FILE = ("stored_name", "original_name", "media_type", "size", "sha256")


@transaction.atomic
def reword(certificate: Certificate, *, by: User, words: Words, on: date, reason: str, basis: str = "") -> Certificate:
    """The certificate with *words*, signed on *on* by whoever holds the authority that day; number and code stay.

    A sheet at hand is entered as spoiled, in the ledger of blanks too.

    :raises PermissionDenied: *by* is not of the Office.
    :raises IllegalMove: the certificate is no longer in force; AlreadyDone: it was put right in this very way.
    :raises ValidationError: it is signed; a paper that ends it waits; grounds, reason or a difference are missing; the
        day is before the decision or to come; or the words do not fit on the paper.
    """
    lock(certificate.item.decision)
    row: Certificate = lock(certificate)
    require(row, CERTIFICATE, "reword", by=by)
    refuse_stopped([row])
    guard(before_reword(row))
    guard(of_the_day(row, on))
    text = fitting(_text(row, words, on))
    _refuse_twice(row, text, reason)
    corrected = words != Words.of(row)
    guard(of_the_words(row.text, text.to_dict(), corrected=corrected, basis=basis))
    _spoil(row, reason, by=by)
    aside = AsideRendering(certificate=row, text=row.text, reason=reason.strip(), basis=basis if corrected else "")
    for name in _FILE:
        setattr(aside, name, getattr(row, name))
    aside.at, aside.by = clock.now(), by
    facts = {"text": text.to_dict(), "stored_name": "", "original_name": "", "size": None, "sha256": ""}
    changed: Certificate = advance(row, CERTIFICATE, "reword", by=by, reason=reason, **facts)
    aside.save()
    return changed


def _text(row: Certificate, words: Words, on: date) -> CertificateText:
    signer = signer_on(on, row.item.decision)
    before = CertificateText.from_dict(row.text)
    signed = replace(before, signed_on=on, signer_title=signer.titles, signer_name=signer.name)
    return replace(signed, **vars(words))


def _refuse_twice(row: Certificate, text: CertificateText, reason: str) -> None:
    last = row.aside.order_by("-pk").first()
    if last and last.reason == reason.strip() and row.text == text.to_dict():
        raise AlreadyDone(f"Giấy số {row.text['register_number']} đã sửa như vậy. Đồng chí in giấy rồi trình ký.")


def _spoil(row: Certificate, reason: str, *, by: User) -> None:
    """The sheet that bears the former words is of no use any more."""
    (paper,) = papers_of([row])
    if not paper.last:
        return
    today, kind = clock.today(), Kind.SPOILED
    stock = line_of_step([paper], kind, None, on=today, reason=reason, document=str(row.item.decision), by=by)
    PaperStep.objects.create(
        certificate=row, kind=kind, on=today, reason=reason[:500], stock=stock.get(row.pk), at=clock.now(), by=by
    )
    record_event(row, kind, by=by, was=paper.stage, now=kind, reason=reason)
