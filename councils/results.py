"""What a vote came to, in one sentence, for those whom the rules let read it."""

from accounts.models import Duty
from accounts.roles import Role
from core.vietnamese import local_day, percent, two_digits
from councils.models import AgendaItem, BallotLine, CouncilSession
from councils.voting import base_words


def result_sentence(item: AgendaItem) -> str:
    """ "Đạt: 06/07 phiếu tán thành (85,71%), cần ít nhất 05; …"; empty before the count."""
    line: BallotLine | None = getattr(item, "line", None)
    if item.dropped_at is not None:
        return f"Không đưa ra bỏ phiếu: {item.drop_reason}"
    if line is None or item.session.counted_at is None or not line.outcome:
        return ""
    if line.outcome == BallotLine.Outcome.TOO_FEW or line.approve is None or line.base is None:
        return str(BallotLine.Outcome.TOO_FEW.label)
    return (
        f"{line.get_outcome_display()}: {two_digits(line.approve)}/{two_digits(line.base)} phiếu tán thành "
        f"({percent(line.approve, line.base)}), cần ít nhất {two_digits(line.needed or 0)}; tính trên "
        f"{base_words(item.session.rules)}."
    )


def director_chairs(session: CouncilSession) -> bool:
    """Whether whoever presided was the Director on the day: then a vice-chair signs what goes to the Director."""
    on = Duty.objects.in_force(local_day(session.held_at))
    return on.filter(user=session.chair.duty.user_id, role=Role.DIRECTOR).exists()
