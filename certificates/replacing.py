"""What an exchange of a certificate, or a copy of a lost one, lacks."""

from datetime import date

from certificates.models import Certificate, DecisionChange
from certificates.readiness import Gap, not_ahead
from certificates.workflow import ChangeState
from core.vietnamese import short_date


def before_replace(
    certificate: Certificate, on: date, *, ground: str, corrected: bool = False, basis: str = ""
) -> list[Gap]:
    """What an exchange or a copy lacks: a day between the old paper's and today, grounds for other words."""
    signed = date.fromisoformat(certificate.text["signed_on"])
    if waiting := ending(certificate):
        words = f"Giấy này có tên trong {waiting}, đang chờ ký. Đồng chí ban hành hoặc không ban hành văn bản đó trước."
        return [Gap(words)]
    if on < signed:
        return [Gap(f"Ngày cấp không được trước ngày {short_date(signed)} ghi trên giấy cũ. Mời ghi lại ngày.", "on")]
    if corrected and not basis.strip():
        words = "Chữ trên giấy khác giấy cũ mà chưa ghi căn cứ đính chính. Mời ghi số, ngày của giấy tờ chứng minh."
        return [Gap(words, "basis")]
    if ground == Certificate.Ground.WRONG and not corrected:
        return [Gap("Giấy ghi sai thì phải sửa ít nhất một chữ. Mời sửa lại chữ sai rồi cấp đổi.", "name")]
    return not_ahead(on)


def ending(certificate: Certificate) -> DecisionChange | None:
    """The paper made and not yet issued by which the certificate would lose its force."""
    rows = DecisionChange.objects.filter(state=ChangeState.MADE, kind__in=DecisionChange.ENDING)
    return rows.filter(items__item=certificate.item_id).first()


def before_destroy(certificate: Certificate, destroyed_on: date) -> list[Gap]:
    """An exchange wants the old paper back and destroyed, not later than today."""
    if destroyed_on < date.fromisoformat(certificate.text["signed_on"]):
        return [Gap("Ngày hủy giấy cũ không được trước ngày ghi trên giấy cũ. Mời ghi lại ngày.", "destroyed_on")]
    return not_ahead(destroyed_on)
