"""Lưu trữ: the volumes of a closed season, asked for, watched and taken away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from accounts.roles import Role
from accounts.security import require_fresh
from core.access import on
from core.signing import public_key
from core.uploads.serving import serve_large
from core.views import carry_out
from nominations.views.confirm import actor
from operations.access import archived_seasons, kept_back, parts_of, readable_archives
from operations.actions.ask_archive import CONCERNED, ask_archive
from operations.models import SeasonArchive
from operations.queries import volumes
from seasons.models import Season


@require_http_methods(["GET", "POST"])
@on(archived_seasons, key="year")
def archives(request: HttpRequest, season: Season) -> HttpResponse:
    if request.method == "POST":
        part = request.POST.get("part", "")
        return carry_out(
            request,
            lambda: ask_archive(season, part, by=actor(request)),
            done="Đã ghi yêu cầu lập tập lưu trữ. Cổng lập dần; đồng chí tải lại trang để xem tiến độ.",
            to=_page(season),
        )
    context: dict[str, Any] = {
        "season": season,
        "volumes": volumes(season, parts_of(request.user)),
        "refusal": CONCERNED if kept_back(season, request.user) else "",
        "key": public_key(),
    }
    return render(request, "operations/archives.html", context)


@require_GET
@on(readable_archives)
@require_fresh(Role.OFFICE)
def archive_file(request: HttpRequest, archive: SeasonArchive) -> HttpResponseBase:
    if kept_back(archive.season, request.user):
        messages.error(request, CONCERNED)
        return redirect(_page(archive.season))
    try:
        answer = serve_large(archive)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_page(archive.season))
    seen(request.user, archive, "tải tập lưu trữ")
    return answer


def _page(season: Season) -> str:
    return reverse("operations:archives", kwargs={"year": season.year})
