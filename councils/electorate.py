"""Who of a session may vote on which nomination: read from the frozen rows, all at once."""

from dataclasses import dataclass
from functools import cached_property

from councils.boxes import Box, Grouping, group, small_electorate_facts
from councils.counting import Counts, VotingRule
from councils.models import AgendaItem, CouncilSession, Entitlement, Recusal, SessionMember
from councils.voting import base_of, voting_rule

Presence = SessionMember.Presence


@dataclass(frozen=True)
class Electorate:
    """A convened session with its members, agenda and recusals, as they stand in the database."""

    session: CouncilSession
    members: tuple[SessionMember, ...]
    agenda: tuple[AgendaItem, ...]
    recusals: tuple[Recusal, ...]
    takers: frozenset[int] | None = None  # ids of members who took an electronic ballot; None where votes are on paper

    @cached_property
    def rule(self) -> VotingRule:
        return voting_rule(self.session.rules)

    @property
    def unmarked(self) -> list[SessionMember]:
        return self.of(Presence.UNKNOWN)

    @property
    def present(self) -> list[SessionMember]:
        """Those in the room."""
        return self.of(Presence.PRESENT)

    @property
    def recipients(self) -> list[SessionMember]:
        """Those who receive ballots: on paper those in the room, else whoever took one, and the few on paper."""
        if self.takers is None:
            return self.present
        chosen = [*self.online, *self.on_paper]
        return sorted(chosen, key=lambda member: member.ordinal)

    @property
    def online(self) -> list[SessionMember]:
        """Those who took an electronic ballot and are not absent."""
        taken = self.takers or frozenset()
        here = (*self.present, *self.remote)
        return [member for member in here if member.pk in taken and not member.on_paper]

    @property
    def on_paper(self) -> list[SessionMember]:
        """Those in the room who vote on paper beside an electronic vote."""
        return [member for member in self.present if member.on_paper and self.takers is not None]

    @property
    def without_ballot(self) -> list[SessionMember]:
        """Those at the session who receive no ballot: on paper the remote, else whoever did not take one."""
        receiving = {member.pk for member in self.recipients}
        return [member for member in (*self.present, *self.remote) if member.pk not in receiving]

    @property
    def remote(self) -> list[SessionMember]:
        return self.of(Presence.REMOTE)

    @property
    def absent(self) -> list[SessionMember]:
        return self.of(Presence.ABSENT)

    @property
    def participants(self) -> list[SessionMember]:
        """Those who count towards the quorum: present, and remote where the rule says so."""
        counted = {Presence.PRESENT, Presence.REMOTE} if self.rule.remote_counts else {Presence.PRESENT}
        return [member for member in self.members if member.presence in counted]

    def of(self, presence: str) -> list[SessionMember]:
        return [member for member in self.members if member.presence == presence]

    @property
    def quorum_needed(self) -> int:
        return self.rule.quorum_needed(len(self.members))

    @property
    def has_quorum(self) -> bool:
        return len(self.participants) >= self.quorum_needed

    def recused(self, item: AgendaItem) -> list[Recusal]:
        return [recusal for recusal in self.recusals if recusal.item_id == item.pk]

    def voters(self, item: AgendaItem) -> list[SessionMember]:
        """Members who may vote on it: about to receive a ballot, or not yet marked absent."""
        aside = {recusal.member_id for recusal in self.recused(item)}
        coming = (*self.unmarked, *(self.recipients or self.without_ballot))
        return [member for member in coming if member.pk not in aside]

    def needed(self, item: AgendaItem) -> int:
        """Approving votes that would pass the nomination if every ballot came back valid."""
        return self.rule.needed(
            base_of(
                self.rule,
                members=len(self.members),
                recused=len(self.recused(item)),
                participants=len(self.unmarked) + len(self.present) + len(self.remote),
                ballots=len(self.voters(item)),
            )
        )

    @cached_property
    def grouping(self) -> Grouping[AgendaItem, SessionMember]:
        """The boxes that starting now would make, over those who receive ballots."""
        by_pk = {member.pk: member for member in self.members}
        aside = {item: [by_pk[recusal.member_id] for recusal in self.recused(item)] for item in self.agenda}
        return group(self.agenda, self.recipients, aside, self.rule.least_ballots)

    def warnings(self) -> list[tuple[str, list[str]]]:
        """Per box of few voters: its nominees, and what the chair must know before starting."""
        found = []
        for box in self.grouping.boxes:
            needed = self._least_needed(box)
            facts = small_electorate_facts(len(box.voters), needed)
            if facts:
                found.append((", ".join(map(str, box.nominees)), facts))
        return found

    def _least_needed(self, box: Box[AgendaItem, SessionMember]) -> int:
        return min(self.needed(item) for item in box.nominees)

    def counts(self, item: AgendaItem, returned: int) -> Counts:
        return Counts(
            members=len(self.members),
            recused=len(self.recused(item)),
            present=len(self.present),
            returned=returned,
            remote=len(self.remote),
        )


def electorate_of(session: CouncilSession) -> Electorate:
    """A convened session's electorate, in three queries (four if it votes online); dropped nominations are left out."""
    agenda = session.agenda.filter(dropped_at=None).select_related("nomination__season", "nomination__department")
    return Electorate(
        session,
        tuple(session.members.select_related("user", "user__department", "seat__duty")),
        tuple(agenda),
        tuple(Recusal.objects.filter(item__session=session).select_related("member__user")),
        _takers(session),
    )


def _takers(session: CouncilSession) -> frozenset[int] | None:
    if not session.is_electronic:
        return None
    taken = Entitlement.objects.filter(keys__session=session, keys__set_aside_at=None)
    return frozenset(taken.values_list("member_id", flat=True))
