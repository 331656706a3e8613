from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import forget_duties
from accounts.actions._managing import refuse_unless_managing
from accounts.models import Duty, User
from accounts.roles import GIVEN_BY_COUNCIL, Role
from core.history import keep
from core.vietnamese import short_date
from core.workflow import record_event


@transaction.atomic
def appoint(person: User, *, by: Any, facts: Mapping[str, Any]) -> Duty:
    """Charge *person* with a duty (role, department, acting, basis, since, until); nobody appoints himself.

    :raises PermissionDenied: *by* may not give this duty to this person.
    :raises ValidationError: the duty is the council's to give, or breaks a rule: it lacks its department, is
        already held, or lends the Director's signature to somebody who heads no unit.
    """
    refuse_unless_managing(by, person, facts["role"])
    if facts["role"] in GIVEN_BY_COUNCIL:
        raise ValidationError(
            "Thành viên Hội đồng được ghi cùng Quyết định thành lập Hội đồng, Tổ kiểm phiếu được ghi khi phiên họp "
            "biểu quyết. Mời ghi ở trang «Hội đồng»."
        )
    duty = Duty(user=person, **facts)
    duty.full_clean()
    _refuse_lending(duty)
    keep(duty, by=by, why=duty.basis)
    record_event(person, "appoint", by=by, was="", now="", reason=sentence_of(duty))
    forget_duties(person)
    return duty


def _refuse_lending(duty: Duty) -> None:
    """TL. and TUQ. are for heads of units under the agency (Decree 30/2020/NĐ-CP, article 13); a deputy signs KT."""
    if duty.role != Role.SIGNATORY:
        return
    heads = Duty.objects.in_force(duty.since).filter(user=duty.user, role=Role.HEAD)
    if not heads.exists():
        raise ValidationError(
            f"Đồng chí {duty.user.full_name} không giữ nhiệm vụ người đứng đầu phòng, đơn vị vào ngày "
            f"{short_date(duty.since)} nên không được giao ký thừa lệnh, thừa ủy quyền. Phó Giám đốc thì ghi nhiệm vụ "
            "«Giám đốc Sở» với tư cách «Ký thay (KT.)»."
        )


def sentence_of(duty: Duty) -> str:
    """The duty with its dates and its basis, for the record."""
    until = f" đến hết ngày {short_date(duty.until)}" if duty.until else ""
    basis = f", căn cứ {duty.basis}" if duty.basis else ""
    return f"{duty.title} từ ngày {short_date(duty.since)}{until}{basis}"
