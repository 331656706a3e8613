"""Thu thập: statements and evidence for each criterion, gathered over the time of nurturing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from core import clock
from core.history import keep
from core.uploads import Accepted, StoredFile
from core.vietnamese import clean, file_size
from core.workflow import AlreadyDone, record_event
from nominations.limits import MAX_DOSSIER_BYTES, MAX_EVIDENCE
from nurturing.actions._keeping import opened_for_keeping
from nurturing.collecting import collected, criteria_now
from nurturing.models import FactorEvidence, FactorStatement, NewFactor
from seasons.models import Criterion

LONGEST = 4_000


@transaction.atomic
def keep_statement(new_factor: NewFactor, criterion: Criterion, *, by: User, text: str) -> FactorStatement:
    """What is stated for *criterion*; one that stood in its place under another year's moves here.

    :raises PermissionDenied: *by* does not write for the department that nurtures, or it is about *by*.
    :raises AlreadyDone: it says so already; IllegalMove: the entry is paused, introduced or ended.
    :raises ValidationError: the criterion does not count now.
    """
    row, duty = opened_for_keeping(new_factor, by)
    cell = _cell(row, criterion)
    said = cell.statement or FactorStatement(new_factor=row)
    words = clean(text, multiline=True)
    if (said.pk and (said.text, said.criterion_id) == (words, criterion.pk)) or (not said.pk and not words):
        raise AlreadyDone("Nội dung này đã lưu.")
    standing = row.statements.filter(criterion=criterion).exclude(pk=said.pk).first()
    said = standing or said
    said.criterion, said.text, said.written_by, said.written_at = criterion, words, by, clock.now()
    said.full_clean()
    keep(said, by=by, why="keep_statement")
    record_event(row, "keep_statement", by=by, was=row.state, now=row.state, capacity=duty, reason=cell.label)
    return said


@transaction.atomic
def add_evidence(
    new_factor: NewFactor, criterion: Criterion, *, by: User, stored: StoredFile, facts: dict[str, Any]
) -> FactorEvidence:
    """Keep an accepted file as proof for *criterion*.

    :param facts: ``kind``, ``title`` and where known ``issuer``, ``number``, ``dated``.
    :raises PermissionDenied: as ``keep_statement`` does.
    :raises IllegalMove: as ``keep_statement`` does.
    :raises ValidationError: the file is there already, there are too many, or the criterion does not count now.
    """
    row, duty = opened_for_keeping(new_factor, by)
    _cell(row, criterion)
    _refuse_too_much(row, stored.size)
    at, scanned = clock.now(), isinstance(stored, Accepted) and stored.scanned
    kept = {name: getattr(stored, name) for name in StoredFile.__dataclass_fields__}
    proof = FactorEvidence(
        new_factor=row, criterion=criterion, added_by=by, added_at=at, scanned_at=at if scanned else None,
        **kept, **facts,
    )  # fmt: skip
    proof.full_clean()
    proof.save()
    record_event(row, "add_evidence", by=by, was=row.state, now=row.state, capacity=duty, reason=proof.title)
    return proof


@transaction.atomic
def set_aside_proof(evidence: FactorEvidence, *, by: User) -> FactorEvidence:
    """It does not count any more; the file stays.

    :raises PermissionDenied: as ``keep_statement`` does.
    :raises AlreadyDone: it is set aside; IllegalMove: the entry is paused, introduced or ended.
    """
    row, duty = opened_for_keeping(evidence.new_factor, by)
    proof = FactorEvidence.objects.get(pk=evidence.pk)
    if proof.set_aside_at:
        raise AlreadyDone("Minh chứng này đã bỏ.")
    proof.set_aside_at = clock.now()
    proof.save(update_fields=["set_aside_at"])
    record_event(row, "set_aside", by=by, was=row.state, now=row.state, capacity=duty, reason=proof.title)
    return proof


@transaction.atomic
def place(
    new_factor: NewFactor, criterion: Criterion, *, by: User, statement: int | None = None, evidence: int | None = None
) -> None:
    """Put what was collected under another year's criterion to one that counts now.

    :param statement: id of the statement that moves; its words follow what stands there.
    :param evidence: id of the evidence that moves.
    :raises PermissionDenied: as ``keep_statement`` does.
    :raises AlreadyDone: nothing waits to be placed under these ids.
    :raises ValidationError: the criterion does not count now, or it has no room.
    """
    row, duty = opened_for_keeping(new_factor, by)
    cell, now = _cell(row, criterion), collected(row)
    said = next((one for one in now.statements if one.pk == statement), None)
    proof = next((one for one in now.evidence if one.pk == evidence), None)
    if said is None and proof is None:
        raise AlreadyDone("Nội dung này đã chuyển.")
    if said is not None:
        _append(row, criterion, said, cell.text, by)
    if proof is not None:
        if row.evidence.filter(criterion=criterion, sha256=proof.sha256, set_aside_at=None).exists():
            raise ValidationError("Tệp này đã có ở tiêu chuẩn đã chọn. Mời chọn tiêu chuẩn khác, hoặc bỏ minh chứng.")
        proof.criterion = criterion
        proof.save(update_fields=["criterion"])
    record_event(row, "place", by=by, was=row.state, now=row.state, capacity=duty, reason=cell.label)


def _append(row: NewFactor, criterion: Criterion, said: FactorStatement, before: str, by: User) -> None:
    words = f"{before}\n\n{said.text}".strip() if before else said.text
    if len(words) > LONGEST:
        raise ValidationError("Hai thuyết minh gộp lại dài quá 4.000 ký tự. Mời rút gọn thuyết minh đang có trước.")
    said.text = ""
    keep(said, by=by, why="place", fields=["text"])
    keep_statement(row, criterion, by=by, text=words)


def _cell(row: NewFactor, criterion: Criterion) -> Any:
    found = next((cell for cell in collected(row, criteria_now()).cells if cell.criterion.pk == criterion.pk), None)
    if found is None:
        raise ValidationError("Tiêu chuẩn này không còn áp dụng. Mời đồng chí tải lại trang rồi chọn lại.")
    return found


def _refuse_too_much(row: NewFactor, size: int) -> None:
    if row.evidence.filter(set_aside_at=None).count() >= MAX_EVIDENCE:
        raise ValidationError(f"Đã có {MAX_EVIDENCE} minh chứng, là số tối đa. Mời bỏ bớt một minh chứng rồi thêm.")
    total = row.evidence.aggregate(total=Sum("size"))["total"] or 0
    if total + size > MAX_DOSSIER_BYTES:
        raise ValidationError(
            f"Tệp đã gần {file_size(MAX_DOSSIER_BYTES)}, là dung lượng tối đa. Mời đồng chí gửi tệp nhỏ hơn."
        )
