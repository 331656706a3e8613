"""A person is declared as named in a story."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, record_event
from stories.actions._subjects import subject_meant
from stories.actions._writing import opened_for_writing, wrote
from stories.models import Named, Story, Subject
from stories.names import stands_in
from stories.people import Outsider
from stories.queries import live_texts


@transaction.atomic
def declare_named(story: Story, who: User | Subject | Outsider, *, by: User) -> Named:
    """Declare; where the name stands in the text that is up, that text too waits for this person's consent from now on.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises AlreadyDone: the person was declared before.
    """
    row = opened_for_writing(story, by)
    subject = subject_meant(who, by)
    named = Named.objects.filter(story=row, subject=subject).first()
    if named is not None and named.drafted:
        raise AlreadyDone("Người này đã được khai trong bài.")
    if named is None:
        named = Named(story=row, subject=subject)
        named.live = row.is_up and stands_in(subject.full_name, live_texts(row))
    named.drafted, named.declared_by, named.declared_at = True, by, clock.now()
    named.save()
    if subject.user_id:
        row.dismissals.filter(user=subject.user_id).delete()
    record_event(row, "declare_named", by=by, was=row.state, now=row.state)
    wrote(row, by)
    return named
