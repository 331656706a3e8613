"""The list of a decision with everything that its pages and papers read, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from accounts.models import Duty
from accounts.roles import Role
from certificates.models import Decision, DecisionItem
from core.vietnamese import local_day
from councils.models import AppraisalSheet, CouncilMember, CouncilSession, SessionPaper
from nominations.concern import involved
from nominations.models import Nomination

MINUTES = (SessionPaper.Kind.MEETING_MINUTES, SessionPaper.Kind.COUNTING_MINUTES)


@dataclass(frozen=True)
class Listed:
    """A decision's items in their order and the council sessions that voted on them."""

    decision: Decision

    @cached_property
    def items(self) -> list[DecisionItem]:
        rows = self.decision.items.select_related(
            "nomination__department",
            "nomination__season",
            "agenda_item__session",
            "agenda_item__line__box",
        )
        return list(rows.prefetch_related("certificates").order_by("ordinal"))

    @cached_property
    def sessions(self) -> list[CouncilSession]:
        """In the order in which they were held."""
        ids = {item.agenda_item.session_id for item in self.items}
        rows = CouncilSession.objects.filter(pk__in=ids).select_related("season", "council", "chair__duty__user")
        return list(rows.prefetch_related("members").order_by("held_at", "pk"))

    @cached_property
    def minutes(self) -> list[SessionPaper]:
        """The minutes in force, meeting before count, in the order of the sessions."""
        rows = SessionPaper.objects.filter(session__in=self.sessions, kind__in=MINUTES, set_aside_at=None)
        return list(rows.select_related("session").order_by("session__held_at", "-kind"))

    @cached_property
    def appraisals(self) -> dict[int, list[AppraisalSheet]]:
        """By nomination, the sheets that members filed in the round that was voted on."""
        found: dict[int, list[AppraisalSheet]] = {item.nomination_id: [] for item in self.items}
        rounds = {item.nomination_id: item.agenda_item.round for item in self.items}
        sheets = AppraisalSheet.objects.filter(nomination__in=found, filed_at__isnull=False)
        for sheet in sheets.select_related("appraiser").order_by("filed_at"):
            if sheet.round == rounds[sheet.nomination_id]:
                found[sheet.nomination_id].append(sheet)
        return found

    @property
    def minutes_are_signed(self) -> bool:
        """Whether both minutes of every session are on file with their signatures."""
        signed = {(paper.session_id, paper.kind) for paper in self.minutes if paper.is_signed}
        return all((session.pk, kind) in signed for session in self.sessions for kind in MINUTES)

    @property
    def minutes_date(self) -> date:
        """The date of the last minutes: no later paper of the decision may bear an earlier one."""
        dates = [paper.dated for paper in self.minutes if paper.dated]
        return max([*dates, *(local_day(session.held_at) for session in self.sessions)], default=date.min)

    @property
    def recognised(self) -> list[DecisionItem]:
        return [item for item in self.items if item.outcome == DecisionItem.Outcome.RECOGNISE]

    def seats(self, role: Role, on: date) -> list[CouncilMember]:
        """Members with this role in office on that day, of the council that voted last."""
        if not self.sessions:
            return []
        in_office = Duty.objects.in_force(on).filter(role=role)
        seats = self.sessions[-1].council.members.filter(duty__in=in_office)
        return list(seats.select_related("duty__user").order_by("ordinal"))

    def director_chairs(self, on: date) -> bool:
        """Whether the council's chair is charged as Director on that day: a vice-chair then signs to him."""
        chairs = [seat.duty.user_id for seat in self.seats(Role.COUNCIL_CHAIR, on)]
        return Duty.objects.in_force(on).filter(role=Role.DIRECTOR, user__in=chairs).exists()


def left_aside(nominations: Iterable[Nomination], user: Any) -> set[int]:
    """Ids of the files that *user* does not decide on, being a relative or otherwise concerned: a deputy does (KT.).

    The own file is not among them: it is sent back, since a higher level decides on the head of an agency.
    """
    own = {row.pk for row in nominations if row.person_id == user.pk}
    return {file for file, person in involved(nominations) if person == user.pk} - own


def decided_now(items: Iterable[DecisionItem], user: Any) -> list[DecisionItem]:
    """The items on which *user* decides now: neither suspended nor left to a deputy."""
    rows = list(items)
    aside = left_aside([item.nomination for item in rows], user)
    return [item for item in rows if not is_halted(item.nomination) and item.nomination_id not in aside]


def is_halted(nomination: Nomination) -> bool:
    """Whether the file is left for a later list because it is suspended now."""
    return nomination.suspended_at is not None
