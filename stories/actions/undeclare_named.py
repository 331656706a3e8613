"""A person is no longer named in what is being written."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.workflow import record_event
from stories.actions._writing import opened_for_writing, wrote
from stories.models import Named


@transaction.atomic
def undeclare_named(named: Named, *, by: User) -> None:
    """Strike off the draft; of the text that is up the person stays until the next approval.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises ValidationError: it is the model whom the story is about.
    """
    row = opened_for_writing(named.story, by)
    if named.is_nominee:
        raise ValidationError("Bài viết về chính người này nên không bớt được.")
    if named.live:
        named.drafted = False
        named.save(update_fields=["drafted"])
    else:
        named.delete()
    record_event(row, "undeclare_named", by=by, was=row.state, now=row.state)
    wrote(row, by)
