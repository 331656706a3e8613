"""Say who votes on paper beside an electronic vote: somebody without a device, or who does not trust one (D15)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core.workflow import lock
from councils.access import RUNNERS
from councils.electronic.ceremony import keys_of
from councils.guards import note, refuse_unless
from councils.models import CouncilSession, Entitlement
from councils.workflow import State


@transaction.atomic
def choose_paper(session: CouncilSession, *, by: Any, members: Mapping[int, bool]) -> None:
    """*members* maps the id of each who votes on paper to whether he or she accepts that few do so; all others vote
    on devices. Electronic ballots that these members took are given back.

    :raises PermissionDenied: only the secretary and those who preside keep the list.
    :raises ValidationError: the session votes on paper altogether, or its vote has begun.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Ghi người bỏ phiếu giấy")
    if not row.is_electronic:
        raise ValidationError("Phiên họp này ai cũng bỏ phiếu giấy nên không cần ghi riêng.")
    for member in row.members.all():
        member.on_paper, member.accepts_few = member.pk in members, members.get(member.pk, False)
        member.save(update_fields=["on_paper", "accepts_few"])
    Entitlement.objects.filter(keys=keys_of(row), member__in=members).delete()
    note(row, "choose_paper", by=by, capacity=capacity)
