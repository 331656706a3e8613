"""The secret ballot online: keys at three devices, ballots at seven, two of three counters open the boxes."""

import base64
from dataclasses import dataclass, field
from typing import Any

from councils.models import BallotLine, CouncilSession
from operations.demo.cast import COUNCIL, COUNTERS
from operations.rehearsal.devices import Devices
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Stuck

APPROVE, DISAPPROVE = 0, 1


@dataclass
class OnlineVote:
    """What stays on the devices between the steps: the counters' seeds, the members' codes."""

    stage: Stage
    session: CouncilSession
    devices: Devices
    seeds: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def make_keys(self) -> None:
        """Three rounds, in each of which every counter's device does what is its turn; then all compare."""
        for _ in range(3):
            for username in COUNTERS:
                told = self._told(username)
                seed = self.seeds.setdefault(username, self.devices.call("newSeed"))
                step = self.devices.call("nextStep", told)
                items = self.devices.call("writePart", step, told, seed)
                self._tell(username, "councils:key_part", {"items": items}, step)
        codes = {self.devices.call("commonCode", self._told(name), self.seeds[name]) for name in COUNTERS}
        if len(codes) != 1:
            raise Stuck(f"Mã chung của Tổ không giống nhau: {codes}")
        for username in COUNTERS:
            self._tell(username, "councils:compare_keys", {"same": True})

    def take_ballots(self) -> None:
        for username, _ in COUNCIL:
            state = self._state(username)
            self.codes[username] = self.devices.call("newCode")
            claims = self.devices.call("claims", self.codes[username], state)
            self._tell(username, "councils:take_ballot", {"claims": claims})

    def vote(self, against: dict[int, int]) -> None:
        """*against* maps a nomination's id to how many members vote against it, the first ones of the council."""
        shown = set()
        for place, (username, _) in enumerate(COUNCIL):
            state, code = self._state(username), self.codes[username]
            made = self.devices.call("vote", state, code, self._choices(username, against, place))
            shown.add(made["sessionCode"])
            receipt = self._tell(username, "councils:cast", {"ballots": made["ballots"]})["receipt"]
            self.devices.call("receive", state, code, made["ballots"], receipt)
            page = self.stage.by(username).open("councils:booth", self.session.pk)
            if not page.says("Đồng chí đã bỏ phiếu"):
                raise Stuck(f"{username} không thấy phiếu của mình đã niêm phong.")
        self.session.refresh_from_db()
        if shown != {self.session.ballot_code}:
            raise Stuck(f"Mã phiên trên các máy khác nhau: {shown}")

    def _choices(self, username: str, against: dict[int, int], place: int) -> dict[str, list[int]]:
        lines = BallotLine.objects.filter(
            box__session=self.session, box__used=True, box__voters__member__user__username=username
        )
        found: dict[str, list[int]] = {}
        ordered = lines.order_by("box__ordinal", "ordinal")
        for uuid, nomination in ordered.values_list("box__key__uuid", "item__nomination"):
            choice = DISAPPROVE if place < against.get(nomination, 0) else APPROVE
            found.setdefault(uuid, []).append(choice)
        return found

    def look_in_the_book(self) -> None:
        """Every member's device verifies the books of its boxes and finds its own ballots among those that count."""
        for username, _ in COUNCIL:
            state = self._state(username)
            books = [self._sent(self.archive(username, box["ordinal"])) for box in state["boxes"]]
            self.devices.call("inBook", state["receipt"], books)

    def open_boxes(self) -> None:
        """By the first and the last counter; the second one's device is not needed."""
        for username in (COUNTERS[0], COUNTERS[-1]):
            told = self._told(username)
            if not told["summed"]:
                self._tell(username, "councils:publish_sums", {})
            archives = [self._sent(self.archive(username, box["ordinal"])) for box in told["boxes"]]
            shares = self.devices.call("openBoxes", self._told(username), self.seeds[username], archives)
            self._tell(username, "councils:open_boxes", {"shares": shares})

    def _sent(self, content: bytes) -> str:
        return base64.b64encode(content).decode()

    def archive(self, username: str, ordinal: int) -> bytes:
        return self.stage.by(username).open("councils:archive", self.session.pk, ordinal).content

    def _told(self, username: str) -> Any:
        return self.stage.by(username).fetch("councils:counter_data", self.session.pk)

    def _state(self, username: str) -> Any:
        return self.stage.by(username).fetch("councils:booth_data", self.session.pk)

    def _tell(self, username: str, address: str, sent: Any, *more: Any) -> Any:
        page = "councils:counter" if address in COUNTER_PAGES else "councils:booth"
        return self.stage.by(username).tell(page, address, sent, self.session.pk, *more)


#: Requests that a counter's page makes; the others are made by a member's.
COUNTER_PAGES = ("councils:key_part", "councils:compare_keys", "councils:publish_sums", "councils:open_boxes")
