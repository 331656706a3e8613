"""What the editor's own script says while somebody types: kept, never saved; and who else is there."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from core.access import on
from core.unsaved import others_here
from core.vietnamese import clock_time
from core.views import carry_out
from nominations.access import visible
from nominations.actions.drop_unsaved import drop_unsaved
from nominations.actions.keep_unsaved import Typed, keep_unsaved
from nominations.models import Nomination
from nominations.queries import changed_by
from nominations.views.confirm import actor

UNREADABLE = "Cổng không đọc được phần đang gõ. Mời đồng chí bấm «Lưu hồ sơ»."


@require_POST
@on(visible)
def keep(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    typed = _typed(request.body)
    if typed is None:
        return JsonResponse({"refused": UNREADABLE}, status=422)
    try:
        kept = keep_unsaved(nomination, by=actor(request), typed=typed)
    except ValidationError as refusal:
        return JsonResponse({"refused": " ".join(refusal.messages)}, status=422)
    here = others_here(nomination.unsaved.all(), request.user)
    newer = nomination.version > typed.version
    return JsonResponse(
        {
            "kept": clock_time(kept.typed_at) if kept.typed_at else "",
            "others": [{"who": str(one.user), "field": one.field} for one in here],
            "overtaken": f"{changed_by(nomination)}, {clock_time(nomination.changed_at)}" if newer else "",
        }
    )


@require_POST
@on(visible)
def drop(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    return carry_out(
        request,
        lambda: drop_unsaved(nomination, by=actor(request)),
        done="Đã bỏ phần chưa lưu. Trang này là bản đã lưu.",
        to=reverse("nominations:edit", args=[nomination.pk]),
    )


def _typed(body: bytes) -> Typed | None:
    try:
        told: Any = json.loads(body)
        version, values = told["version"], told["values"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not (isinstance(version, int) and 0 < version < 2**31 and isinstance(values, dict | None)):
        return None
    return Typed(version, str(told.get("seen", "")), values, str(told.get("field", "")))
