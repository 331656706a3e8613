"""Refusals shared by the council's actions, and the conditions that draw a checklist and guard an act alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet

from core.workflow import IllegalMove, record_event
from councils.models import AgendaItem, CouncilSession
from councils.workflow import State
from nominations.concern import barred_in_person, kept_from
from nominations.models import Nomination
from seasons.readiness import refuse_after_closing


@dataclass(frozen=True)
class Condition:
    """One thing that must hold before an act.

    *refusal* is empty when it holds, else a sentence that says what to do; *page* is the name of the
    session's page where that is done; *binding* is False for what is only to be noted.
    """

    label: str
    refusal: str = ""
    note: str = ""
    page: str = ""
    binding: bool = True

    @property
    def state(self) -> str:
        """As the checklist component names it."""
        return ("todo" if self.refusal else "done") if self.binding else "note"


def guard(conditions: Iterable[Condition]) -> None:
    """Refuse with the sentence of every condition that does not hold."""
    refusals = [condition.refusal for condition in conditions if condition.refusal and condition.binding]
    if refusals:
        raise ValidationError(refusals)


def refuse_unless(session: CouncilSession, states: Iterable[str], act: str) -> None:
    """Only in some states of the session may *act* ("Điểm danh") be done."""
    refuse_after_closing(session.season)
    if session.state not in states:
        raise IllegalMove(
            f"Chưa thực hiện được «{act}» vì phiên họp đang ở trạng thái «{session.get_state_display()}». "
            "Đồng chí tải lại trang để xem việc tiếp theo."
        )


def withheld(session: CouncilSession, user: Any) -> QuerySet[AgendaItem]:
    """Lines of the plan that are kept from *user*; once convened, the agenda is the meeting's own record."""
    lines = session.agenda.filter(dropped_at=None, nomination__in=barred_in_person(user))
    return lines if session.state == State.PLANNED else lines.none()


def refuse_concerned(session: CouncilSession, user: Any) -> None:
    """A plan with a file in which *user* is concerned is another's to change and to convene."""
    if withheld(session, user).exists():
        raise IllegalMove(
            "Phiên họp này có hồ sơ mà đồng chí không tham gia bình xét. Việc này do Chủ tịch, Phó Chủ tịch hoặc "
            "Thư ký khác của Hội đồng làm."
        )


def refuse_concerned_in(nomination: Nomination, user: Any) -> None:
    """An act on one file is another's where *user* is concerned in it."""
    if nomination in kept_from(user):
        raise PermissionDenied(
            "Đồng chí không tham gia bình xét hồ sơ này nên việc này do Chủ tịch, Phó Chủ tịch hoặc Thư ký khác "
            "của Hội đồng làm."
        )


def note(session: CouncilSession, act: str, *, by: Any, capacity: str, reason: str = "") -> None:
    """Tell the chained record of an act that leaves the state as it is."""
    record_event(session, act, by=by, was=session.state, now=session.state, capacity=capacity, reason=reason)
