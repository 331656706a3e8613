"""Pages of the comments: for staff, for who opens, moderates, appraises and answers; nothing typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.roles import Role
from core.todo import tasks_of
from nominations.actions.answer_comment import answer_comment
from nominations.actions.open_comments import open_comments
from nominations.models import Comment, CommentPeriod, ConflictDeclaration
from nominations.workflow import State
from seasons.models import Agency
from tests.factories.people import UserFactory, person
from tests.nominations.hearing import REMARK, RUDE, Hearing
from tests.nominations.world import NOW, cleared
from tests.papers.printed import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STAFF_QUERIES, READING_QUERIES = 13, 13


@pytest.fixture
def hearing(world):
    return Hearing(world)


@pytest.fixture
def as_(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


def titles(user):
    return [task.title for task in tasks_of(user) if "ý kiến" in task.title.lower()]


def over(clock):
    """The morning after the last day."""
    clock.move_to(NOW + timedelta(days=6))


class TestStaff:
    def test_they_read_what_it_is_about_and_nothing_of_the_file(self, hearing, as_):
        browser = as_(hearing.world.staff)
        for shown in (page(browser.get(at("comments"))), page(browser.get(at("comment", hearing.file.pk)))):
            assert hearing.file.name in shown and hearing.file.merit in shown
            assert "Còn 3 ngày làm việc, đến hết thứ Ba ngày 08/12/2026." in shown
            assert "Báo cáo thành tích thử nghiệm" not in shown and "Quyết định khen thưởng" not in shown
        assert browser.get(at("detail", hearing.file.pk)).status_code == 404

    def test_they_write_change_and_take_back(self, hearing, as_):
        browser, place = as_(hearing.world.staff), at("comment", hearing.file.pk)
        assert titles(hearing.world.staff) == ["Góp ý về 1 hồ sơ đang lấy ý kiến"]
        answer = browser.post(place, {"stance": "remark", "text": REMARK}, follow=True)
        assert f"Đã ghi ý kiến của đồng chí về {hearing.file.name}." in page(answer) and REMARK in page(answer)
        assert titles(hearing.world.staff) == []
        assert "đã được ghi" in page(browser.post(place, {"stance": "remark", "text": REMARK}, follow=True))
        browser.post(place, {"stance": "agree", "text": ""})
        assert Comment.objects.get().stance == "agree"
        assert "Rút ý kiến về" in page(browser.get(at("comment_take_back", hearing.file.pk)))
        for words in ("Đã rút ý kiến về", "Ý kiến này đã được rút"):
            assert words in page(browser.post(at("comment_take_back", hearing.file.pk), follow=True))
        assert titles(hearing.world.staff) == ["Góp ý về 1 hồ sơ đang lấy ý kiến"]

    def test_they_never_read_each_other(self, hearing, as_):
        other = UserFactory()
        hearing.say(other)
        browser = as_(hearing.world.staff)
        for name, *places in (("comments",), ("comment", hearing.file.pk)):
            shown = page(browser.get(at(name, *places)))
            assert REMARK not in shown and other.full_name not in shown
        assert browser.get(at("file_comments", hearing.file.pk)).status_code == 404
        assert browser.get(at("comment_summary")).status_code == 403

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            ({"stance": "remark", "text": "Ngắn quá."}, "Có ý kiến thì ghi từ 20 ký tự trở lên"),
            ({"stance": "remark", "text": "\x00" * 30}, "Có ý kiến thì ghi từ 20 ký tự trở lên"),
            ({"text": REMARK}, "Chưa chọn mục nào"),
            ({"stance": "khac", "text": REMARK}, "Mục đã chọn không có"),
            ({"stance": "agree", "text": "d" * 2001}, "nhận tối đa 2000"),
        ],
        ids=["short", "control", "no-stance", "odd-stance", "long"],
    )
    def test_what_is_refused_is_kept_on_the_page(self, hearing, as_, sent, sentence):
        answer = as_(hearing.world.staff).post(at("comment", hearing.file.pk), sent)
        assert answer.status_code == 422 and sentence in page(answer)
        assert sent["text"].strip("\x00") in page(answer) and not Comment.objects.exists()

    def test_words_sent_too_late_stand_on_the_page(self, hearing, as_, on_a_working_day):
        over(on_a_working_day)
        answer = as_(hearing.world.staff).post(at("comment", hearing.file.pk), {"stance": "remark", "text": REMARK})
        assert answer.status_code == 422 and "Hiện không nhận ý kiến về hồ sơ này" in page(answer)
        assert REMARK in page(answer) and not Comment.objects.exists()
        assert titles(hearing.world.staff) == []

    def test_their_own_words_stay_readable_with_the_answer(self, hearing, as_, on_a_working_day):
        comment = hearing.say()
        over(on_a_working_day)
        answer_comment(comment, by=hearing.world.head, answer="Phòng đã đối chiếu.")
        shown = page(as_(hearing.world.staff).get(at("comments")))
        assert "Đồng chí đã góp ý" in shown and REMARK in shown and "Phòng đã đối chiếu." in shown
        shown = page(as_(hearing.world.staff).get(at("comment", hearing.file.pk)))
        assert "Hiện không nhận ý kiến" in shown and "Gửi ý kiến" not in shown

    def test_an_answered_comment_is_not_offered_for_change_when_opened_again(self, hearing, as_, on_a_working_day):
        comment = hearing.say()
        over(on_a_working_day)
        answer_comment(comment, by=hearing.world.head, answer="Phòng đã đối chiếu.")
        open_comments(hearing.world.season, by=hearing.world.office, nominations=[hearing.file])
        shown = page(as_(hearing.world.staff).get(at("comment", hearing.file.pk)))
        assert "Phòng đã trả lời ý kiến này nên không sửa" in shown and "Lưu ý kiến" not in shown

    def test_the_author_is_told_of_a_hiding_and_may_write_anew(self, hearing, as_):
        hearing.hidden()
        assert titles(hearing.world.staff) == [f"Ý kiến của đồng chí về {hearing.file.name} đã được ẩn"]
        browser = as_(hearing.world.staff)
        for name, *places in (("comments",), ("comment", hearing.file.pk)):
            shown = page(browser.get(at(name, *places)))
            assert RUDE in shown and "gọi đồng nghiệp bằng lời xúc phạm" in shown
        assert browser.post(at("comment", hearing.file.pk), {"stance": "remark", "text": REMARK}).status_code == 302

    def test_the_last_day_is_named(self, hearing, as_, on_a_working_day):
        on_a_working_day.move_to(NOW + timedelta(days=5))
        assert "Hôm nay là ngày cuối, đến hết ngày." in page(as_(hearing.world.staff).get(at("comments")))

    @pytest.mark.parametrize("duty", ["member", "head", "clerk"])
    def test_those_who_are_not_asked_have_a_page_without_files(self, hearing, as_, duty):
        browser = as_(hearing.world.people[duty])
        assert hearing.file.name not in page(browser.get(at("comments")))
        assert browser.get(at("comment", hearing.file.pk)).status_code == 404

    @pytest.mark.parametrize("count", [1, 12])
    def test_the_list_costs_the_same_for_any_number_of_files(self, hearing, as_, count, django_assert_num_queries):
        files = [hearing.world.dossier(State.RECEIVED) for _ in range(count - 1)]
        if files:
            open_comments(hearing.world.season, by=hearing.world.office, nominations=files)
        hearing.say()
        browser = as_(hearing.world.staff)
        with django_assert_num_queries(STAFF_QUERIES):
            shown = page(browser.get(at("comments")))
        assert shown.count("<h3>") == count


class TestOpening:
    def test_the_office_opens_what_it_ticks(self, world, as_):
        world.rule("comment_days", "3")
        first, second = world.dossier(State.RECEIVED), world.dossier(State.APPRAISED)
        browser = as_(world.office)
        assert "2 hồ sơ chưa được lấy ý kiến nội bộ" in titles(world.office)
        shown = page(browser.get(at("comment_period_open")))
        assert shown.count("checked") == 2 and "đến hết thứ Ba ngày 08/12/2026" in shown
        answer = browser.post(at("comment_period_open"), {"nominations": [first.pk]}, follow=True)
        assert "Đã mở lấy ý kiến." in page(answer) and "1 hồ sơ, mở ngày 03/12/2026" in page(answer)
        assert "1 hồ sơ chưa được lấy ý kiến nội bộ" in titles(world.office)
        answer = browser.post(at("comment_period_open"), {"nominations": [first.pk]}, follow=True)
        assert "Các hồ sơ này đang lấy ý kiến." in page(answer) and CommentPeriod.objects.count() == 1
        shown = page(browser.get(at("comment_period_open")))
        assert first.name not in shown and second.name in shown

    def test_a_file_heard_before_is_offered_again_without_a_tick(self, hearing, as_, on_a_working_day):
        over(on_a_working_day)
        shown = page(as_(hearing.world.office).get(at("comment_period_open")))
        assert "Đã lấy ý kiến đến hết ngày 08/12/2026" in shown and "checked" not in shown

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [([], "Chưa chọn hồ sơ nào"), (["999999"], "không còn ở bước thẩm định"), (["x"], "Mục đã chọn không có")],
    )
    def test_what_is_refused(self, world, as_, sent, sentence):
        world.rule("comment_days", "3")
        world.dossier(State.RECEIVED)
        answer = as_(world.office).post(at("comment_period_open"), {"nominations": sent})
        assert answer.status_code == 422 and sentence in page(answer) and not CommentPeriod.objects.exists()

    def test_a_season_that_asks_nobody_says_so(self, world, as_):
        world.dossier(State.RECEIVED)
        browser = as_(world.office)
        for name in ("comments", "comment_period_open"):
            assert "Kỳ này không lấy ý kiến nội bộ" in page(browser.get(at(name)))
        assert not [title for title in titles(world.office) if "lấy ý kiến" in title]
        assert browser.post(at("comment_period_open"), {}).status_code == 422

    def test_without_a_season_there_is_nothing_to_open(self, as_):
        browser = as_(person(Role.OFFICE))
        assert "Văn phòng Sở lập kỳ trước" in page(browser.get(at("comment_period_open"), follow=True))

    def test_more_time_is_given_with_a_reason(self, hearing, as_):
        browser, place = as_(hearing.world.office), at("comment_period_extend", hearing.period.pk)
        assert "Hiện nay đợt này đến hết thứ Ba ngày 08/12/2026" in page(browser.get(place))
        for sent in ({}, {"last_day": "2026-12-08", "reason": "Nghỉ"}, {"last_day": "hôm sau", "reason": "Nghỉ"}):
            assert browser.post(place, sent).status_code == 422
        sent = {"last_day": "2026-12-10", "reason": "Nhiều đồng chí đi công tác"}
        answer = page(browser.post(place, sent, follow=True))
        assert "đến hết ngày 10/12/2026" in answer and "Nhiều đồng chí đi công tác" in answer
        assert "Đã gia hạn đến hết ngày 10/12/2026." in page(browser.post(place, sent, follow=True))

    @pytest.mark.parametrize("duty", ["staff", "head", "member", "director"])
    def test_others_have_no_such_pages(self, hearing, as_, duty):
        browser = as_(hearing.world.people[duty])
        assert browser.get(at("comment_period_open")).status_code == 403
        assert browser.get(at("comment_period_extend", hearing.period.pk)).status_code == 404


class TestReading:
    def test_an_appraiser_reads_them_on_the_page_of_the_file_after_declaring(self, hearing, as_):
        hearing.say()
        browser, place = as_(hearing.world.member), at("detail", hearing.file.pk)
        assert REMARK not in page(browser.get(place))
        assert hearing.file.name not in page(browser.get(at("comments")))
        cleared(hearing.file, hearing.world.member)
        shown = page(browser.get(place))
        assert REMARK in shown and hearing.world.staff.full_name in shown and "Ẩn ý kiến" not in shown
        assert "1 ý kiến" in page(browser.get(at("comments")))

    def test_of_a_hidden_one_only_the_reason(self, hearing, as_):
        hearing.hidden()
        cleared(hearing.file, hearing.world.member)
        for duty in ("member", "director"):
            shown = page(as_(hearing.world.people[duty]).get(at("file_comments", hearing.file.pk)))
            assert RUDE not in shown and hearing.world.staff.full_name not in shown
            assert "gọi đồng nghiệp bằng lời xúc phạm" in shown
        for duty in ("chair", "secretary"):
            assert RUDE in page(as_(hearing.world.people[duty]).get(at("file_comments", hearing.file.pk)))

    def test_the_chair_reads_what_was_hidden_before_it_was_rewritten(self, hearing, as_):
        hearing.hidden()
        hearing.say()
        shown = page(as_(hearing.world.chair).get(at("file_comments", hearing.file.pk)))
        assert RUDE in shown and REMARK in shown

    def test_the_secretary_hides_and_shows_again(self, hearing, as_):
        comment = hearing.say(text=RUDE)
        browser = as_(hearing.world.secretary)
        assert RUDE in page(browser.get(at("comment_hide", comment.pk)))
        for sent in ({}, {"fault": "x", "reason": "x"}, {"fault": "insult", "reason": " "}):
            assert browser.post(at("comment_hide", comment.pk), sent).status_code == 422
        sent = {"fault": "insult", "reason": "lời xúc phạm"}
        for words in ("Đã ẩn ý kiến.", "Ý kiến này đã được ẩn."):
            assert words in page(browser.post(at("comment_hide", comment.pk), sent, follow=True))
        assert RUDE in page(browser.get(at("comment_show", comment.pk)))
        for words in ("Ý kiến hiện lại như trước.", "Ý kiến này đang hiện."):
            assert words in page(browser.post(at("comment_show", comment.pk), follow=True))

    def test_others_reach_no_hiding(self, hearing, as_):
        comment = hearing.say()
        cleared(hearing.file, hearing.world.member)
        for duty in ("member", "director", "office", "head", "staff"):
            browser = as_(hearing.world.people[duty])
            for name in ("comment_hide", "comment_show"):
                assert browser.post(at(name, comment.pk)).status_code == 404

    @pytest.mark.parametrize("count", [1, 12])
    def test_the_comments_of_a_file_cost_the_same(self, hearing, as_, count, django_assert_num_queries):
        for _ in range(count):
            hearing.say(UserFactory())
        browser = as_(hearing.world.secretary)
        with django_assert_num_queries(READING_QUERIES):
            shown = page(browser.get(at("file_comments", hearing.file.pk)))
        assert shown.count(REMARK) == count


class TestTheDepartment:
    def test_the_head_reads_and_answers_once_the_time_is_over(self, hearing, as_, on_a_working_day):
        comment = hearing.say()
        browser = as_(hearing.world.head)
        assert REMARK not in page(browser.get(at("detail", hearing.file.pk)))
        assert browser.get(at("comment_answer", comment.pk)).status_code == 404
        assert not [title for title in titles(hearing.world.head) if "ý kiến" in title]
        over(on_a_working_day)
        browser = as_(hearing.world.head)
        assert titles(hearing.world.head) == [f"1 ý kiến về hồ sơ {hearing.file.name}, phòng trả lời được"]
        assert REMARK in page(browser.get(at("detail", hearing.file.pk)))
        place = at("comment_answer", comment.pk)
        assert browser.post(place, {"answer": ""}).status_code == 422
        for words in ("Đã trả lời ý kiến.", "Phòng đã trả lời ý kiến này."):
            assert words in page(browser.post(place, {"answer": "Phòng đã đối chiếu."}, follow=True))
        assert titles(hearing.world.head) == []
        assert "Trả lời ý kiến" not in page(browser.get(at("file_comments", hearing.file.pk)))

    def test_a_hidden_one_waits_for_no_answer(self, hearing, as_, on_a_working_day):
        hearing.hidden()
        over(on_a_working_day)
        assert titles(hearing.world.head) == []
        shown = page(as_(hearing.world.head).get(at("file_comments", hearing.file.pk)))
        assert RUDE not in shown and "Trả lời ý kiến" not in shown and "Đã ẩn" in shown

    @pytest.mark.parametrize("late", [{"state": State.TABLED}, {"suspended_at": NOW, "suspension_reason": "Xem xét"}])
    def test_no_answer_is_offered_when_none_is_taken(self, hearing, as_, on_a_working_day, late):
        hearing.say()
        over(on_a_working_day)
        type(hearing.file).objects.update(**late)
        assert titles(hearing.world.head) == []
        assert "Trả lời ý kiến" not in page(as_(hearing.world.head).get(at("file_comments", hearing.file.pk)))

    def test_its_clerk_reads_nothing(self, hearing, as_, on_a_working_day):
        hearing.say()
        over(on_a_working_day)
        browser = as_(hearing.world.clerk)
        assert REMARK not in page(browser.get(at("detail", hearing.file.pk)))
        assert browser.get(at("file_comments", hearing.file.pk)).status_code == 404


class TestTheTable:
    def said(self, answer):
        assert answer["Content-Type"] == "application/pdf"
        return read(answer.content).text

    def test_it_has_each_file_with_its_comments(self, hearing, as_, on_a_working_day):
        hearing.hidden()
        comment = hearing.say(UserFactory(full_name="Điểu Sroi"))
        hearing.say(UserFactory(full_name="H'Linh Êban"), text="", stance="agree")
        over(on_a_working_day)
        answer_comment(comment, by=hearing.world.head, answer="Phòng đã đối chiếu.")
        text = self.said(as_(hearing.world.secretary).get(at("comment_summary")))
        assert "01 tán thành, 01 có ý kiến." in text and "Bà Điểu Sroi" in text and REMARK.rstrip(".") in text
        assert "Bà H'Linh Êban" in text and "Phòng trả lời: Phòng đã đối chiếu." in text
        assert "Đã ẩn: xúc phạm danh dự, nhân phẩm: gọi đồng nghiệp" in text
        assert RUDE not in text and hearing.world.staff.full_name not in text
        assert "THƯ KÝ HỘI ĐỒNG" in text

    def test_it_is_drawn_as_a_word_file_too(self, hearing, as_):
        answer = as_(hearing.world.chair).get(f"{at('comment_summary')}?dang=docx")
        assert answer.content.startswith(b"PK") and "bang-tong-hop-y-kien-2026.docx" in answer["Content-Disposition"]

    def test_who_stands_aside_draws_it_without_the_file(self, hearing, as_):
        hearing.say()
        ConflictDeclaration.objects.create(
            nomination=hearing.file, user=hearing.world.secretary, ground="other", declared_at=NOW
        )
        answer = as_(hearing.world.secretary).get(at("comment_summary"), follow=True)
        assert "Chưa có hồ sơ nào được lấy ý kiến" in page(answer)

    def test_an_agency_without_a_name_prints_nothing(self, hearing, as_):
        Agency.objects.all().delete()
        answer = as_(hearing.world.secretary).get(at("comment_summary"), follow=True)
        assert "Chưa khai tên cơ quan" in page(answer)
