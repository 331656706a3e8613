"""Ký số: the Director signs the certificates of a decision, then the organ; files from elsewhere are judged."""

import hashlib
from time import monotonic

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import director, office, records_clerk
from accounts.models import User
from certificates.cases import refuse_stopped
from certificates.models import Certificate, Decision, SignedFile
from certificates.signed import expected_on, latest_file, next_stage, signature_picture, to_sign
from certificates.signing import Key, SigningRefused, Stage, Verdict, sign, verify
from certificates.signing.stamping import ServiceStamper
from certificates.signing.verifying import NOT_OURS
from certificates.workflow import CertificateState
from core import clock
from core.uploads import discard, keep, read
from core.vietnamese import VIETNAM
from core.workflow import duty_on, lock, record_event

#: Each signature with this machine's keys is its holder's own act.
_WHO = {Stage.DIRECTOR: director, Stage.ORGAN: records_clerk}


def sign_all(decision: Decision, stage: Stage, key: Key, way: str, *, by: User) -> tuple[int, int]:
    """Sign what waits for *stage* with *key*, one portion of it; how many were signed and how many are left.

    Each file is kept as soon as it is signed, so that nothing is signed twice after an interruption.

    :raises PermissionDenied: *by* does not hold the duty whose signature this is.
    :raises ValidationError: the key is not a registered one, nothing waits for it, or signing failed.
    """
    duty_on(decision, _WHO[stage], by)
    if expected_on(clock.today()).get(key.sha256) is not stage:
        raise ValidationError(
            f"Khóa này không thuộc chứng thư đã đăng ký cho {stage.words}. "
            "Đồng chí dùng đúng khóa, hoặc báo Văn phòng Sở đăng ký chứng thư."
        )
    waiting = [row for row in to_sign(decision) if next_stage(row) is stage]
    if not waiting:
        raise ValidationError(_nothing_waits(stage))
    end, done, picture = monotonic() + settings.PORTION_SECONDS, 0, signature_picture(key.sha256)
    for row in waiting:
        done += _sign(row, stage, key, way, picture, by=by)
        if monotonic() > end:
            break
    return done, len(waiting) - done


def take_signed(decision: Decision, content: bytes, *, by: User) -> SignedFile:
    """Keep a file of the decision that was signed with another tool: one signature more than it bears here.

    :raises PermissionDenied: *by* neither signs nor keeps the papers of decisions.
    :raises ValidationError: the file is not a certificate of this decision, or its signatures are not accepted.
    """
    duty_on(decision, director | records_clerk | office, by)
    row = _whose(decision, content)
    if row is None:
        raise ValidationError(NOT_OURS)
    stage = next_stage(row)
    if stage is None or hashlib.sha256(content).hexdigest() == latest_file(row).sha256:
        raise ValidationError(
            f"Giấy số {row.text['register_number']} đã có chữ ký này. Đồng chí không cần tải lên nữa."
        )
    verdict = verify(content, _base(row), expected_on(clock.today()), _until(stage))
    if not verdict.accepted:
        raise ValidationError(f"Giấy số {row.text['register_number']}: {verdict.findings[0]}")
    return _keep(row, content, verdict, stage, SignedFile.Way.ELSEWHERE, by=by)


def _nothing_waits(stage: Stage) -> str:
    if stage is Stage.ORGAN:
        return "Chưa có giấy nào chờ chữ ký của cơ quan. Người có thẩm quyền ký trước, rồi Văn thư ký sau."
    return "Không còn giấy nào chờ người có thẩm quyền ký. Đồng chí tải lại trang để xem bước tiếp theo."


def _sign(row: Certificate, stage: Stage, key: Key, way: str, picture: bytes, *, by: User) -> bool:
    before = latest_file(row)
    try:
        content = read(before.stored_name, before.sha256)
        moment, stamper = clock.now().astimezone(VIETNAM), _stamper(stage)
        signed = sign(content, key, stage, moment=moment, timestamper=stamper, picture=picture)
    except SigningRefused as refusal:
        raise ValidationError(str(refusal)) from refusal
    verdict = verify(signed, _base(row), expected_on(clock.today()), _until(stage))
    if not verdict.accepted:
        raise ValidationError(f"Giấy số {row.text['register_number']}: {verdict.findings[0]}")
    return _keep(row, signed, verdict, stage, way, by=by) is not None


def _stamper(stage: Stage) -> ServiceStamper | None:
    """The last signature bears the time of the office's time-stamping service, where it names one."""
    return ServiceStamper(settings.TIME_STAMP_URL) if settings.TIME_STAMP_URL and stage is Stage.ORGAN else None


@transaction.atomic
def _keep(row: Certificate, content: bytes, verdict: Verdict, stage: Stage, way: str, *, by: User) -> SignedFile:
    found = lock(row)
    if found.state != CertificateState.ISSUED:
        raise ValidationError(f"Giấy số {found.text['register_number']} không còn hiệu lực nên không ký. Mời tải lại.")
    refuse_stopped([found])
    if found.sha256 != row.sha256:
        number = found.text["register_number"]
        raise ValidationError(f"Chữ trên giấy số {number} vừa sửa. Đồng chí tải lại trang rồi ký.")
    if earlier := SignedFile.objects.filter(certificate=found, stage=stage).first():
        return earlier
    stored = keep(content, f"giay-cong-nhan-{row.code}-ky-so.pdf", "application/pdf")
    try:
        signature = verdict.signatures[-1]
        signed_at = signature.stamped_at or signature.signed_at or clock.now()
        kept = SignedFile.objects.create(
            certificate=found, stage=stage, way=way, holder=signature.subject[:200],
            signed_at=signed_at, kept_at=clock.now(), kept_by=by, **vars(stored),
        )  # fmt: skip
        record_event(found, f"sign_{stage}", by=by, was=found.state, now=found.state)
    except BaseException:
        discard(stored.stored_name)
        raise
    return kept


def _whose(decision: Decision, content: bytes) -> Certificate | None:
    """The certificate that *content* begins with."""
    waiting, given = to_sign(decision), memoryview(content)
    read_so_far, at, begins = hashlib.sha256(), 0, []
    for size in waiting.order_by("size").values_list("size", flat=True).distinct():
        if size is not None and size <= len(given):
            read_so_far.update(given[at:size])
            begins.append(read_so_far.hexdigest())
            at = size
    return waiting.filter(sha256__in=begins).first()


def _base(row: Certificate) -> bytes:
    return read(row.stored_name, row.sha256)


def _until(stage: Stage) -> list[Stage]:
    return list(Stage)[: list(Stage).index(stage) + 1]
