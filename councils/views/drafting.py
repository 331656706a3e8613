"""What the page of a sheet says while its member types: the draft is kept without a press of the button."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from core.access import on
from core.vietnamese import clock_time
from core.views import attempt
from councils.access import appraised
from councils.actions.save_sheet import save_sheet
from councils.appraising import standing
from councils.forms.appraisal import SheetForm
from nominations.models import Nomination
from seasons.rules import rules_of

UNREADABLE = "Cổng không đọc được phần đang gõ. Mời đồng chí bấm «Lưu nháp»."


@require_POST
@on(appraised)
def sheet_keep(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """JSON ``{"values": {field: text}}`` in, ``{"kept": time}`` or ``{"refused": sentence}`` out."""
    values = _values(request.body)
    if values is None:
        return JsonResponse({"refused": UNREADABLE}, status=422)
    sheet, highest = standing(nomination, request.user).sheet, rules_of(nomination.season).count("score")
    form = SheetForm(values, nomination=nomination, sheet=sheet, highest=highest)
    kept = form.is_valid() and attempt(form, lambda: save_sheet(nomination, by=request.user, **form.draft()))
    if not kept:
        told = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
        return JsonResponse({"refused": " ".join(told)}, status=422)
    return JsonResponse({"kept": clock_time(kept.saved_at)})


def _values(body: bytes) -> Mapping[str, str] | None:
    try:
        told: Any = json.loads(body)
        values = told["values"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        return None
    return values
