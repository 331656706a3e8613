"""A member of the council asks the introducing department about a file under appraisal."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.roles import COUNCIL
from core.workflow import lock
from councils.appraising import standing, why_not
from nominations.actions.ask_department import ask_department
from nominations.models import CouncilQuestion, Nomination
from seasons.readiness import refuse_after_closing
from seasons.rules import rules_of


@transaction.atomic
def ask(nomination: Nomination, *, by: Any, text: str) -> CouncilQuestion:
    """The question as put to the department.

    :raises PermissionDenied: only members of the council ask.
    :raises ValidationError: the member may not appraise the file now or has not declared, or there is no text.
    """
    capacity = acting_as(by, *sorted(COUNCIL))
    row = lock(nomination)
    refuse_after_closing(row.season)
    found = standing(row, by)
    refusal = why_not(found, rules_of(row.season), by)
    if not refusal and not found.declared:
        refusal = "Mời khai có hay không có xung đột lợi ích trước khi hỏi về hồ sơ."
    if refusal:
        raise ValidationError(refusal)
    return ask_department(row, by=by, text=text, capacity=capacity)
