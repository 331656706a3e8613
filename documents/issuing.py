"""Who issues and who signs a paper of the agency on the day that it bears (Decree 30/2020/NĐ-CP, article 13)."""

from collections.abc import Collection, Sequence
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.models import Duty
from accounts.roles import LENT, Acting, Role
from core.papers import Issuer, Signer
from core.vietnamese import short_date
from seasons.models import Agency

_TITLES = {
    Acting.FULL: ("GIÁM ĐỐC",),
    Acting.ACTING: ("Q. GIÁM ĐỐC",),
    Acting.DEPUTY: ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
}
#: In whose capacity a paper is signed, the first before the next: decisions and certificates, then letters.
RANKS = (Acting.FULL, Acting.ACTING, Acting.DEPUTY, Acting.AUTHORISED)
LETTER_RANKS = (Acting.ORDERED, Acting.AUTHORISED, Acting.FULL, Acting.ACTING, Acting.DEPUTY)


def agency_named(day: date) -> Agency | None:
    """The agency as its papers name it on *day*; None while nobody has entered it."""
    return Agency.objects.filter(since__lte=day).order_by("-since").first()


def short_code(day: date) -> str:
    """The agency's sign in the numbers of its papers, proposed on forms; empty while no name is on record."""
    agency = agency_named(day)
    return agency.short_code if agency else ""


def agency_on(day: date) -> Agency:
    """The same for a paper, which is not printed without it.

    :raises ValidationError: nobody has entered it yet.
    """
    agency = agency_named(day)
    if agency is None:
        raise ValidationError(
            "Chưa khai tên cơ quan nên chưa in được giấy tờ. Đồng chí khai ở «Kỳ bình xét», hoặc báo Văn phòng Sở."
        )
    return agency


def issuer_of(agency: Agency) -> Issuer:
    """The agency as the head of its own papers."""
    return Issuer((agency.parent.upper(),), (agency.name.upper(),), agency.place)


def council_of(agency: Agency) -> Issuer:
    """The agency's council as the head of its papers."""
    return Issuer((agency.name.upper(),), ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), agency.place)


def office_of(agency: Agency) -> Issuer:
    """The agency's Office (Văn phòng) as the head of its papers."""
    return Issuer((agency.name.upper(),), ("VĂN PHÒNG",), agency.place)


def rehearsal_mark() -> str:
    """What papers of a rehearsal bear across the page, so that none is taken for a real one."""
    return "DIỄN TẬP – không có giá trị" if settings.REHEARSAL else ""


def signs_by_order(day: date) -> bool:
    """Whether somebody may sign letters by order (TL.) or by authority (TUQ.) that day."""
    return Duty.objects.in_force(day).filter(role=Role.SIGNATORY).exists()


def signer_on(
    day: date, ranks: Sequence[Acting] = RANKS, *, aside: Collection[int] = (), first: int | None = None
) -> Signer:
    """Whoever held the Director's authority on *day*, *first* before the others, then by rank of capacity.

    Nobody whose id is in *aside* signs: they are concerned in what the paper is about.

    :raises ValidationError: nobody held it, or all are concerned.
    """
    held = Duty.objects.in_force(day).filter(role__in=(Role.DIRECTOR, Role.SIGNATORY)).select_related("user")
    duties = [duty for duty in held.order_by("since", "pk") if duty.acting in ranks]
    if not duties:
        raise ValidationError(
            f"Không có ai giữ nhiệm vụ Giám đốc Sở vào ngày {short_date(day)}. "
            "Đồng chí chọn ngày khác hoặc ghi văn bản phân công trước."
        )
    free = [duty for duty in duties if duty.user_id not in aside]
    if not free:
        raise ValidationError(
            f"Người giữ quyền ký ngày {short_date(day)} có liên quan tới hồ sơ nên không ký văn bản này. "
            "Đồng chí ghi văn bản phân công Phó Giám đốc ký thay (KT.) trước, hoặc chọn ngày khác."
        )
    duty = min(free, key=lambda one: (one.user_id != first, ranks.index(Acting(one.acting))))
    return Signer(_titles(duty), duty.user.full_name)


def _titles(duty: Duty) -> tuple[str, ...]:
    acting = Acting(duty.acting)
    if acting in LENT:
        return (f"{acting} GIÁM ĐỐC", duty.user.post.removesuffix(" Sở").upper())
    return _TITLES[acting]
