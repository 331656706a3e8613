"""What a department handed in and changed afterwards, as one reader may see it."""

from typing import Any

from core.differences import Change
from nominations.changes import changes
from nominations.content import content_of
from nominations.covering import reads_originals
from nominations.models import Nomination
from nominations.workflow import State

#: In place of the name of a covered file, which may itself hold what is covered.
UNNAMED = "bản đã che thông tin cá nhân"


def changes_since_last_time(nomination: Nomination, user: Any) -> list[Change]:
    """While the dossier is with its department again: since it was handed in; else between the last two times."""
    submissions = [told(one.content, nomination, user) for one in nomination.submissions.order_by("-turn")[:2]]
    if not submissions:
        return []
    if nomination.state == State.RETURNED:
        return changes(submissions[0], told(content_of(nomination), nomination, user))
    return changes(submissions[1], submissions[0]) if len(submissions) > 1 else []


def told(content: dict[str, Any], nomination: Nomination, user: Any) -> dict[str, Any]:
    """The content without the names of files of which *user* reads the redacted twin."""
    if reads_originals(user, nomination):
        return content
    covered = {item.sha256 for item in nomination.evidence.all() if item.must_cover}
    evidence = [item | ({"file": UNNAMED} if item["sha256"] in covered else {}) for item in content["evidence"]]
    return {**content, "evidence": evidence}
