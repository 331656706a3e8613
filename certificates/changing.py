"""A change of an issued decision as asked for, what it lacks, and its paper."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError

from certificates import wording
from certificates.agency import decider, signer_on
from certificates.models import Certificate, Decision, DecisionChange
from certificates.numbers import kind_of
from certificates.papers import change as change_form
from certificates.printing import nominee
from certificates.readiness import Gap, not_ahead, number_gaps
from certificates.workflow import DecisionState
from core.papers import Paper, PaperError, Reference, Signer
from core.vietnamese import lines, short_date
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from seasons.queries import legal_bases

Kind = DecisionChange.Kind


@dataclass(frozen=True)
class NewWords:
    """Words put right: of the certificate with this id, or (None) of the decision as a whole."""

    certificate: int | None
    printed: str
    becomes: str


@dataclass(frozen=True)
class Change:
    """What the office gives: number and date, the reason, and either words or certificates (by id)."""

    kind: str
    number: int
    symbol: str
    dated: date
    reason: str
    recipients: str
    ground: str = ""
    words: tuple[NewWords, ...] = ()
    certificates: frozenset[int] = frozenset()

    @property
    def reference(self) -> Reference:
        return Reference(self.number, self.symbol, self.dated)

    @property
    def touched(self) -> frozenset[int]:
        """Ids of the certificates named in it."""
        return self.certificates | {line.certificate for line in self.words if line.certificate is not None}


def gaps_of(decision: Decision, change: Change, found: Iterable[Certificate]) -> list[Gap]:
    """Why this change cannot be made of *decision*; *found* are its certificates in force."""
    gaps = []
    if decision.state != DecisionState.ISSUED:
        gaps.append(Gap("Quyết định chưa ban hành nên chưa cần đính chính, thu hồi. Đồng chí cấp lại số hoặc sửa."))
    elif change.dated < decision.day:
        words = f"Văn bản không được ghi ngày trước ngày quyết định {short_date(decision.day)}. Mời ghi lại ngày."
        gaps.append(Gap(words, "dated"))
    gaps += not_ahead(change.dated)
    gaps += number_gaps(None, kind_of(change.kind), change.number, change.symbol, change.dated)
    if not change.reason.strip():
        gaps.append(Gap("Chưa ghi lý do. Mời ghi lý do, câu này in trên văn bản.", "reason"))
    return [*gaps, *_content_gaps(change, {row.pk for row in found})]


def _content_gaps(change: Change, found: set[int]) -> list[Gap]:
    if not change.touched <= found:
        return [Gap("Có Giấy công nhận đã thay, thu hồi hoặc hủy bỏ sau khi mở trang này. Đồng chí chọn lại.")]
    if change.kind in DecisionChange.WORDING:
        return [] if change.words else [Gap("Chưa ghi chữ nào cần sửa. Mời ghi chữ đã in và chữ đúng.")]
    gaps = [] if change.certificates else [Gap("Chưa chọn ai. Mời chọn cá nhân, tập thể có tên trong văn bản.")]
    if change.kind == Kind.ANNUL and change.ground not in DecisionChange.Ground.values:
        gaps.append(Gap("Chưa chọn căn cứ hủy bỏ. Mời chọn một trong bốn trường hợp luật định.", "ground"))
    return gaps


def paper_of(decision: Decision, change: Change, found: Iterable[Certificate]) -> Paper:
    """The paper of the change as it would be signed on its day.

    :raises ValidationError: nobody may sign it, or a word cannot be printed.
    """
    agency, rows = agency_on(change.dated), {row.pk: row for row in found}
    touched = [rows[key] for key in rows if key in change.certificates]
    content = change_form.ChangeContent(
        issuer=issuer_of(agency),
        reference=change.reference,
        subject=subject_of(change.kind, decision),
        decider=decider(agency),
        changed=cited(decision),
        legal_bases=tuple([basis.citation for basis in legal_bases(change.dated)] + [f"Căn cứ {cited(decision)}"]),
        reason=_reason(change),
        words=tuple(_words(line, rows) for line in change.words),
        named=tuple(nominee(row.item.nomination).in_text for row in touched),
        certificates=tuple(row.text["register_number"] for row in touched),
        ending=_ENDING.get(change.kind, ""),
        replaces=change.kind == Kind.REPLACE,
        implementers=decision.implementers,
        signer=signer_of(change, rows.values()),
        recipients=lines(change.recipients),
        mark=rehearsal_mark(),
    )
    if change.kind == Kind.ANNUL:
        content = replace(content, ending=f"{content.ending} {decision.title}")
    try:
        return change_form.letter(content) if change.kind == Kind.CORRECT else change_form.decision(content)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def signer_of(change: Change, found: Iterable[Certificate]) -> Signer:
    """Who signs the paper on its day: a correction is a letter, the others are decisions.

    :raises ValidationError: nobody may.
    """
    about = [row.item.nomination for row in found if row.pk in change.touched]
    return signer_on(change.dated, about=about, letter=change.kind == Kind.CORRECT)


_ENDING: dict[str, str] = {Kind.RECALL: "Thu hồi Giấy công nhận", Kind.ANNUL: "Hủy bỏ việc công nhận"}
_SUBJECT = {
    Kind.CORRECT: "V/v đính chính",
    Kind.AMEND: "Về việc sửa đổi",
    Kind.REPLACE: "Về việc thay thế",
    Kind.RECALL: "Về việc thu hồi Giấy công nhận theo",
    Kind.ANNUL: "Về việc hủy bỏ công nhận theo",
}


def subject_of(kind: str, decision: Decision) -> str:
    """What the paper is about."""
    return f"{_SUBJECT[Kind(kind)]} Quyết định số {decision.full_number}"


def cited(decision: Decision) -> str:
    """ "Quyết định số 05/QĐ-SNgV ngày 29 tháng 12 năm 2026 về việc công nhận …"."""
    reference = Reference(decision.number, decision.symbol, decision.dated)
    return f"Quyết định {reference.cited} {wording.subject(decision)[0].lower()}{wording.subject(decision)[1:]}"


def _reason(change: Change) -> str:
    if not change.ground:
        return change.reason
    ground = str(DecisionChange.Ground(change.ground).label)
    return f"{ground[0].lower()}{ground[1:]} (điểm {change.ground}); {change.reason}"


def _words(line: NewWords, rows: dict[int, Certificate]) -> change_form.Words:
    row = rows.get(line.certificate) if line.certificate is not None else None
    whom = nominee(row.item.nomination).titled if row else ""
    return change_form.Words(whom, line.printed, line.becomes)
