"""The agenda of a session, line by line, as one reader may see it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from accounts.access import holds
from core.vietnamese import percent, two_digits
from councils.access import sees_figures, sees_outcomes
from councils.electorate import Electorate
from councils.guards import Condition, withheld
from councils.models import AgendaItem, AppraisalSheet, BallotLine, CouncilSession
from councils.presiding import presiding_told
from councils.recusals import by_ground, from_vote
from nominations.concern import OVERSEERS, Grounds, barred_in_person, kept_from
from nominations.eligibility import obstacle_refusal
from nominations.workflow import State as NominationState
from seasons.rules import rules_of

FEW_VOTERS = 5

_OUTCOME_LOOKS = {
    BallotLine.Outcome.PASSED: ("good", "check"),
    BallotLine.Outcome.FAILED: ("late", "cross"),
    BallotLine.Outcome.SECOND_BALLOT: ("warn", "swap"),
    BallotLine.Outcome.TOO_FEW: ("warn", "alert"),
}


@dataclass(frozen=True)
class AgendaRow:
    """One line of the agenda; numbers are None where they are not known or not to be told."""

    item: AgendaItem
    appraisal: str
    recused: tuple[str, ...]
    voters: int | None
    needed: int | None
    concerned: bool = False
    late: bool = False
    presiding: str = ""
    tone: str = ""
    symbol: str = ""
    outcome: str = ""
    figures: str = ""

    @property
    def few(self) -> bool:
        return self.voters is not None and self.voters <= FEW_VOTERS


def agenda_rows(session: CouncilSession, room: Electorate | None, user: Any) -> list[AgendaRow]:
    """The agenda with what each line's reader may know; the member concerned reads nothing of the appraisal."""
    if room is None:
        return _planned_rows(session, user)
    appraisals, kept = _appraisals(list(room.agenda)), kept_from(user)
    unannounced = barred_in_person(user)
    lines = _lines(session) if sees_outcomes(session) else {}
    figures, presiding = sees_figures(session, user), presiding_told(room)
    rows = []
    for item in room.agenda:
        recusals = room.recused(item)
        line = lines.get(item.pk) if item.nomination_id not in unannounced else None
        tone, symbol = _OUTCOME_LOOKS[BallotLine.Outcome(line.outcome)] if line else ("", "")
        concerned = item.nomination in kept or any(one.member.user_id == user.pk for one in recusals)
        rows.append(
            AgendaRow(
                item,
                "–" if concerned else appraisals.get(item.nomination_id, "–"),
                by_ground((str(one.member), one.ground) for one in recusals),
                len(room.voters(item)),
                room.needed(item),
                concerned,
                _late(item, concerned, user),
                presiding.get(item.pk, ""),
                tone,
                symbol,
                str(line.get_outcome_display()) if line else "",
                _share(line) if line and figures else "",
            )
        )
    return rows


def dropped(session: CouncilSession, user: Any) -> QuerySet[AgendaItem]:
    """Lines that were taken off the agenda, with the reason, save those of files kept from *user*."""
    lines = session.agenda.exclude(dropped_at=None).exclude(nomination__in=barred_in_person(user))
    return lines.select_related("nomination")


def _planned_rows(session: CouncilSession, user: Any) -> list[AgendaRow]:
    """Before the convening, recusals as the rules of today would give them."""
    lines = session.agenda.filter(dropped_at=None).exclude(pk__in=withheld(session, user).values("pk"))
    items = list(lines.select_related("nomination__season", "nomination__department"))
    grounds = from_vote([item.nomination for item in items], rules_of(session.season)["recusal_vote"])
    people = {seat.duty.user_id: str(seat.duty.user) for seat in session.council.members.select_related("duty__user")}
    appraisals, kept = _appraisals(items), kept_from(user)
    rows = []
    for item in items:
        recused = (item.nomination_id, user.pk) in grounds
        concerned = item.nomination in kept or recused
        appraisal = "–" if concerned else appraisals.get(item.nomination_id, "–")
        late = _late(item, concerned, user)
        rows.append(AgendaRow(item, appraisal, _named(item, grounds, people), None, None, recused, late))
    return rows


def _late(item: AgendaItem, concerned: bool, user: Any) -> bool:
    """Whether to tell that the dossier came late: to those who oversee dossiers and do not stand aside from it."""
    return item.nomination.late and not concerned and holds(user, *OVERSEERS)


def _named(item: AgendaItem, grounds: Grounds, people: dict[int, str]) -> tuple[str, ...]:
    return by_ground(
        (name, grounds[item.nomination_id, user_id])
        for user_id, name in people.items()
        if (item.nomination_id, user_id) in grounds
    )


def _appraisals(items: list[AgendaItem]) -> dict[int, str]:
    """ "2/2 đề nghị": sheets that propose the vote, of those filed, by nomination."""
    rounds = {item.nomination_id: item.round for item in items}
    filed = AppraisalSheet.objects.filter(nomination__in=rounds, filed_at__isnull=False)
    total: Counter[int] = Counter()
    put: Counter[int] = Counter()
    for nomination_id, sheet_round, conclusion in filed.values_list("nomination_id", "round", "conclusion"):
        if sheet_round == rounds[nomination_id]:
            total[nomination_id] += 1
            put[nomination_id] += conclusion == AppraisalSheet.Conclusion.PUT
    return {key: f"{put[key]}/{total[key]} đề nghị" for key in total}


def _lines(session: CouncilSession) -> dict[int, BallotLine]:
    return {line.item_id: line for line in BallotLine.objects.filter(box__session=session).exclude(outcome="")}


def _share(line: BallotLine) -> str:
    if line.approve is None or line.base is None:
        return ""
    share = percent(line.approve, line.base)
    return f"{two_digits(line.approve)}/{two_digits(line.base)} tán thành ({share})"


def nominations_ready(agenda: list[AgendaItem]) -> Condition:
    """Whether every file of *agenda* may be put to the vote now."""
    refusals = []
    prefetch_related_objects([item.nomination for item in agenda], "season", "department", "findings")
    for item in agenda:
        nomination = item.nomination
        if nomination.suspended_at is not None:
            refusals.append(f"Hồ sơ {nomination.name} đang tạm dừng xét; đưa khỏi danh sách hoặc chờ cho xét tiếp.")
        elif stopped := obstacle_refusal(nomination):
            refusals.append(stopped)
        elif nomination.state != NominationState.APPRAISED or nomination.round != item.round:
            refusals.append(f"Hồ sơ {nomination.name} không còn chờ bỏ phiếu; đưa khỏi danh sách bình xét.")
    return Condition("Các hồ sơ đã thẩm định xong", " ".join(refusals), page="agenda")
