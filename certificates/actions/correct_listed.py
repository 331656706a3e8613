"""Sửa chữ trong danh sách: words put right at their source before the decision is signed; number and date stay."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.actions.papers import freeze, fresh, press
from certificates.agency import signer_on
from certificates.listed import Listed
from certificates.models import DecisionItem, DecisionPaper
from certificates.printing import decision_paper
from certificates.readiness import Gap, before_renumber, guard
from certificates.workflow import DECISION, DecisionState
from core.papers import Paper, Reference
from core.uploads import StoredFile
from core.workflow import AlreadyDone, advance
from nominations.actions.correct_words import FileWords, correct_words

Pressed = tuple[Paper, StoredFile, Reference]


def correct_listed(item: DecisionItem, *, by: User, words: FileWords, basis: str, reason: str) -> DecisionItem:
    """The item whose file says *words*; a numbered paper is made anew under its number, the former one set aside.

    :raises PermissionDenied: *by* is not of the Office.
    :raises IllegalMove: the decision is issued, or not decided on yet; AlreadyDone: the file says so already.
    :raises ValidationError: the decision is signed, grounds or reason are missing, or a word cannot be printed.
    """
    listed = fresh(item.decision, "correct", by=by)
    guard([*before_renumber(listed.decision), *_gaps(words, basis)])
    mine = next(one for one in listed.items if one.pk == item.pk)
    if FileWords.of(mine.nomination) == words:
        raise AlreadyDone("Hồ sơ đã ghi như vậy. Đồng chí mở văn bản để in lại và trình ký.")
    for name, value in asdict(words).items():
        setattr(mine.nomination, name, value)
    pressed = _pressed(listed)
    told = f"{reason.strip()} Căn cứ: {basis.strip()}"
    with transaction.atomic():
        row = advance(listed.decision, DECISION, "correct", by=by, reason=told if reason.strip() else "")
        guard(before_renumber(row))
        if (row.state == DecisionState.NUMBERED) != (pressed is not None):
            raise ValidationError("Quyết định vừa được cấp số. Đồng chí tải lại trang rồi sửa.")
        correct_words(mine.nomination, by=by, words=words, reason=told)
        if pressed:
            freeze(row, DecisionPaper.Kind.DECISION, *pressed, by=by)
    return mine


def _pressed(listed: Listed) -> Pressed | None:
    """The numbered paper with the words as they stand in memory; none before there is a number."""
    decision = listed.decision
    if decision.state != DecisionState.NUMBERED:
        return None
    reference = Reference(decision.number, decision.symbol, decision.dated)
    signer = signer_on(decision.day, decision)
    if [signer.name, *signer.titles] != [decision.signer_name, *decision.signer_title]:
        raise ValidationError("Người ký của ngày ghi trên Quyết định đã khác. Văn thư chọn «Cấp lại số và ngày» trước.")
    paper = decision_paper(listed, reference=reference, on=decision.day)
    return paper, press(paper, DecisionPaper.Kind.DECISION, reference), reference


def _gaps(words: FileWords, basis: str) -> list[Gap]:
    gaps = [] if words.name.strip() else [Gap("Chưa ghi họ và tên, tên tập thể. Mời ghi lại.", "name")]
    if not basis.strip():
        gaps.append(Gap("Chưa ghi căn cứ sửa chữ. Mời ghi số, ngày của giấy tờ chứng minh chữ đúng.", "basis"))
    return gaps
