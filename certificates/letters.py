"""Rows of a letter of results as its page and its paper want them."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.models import User
from certificates import wording
from certificates.agency import signer_on
from certificates.models import DecisionItem, ResultLetter
from certificates.papers import result_letter
from certificates.printing import nominee
from core.papers import Paper, PaperError, Reference, Signer
from core.vietnamese import lines
from documents.issuing import agency_on, issuer_of, office_of, rehearsal_mark, signs_by_order


def items_of(letter: ResultLetter) -> list[DecisionItem]:
    """The files that the letter tells of, in the order of the decision."""
    return list(letter.items.select_related("nomination__department").order_by("ordinal"))


def outcome_of(item: DecisionItem) -> str:
    """What a department is told of its file."""
    return wording.RECOGNISED if item.outcome == DecisionItem.Outcome.RECOGNISE else wording.NOT_RECOGNISED


def subject_of(letter: ResultLetter) -> str:
    return f"Kết quả xét công nhận {letter.decision.title}"


def recipients_of(letter: ResultLetter) -> str:
    """As the book of outgoing documents has it, one a line."""
    return f"{letter.addressee}\nLưu: VT, VP"


def signer_of(letter: ResultLetter, on: date, sender: User) -> Signer:
    """Who signs it on that day: whoever signs letters for the Director, else *sender* for the Office.

    :raises ValidationError: everybody who may is concerned in one of its files.
    """
    if not signs_by_order(on):
        return Signer((sender.post.upper(),), sender.full_name)
    return signer_on(on, about=[item.nomination for item in items_of(letter)], letter=True)


def letter_paper(letter: ResultLetter, reference: Reference, on: date, signer: User) -> Paper:
    """Thông báo kết quả with this number and date.

    :raises ValidationError: the agency has no name on record, or a word cannot be printed.
    """
    agency = agency_on(on)
    content = result_letter.ResultLetterContent(
        issuer=issuer_of(agency) if signs_by_order(on) else office_of(agency),
        reference=reference,
        subject=subject_of(letter),
        addressed_to=letter.addressee,
        opening=lines(letter.opening),
        told=tuple(_told(letter, item) for item in items_of(letter)),
        closing=lines(letter.closing),
        signer=signer_of(letter, on, signer),
        mark=rehearsal_mark(),
    )
    try:
        return result_letter.build(content)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def _told(letter: ResultLetter, item: DecisionItem) -> result_letter.Told:
    if letter.department_id:
        return result_letter.Told(nominee(item.nomination), outcome_of(item))
    council = "Đạt tỷ lệ phiếu" if item.passed else "Không đạt tỷ lệ phiếu"
    return result_letter.Told(nominee(item.nomination), item.get_outcome_display(), council, item.reason)
