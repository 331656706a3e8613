"""What the page of a sheet says while its member types: the draft is kept without a press of the button."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from core.access import on
from core.vietnamese import clock_time
from councils.access import appraised
from councils.actions.save_sheet import save_sheet
from councils.appraising import standing
from councils.forms.appraisal import SheetForm
from councils.views.calls import called, member
from nominations.models import Nomination
from seasons.rules import rules_of


@require_POST
@on(appraised)
def sheet_keep(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """``{"values": {field: text}}`` in, ``{"kept": time}`` out."""

    def keep(sent: Any) -> dict[str, Any]:
        typed = member(sent, "values", dict)
        values = {name: member(typed, name, str) for name in typed}
        sheet, highest = standing(nomination, request.user).sheet, rules_of(nomination.season).count("score")
        form = SheetForm(values, nomination=nomination, sheet=sheet, highest=highest)
        if not form.is_valid():
            raise ValidationError([str(sentence) for sentences in form.errors.values() for sentence in sentences])
        return {"kept": clock_time(save_sheet(nomination, by=request.user, **form.draft()).saved_at)}

    return called(request, keep)
