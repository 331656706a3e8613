"""What a member's browser is shown and sent in an electronic vote. Nothing of it depends on what anyone chose."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from councils.electronic.answers import answers
from councils.electronic.casting import boxes_of, receipt, tracking_code
from councils.electronic.ceremony import keys_of
from councils.electronic.claims import entitlement_of, taken_in
from councils.electronic.counting import electronic_boxes
from councils.electronic.elections import election_of, question, setup_of
from councils.models import AgendaItem, BallotBox, BallotLine, CouncilSession
from councils.workflow import State
from seasons.rules import Rules

BEFORE = (State.PLANNED, State.CONVENED, State.OPENED)


@dataclass(frozen=True)
class BoothLine:
    """A line of the ballot: its place on the screen, and its box and question in the format."""

    number: int
    item: AgendaItem
    uuid: str
    place: int

    @property
    def question(self) -> str:
        return question(self.item)


@dataclass(frozen=True)
class BoothPage:
    template: str
    context: dict[str, Any]


def booth_page(session: CouncilSession, user: Any, *, again: bool = False) -> BoothPage:
    """The one page of the booth that the member has now: before, during or after the own vote.

    Where the rules allow a second vote, *again* asks for it.
    """
    entitlement = entitlement_of(session, user)
    extension = session.extensions.last()
    common = {
        "until": extension and extension.until,
        "entitlement": entitlement,
        "session_code": session.ballot_code,
    }
    if session.state in BEFORE:
        return BoothPage("councils/booth_take.html", {**common, "keys": keys_of(session)})
    boxes = boxes_of(session, entitlement) if entitlement else []
    may_again = session.state == State.VOTING and Rules(session.rules).yes("revote")
    if entitlement is not None and entitlement.cast and not (again and may_again):
        code = tracking_code(entitlement.ballots)
        return BoothPage("councils/booth_sealed.html", {**common, "again": may_again, "code": code})
    if session.state == State.VOTING and boxes:
        return BoothPage("councils/booth.html", {**common, **ballot(session, boxes)})
    on_paper = session.members.filter(user=user.pk, on_paper=True).exists()
    return BoothPage(
        "councils/booth_closed.html", {**common, "voting": session.state == State.VOTING, "on_paper": on_paper}
    )


def ballot(session: CouncilSession, boxes: list[BallotBox]) -> dict[str, Any]:
    """The lines in the order of the agenda, whatever box each belongs to, and what may be chosen on each."""
    uuids = {box.pk: box.key.uuid for box in boxes if box.key}
    lines = BallotLine.objects.filter(box__in=uuids).select_related(
        "item__nomination__department", "item__nomination__season"
    )
    ordered = sorted(lines, key=lambda line: line.item.ordinal)
    return {
        "lines": [
            BoothLine(number, line.item, uuids[line.box_id], line.ordinal - 1)
            for number, line in enumerate(ordered, 1)
        ],
        "choices": [words for words, _ in answers(session.rules)],
    }  # fmt: skip


def cast_count(session: CouncilSession) -> tuple[int, int]:
    """How many voted, of how many with a ballot to cast: the only figure anybody has before the end."""
    taken = taken_in(session)
    return taken.filter(cast=True).count(), taken.count()


def booth_data(session: CouncilSession, user: Any) -> dict[str, Any]:
    """What the page's script needs to make codes and ballots, and the truth about whether this member voted."""
    entitlement, keys = entitlement_of(session, user), keys_of(session)
    data: dict[str, Any] = {
        "state": session.state,
        "group": keys.group if keys else None,
        "uuids": list(keys.boxes.values_list("uuid", flat=True)) if keys else [],
        "publics": entitlement.publics if entitlement else None,
        "cast": bool(entitlement and entitlement.cast),
        "receipt": receipt(session, entitlement) if entitlement and entitlement.cast else None,
    }
    if session.ballot_code and entitlement:
        every = electronic_boxes(session)
        data["boxes"] = [{"ordinal": box.ordinal, **setup_of(box)} for box in boxes_of(session, entitlement)]
        data["elections"] = [
            {"uuid": box.key.uuid, "digest": sha256(election_of(box).encode()).hexdigest()} for box in every if box.key
        ]
    return data
