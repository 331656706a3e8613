"""A person is no longer named in what is being written."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, record_event
from stories.actions._writing import opened_for_writing, wrote
from stories.models import Named


@transaction.atomic
def undeclare_named(named: Named, *, by: User) -> None:
    """Strike off the draft; of the text that is up the person stays until the next approval.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises AlreadyDone: the person was struck off before.
    :raises ValidationError: it is the model whom the story is about.
    """
    row = opened_for_writing(named.story, by)
    there = Named.objects.filter(pk=named.pk, drafted=True).first()
    if there is None:
        raise AlreadyDone("Người này đã được bớt khỏi bài.")
    if there.is_nominee:
        raise ValidationError("Bài viết về chính người này nên không bớt được.")
    if there.live:
        there.drafted = False
        there.save(update_fields=["drafted"])
    else:
        there.delete()
    record_event(row, "undeclare_named", by=by, was=row.state, now=row.state)
    wrote(row, by)
