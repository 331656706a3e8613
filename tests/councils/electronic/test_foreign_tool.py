"""A program that others wrote takes part in a session of ours: belenios-tool 2.0, over HTTP where people send."""

import json
import subprocess
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from councils.actions.end import end
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.actions.take_ballot import take_ballot
from councils.ballot.ceremony import secret_key
from councils.ballot.groups import group_named
from councils.ballot.proofs import prove_knowledge
from councils.ballot.verifying import verify
from councils.electronic.boards import board_of
from councils.electronic.ceremony import Ceremony
from councils.electronic.counting import owner_of
from councils.models import BallotBox, CouncilSession
from councils.workflow import State
from tests.councils.electronic.asking import address, send, sent_in_vain, signed_in
from tests.factories.electronic import OnlineBench
from tests.plugins.tools import require

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

APPROVE, DISAPPROVE = [1, 0], [0, 1]


@pytest.fixture
def bench(settings: Any) -> OnlineBench:
    settings.BALLOT_GROUP = "BELENIOS-2048"
    return OnlineBench()


class Tool:
    """The program, in a folder that holds the archive of a session's one box as the portal hands it out."""

    def __init__(self, folder: Path) -> None:
        self.program, self.folder = require("belenios-tool"), folder

    def fetch(self, bench: OnlineBench, session: CouncilSession) -> None:
        answer = signed_in(bench.members[0]).get(address("archive", session, 1))
        assert answer.status_code == 200
        (self.folder / f"{session.boxes.get().key.uuid}.bel").write_bytes(answer.content)

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [self.program, "election", *map(str, arguments), f"--dir={self.folder}"]
        return subprocess.run(command, capture_output=True, text=True)

    def kept(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.write_text(content)
        return path

    def ballot(self, code: str, choices: list[list[int]]) -> str:
        privcred, chosen = self.kept("code", code), self.kept("choice", json.dumps(choices))
        made = self.run("generate-ballot", f"--privcred={privcred}", f"--ballot={chosen}")
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()

    def share(self, secret: int, owner: int) -> str:
        key = self.kept("key", json.dumps(str(secret)))
        made = self.run("decrypt", f"--privkey={key}", "--trustee-id", owner)
        assert made.returncode == 0, made.stderr
        return made.stdout.splitlines()[0]

    def accepts(self) -> bool:
        found = self.run("verify")
        return found.returncode == 0 and "all checks passed" in found.stderr


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    folder = tmp_path / "belenios"
    folder.mkdir()
    return Tool(folder)


def take_as_the_tool_does(bench: OnlineBench, session: CouncilSession, member: User) -> None:
    """The member's code, with what version 2.0 derives from it (PBKDF2; later versions and we use labelled digests)."""
    keys, code = bench.keys(session), bench.devices.code(member)
    group, claims = group_named(keys.group), []
    for uuid in keys.boxes.values_list("uuid", flat=True):
        secret = int.from_bytes(pbkdf2_hmac("sha256", code.encode(), uuid.encode(), 1000, 32)) % group.order
        public = group.text(group.base_power(secret))
        proof = prove_knowledge(group, secret, f"claim|{uuid}|{public}|")
        claims.append({"public": public, "proof": proof.to_json()})
    take_ballot(session, by=member, claims=claims)


def voting_with(bench: OnlineBench, strangers: list[User]) -> CouncilSession:
    session = bench.ready()
    for member in strangers:
        take_as_the_tool_does(bench, session, member)
    return start(session, by=bench.chair, acknowledged=True)


def counters_secret(bench: OnlineBench, box: BallotBox, place: int) -> int:
    """What the counter's browser derives from the seed."""
    assert box.key is not None
    ceremony, at = Ceremony.of(box.key.keys), box.key.ordinal - 1
    certificates = ceremony.certificates(at)
    seed = bench.devices.seeds[place - 1]
    return secret_key(seed, certificates, ceremony.shares(at, certificates), ceremony.plan(box.key))


def test_its_ballots_and_shares_are_taken_and_it_accepts_every_stage(bench: OnlineBench, tool: Tool) -> None:
    session = voting_with(bench, bench.members[5:])
    box = session.boxes.get()
    foreign = {bench.members[5]: [APPROVE, DISAPPROVE], bench.members[6]: [DISAPPROVE, DISAPPROVE]}
    tool.fetch(bench, session)
    for member, choices in foreign.items():
        ballot = tool.ballot(bench.devices.code(member), choices)
        answer = send(signed_in(member), "cast", session, {"ballots": {box.key.uuid: ballot}})
        assert answer.status_code == 200, answer.content
        assert answer.json()["receipt"]["code"]
    for member in bench.members[:5]:
        bench.devices.vote(session, member)
    tool.fetch(bench, session)
    assert tool.accepts()
    session = end(session, by=bench.chair)
    publish_sums(session)
    tool.fetch(bench, session)
    for place in (1, 3):
        share = tool.share(counters_secret(bench, box, place), owner_of(place))
        answer = send(signed_in(bench.counters[place - 1]), "open_boxes", session, {"shares": {box.key.uuid: share}})
        assert answer.status_code == 200, answer.content
    assert CouncilSession.objects.get().state == State.COUNTED
    assert list(box.lines.order_by("ordinal").values_list("approve", "disapprove")) == [(6, 1), (5, 2)]
    assert verify(board_of(box), portal=True).result == ((6, 1), (5, 2))
    tool.fetch(bench, session)
    assert tool.accepts()


def test_its_ballot_for_another_members_code_is_refused(bench: OnlineBench, tool: Tool) -> None:
    session = voting_with(bench, bench.members[6:])
    tool.fetch(bench, session)
    ballot = tool.ballot(bench.devices.code(bench.members[6]), [APPROVE, APPROVE])
    body = {"ballots": {session.boxes.get().key.uuid: ballot}}
    assert "không thuộc mã nhận phiếu" in sent_in_vain(signed_in(bench.members[5]), "cast", session, body)


def test_it_refuses_an_archive_from_which_a_ballot_is_missing(bench: OnlineBench, tool: Tool) -> None:
    """The tool is a judge that can say no to what the portal hands out."""
    session = bench.counted()
    tool.fetch(bench, session)
    assert tool.accepts()
    archive = next(tool.folder.glob("*.bel"))
    content = archive.read_bytes()
    place = content.index(b'"num_tallied":7')
    archive.write_bytes(content[:place] + b'"num_tallied":6' + content[place + 15 :])
    assert not tool.accepts()
