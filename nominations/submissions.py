"""What a department changed after it had handed its dossier in."""

from nominations.changes import Change, changes
from nominations.content import content_of
from nominations.models import Nomination
from nominations.workflow import State


def changes_since_last_time(nomination: Nomination) -> list[Change]:
    """While the dossier is with its department again: since it was handed in; else between the last two times."""
    submissions = list(nomination.submissions.order_by("-turn")[:2])
    if not submissions:
        return []
    if nomination.state == State.RETURNED:
        return changes(submissions[0].content, content_of(nomination))
    return changes(submissions[1].content, submissions[0].content) if len(submissions) > 1 else []
