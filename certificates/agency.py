"""The agency and its Director as they were on the day that a paper bears (Decree 30/2020/NĐ-CP, article 13)."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.models import Duty
from accounts.roles import Acting, Role
from certificates.models import Decision
from core.papers import Issuer, Signer
from core.vietnamese import short_date
from seasons.models import Agency

_TITLES = {
    Acting.FULL: ("GIÁM ĐỐC",),
    Acting.ACTING: ("Q. GIÁM ĐỐC",),
    Acting.DEPUTY: ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
}


def short_code(day: date) -> str:
    """The agency's sign in the numbers of its papers, proposed on forms; empty while no name is on record."""
    agency = Agency.objects.filter(since__lte=day).order_by("-since").first()
    return agency.short_code if agency else ""


def issuer_of(agency: Agency) -> Issuer:
    """The agency as the head of its own papers."""
    return Issuer((agency.parent.upper(),), (agency.name.upper(),), agency.place)


def council_of(agency: Agency) -> Issuer:
    """The agency's council as the head of its papers."""
    return Issuer((agency.name.upper(),), ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), agency.place)


def decider(agency: Agency) -> str:
    """The office that decides: "Giám đốc Sở Ngoại vụ"."""
    return f"Giám đốc {agency.name}"


def signer_on(day: date, decision: Decision | None = None) -> Signer:
    """Whoever held the Director's authority on *day*: the one who took *decision*, else by rank of capacity.

    :raises ValidationError: nobody held it.
    """
    duties = list(Duty.objects.in_force(day).filter(role=Role.DIRECTOR).select_related("user").order_by("since"))
    if not duties:
        raise ValidationError(
            f"Không có ai giữ nhiệm vụ Giám đốc Sở vào ngày {short_date(day)}. "
            "Đồng chí chọn ngày khác hoặc ghi văn bản phân công trước."
        )
    decider_id = decision.decided_by_id if decision else None
    ranks = list(_TITLES)
    duty = min(duties, key=lambda held: (held.user_id != decider_id, ranks.index(Acting(held.acting))))
    return Signer(_TITLES[Acting(duty.acting)], duty.user.full_name)
