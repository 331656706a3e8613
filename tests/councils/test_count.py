"""Figures on paper: entered by one counter, refused until every sum holds, confirmed by another."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from councils.actions.confirm_count import confirm_count
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.make_minutes import make_minutes
from councils.minutes import MinutesFacts
from councils.models import BallotBox, BallotLine, CouncilSession, SessionPaper
from councils.results import result_sentence
from councils.workflow import State
from nominations.models import Nomination
from nominations.workflow import State as NominationState
from tests.factories.council import Bench, entry
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=2)


def state_of(nomination: Nomination) -> str:
    nomination.refresh_from_db()
    return nomination.state


class TestEntering:
    def test_figures_are_kept_with_who_entered_them(self, bench: Bench) -> None:
        box = bench.ended().boxes.get()
        kept = enter_tally(box, by=bench.counters[0], entry=entry(box))
        assert (kept.entered_by, kept.valid, kept.confirmed_at) == (bench.counters[0], 7, None)
        assert list(kept.lines.values_list("approve", "disapprove", "no_opinion", "invalid_line")) == [(7, 0, 0, 0)] * 2

    @pytest.mark.parametrize(
        ("papers", "sentence"),
        [
            ({"printed": 9}, "Số phiếu in ra là 09, nhưng phát ra 07"),
            ({"stamped": 6}, "Số phiếu phát ra là 07, nhiều hơn số phiếu đóng dấu"),
            ({"issued": 8, "printed": 8, "stamped": 8}, "nhiều hơn 07 thành viên dự họp được bỏ phiếu"),
            ({"returned": 8}, "Số phiếu thu về là 08, nhiều hơn số phiếu phát ra"),
            ({"valid": 6}, "hợp lệ 06 và không hợp lệ 00"),
            ({"valid": 5, "invalid": 2}, "khác số phiếu hợp lệ là 05"),
            ({"returned": 6, "valid": 6}, "Mời ghi lý do vào ô"),
            ({"printed": None}, "Còn ô số phiếu của hòm chưa ghi"),
            ({"valid": None}, "Chưa ghi số phiếu hợp lệ"),
            ({"returned": 2, "issued": 7}, "không mở để kiểm"),
            ({"spoiled": -1, "printed": 6}, "không được nhỏ hơn 0"),
        ],
    )
    def test_sums_that_do_not_hold_are_refused(
        self, bench: Bench, papers: dict[str, int | None], sentence: str
    ) -> None:
        box = bench.ended().boxes.get()
        with pytest.raises(ValidationError, match=sentence):
            enter_tally(box, by=bench.counters[0], entry=entry(box, **papers))
        box.refresh_from_db()
        assert box.entered_at is None

    def test_only_the_sessions_own_counters_enter(self, bench: Bench) -> None:
        box = bench.ended().boxes.get()
        for user in (person(Role.COUNTER), bench.chair, bench.secretary):
            with pytest.raises(PermissionDenied):
                enter_tally(box, by=user, entry=entry(box))

    def test_nothing_is_entered_before_the_vote_ended_or_after_the_count(self, bench: Bench) -> None:
        session = bench.voting()
        box = session.boxes.get()
        with pytest.raises(IllegalMove):
            enter_tally(box, by=bench.counters[0], entry=entry(box))
        end(session, by=bench.chair)
        enter_tally(box, by=bench.counters[0], entry=entry(box))
        confirm_count(session, by=bench.counters[1])
        with pytest.raises(IllegalMove):
            enter_tally(box, by=bench.counters[0], entry=entry(box))

    def test_ballots_not_returned_need_a_reason_that_is_printed(self, bench: Bench) -> None:
        session = bench.ended()
        box = session.boxes.get()
        lines = {
            line.pk: {"approve": 6, "disapprove": 0, "no_opinion": 0, "invalid_line": 0} for line in box.lines.all()
        }
        given = entry(box, returned=6, valid=6)
        kept = type(given)(given.papers, lines, "Một thành viên ra về")
        enter_tally(box, by=bench.counters[0], entry=kept)
        session.refresh_from_db()
        assert session.end_reason == "Một thành viên ra về"


class TestConfirming:
    def test_outcomes_reach_the_files(self, bench: Bench) -> None:
        passed, failed = bench.nominations
        session = bench.counted(approve={failed.name: 4})
        assert session.state == State.COUNTED
        assert (state_of(passed), state_of(failed)) == (NominationState.PASSED, NominationState.FAILED)
        line = BallotLine.objects.get(item__nomination=failed)
        assert (line.outcome, line.base, line.needed) == ("failed", 7, 5)

    def test_the_counter_who_entered_does_not_confirm(self, bench: Bench) -> None:
        session = bench.ended()
        box = session.boxes.get()
        enter_tally(box, by=bench.counters[0], entry=entry(box))
        with pytest.raises(ValidationError, match="phải là thành viên khác của Tổ"):
            confirm_count(session, by=bench.counters[0])
        with pytest.raises(IntegrityError), transaction.atomic():
            BallotBox.objects.update(confirmed_by=bench.counters[0], confirmed_at=session.ended_at)

    def test_missing_figures_are_named(self, bench: Bench) -> None:
        with pytest.raises(ValidationError, match="Chưa nhập số liệu của Hòm phiếu 1"):
            confirm_count(bench.ended(), by=bench.counters[1])

    def test_a_file_suspended_during_the_vote_leaves_it_and_the_others_stand(self, bench: Bench) -> None:
        session = bench.ended()
        box = session.boxes.get()
        enter_tally(box, by=bench.counters[0], entry=entry(box))
        waiting = Nomination.objects.filter(pk=bench.nominations[0].pk)
        waiting.update(suspended_at=session.ended_at, suspension_reason="Có kiến nghị")
        assert confirm_count(session, by=bench.counters[1]).state == State.COUNTED
        halted, other = bench.nominations[:2]
        halted.refresh_from_db()
        other.refresh_from_db()
        assert (halted.state, other.state in ("passed", "failed")) == ("appraised", True)
        item = session.agenda.get(nomination=halted)
        assert (item.dropped_at is not None, item.line.outcome) == (True, "")
        assert "không được tính" in result_sentence(item)
        facts = MinutesFacts("Diễn biến", "Kết luận", "", session.ended_at, "BB-HĐTĐKT", 1, 2)
        make_minutes(CouncilSession.objects.get(), by=bench.secretary, facts=facts)
        kept = SessionPaper.objects.get(kind="counting_minutes").content
        assert halted.name in str(kept) and "tạm dừng xét trong khi bỏ phiếu" in str(kept)

    def test_a_vote_whose_every_file_was_suspended_still_ends_with_minutes(self, bench: Bench) -> None:
        session = bench.ended()
        enter_tally(session.boxes.get(), by=bench.counters[0], entry=entry(session.boxes.get()))
        Nomination.objects.update(suspended_at=session.ended_at, suspension_reason="Có kiến nghị")
        confirm_count(session, by=bench.counters[1])
        facts = MinutesFacts("Diễn biến", "Kết luận", "", session.ended_at, "BB-HĐTĐKT", 1, 2)
        make_minutes(CouncilSession.objects.get(), by=bench.secretary, facts=facts)
        for kind in ("counting_minutes", "meeting_minutes"):
            kept = str(SessionPaper.objects.get(kind=kind).content)
            assert "Mọi hồ sơ đã tạm dừng xét trong khi bỏ phiếu" in kept, kind
        assert "Kết luận: không có hồ sơ nào được tính kết quả" in str(
            SessionPaper.objects.get(kind="counting_minutes").content
        )

    def test_a_count_on_a_later_day_is_confirmed_and_ends_the_counters_duty(self, bench: Bench) -> None:
        session = bench.ended()
        enter_tally(session.boxes.get(), by=bench.counters[0], entry=entry(session.boxes.get()))
        with time_machine.travel(session.ended_at + timedelta(days=2), tick=False):
            second = User.objects.get(pk=bench.counters[1].pk)
            assert confirm_count(session, by=second).state == State.COUNTED
        assert not session.counters.filter(duty__until=None).exists()

    def test_strangers_do_not_confirm(self, bench: Bench) -> None:
        session = bench.ended()
        for user in (person(Role.COUNTER), bench.chair):
            with pytest.raises(PermissionDenied):
                confirm_count(session, by=user)

    def test_confirming_twice_is_already_done(self, bench: Bench) -> None:
        session = bench.counted()
        with pytest.raises(AlreadyDone):
            confirm_count(session, by=bench.counters[1])

    def test_a_box_with_too_few_ballots_returned_is_not_opened(self, bench: Bench) -> None:
        session = bench.ended()
        box = session.boxes.get()
        none = {
            line.pk: dict.fromkeys(("approve", "disapprove", "no_opinion", "invalid_line")) for line in box.lines.all()
        }
        given = entry(box, returned=2, valid=None, invalid=None)
        enter_tally(box, by=bench.counters[0], entry=type(given)(given.papers, none, "Nhiều thành viên ra về"))
        confirm_count(session, by=bench.counters[1])
        assert set(BallotLine.objects.values_list("outcome", flat=True)) == {"too_few"}
        assert {state_of(one) for one in bench.nominations} == {NominationState.APPRAISED}


class TestPages:
    def test_what_was_typed_stays_with_every_discrepancy(self, bench: Bench, client: Client) -> None:
        box = bench.ended().boxes.get()
        client.force_login(bench.counters[0])
        sent: dict[str, Any] = {"printed": 7, "stamped": 7, "spoiled": 0, "unused": 0, "issued": 7, "returned": 7,
                                "valid": 6, "invalid": 0, "reason": "Ghi chú giữ lại"}  # fmt: skip
        for line in box.lines.all():
            sent |= {f"approve_{line.pk}": 7, f"disapprove_{line.pk}": 0}
            sent |= {f"no_opinion_{line.pk}": 0, f"invalid_line_{line.pk}": 0}
        answer = client.post(reverse("councils:tally", args=[box.pk]), sent)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert page.count("khác số phiếu hợp lệ là 06") == 2 and "hợp lệ 06 và không hợp lệ 00" in page
        assert "Ghi chú giữ lại" in page and 'value="6"' in page

    @pytest.mark.parametrize("value", ["-1", "99999999999999999999", "mười", "1e9", "\x00", "٣", "", "7.5"])
    def test_bad_figures_are_answered_in_words(self, bench: Bench, client: Client, value: str) -> None:
        box = bench.ended().boxes.get()
        client.force_login(bench.counters[0])
        for name in ("printed", "valid", f"approve_{box.lines.first().pk}"):
            answer = client.post(reverse("councils:tally", args=[box.pk]), {name: value})
            assert answer.status_code == 422
        box.refresh_from_db()
        assert box.entered_at is None

    def test_the_duty_alone_opens_no_figures(self, bench: Bench, client: Client) -> None:
        session = bench.ended()
        box = session.boxes.get()
        for user in (person(Role.COUNTER), bench.secretary, bench.chair, person(Role.OFFICE), person(Role.DIRECTOR)):
            client.force_login(user)
            assert client.get(reverse("councils:tally", args=[box.pk])).status_code == 404
            assert client.get(reverse("councils:confirm", args=[session.pk])).status_code == 404
            assert client.post(reverse("councils:confirm", args=[session.pk])).status_code == 404

    def test_ballots_are_printed_before_and_after_the_start(self, bench: Bench, client: Client) -> None:
        session = bench.ready()
        client.force_login(bench.secretary)
        planned = client.get(reverse("councils:ballots_planned", args=[session.pk, 1]))
        assert planned.content.startswith(b"%PDF")
        assert client.get(reverse("councils:ballots_planned", args=[session.pk, 2])).status_code == 404
        client.force_login(bench.chair)
        client.post(reverse("councils:start", args=[session.pk]))
        client.force_login(bench.counters[0])
        printed = client.get(reverse("councils:ballots", args=[session.boxes.get().pk]))
        assert printed.content == planned.content
        client.force_login(bench.members[5])
        assert client.get(reverse("councils:ballots", args=[session.boxes.get().pk])).status_code == 404
        assert CouncilSession.objects.get().state == State.VOTING
