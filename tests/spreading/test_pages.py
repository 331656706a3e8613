"""Every page for everybody who may open it, others kept out, nonsense refused, the number of queries fixed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.todo import tasks_of
from documents.beside import beside
from seasons.carrying import carry_over, told
from seasons.models import Season
from seasons.readiness import open_items
from spreading.actions.answer_replication import return_replication
from spreading.actions.enter_replication import enter_replication
from spreading.actions.keep_awareness import Activity, add_awareness
from spreading.actions.keep_insert_item import Item, add_insert_item
from spreading.actions.keep_review_file import add_review_file
from spreading.actions.move_pairing import start_pairing
from spreading.actions.register_learning import register_learning
from spreading.actions.set_meeting_goal import set_meeting_goal
from spreading.annual_lines import annual_lines
from spreading.models import MeetingGoal
from spreading.reorganising import effects
from tests.factories.season import SeasonFactory
from tests.factories.spreading import TODAY, Spreading, stored
from tests.monitoring.watching import browser

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Pages that take no record.
LISTS = ("reviews", "inserts", "replications", "campaigns", "directives")


class Full(Spreading):
    """Everything that pages show, once."""

    def __init__(self) -> None:
        super().__init__()
        model = self.model()
        self.planned, self.past = self.review("Tổng kết"), self.held(model)
        self.talk = self.presenting(self.planned, model)
        self.material = add_review_file(self.past, title="Báo cáo", stored=stored(), by=self.office)
        self.wish = register_learning(self.past, model, self.unit, wanted="Cách làm.", by=self.head)
        self.meeting = self.insert()
        self.item = add_insert_item(self.meeting, Item("Nêu gương.", self.office, 1), by=self.office)
        self.entry = enter_replication(self.adoption(model), by=self.head, files=[stored()])
        self.drive, self.drive_pair = self.campaign(), None
        self.drive_pair = self.pair(self.drive, model)
        self.order = self.directive()
        said = Activity(TODAY, "meeting", "Quán triệt", "Công chức", 30, department=self.unit)
        self.told = add_awareness(said, by=self.head)

    def pages(self):
        """Name, record → who may open it with GET, by the name of the attribute."""
        prepare, watch = {"standing", "office"}, {"standing", "office", "director"}
        heads, everybody = {"head", "home_head", "deputy"}, {
            "standing", "office", "director", "party", "head", "home_head", "deputy", "staff",
        }  # fmt: skip
        for name in LISTS:
            yield name, [], everybody
        for name in ("review_add", "insert_add", "goal", "campaign_add"):
            yield name, [], prepare
        for name in ("review_edit", "review_hold", "review_cancel", "presentation_add", "code", "material_add"):
            yield name, [self.planned.pk], prepare
        for name in ("review_outcome", "review_close", "sheet_add", "sheet_drop"):
            yield name, [self.past.pk], prepare
        for name in ("review", "programme_file"):
            yield name, [self.past.pk], everybody
        for name in ("presence", "attendance_file"):
            yield name, [self.past.pk], watch
        yield "presence_of_unit", [self.past.pk, self.unit.pk], prepare
        yield "presentation_edit", [self.talk.pk], prepare
        yield "presentation_drop", [self.talk.pk], prepare
        yield "material_file", [self.material.pk], everybody
        yield "material_drop", [self.material.pk], prepare
        yield "learning_add", [self.past.pk], heads
        yield "learning_drop", [self.wish.pk], prepare | {"head", "deputy"}
        yield "insert", [self.meeting.pk], everybody
        for name in ("insert_edit", "insert_drop", "insert_told", "item_add"):
            yield name, [self.meeting.pk], prepare
        yield "item_edit", [self.item.pk], prepare
        yield "item_drop", [self.item.pk], prepare
        yield "replication_add", [], heads | {"office"}
        yield "replication", [self.entry.pk], watch | heads
        for name in ("replication_confirm", "replication_return"):
            yield name, [self.entry.pk], {"home_head", "standing"}
        yield "replication_reopen", [self.entry.pk], {"standing"}
        for name in ("replication_edit", "replication_withdraw"):
            yield name, [self.entry.pk], {"head", "deputy", "office"}
        yield "spread", [], watch | heads
        yield "own_spread", [], heads
        yield "campaign", [self.drive.pk], watch
        for name in ("campaign_edit", "campaign_start", "campaign_close", "campaign_drop", "pair_add"):
            yield name, [self.drive.pk], prepare
        yield "pair_edit", [self.drive_pair.pk], prepare
        yield "pair_drop", [self.drive_pair.pk], prepare
        yield "pair_result", [self.drive_pair.pk], prepare
        yield "pair_note", [self.drive_pair.pk], prepare
        yield "directive", [self.order.pk], everybody
        yield "directive_add", [], {"party"}
        yield "directive_withdraw", [self.order.pk], {"party"}
        yield "directive_readers", [self.order.pk], {"party", "office", "standing"}
        yield "awareness", [], watch | heads | {"party"}
        yield "awareness_add", [], heads | {"party", "office", "standing"}
        yield "awareness_edit", [self.told.pk], {"head", "deputy", "office", "standing"}


PEOPLE = ("standing", "office", "director", "party", "head", "home_head", "deputy", "staff")


@pytest.mark.parametrize("name", PEOPLE)
def test_each_page_opens_to_those_whose_work_it_is_and_to_nobody_else(name):
    world = Full()
    client = browser(getattr(world, name))
    wrong = []
    for page, places, may in world.pages():
        status = client.get(reverse(f"spreading:{page}", args=places)).status_code
        if (status == 200) != (name in may) or status not in (200, 302, 403, 404):
            wrong.append((page, status))
    assert wrong == []


def test_nobody_reaches_a_page_without_signing_in(client):
    world = Full()
    for page, places, _ in world.pages():
        answer = client.get(reverse(f"spreading:{page}", args=places))
        assert answer.status_code == 302 and "dang-nhap" in answer.url, page


@pytest.mark.parametrize("sent", [{}, {"day": "2026-02-31", "starts": "99"}, {"title": "\x00", "chair": "9" * 30}])
def test_nonsense_is_answered_on_the_form(sent):
    world = Full()
    client = browser(world.office)
    client_head, client_party = browser(world.head), browser(world.party)
    for who, name, places in (
        (client, "review_add", []), (client, "review_edit", [world.planned.pk]), (client, "insert_add", []),
        (client, "presentation_add", [world.planned.pk]), (client, "material_add", [world.planned.pk]),
        (client, "item_add", [world.meeting.pk]), (client, "insert_told", [world.meeting.pk]), (client, "goal", []),
        (client, "campaign_add", []), (client, "pair_add", [world.drive.pk]), (client_head, "replication_add", []),
        (client_head, "learning_add", [world.past.pk]), (client_party, "directive_add", []),
        (client_party, "awareness_add", []), (client, "review_cancel", [world.planned.pk]),
    ):  # fmt: skip
        assert who.post(reverse(f"spreading:{name}", args=places), sent).status_code == 422, name


def test_odd_numbers_in_addresses_are_no_page():
    world = Full()
    client = browser(world.office)
    for path in ("so-ket/99999999999999999999/", "ap-dung/0/", "chi-dao/99999999999/", "so-ket/1/co-mat/99999999/"):
        assert client.get(f"/nhan-rong/{path}").status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_lists_cost_the_same_for_one_and_for_many(name, django_assert_max_num_queries):
    world = Full()
    client, page = browser(world.director), reverse(f"spreading:{name}")
    client.get(page)
    for place in range(8):
        world.review(f"Buổi {place}")
        world.insert(TODAY + timedelta(days=place + 1))
        world.replication(adopted=f"Điều {place}")
        world.campaign(f"Đợt {place}")
        world.directive(title=f"Chỉ đạo {place}")
    with django_assert_max_num_queries(16):
        assert client.get(page).content.decode().count('role="rowheader"') >= 9


def test_forms_lead_on_and_repeat_safely():
    world = Full()
    client, page = browser(world.office), reverse("spreading:review_add")
    sent = {
        "kind": "final", "title": "Tổng kết năm", "day": "2026-12-20", "starts": "08:00", "place": "Hội trường",
        "chair": world.standing.pk, "secretary": world.office.pk, "agenda": "Khai mạc",
        "movements": [world.movement.pk],
    }  # fmt: skip
    first = client.post(page, sent)
    assert first.status_code == 302 and "/so-ket/" in first.url
    again = client.post(page, sent, follow=True).content.decode()
    assert "Mời mở buổi đã lập." in again and again.count("Tổng kết năm") == 1


# ------------------------------------------------------------------ what others are told


def titles(user):
    return [task.title for task in tasks_of(user)]


def test_what_waits_is_told_to_those_for_whom_it_waits(on_a_working_day):
    world = Full()
    assert "01 phiếu áp dụng chờ xác nhận" in titles(world.home_head)
    assert "01 phiếu áp dụng chờ xác nhận" in titles(world.standing)
    assert not [one for one in titles(world.head) + titles(world.office) if "chờ xác nhận" in one]
    return_replication(world.entry, by=world.home_head, reason="Thiếu số liệu.")
    assert "01 phiếu áp dụng bị trả lại" in titles(world.head)
    assert "01 buổi sơ kết, tổng kết chờ ghi kết quả" in titles(world.office), "the one that was held"
    on_a_working_day.shift(timedelta(days=1))
    assert "02 buổi sơ kết, tổng kết chờ ghi kết quả" in titles(world.office)
    assert "01 buổi sinh hoạt chờ ghi kết quả" in titles(world.standing)
    assert not [one for one in titles(world.staff) if "chờ ghi kết quả" in one]


def test_a_closing_season_names_what_is_unfinished():
    world = Full()
    start_pairing(world.drive, by=world.office)
    told_now = [one.words for one in open_items(world.season, world.office)]
    for sentence in (
        "Còn 02 buổi sơ kết, tổng kết chưa kết thúc.", "Còn 01 buổi sinh hoạt định kỳ chưa ghi kết quả lồng ghép.",
        "Còn 01 phiếu áp dụng điển hình chờ xác nhận.", "Còn 01 đợt thi đua cùng điển hình chưa tổng kết.",
    ):  # fmt: skip
        assert sentence in told_now


def test_the_goal_is_carried_into_the_next_season():
    world = Spreading()
    set_meeting_goal(world.season, a_quarter=2, basis="Kế hoạch", by=world.office)
    assert "Số buổi sinh hoạt có lồng ghép mỗi quý: 2, sửa được." in told(2027)
    new = SeasonFactory(year=2027, state="preparing", opened_at=None)
    carry_over(new, by=world.office)
    assert MeetingGoal.objects.get(season=new).a_quarter == 2


def test_a_reorganisation_names_what_it_touches():
    world = Spreading()
    world.replication()
    campaign = world.campaign()
    world.pair(campaign, person=None, department=world.unit)
    found = {one.label: one.words for one in effects([world.unit])}
    assert found == {"Phiếu áp dụng điển hình chưa xác nhận": "01 phiếu, phòng mới làm tiếp."}


def test_beside_the_next_plan_stands_what_was_done():
    world = Full()
    new = SeasonFactory(year=2027)
    assert isinstance(new, Season)
    lines = {what: much for one in beside("plan", new, world.office) for what, much in one.lines}
    assert lines["Sơ kết, tổng kết, năm 2026"] == "01 buổi"
    assert lines["Hội nghị, họp cơ quan, năm 2026"] == "01 hoạt động, 30 lượt người"
    assert not [what for one in beside("plan", new, world.head) for what, _ in one.lines if "Sơ kết" in what]


def test_the_annual_report_says_what_was_done_and_nothing_of_what_was_not():
    world = Full()
    assert list(annual_lines(world.season)) == [
        "Tổ chức 01 buổi sơ kết, tổng kết, trao đổi kinh nghiệm, 0 lượt người dự; 01 báo cáo kinh nghiệm của điển hình "
        "tiên tiến.",
        "Hội nghị, họp cơ quan: 01 hoạt động quán triệt, tuyên truyền, 30 lượt người.",
    ]
    assert list(annual_lines(SeasonFactory(year=2031))) == []
    page = browser(world.office).get(reverse("reports:report_new", args=[2026])).content.decode()
    assert "2. Hội nghị, họp cơ quan: 01 hoạt động" in page
