"""A set of keys from the proposal of its counters to the start: compared, renewed, set aside; its file on the disk."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from core.workflow import IllegalMove
from councils.actions.adjourn import adjourn
from councils.actions.compare_keys import compare_keys
from councils.actions.confirm_team import confirm_team
from councils.actions.make_keys import make_keys
from councils.actions.propose_team import propose_team
from councils.actions.start import start
from councils.electronic import keyring
from councils.electronic.ceremony import STEPS, keys_of
from councils.models import CouncilSession, Entitlement, KeySet
from tests.councils.electronic.asking import address, denied, everything, refused, send, sent_in_vain, signed_in
from tests.councils.electronic.counters import done
from tests.factories.council import Bench, office
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Commits = Callable[..., Any]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def files() -> list[str]:
    folder = Path(settings.BALLOT_KEYS_ROOT)
    return sorted(path.stem for path in folder.iterdir()) if folder.exists() else []


class TestComparing:
    def test_the_vote_starts_once_all_three_said_the_same(self, bench: OnlineBench) -> None:
        session = done(bench, *STEPS)
        confirm_team(session, by=bench.secretary, hands_for=4, hands_against=0)
        for counter in bench.counters[:2]:
            compare_keys(session, by=counter, same=True)
        for member in bench.members:
            bench.devices.take(session, member)
        with refused("Còn chờ đối chiếu mã chung", str(bench.counters[2])):
            start(session, by=bench.chair, acknowledged=True)
        compare_keys(session, by=bench.counters[2], same=True)
        assert start(session, by=bench.chair, acknowledged=True).state == "voting"

    def test_whoever_sees_another_code_stops_the_start(self, bench: OnlineBench) -> None:
        session = bench.ready()
        compare_keys(session, by=bench.counters[1], same=False)
        with refused(f"{bench.counters[1]} thấy mã chung khác nhau", "mở «Lập khóa lại»"):
            start(session, by=bench.chair, acknowledged=True)
        compare_keys(session, by=bench.counters[1], same=True)
        assert start(session, by=bench.chair, acknowledged=True).state == "voting"

    def test_there_is_nothing_to_compare_before_the_keys_are_made(self, bench: OnlineBench) -> None:
        session = done(bench, 1, 2)
        with refused("chưa có mã chung để đối chiếu", "Mời chờ"):
            compare_keys(session, by=bench.counters[0], same=True)
        assert "chưa có mã chung" in sent_in_vain(
            signed_in(bench.counters[0]), "compare_keys", session, {"same": True}
        )  # fmt: skip

    @pytest.mark.parametrize("body", [{}, {"same": "true"}, {"same": 1}, {"same": None}, []])
    def test_only_yes_or_no_is_an_answer(self, bench: OnlineBench, body: object) -> None:
        session = done(bench, *STEPS)
        sent_in_vain(signed_in(bench.counters[0]), "compare_keys", session, body)

    def test_only_a_holder_compares(self, bench: OnlineBench) -> None:
        session = done(bench, *STEPS)
        for user in (bench.chair, bench.secretary, bench.members[5]):
            with denied():
                compare_keys(session, by=user, same=False)
            assert send(signed_in(user), "compare_keys", session, {"same": False}).status_code == 404

    def test_after_the_start_nobody_compares(self, bench: OnlineBench) -> None:
        session = bench.voting()
        with refused("Đối chiếu mã chung của Tổ", "tải lại trang"):
            compare_keys(session, by=bench.counters[0], same=False)


class TestRenewing:
    def test_another_team_makes_other_keys_and_members_take_anew(
        self, bench: OnlineBench, django_capture_on_commit_callbacks: Commits
    ) -> None:
        session = bench.ready()
        old = bench.keys(session)
        with django_capture_on_commit_callbacks(execute=True):
            propose_team(session, by=bench.secretary, head=bench.members[3], members=bench.members[4:6])
            assert old.name in files(), "the file goes only once the change is certain"
        old.refresh_from_db()
        new = bench.keys(session)
        assert old.set_aside_at and old.destroyed_at and new.pk != old.pk
        assert files() == [new.name]
        assert not Entitlement.objects.filter(keys=new).exists()
        for name in ("counter", "counter_data"):
            assert signed_in(bench.members[2]).get(address(name, session)).status_code == 404
            assert signed_in(bench.members[5]).get(address(name, session)).status_code == 200
        with refused("Khóa chưa lập xong, còn chờ", "Mời mở trang «Khóa hòm phiếu»", "Chưa đối chiếu mã chung"):
            start(session, by=bench.chair, acknowledged=True)

    def test_the_same_team_with_new_keys_votes_to_the_end(self, bench: OnlineBench) -> None:
        session = bench.ready()
        made = make_keys(session, by=bench.chair)
        assert {holder.user for holder in made.holders.all()} == set(bench.counters)
        assert set(made.boxes.values_list("uuid")).isdisjoint(
            KeySet.objects.exclude(pk=made.pk).values_list("boxes__uuid")
        )
        bench.devices.make_keys(session, bench.counters)
        for member in bench.members:
            bench.devices.take(session, member)
        session = start(session, by=bench.chair, acknowledged=True)
        bench.cast_all(session)
        assert Entitlement.objects.filter(cast=True).count() == 7

    def test_only_those_who_run_the_session_renew(self, bench: OnlineBench) -> None:
        session = bench.ready()
        for user in (bench.counters[0], bench.members[5], office()):
            with denied():
                make_keys(session, by=user)

    def test_nothing_is_renewed_once_the_vote_has_begun(self, bench: OnlineBench) -> None:
        session = bench.voting()
        with refused("Lập khóa hòm phiếu", "tải lại trang"):
            make_keys(session, by=bench.secretary)

    def test_a_session_on_paper_has_no_keys(self) -> None:
        paper = Bench(nominations=1, electronic="rules")
        session = paper.ready()
        with refused("bỏ phiếu giấy nên không cần khóa"):
            make_keys(session, by=paper.secretary)
        assert keys_of(session) is None and files() == []
        assert signed_in(paper.counters[0]).get(address("counter", session)).status_code == 404

    def test_a_session_put_off_has_its_keys_destroyed(
        self, bench: OnlineBench, django_capture_on_commit_callbacks: Commits
    ) -> None:
        session = bench.ready()
        with django_capture_on_commit_callbacks(execute=True):
            adjourn(session, by=bench.chair, reason="Mất điện")
        assert files() == [] and bench.keys(session).destroyed_at is not None


class TestTheTeam:
    @pytest.mark.parametrize("others", [0, 1, 3])
    def test_other_than_three_counters_are_refused(self, bench: OnlineBench, others: int) -> None:
        session = bench.opened()
        with refused("cần Tổ kiểm phiếu đúng 03 người"):
            propose_team(session, by=bench.secretary, head=bench.members[1], members=bench.members[2 : 2 + others])
        assert keys_of(session) is None and files() == []

    def test_without_any_team_the_start_names_what_is_missing(self, bench: OnlineBench) -> None:
        session = bench.opened()
        with refused("Chưa lập khóa hòm phiếu", "Chưa đối chiếu mã chung"):
            start(session, by=bench.chair, acknowledged=True)


class TestTheFile:
    def test_only_the_servers_account_reads_it(self, bench: OnlineBench) -> None:
        keys = bench.keys(bench.proposed())
        path = Path(settings.BALLOT_KEYS_ROOT) / f"{keys.name}.json"
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        assert stat.S_IMODE(os.stat(path.parent).st_mode) == 0o700
        assert list(Path(settings.BALLOT_KEYS_ROOT).iterdir()) == [path]

    def test_no_table_holds_a_secret_of_it(self, bench: OnlineBench) -> None:
        session = bench.counted()
        kept = keyring.read(bench.keys(session).name)
        secrets = [kept.receipts.encode().hex()]
        for exponent in kept.boxes.values():
            secrets += [str(exponent), f"{exponent:x}", exponent.to_bytes(32, "little").hex()]
        dump = "\n".join(row for rows in everything(without=()).values() for row in rows)
        assert kept.receipt_key in dump and bench.keys(session).name in dump, "the search finds what is there"
        for secret in [*secrets, *bench.devices.seeds, *bench.devices.codes.values()]:
            assert secret not in dump

    def test_it_stays_where_the_renewal_did_not_happen(self, bench: OnlineBench) -> None:
        session = bench.proposed()
        name = bench.keys(session).name
        with pytest.raises(IllegalMove), transaction.atomic():
            make_keys(session, by=bench.secretary)
            make_keys(CouncilSession.objects.get(pk=bench.planned([bench.nominate()]).pk), by=bench.secretary)
        assert name in files() and bench.keys(session).name == name
        keyring.read(name)
