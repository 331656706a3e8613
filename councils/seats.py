"""The council in office and what its establishing decision must say."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from accounts.models import User
from accounts.roles import COUNCIL, Role
from core import clock
from core.reading import once_a_page
from core.vietnamese import short_date
from councils.models import Council, CouncilMember
from seasons.models import Season

LEAST_MEMBERS = 3
Seats = Sequence[tuple[User, Role]]


@once_a_page
def in_office(season: Season) -> Council | None:
    """The season's council of today: established for it, or earlier for a term that reaches into it."""
    return Council.objects.filter(_sits_in(season)).first()


@once_a_page
def sitting(season: Season) -> list[CouncilMember]:
    """Members of the season's council of today, in the order of its decision."""
    seats = CouncilMember.objects.filter(_sits_in(season, "council__"), duty__until=None)
    return list(seats.select_related("duty__user__department"))


def _sits_in(season: Season, path: str = "") -> Q:
    """The council in office in the season, as a condition on what *path* leads from."""

    def that(**facts: object) -> Q:
        return Q(**{f"{path}{name}": value for name, value in facts.items()})

    reaching = that(season__year__lt=season.year, term_until__gte=date(season.year, 1, 1))
    in_term = that(term_until=None) | that(term_until__gte=clock.today())
    return that(ended_at=None) & in_term & (that(season=season.pk) | reaching)


def refusals(number: str, dated: date, seats: Seats, term_until: date | None = None) -> list[str]:
    """Why such a council cannot be established; empty when it can."""
    roles = [role for _, role in seats]
    people = [person.pk for person, _ in seats]
    former = Council.objects.filter(ended_at=None).order_by("-decision_date").first()
    checks = (
        (number.strip() != "", "Chưa ghi số quyết định thành lập. Mời ghi số quyết định."),
        (dated <= clock.today(), "Ngày quyết định ở sau hôm nay. Mời ghi đúng ngày ký quyết định."),
        (
            former is None or dated > former.decision_date,
            f"Ngày quyết định phải sau ngày {short_date(former.decision_date)} của quyết định trước." if former else "",
        ),
        (
            term_until is None or term_until > max(dated, clock.today()),
            "Ngày cuối nhiệm kỳ phải sau hôm nay và sau ngày quyết định. Mời ghi lại, hoặc để trống.",
        ),
        (len(seats) >= LEAST_MEMBERS, f"Hội đồng phải có ít nhất {LEAST_MEMBERS:02d} thành viên. Mời chọn thêm."),
        (len(set(people)) == len(people), "Mỗi người chỉ giữ một vai trò trong Hội đồng. Bỏ dòng lặp lại."),
        (set(roles) <= COUNCIL, "Vai trò trong Hội đồng chưa đúng. Mời chọn lại vai trò."),
        (roles.count(Role.COUNCIL_CHAIR) == 1, "Hội đồng phải có đúng một Chủ tịch. Mời chọn lại vai trò."),
        (Role.COUNCIL_SECRETARY in roles, "Hội đồng phải có Thư ký. Mời chọn một Ủy viên, Thư ký Hội đồng."),
    )
    return [sentence for holds, sentence in checks if not holds]
