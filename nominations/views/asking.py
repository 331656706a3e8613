"""What the address of the list asks for: which season, which rows. The lists that are downloaded ask the same."""

from django.http import HttpRequest

from accounts.models import Department
from core.vietnamese import clean
from nominations.listing import Wanted, state_filters
from seasons.models import Season
from seasons.queries import current_season

FILTERS = ("tim", "trang-thai", "phong", "nam")


def wanted(request: HttpRequest) -> Wanted:
    return Wanted(*(clean(request.GET.get(name, "")[:100]) for name in FILTERS[:3]))


def asked(request: HttpRequest) -> dict[str, str]:
    """The list's own questions, without page and form."""
    return {name: value for name in FILTERS if (value := request.GET.get(name, ""))}


def narrowed(request: HttpRequest) -> str:
    """The filters in words, for a paper that would otherwise be taken for the list of all; empty without any."""
    chosen = wanted(request)
    named = Department.objects.filter(pk=chosen.department_key) if chosen.department_key is not None else ()
    parts = [f"{department}{', gồm cả phòng trước đây' if chosen.with_earlier else ''}" for department in named]
    parts += [label for value, label in state_filters(request.user) if value == chosen.state]
    parts += [f"tên có «{chosen.text}»"] if chosen.text else []
    return f"Đã lọc: {', '.join(parts)}" if parts else ""


def season_asked(request: HttpRequest) -> Season | None:
    """The season of the year asked for, else the current one."""
    year = request.GET.get("nam", "")
    chosen = Season.objects.filter(year=int(year)).first() if year.isdecimal() and len(year) == 4 else None
    return chosen or current_season()
