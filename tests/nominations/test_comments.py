"""Comments of the staff: who is asked, until when, who hides, who answers; refusals of the acts (C12, J7)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.actions.state_tie import state_tie
from accounts.events import timeline
from accounts.models import Event
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.answer_comment import answer_comment
from nominations.actions.extend_comments import extend_comments
from nominations.actions.give_comment import give_comment
from nominations.actions.hide_comment import hide_comment
from nominations.actions.open_comments import open_comments
from nominations.actions.show_comment import show_comment
from nominations.actions.suspend import suspend
from nominations.actions.take_back_comment import take_back_comment
from nominations.commenting import commentable, commented, moderated
from nominations.models import Comment, CommentHiding, CommentPeriod, Nomination
from nominations.workflow import State
from seasons.actions.keep_day_off import keep_day_off
from tests.factories.people import DutyFactory, UserFactory, person
from tests.nominations.hearing import REMARK, RUDE, Hearing
from tests.nominations.world import NOW, cleared

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]

LAST = date(2026, 12, 8)  # three working days after Thursday 03/12


@pytest.fixture
def hearing(world):
    return Hearing(world)


def travel(clock, day, hour=9):
    clock.move_to(NOW + timedelta(days=(day - NOW.date()).days, hours=hour - 9))


class TestOpening:
    def test_it_ends_so_many_working_days_later_by_itself(self, hearing, on_a_working_day):
        assert hearing.period.last_day == LAST
        staff = hearing.world.staff
        travel(on_a_working_day, LAST, 23)
        assert list(commentable(staff)) == [hearing.file]
        travel(on_a_working_day, LAST, 24)
        assert not commentable(staff).exists()

    def test_a_day_off_is_no_working_day(self, world):
        keep_day_off(by=world.office, facts={"day": date(2026, 12, 4), "name": "Nghỉ bù"})
        assert Hearing(world).period.last_day == date(2026, 12, 9)

    @pytest.mark.parametrize("duty", ["office", "secretary", "chair"])
    def test_who_opens(self, world, duty):
        world.rule("comment_days", "2")
        file = world.dossier(State.RECEIVED)
        assert open_comments(world.season, by=world.people[duty], nominations=[file]).nominations.get() == file

    @pytest.mark.parametrize("duty", ["head", "staff", "director", "standing", "member"])
    def test_who_does_not(self, world, duty):
        world.rule("comment_days", "2")
        with pytest.raises(PermissionDenied):
            open_comments(world.season, by=world.people[duty], nominations=[world.dossier(State.RECEIVED)])

    def test_files_that_came_late_get_a_period_of_their_own(self, hearing, on_a_working_day):
        late = hearing.world.dossier(State.RECEIVED)
        travel(on_a_working_day, date(2026, 12, 7))
        second = open_comments(hearing.world.season, by=hearing.world.office, nominations=[hearing.file, late])
        assert list(second.nominations.all()) == [late] and second.last_day == date(2026, 12, 10)

    def test_the_same_press_again_opens_nothing(self, hearing):
        with pytest.raises(AlreadyDone):
            open_comments(hearing.world.season, by=hearing.world.office, nominations=[hearing.file])
        assert CommentPeriod.objects.count() == 1

    def test_a_season_that_asks_nobody_opens_nothing(self, world):
        with pytest.raises(ValidationError, match="không lấy ý kiến nội bộ"):
            open_comments(world.season, by=world.office, nominations=[world.dossier(State.RECEIVED)])

    @pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.TABLED, State.WITHDRAWN])
    def test_only_files_under_appraisal_are_opened(self, world, state):
        world.rule("comment_days", "2")
        with pytest.raises(ValidationError, match="không còn ở bước thẩm định"):
            open_comments(world.season, by=world.office, nominations=[world.dossier(state)])

    def test_nothing_is_opened_when_no_file_is_chosen_or_the_season_is_over(self, hearing):
        with pytest.raises(ValidationError, match="Chưa chọn hồ sơ nào"):
            open_comments(hearing.world.season, by=hearing.world.office, nominations=[])
        hearing.world.close_season()
        with pytest.raises(ValidationError, match="đã kết thúc"):
            open_comments(hearing.world.season, by=hearing.world.office, nominations=[hearing.file])

    def test_whoever_is_concerned_leaves_the_file_to_another(self, world):
        world.rule("comment_days", "2")
        file = world.dossier(State.RECEIVED)
        state_tie(file.person, by=world.office)
        with pytest.raises(ValidationError, match="không còn ở bước thẩm định"):
            open_comments(world.season, by=world.office, nominations=[file])
        assert open_comments(world.season, by=world.secretary, nominations=[file])

    def test_the_dossier_tells_that_it_was_opened(self, hearing):
        (event,) = timeline(hearing.file).filter(move="open_comments")
        assert (event.reason, event.capacity) == ("Đến hết ngày 08/12/2026", "Văn phòng Sở")


class TestMoreTime:
    def test_it_is_given_with_a_reason_before_the_end(self, hearing):
        extend_comments(hearing.period, by=hearing.world.secretary, last_day=date(2026, 12, 10), reason="Nghỉ lễ")
        hearing.period.refresh_from_db()
        assert (hearing.period.last_day, hearing.period.extended_because) == (date(2026, 12, 10), "Nghỉ lễ")
        assert timeline(hearing.file).get(move="extend_comments").reason == "Đến hết ngày 10/12/2026. Nghỉ lễ"
        with pytest.raises(AlreadyDone):
            extend_comments(hearing.period, by=hearing.world.office, last_day=date(2026, 12, 10), reason="Nghỉ lễ")

    @pytest.mark.parametrize(
        ("last_day", "reason", "sentence"),
        [
            (LAST, "Nghỉ", "Mời chọn ngày sau ngày 08/12/2026"),
            (date(2026, 12, 4), "Nghỉ", "Mời chọn ngày sau ngày 08/12/2026"),
            (date(2027, 1, 10), "Nghỉ", "trước ngày 10/01/2027"),
            (date(2026, 12, 10), " ", "Chưa ghi lý do"),
        ],
    )
    def test_what_is_refused(self, hearing, last_day, reason, sentence):
        with pytest.raises(ValidationError, match=sentence):
            extend_comments(hearing.period, by=hearing.world.office, last_day=last_day, reason=reason)

    def test_not_after_the_end_nor_by_others(self, hearing, on_a_working_day):
        with pytest.raises(PermissionDenied):
            extend_comments(hearing.period, by=hearing.world.head, last_day=date(2026, 12, 10), reason="Nghỉ")
        travel(on_a_working_day, date(2026, 12, 9))
        with pytest.raises(IllegalMove, match="Mời mở đợt mới"):
            extend_comments(hearing.period, by=hearing.world.office, last_day=date(2026, 12, 10), reason="Nghỉ")


class TestCommenting:
    def test_staff_of_any_department_are_asked(self, hearing):
        colleague, elsewhere = hearing.world.colleague(), UserFactory()
        for user in (hearing.world.staff, hearing.world.office, colleague, elsewhere):
            assert list(commentable(user)) == [hearing.file]

    @pytest.mark.parametrize("duty", ["head", "deputy", "clerk", "chair", "member", "secretary", "director"])
    def test_those_who_put_forward_appraise_or_decide_are_not(self, hearing, duty):
        user = hearing.world.people[duty]
        assert not commentable(user).exists()
        with pytest.raises(PermissionDenied):
            hearing.say(user)

    def test_nobody_comments_on_ones_own_file_or_a_relatives(self, hearing):
        relative = UserFactory()
        state_tie(hearing.file.person, by=relative)
        for user in (hearing.file.person, relative):
            assert not commentable(user).exists()
            with pytest.raises(PermissionDenied):
                hearing.say(user)

    def test_nor_do_head_and_members_of_a_collective(self, world):
        world.rule("comment_days", "3")
        group, member = world.collective(state=State.RECEIVED), UserFactory()
        group.members.create(user=member, name=member.full_name)
        open_comments(world.season, by=world.office, nominations=[group])
        assert not commentable(member).exists() and not commentable(group.collective_head).exists()
        assert commentable(UserFactory()).exists()

    def test_a_comment_is_changed_taken_back_and_given_again(self, hearing):
        hearing.say()
        hearing.say(text="", stance="agree")
        row = Comment.objects.get()
        assert (row.stance, row.text) == ("agree", "")
        with pytest.raises(AlreadyDone):
            hearing.say(text="", stance="agree")
        take_back_comment(hearing.file, by=hearing.world.staff)
        with pytest.raises(AlreadyDone):
            take_back_comment(hearing.file, by=hearing.world.staff)
        hearing.say()
        assert Comment.objects.get().text == REMARK and Comment.objects.get().taken_back_at is None

    def test_the_record_tells_that_one_commented_and_not_what(self, hearing):
        hearing.say()
        hearing.say(text=f"{REMARK} Đề nghị xem lại.")
        take_back_comment(hearing.file, by=hearing.world.staff)
        told = Event.objects.filter(actor=hearing.world.staff)
        assert [event.move for event in told] == ["comment", "change_comment", "take_back_comment"]
        assert not Event.objects.filter(reason__contains="quý III").exists()

    @pytest.mark.parametrize(("stance", "text"), [("remark", ""), ("remark", "Chưa rõ."), ("khac", REMARK)])
    def test_too_few_words_and_odd_choices_are_refused(self, hearing, stance, text):
        with pytest.raises(ValidationError):
            hearing.say(text=text, stance=stance)
        assert not Comment.objects.exists()

    def test_nothing_is_taken_back_where_nothing_was_said(self, hearing):
        with pytest.raises(ValidationError, match="chưa góp ý"):
            take_back_comment(hearing.file, by=hearing.world.staff)

    def test_a_suspended_or_withdrawn_file_leaves_the_list_in_neutral_words(self, hearing):
        suspend(hearing.file, by=hearing.world.standing, reason="Đang xem xét")
        assert not commentable(hearing.world.staff).exists()
        with pytest.raises(IllegalMove, match="Hiện không nhận ý kiến"):
            hearing.say()
        Nomination.objects.update(suspended_at=None, suspension_reason="", state="withdrawn", withdrawn_at=NOW)
        assert not commentable(hearing.world.staff).exists()

    def test_when_the_time_is_over_nothing_is_given_or_taken_back(self, hearing, on_a_working_day):
        hearing.say()
        travel(on_a_working_day, date(2026, 12, 9))
        with pytest.raises(IllegalMove):
            hearing.say(text=f"{REMARK} Thêm.")
        with pytest.raises(IllegalMove):
            take_back_comment(hearing.file, by=hearing.world.staff)
        assert Comment.objects.get().text == REMARK

    def test_the_table_keeps_one_comment_of_a_person_with_words(self, hearing):
        hearing.say()
        facts = {"nomination": hearing.file, "author": hearing.world.staff, "stance": "agree", "given_at": NOW}
        with pytest.raises(IntegrityError, match=r"one_comment_of_a_person|nomination_id"), transaction.atomic():
            Comment.objects.create(**facts)
        for wrong in ({"text": ""}, {"taken_back_at": NOW}, {"answer": "Nửa vời"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Comment.objects.update(**wrong)


class TestReading:
    def test_members_read_after_their_declaration(self, hearing):
        hearing.say()
        member = hearing.world.member
        assert not commented(member).exists()
        cleared(hearing.file, member)
        assert list(commented(member)) == [hearing.file]

    @pytest.mark.parametrize("duty", ["secretary", "chair", "director"])
    def test_so_do_moderators_and_the_director_at_once(self, hearing, duty):
        assert list(commented(hearing.world.people[duty])) == [hearing.file]

    @pytest.mark.parametrize("duty", ["office", "standing", "staff", "clerk", "stranger", "counter"])
    def test_others_never_do(self, hearing, duty, on_a_working_day):
        user = hearing.world.people[duty]
        travel(on_a_working_day, date(2026, 12, 9))
        assert not commented(user).exists()

    @pytest.mark.parametrize("duty", ["head", "deputy"])
    def test_the_head_reads_once_the_time_is_over(self, hearing, duty, on_a_working_day):
        user = hearing.world.people[duty]
        assert not commented(user).exists()
        travel(on_a_working_day, date(2026, 12, 9))
        assert list(commented(user)) == [hearing.file]

    def test_who_is_concerned_reads_nothing_even_after_the_result(self, hearing, on_a_working_day):
        travel(on_a_working_day, date(2026, 12, 9))
        for user in (hearing.world.secretary, hearing.world.director, hearing.world.head):
            state_tie(hearing.file.person, by=user)
            assert not commented(user).exists() and not moderated(user).exists()
        Nomination.objects.update(state=State.RECOGNISED, announced_at=NOW)
        assert not commented(hearing.world.head).exists() and not commented(hearing.world.secretary).exists()


class TestHiding:
    def test_an_insult_is_hidden_and_kept(self, hearing):
        hearing.hidden()
        hiding = CommentHiding.objects.get()
        assert (hiding.text, hiding.hidden_by) == (RUDE, hearing.world.secretary)
        assert hiding.words == "xúc phạm danh dự, nhân phẩm: gọi đồng nghiệp bằng lời xúc phạm"
        event = timeline(hearing.file).get(move="hide_comment")
        assert (event.reason, event.capacity) == ("Xúc phạm danh dự, nhân phẩm", "Ủy viên, Thư ký Hội đồng")

    def test_it_is_hidden_and_shown_once(self, hearing):
        comment = hearing.hidden()
        with pytest.raises(AlreadyDone):
            hide_comment(comment, by=hearing.world.chair, fault="insult", reason="Lần nữa")
        show_comment(comment, by=hearing.world.chair)
        with pytest.raises(AlreadyDone):
            show_comment(comment, by=hearing.world.chair)
        hide_comment(comment, by=hearing.world.chair, fault="vulgar", reason="Xem lại")
        assert [one.lifted_by for one in CommentHiding.objects.all()] == [hearing.world.chair, None]

    def test_what_the_author_writes_then_waits_for_the_moderator(self, hearing):
        hearing.hidden()
        hearing.say()
        row = Comment.objects.get()
        assert row.text == REMARK and row.hiding.text == RUDE

    @pytest.mark.parametrize("duty", ["office", "director", "member", "head", "standing", "staff"])
    def test_others_hide_nothing(self, hearing, duty):
        comment, user = hearing.say(), hearing.world.people[duty]
        cleared(hearing.file, user)
        for act in (lambda: hide_comment(comment, by=user, fault="insult", reason="x"),
                    lambda: show_comment(comment, by=user)):  # fmt: skip
            with pytest.raises(PermissionDenied):
                act()

    def test_a_concerned_secretary_leaves_it_to_the_chair(self, hearing):
        comment = hearing.say()
        state_tie(hearing.file.person, by=hearing.world.secretary)
        with pytest.raises(PermissionDenied):
            hide_comment(comment, by=hearing.world.secretary, fault="insult", reason="x")
        assert hide_comment(comment, by=hearing.world.chair, fault="insult", reason="x")

    @pytest.mark.parametrize(("fault", "reason"), [("insult", " "), ("chê bai", "x"), ("insult", "d" * 301)])
    def test_without_a_reason_from_the_list_and_in_words_nothing_is_hidden(self, hearing, fault, reason):
        with pytest.raises(ValidationError):
            hide_comment(hearing.say(), by=hearing.world.secretary, fault=fault, reason=reason)
        assert not CommentHiding.objects.exists()

    def test_there_must_be_words_to_hide(self, hearing):
        agreed = hearing.say(text="", stance="agree")
        with pytest.raises(ValidationError, match="không có gì để ẩn"):
            hide_comment(agreed, by=hearing.world.secretary, fault="insult", reason="x")
        take_back_comment(hearing.file, by=hearing.world.staff)
        with pytest.raises(ValidationError, match="đã rút ý kiến"):
            hide_comment(agreed, by=hearing.world.secretary, fault="insult", reason="x")

    def test_a_closed_season_hides_nothing(self, hearing):
        comment = hearing.say()
        hearing.world.close_season()
        with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
            hide_comment(comment, by=hearing.world.secretary, fault="insult", reason="x")


class TestAnswering:
    def test_the_head_answers_once_after_the_end(self, hearing, on_a_working_day):
        comment = hearing.say()
        with pytest.raises(PermissionDenied):
            answer_comment(comment, by=hearing.world.head, answer="Phòng đã đối chiếu.")
        travel(on_a_working_day, date(2026, 12, 9))
        answer_comment(comment, by=hearing.world.head, answer="Phòng đã đối chiếu.")
        with pytest.raises(AlreadyDone):
            answer_comment(comment, by=hearing.world.deputy, answer="Lần nữa")
        assert Comment.objects.get().answer == "Phòng đã đối chiếu."
        assert "đối chiếu" not in timeline(hearing.file).get(move="answer_comment").reason

    def test_an_answered_comment_stands_even_if_the_file_is_opened_again(self, hearing, on_a_working_day):
        comment = hearing.say()
        travel(on_a_working_day, date(2026, 12, 9))
        answer_comment(comment, by=hearing.world.head, answer="Phòng đã đối chiếu.")
        open_comments(hearing.world.season, by=hearing.world.office, nominations=[hearing.file])
        with pytest.raises(IllegalMove, match="Phòng đã trả lời"):
            hearing.say(text="Tôi đổi ý về số liệu quý III.")
        with pytest.raises(IllegalMove, match="Phòng đã trả lời"):
            take_back_comment(hearing.file, by=hearing.world.staff)

    def test_what_is_refused(self, hearing, on_a_working_day):
        hidden, shown = hearing.hidden(), hearing.say(UserFactory())
        travel(on_a_working_day, date(2026, 12, 9))
        with pytest.raises(IllegalMove, match="đang bị ẩn"):
            answer_comment(hidden, by=hearing.world.head, answer="Có")
        with pytest.raises(ValidationError, match="Chưa ghi nội dung"):
            answer_comment(shown, by=hearing.world.head, answer=" ")
        for user in (hearing.world.clerk, hearing.world.stranger, hearing.world.secretary):
            with pytest.raises(PermissionDenied):
                answer_comment(shown, by=user, answer="Có")
        Nomination.objects.update(state=State.TABLED)
        with pytest.raises(IllegalMove, match="không còn nhận trả lời"):
            answer_comment(shown, by=hearing.world.head, answer="Có")

    def test_agreement_without_words_is_not_answered(self, hearing, on_a_working_day):
        agreed = hearing.say(text="", stance="agree")
        travel(on_a_working_day, date(2026, 12, 9))
        with pytest.raises(PermissionDenied):
            answer_comment(agreed, by=hearing.world.head, answer="Cảm ơn")


def test_a_head_on_the_council_reads_as_head_and_moderates_nothing(hearing, on_a_working_day):
    """Own department's file: what a head reads after the end, never what the council's duty would open."""
    head = hearing.world.head
    hearing.hidden()
    DutyFactory(user=head, role=Role.COUNCIL_SECRETARY)
    assert not commented(head).exists()
    travel(on_a_working_day, date(2026, 12, 9))
    assert list(commented(head)) == [hearing.file] and not moderated(head).exists()


def test_the_same_comment_twice_at_two_browsers_is_one(hearing):
    user = person(Role.STAFF, hearing.world.elsewhere)
    give_comment(hearing.file, by=user, stance="agree", text="")
    with pytest.raises(AlreadyDone):
        give_comment(hearing.file, by=user, stance="agree", text="")
    assert Comment.objects.filter(author=user).count() == 1
