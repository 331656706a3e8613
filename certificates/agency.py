"""The agency and its Director as they were on the day that a paper bears (Decree 30/2020/NĐ-CP, article 13)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from accounts.models import Duty
from accounts.roles import LENT, Acting, Role
from certificates.models import Decision, DecisionItem
from core.papers import Issuer, Signer
from core.vietnamese import short_date
from nominations.concern import involved
from nominations.models import Nomination
from seasons.models import Agency

_TITLES = {
    Acting.FULL: ("GIÁM ĐỐC",),
    Acting.ACTING: ("Q. GIÁM ĐỐC",),
    Acting.DEPUTY: ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
}
#: In whose capacity a paper is signed, the first before the next: decisions and certificates, then letters.
_RANKS = (Acting.FULL, Acting.ACTING, Acting.DEPUTY, Acting.AUTHORISED)
_LETTER_RANKS = (Acting.ORDERED, Acting.AUTHORISED, Acting.FULL, Acting.ACTING, Acting.DEPUTY)


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


def signer_on(
    day: date, decision: Decision | None = None, about: Iterable[Nomination] | None = None, *, letter: bool = False
) -> Signer:
    """Whoever held the Director's authority on *day*: the one who took *decision*, else by rank of capacity.

    A *letter* is signed by the head of a unit where one may sign by order (TL.) or by authority (TUQ.); decisions and
    certificates by authority only where neither Director nor deputy holds office. Nobody signs what is *about* a file
    in which he is concerned; without it, about the files that *decision* recognises.

    :raises ValidationError: nobody held it, or all are concerned.
    """
    held = Duty.objects.in_force(day).filter(role__in=(Role.DIRECTOR, Role.SIGNATORY)).select_related("user")
    ranks = _LETTER_RANKS if letter else _RANKS
    duties = [duty for duty in held.order_by("since", "pk") if duty.acting in ranks]
    if not duties:
        raise ValidationError(
            f"Không có ai giữ nhiệm vụ Giám đốc Sở vào ngày {short_date(day)}. "
            "Đồng chí chọn ngày khác hoặc ghi văn bản phân công trước."
        )
    aside = _concerned(_files(decision) if about is None else about)
    free = [duty for duty in duties if duty.user_id not in aside]
    if not free:
        raise ValidationError(
            f"Người giữ quyền ký ngày {short_date(day)} có liên quan tới hồ sơ nên không ký văn bản này. "
            "Đồng chí ghi văn bản phân công Phó Giám đốc ký thay (KT.) trước, hoặc chọn ngày khác."
        )
    decider_id = decision.decided_by_id if decision and not letter else None
    duty = min(free, key=lambda held: (held.user_id != decider_id, ranks.index(Acting(held.acting))))
    return Signer(_titles(duty), duty.user.full_name)


def _files(decision: Decision | None) -> Iterable[Nomination]:
    if decision is None:
        return ()
    recognised = decision.items.filter(outcome=DecisionItem.Outcome.RECOGNISE)
    return Nomination.objects.filter(pk__in=recognised.values("nomination"))


def _concerned(files: Iterable[Nomination]) -> set[int]:
    """People who are concerned in any of *files*, in person."""
    return {person for _, person in involved(files)}


def _titles(duty: Duty) -> tuple[str, ...]:
    acting = Acting(duty.acting)
    if acting in LENT:
        return (f"{acting} GIÁM ĐỐC", duty.user.post.removesuffix(" Sở").upper())
    return _TITLES[acting]
