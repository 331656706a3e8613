"""What every page carries: the agency, the menu, who acts in which capacity, warnings, the year's dates.

Everything is asked for only when a page draws it, so that plain pages ask nothing of the database.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.access import duties_of, labels, manages_people
from accounts.models import User
from core import clock, navigation
from core.navigation import NavItem
from documents.access import composed, keeps_book
from documents.models import Composed
from documents.queries import plans_of
from operations.access import reads_archives
from operations.confidential import PAGES, mark_of
from operations.leaks import reads_leaks
from operations.sign_of_life import clock_is_dead
from seasons.models import Agency
from seasons.queries import SeasonBar, bar_of, current_season

PORTAL_NAME = "Điển hình tiên tiến"
REHEARSAL = "DIỄN TẬP. Người, số liệu và giấy tờ ở đây đều là giả định, không dùng làm căn cứ."
INSECURE = "Kết nối chưa được mã hóa. Chỉ dùng trong mạng nội bộ của cơ quan."
DEMONSTRATION = "Dữ liệu trình diễn. Người, số liệu và giấy tờ ở đây đều là giả định."


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; what the frame reads is listed in docs/design.md."""
    user = getattr(request, "user", None)
    return {
        "agency": SimpleLazyObject(_agency),
        "text_larger": bool(request.COOKIES.get("text_larger")),
        "navigation": SimpleLazyObject(partial(_navigation, request, user)),
        "public_navigation": _links(request, PUBLIC),
        "footer_links": _foot(request),
        "capacities": SimpleLazyObject(partial(_capacities, user)),
        "banners": SimpleLazyObject(_banners),
        "clock_dead": SimpleLazyObject(partial(_clock_dead, user)),
        "season_bar": SimpleLazyObject(_season_bar),
        "archive_keeper": SimpleLazyObject(partial(_granted, reads_archives, user)),
        "leak_reader": SimpleLazyObject(partial(_granted, reads_leaks, user)),
        "season_plans": SimpleLazyObject(partial(_plans, request, user)),
        "viewer_mark": SimpleLazyObject(partial(mark_of, request, PAGES)),
    }


def _agency() -> dict[str, str]:
    row = Agency.objects.filter(since__lte=clock.today()).order_by("-since").first()
    return {
        "name": str(row) if row else "",
        "contact": row.contact if row and row.contact else "Văn phòng",
        "portal_name": PORTAL_NAME,
    }


PUBLIC = (
    ("Trang đầu", "operations:home"),
    ("Gương điển hình", "website:models"),
    ("Phong trào", "website:movements"),
    ("Tra cứu Giấy công nhận", "certificates:verify"),
)
FOOT = (*PUBLIC[1:], ("Giới thiệu", "website:about"))
#: A part of the page about the site, named at the foot of every page (Circular 26/2020/TT-BTTTT).
ACCESSIBLE = ("Khả năng tiếp cận", "website:about", "#tiep-can")


def _links(request: HttpRequest, pages: tuple[tuple[str, str], ...]) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": url, "current": request.path == url, "links": None} for label, url in _addressed(pages)
    ]


@cache
def _addressed(pages: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The links with their addresses, which no request changes."""
    return [(label, reverse(name)) for label, name in pages]


def _foot(request: HttpRequest) -> list[dict[str, Any]]:
    label, name, part = ACCESSIBLE
    return [*_links(request, FOOT), {"label": label, "url": f"{reverse(name)}{part}", "current": False, "links": None}]


def _navigation(request: HttpRequest, user: Any) -> list[dict[str, Any]]:
    """The menu; the entry whose address is the longest beginning of this page's is the current one."""
    if user is None or not user.is_authenticated:
        return []
    items = navigation.items_of(user)
    addresses = {item: reverse(item.url_name) for item in items}
    here = max((url for url in addresses.values() if request.path.startswith(url)), key=len, default="")

    def link(item: NavItem) -> dict[str, Any]:
        return {"label": item.label, "url": addresses[item], "current": addresses[item] == here, "links": None}

    return [
        {
            "label": name,
            "links": [link(item) for item in found],
            "current": any(addresses[one] == here for one in found),
        }
        if name
        else link(found[0])
        for name, found in navigation.grouped(items)
    ]


def _capacities(user: Any) -> list[str]:
    return labels(duties_of(user)) if user is not None and user.is_authenticated else []


def _granted(rule: Callable[[Any], bool], user: Any) -> bool:
    return user is not None and user.is_authenticated and rule(user)


def _plans(request: HttpRequest, user: Any) -> list[Composed]:
    """The plans written here for the season of this address, for whoever may read them."""
    match = request.resolver_match
    if match is None or "year" not in match.kwargs or not _granted(keeps_book, user):
        return []
    return list(plans_of(composed(user), match.kwargs["year"]))


def _banners() -> list[str]:
    warnings = [REHEARSAL] if settings.REHEARSAL else []
    if settings.INSECURE_LAN:
        warnings.append(INSECURE)
    if not settings.PRODUCTION and not settings.REHEARSAL and User.objects.filter(is_demo=True).exists():
        warnings.append(DEMONSTRATION)
    return warnings


def _clock_dead(user: Any) -> bool:
    """For those who can have it started again; the file is looked at first, so that nobody pays for the question."""
    return clock_is_dead() and _granted(manages_people, user)


def _season_bar() -> SeasonBar | None:
    season = current_season()
    return bar_of(season, clock.today()) if season else None
