"""What the acts on a redacted twin begin with."""

from accounts.models import User
from core.workflow import IllegalMove, lock
from nominations.covering import covering_refusal
from nominations.models import Evidence, Nomination


def opened_for_covering(evidence: Evidence, by: User) -> tuple[Nomination, Evidence]:
    """Dossier and evidence, locked until the transaction ends.

    :raises PermissionDenied: *by* is neither of the department nor of the Office.
    :raises IllegalMove: the department may not write now, the file was replaced, or is of a kind that is not covered.
    """
    row: Nomination = lock(evidence.nomination)
    found = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if refusal := covering_refusal(found, row, by):
        raise IllegalMove(refusal)
    return row, found
