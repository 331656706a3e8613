"""Papers that the office writes: what a draft begins with, and its rows turned into the paper."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from core.papers import Paper, PaperError, Reference, Signer
from core.vietnamese import lines, short_date
from documents import issuing
from documents.models import Composed, RecipientGroup
from documents.papers import composed
from documents.papers.composed import Figures
from documents.recipients import places, recipients_for

Kind, Signing = Composed.Kind, Composed.Signing
_NAMES = {Kind.LETTER: "", Kind.REPORT: "BÁO CÁO", Kind.PLAN: "KẾ HOẠCH"}
_SYMBOLS = {Kind.LETTER: "{}-VP", Kind.REPORT: "BC-{}", Kind.PLAN: "KH-{}"}
_RECIPIENTS = {
    Kind.LETTER: "Như trên\nLưu: VT, VP",
    Kind.REPORT: "Như trên\nBan Giám đốc Sở\nLưu: VT, VP",
    Kind.PLAN: "Ban Giám đốc Sở\nCác phòng, đơn vị thuộc Sở\nLưu: VT, VP",
}
_RANKS = {Signing.DIRECTOR: issuing.RANKS, Signing.ORDERED: issuing.LETTER_RANKS}
_ABOVE = "như trên"


@dataclass(frozen=True)
class Words:
    """What somebody wrote, or the portal proposes; a line an entry, of ``body`` a line a paragraph."""

    subject: str
    body: str
    addressed_to: str = ""
    bases: str = ""
    recipients: str = ""
    signing: str = Signing.DIRECTOR


def begun(kind: str) -> Words:
    """An empty paper of *kind* with the recipients kept for it."""
    otherwise = _RECIPIENTS[Kind(kind)]
    return Words("", "", recipients=recipients_for(RecipientGroup.Paper(kind), otherwise))


def symbol_of(row: Composed, day: date) -> str:
    """The symbol proposed for its number: 45/SNgV-VP, 12/BC-SNgV."""
    return _SYMBOLS[Kind(row.kind)].format(issuing.short_code(day))


def stored(figures: Sequence[Figures]) -> list[dict[str, Any]]:
    """Tables as the row keeps them."""
    return [asdict(one) for one in figures]


def told(row: Composed) -> list[Figures]:
    """The tables of the row."""
    return [
        Figures(one["title"], tuple(one["columns"]), tuple(map(tuple, one["rows"])), tuple(one["total"]))
        for one in row.figures
    ]


def tables(row: Composed) -> list[dict[str, Any]]:
    """The same for the page: every line as pairs of a column's title and a cell."""
    return [
        {
            "title": one.title,
            "columns": one.columns,
            "lines": [
                list(zip(one.columns, line, strict=True)) for line in (*one.rows, *([one.total] if one.total else []))
            ],
        }
        for one in told(row)
    ]


def sent_to(row: Composed) -> list[str]:
    """Whom it goes to: those it is addressed to, and the block of recipients without "Như trên"."""
    others = [place for place in places(row.recipients) if place.lower() != _ABOVE]
    return list(dict.fromkeys([*places(row.addressed_to), *others]))


def signer_of(row: Composed, day: date) -> Signer:
    """Who signs it on that day.

    :raises ValidationError: nobody may, in the capacity that was chosen.
    """
    if row.signing == Signing.ORDERED and not issuing.signs_by_order(day):
        raise ValidationError(
            f"Ngày {short_date(day)} không có ai được ký thừa lệnh hoặc thừa ủy quyền. Đồng chí chọn người ký là Giám "
            "đốc, hoặc ghi văn bản phân công trước."
        )
    return issuing.signer_on(day, _RANKS[Signing(row.signing)])


def composed_paper(row: Composed, reference: Reference, day: date) -> Paper:
    """The paper as of *day*; with no number in *reference*, number and date are left blank.

    :raises ValidationError: agency or signer are missing, or the text cannot be printed.
    """
    kind = Kind(row.kind)
    content = composed.ComposedContent(
        kind=_NAMES[kind],
        issuer=issuing.issuer_of(issuing.agency_on(day)),
        reference=reference,
        subject=row.subject,
        addressed_to=tuple(places(row.addressed_to)),
        bases=lines(row.bases),
        body=lines(row.body),
        signer=signer_of(row, day),
        recipients=lines(row.recipients),
        figures=tuple(told(row)),
        mark=issuing.rehearsal_mark(),
    )
    try:
        return composed.build(content)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem
