"""Electronic sessions brought by the real actions to any step; devices are those of the demonstration."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from councils.actions.confirm_team import confirm_team
from councils.actions.end import end
from councils.actions.propose_team import propose_team
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.electronic.ceremony import keys_of
from councils.models import CouncilSession, Entitlement, KeySet
from operations.demo.devices import Devices, against
from tests.factories.council import Bench


class OnlineBench(Bench):
    """A council that votes electronically, with three counters of its own."""

    def __init__(self, size: int = 7, nominations: int = 2, **rules: str) -> None:
        super().__init__(size, nominations, **{"electronic": "rules", **rules})
        self.devices = Devices()

    @property
    def counters(self) -> list[User]:
        return self.members[2:5]

    def planned(self, *args: Any, **facts: Any) -> CouncilSession:
        return super().planned(*args, **{"way": "electronic", **facts})

    def keys(self, session: CouncilSession) -> KeySet:
        found = keys_of(session)
        assert found is not None
        return found

    def proposed(self, **facts: Any) -> CouncilSession:
        """Opened, the counters proposed: their key set waits for its parts."""
        session = self.opened(**facts)
        head, *others = self.counters
        propose_team(session, by=self.secretary, head=head, members=others)
        return session

    def keyed(self, **facts: Any) -> CouncilSession:
        """With keys made and compared, and the team confirmed."""
        session = self.proposed(**facts)
        self.devices.make_keys(session, self.counters)
        confirm_team(session, by=self.secretary, hands_for=4, hands_against=0)
        return CouncilSession.objects.get(pk=session.pk)

    def ready(self, takers: list[User] | None = None, **facts: Any) -> CouncilSession:
        session = self.keyed(**facts)
        for member in self.members if takers is None else takers:
            self.devices.take(session, member)
        return session

    def voting(self, **facts: Any) -> CouncilSession:
        return start(self.ready(**facts), by=self.chair, acknowledged=True)

    def cast_all(self, session: CouncilSession, votes_against: Mapping[str, int] | None = None) -> None:
        """Everyone who took a ballot votes; *votes_against* maps a nominee's name to the number of votes against."""
        takers = Entitlement.objects.filter(keys=self.keys(session)).select_related("member__user")
        for place, entitlement in enumerate(takers):
            self.devices.vote(session, entitlement.member.user, against(votes_against or {}, place))

    def ended(self, votes_against: Mapping[str, int] | None = None, **facts: Any) -> CouncilSession:
        session = self.voting(**facts)
        self.cast_all(session, votes_against)
        session = end(session, by=self.chair)
        publish_sums(session)
        return session

    def open(self, session: CouncilSession, place: int) -> CouncilSession:
        return self.devices.open(session, place, self.counters[place - 1])

    def counted(self, approve: dict[str, int] | None = None, **facts: Any) -> CouncilSession:
        """Counted by the first and the third counter; *approve* as on paper."""
        voters = len(self.members)
        session = self.ended({name: voters - votes for name, votes in (approve or {}).items()}, **facts)
        self.open(session, 1)
        return self.open(session, 3)
