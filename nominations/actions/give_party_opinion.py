"""The Party cell gives its opinion on a file, or changes it until the appraisal is closed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event, require
from nominations.models import Nomination, PartyOpinion
from nominations.party_opinions import asked_for
from nominations.workflow import NOMINATION


@transaction.atomic
def give_party_opinion(nomination: Nomination, *, by: User, stance: str, text: str) -> PartyOpinion:
    """The opinion as it stands.

    :raises PermissionDenied: *by* does not speak for the Party cell, or is concerned in the file.
    :raises AlreadyDone: the same opinion stands.
    :raises ValidationError: the season does not ask for it, or a remark has no text.
    """
    row: Nomination = lock(nomination)
    capacity = require(row, NOMINATION, "opine", by=by)
    if not asked_for(row.season):
        raise ValidationError("Kỳ này không xin ý kiến cấp ủy. Hồ sơ được thẩm định mà không chờ ý kiến này.")
    said = clean(text, multiline=True)
    if stance not in PartyOpinion.Stance.values:
        raise ValidationError({"stance": "Chưa chọn ý kiến. Mời chọn «Nhất trí» hoặc «Có ý kiến»."})
    if stance == PartyOpinion.Stance.REMARKS and not said:
        raise ValidationError({"text": "Chọn «Có ý kiến» thì phải ghi nội dung ý kiến."})
    given = PartyOpinion.objects.filter(nomination=row).first()
    if given is not None and (given.stance, given.text) == (stance, said):
        raise AlreadyDone("Ý kiến này đã ghi.")
    opinion = given or PartyOpinion(nomination=row)
    opinion.stance, opinion.text, opinion.given_by, opinion.given_at = stance, said, by, clock.now()
    opinion.full_clean()
    keep(opinion, by=by, why="opine")
    record_event(row, "opine", by=by, was=row.state, now=row.state, capacity=capacity)
    return opinion
