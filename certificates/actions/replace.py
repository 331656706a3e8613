"""Cấp đổi, cấp lại: another certificate under a number of its own takes the place of one in force."""

from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.actions.registering import next_numbers
from certificates.agency import signer_on
from certificates.cases import refuse_stopped
from certificates.models import Certificate
from certificates.readiness import guard
from certificates.rendering import CertificateText, UnprintableText, arrange
from certificates.replacing import before_destroy, before_replace
from certificates.texts import successor_text
from certificates.workflow import CERTIFICATE
from core import clock
from core.history import keep
from core.workflow import advance, lock, record_event, require

Ground = Certificate.Ground


@dataclass(frozen=True)
class Words:
    """What may be corrected on an exchanged certificate; everything else is repeated as it was frozen."""

    honorific: str
    name: str
    post: str
    achievement: str

    @classmethod
    def of(cls, certificate: Certificate) -> "Words":
        """As they stand on the certificate."""
        return cls(*(certificate.text[name] for name in ("honorific", "name", "post", "achievement")))


@transaction.atomic
def exchange(
    certificate: Certificate,
    *,
    by: User,
    ground: str,
    on: date,
    destroyed_on: date,
    reason: str,
    words: Words,
    basis: str = "",
) -> Certificate:
    """Cấp đổi: the paper came back wrong or damaged and was destroyed on *destroyed_on*.

    *words* other than the frozen ones need *basis*, the document that shows them to be right. The answer is the
    certificate that is in force from *on*.

    :raises AlreadyDone: it was replaced before.
    :raises ValidationError: a day, a reason or a ground is missing, or the words do not fit on the paper.
    """
    row = _lock(certificate, "exchange", by=by)
    corrected = words != Words.of(row)
    guard(before_replace(row, on, ground=ground, corrected=corrected, basis=basis))
    guard(before_destroy(row, destroyed_on))
    facts = {"replaced_on": on, "paper_destroyed_on": destroyed_on}
    old: Certificate = advance(row, CERTIFICATE, "exchange", by=by, reason=reason, **facts)
    return _succeed(old, words, ground=ground, on=on, basis=basis if corrected else "", by=by)


@transaction.atomic
def reissue(certificate: Certificate, *, by: User, on: date, reason: str) -> Certificate:
    """Cấp lại: the holder lost the paper; the copy says the same words and is marked «CẤP LẠI».

    :raises AlreadyDone, ValidationError: as ``exchange`` does.
    """
    row = _lock(certificate, "reissue", by=by)
    guard(before_replace(row, on, ground=Ground.LOST))
    old: Certificate = advance(row, CERTIFICATE, "reissue", by=by, reason=reason, replaced_on=on)
    return _succeed(old, Words.of(old), ground=Ground.LOST, on=on, basis="", by=by)


def _lock(certificate: Certificate, move: str, *, by: User) -> Certificate:
    row: Certificate = lock(certificate)
    require(row, CERTIFICATE, move, by=by)
    refuse_stopped([row])
    return row


def _succeed(old: Certificate, words: Words, *, ground: str, on: date, basis: str, by: User) -> Certificate:
    (number,) = next_numbers(on.year, 1)
    signer = signer_on(on, old.item.decision)
    text = successor_text(old, number, on, signer, marked=ground == Ground.LOST)
    text = fitting(replace(text, **vars(words)))
    row = Certificate(
        item=old.item,
        predecessor=old,
        ground=ground,
        correction_basis=basis,
        year=on.year,
        number=number,
        code=text.code,
        text=text.to_dict(),
        issued_at=clock.now(),
    )
    keep(row, by=by, why="create")
    record_event(row, "create", by=by, was="", now=row.state)
    return row


def fitting(text: CertificateText) -> CertificateText:
    """*text*, if it can be printed on the paper.

    :raises ValidationError: it does not fit, or a character has no glyph.
    """
    try:
        arrange(text)
    except UnprintableText as problem:
        raise ValidationError(str(problem)) from problem
    return text
