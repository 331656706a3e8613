"""The demonstration's spreading of models: a session that was held, one to come, what was learned, a directive."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from core import clock
from core.uploads import StoredFile
from nominations.models import Nomination
from operations.demo.office import evidence_file, person
from seasons.queries import current_season
from spreading.actions.acknowledge_directive import acknowledge_directive
from spreading.actions.answer_replication import confirm_replication
from spreading.actions.enter_replication import Adoption, enter_replication
from spreading.actions.invite import invite
from spreading.actions.keep_awareness import Activity, add_awareness
from spreading.actions.keep_insert_item import Item, add_insert_item
from spreading.actions.keep_pair import Match, add_pair
from spreading.actions.keep_presentation import Talk, add_presentation
from spreading.actions.keep_review_file import add_review_file
from spreading.actions.keep_sheet import keep_sheet
from spreading.actions.move_pairing import start_pairing
from spreading.actions.move_review import close_review, hold_review
from spreading.actions.note_pair import note_pair
from spreading.actions.plan_insert import plan_insert
from spreading.actions.plan_pairing import CampaignWords, plan_pairing
from spreading.actions.plan_review import ReviewWords, plan_review
from spreading.actions.publish_directive import DirectiveWords, publish_directive
from spreading.actions.register_learning import register_learning
from spreading.actions.say_present import say_present
from spreading.actions.set_meeting_goal import set_meeting_goal
from spreading.actions.tell_insert import tell_insert
from spreading.actions.tick_present import tick_present
from spreading.actions.write_outcome import write_outcome
from spreading.models import Directive, ReviewSession
from spreading.presence_code import code_of
from spreading.recognised import in_force

OFFICE, STANDING = "vanphong", "phogiamdoc"
#: Who said so on the phone, and whom the Office ticked.
ON_THE_PHONE = ("phogiamdoc", "vanphong", "truongphong", "ls", "lt", "hoaison", "truclinh", "sonka", "chibo")
TICKED = ("thienkim",)
_AGENDA = (
    "Tuyên bố lý do, giới thiệu đại biểu\nBáo cáo sơ kết phong trào thi đua\nĐiển hình tiên tiến báo cáo kinh nghiệm\n"
    "Thảo luận, các phòng nêu nội dung muốn học tập\nKết luận của chủ trì"
)
_PROCEEDINGS = (
    "Văn phòng Sở báo cáo kết quả phong trào thi đua từ đầu năm; các phòng đều có người tham gia.\n"
    "Điển hình tiên tiến trình bày quá trình phấn đấu, việc đã làm và khó khăn đã vượt qua.\n"
    "Đại diện các phòng hỏi về cách chia việc, cách theo dõi thời hạn."
)
_LESSONS = (
    "Chia việc lớn thành từng việc nhỏ có thời hạn, có người theo dõi.\n"
    "Ghi lại cách làm ngay khi thấy có kết quả để người khác dùng được."
)


def spread() -> None:
    """One stretch of work on the day to which the clock was set; models are those of the years before, too."""
    models = list(in_force().filter(kind=Nomination.Kind.INDIVIDUAL).order_by("announced_at", "pk")[:2])
    order = _direct()
    _session(models)
    _coming(models[-1])
    _meetings(models, order)
    _adopted(models)
    _pairs(models)


def _direct() -> Directive:
    """A directive that some have read; what people were told of it."""
    text = (
        "1. Mỗi đảng viên nêu gương trong phong trào thi đua của cơ quan, giúp đỡ một đồng nghiệp cùng tiến bộ.\n"
        "2. Các phòng phối hợp phát hiện nhân tố mới; sinh hoạt định kỳ có nội dung nêu gương điển hình tiên tiến."
    )
    words = DirectiveWords("Tăng cường nêu gương điển hình tiên tiến", "12-CV/CB", clock.today(), text)
    row = publish_directive(words, by=person("chibo"), files=[_file()])
    for username in ("truongphong", "ls", "soanhoso", "congchuc", "sonka"):
        acknowledge_directive(row, by=person(username))
    head = person("ls")
    for activity, username in (
        (Activity(clock.today(), "party_meeting", "Quán triệt văn bản của cấp ủy về nêu gương", "Đảng viên chi bộ", 21,
                  directive=row), "chibo"),
        (Activity(clock.today(), "board", "Giới thiệu gương điển hình ở bảng tin", "Công chức, viên chức", 40), OFFICE),
        (Activity(clock.today(), "training", "Sinh hoạt chuyên đề: học cách xử lý hồ sơ", "Công chức của phòng", 4,
                  department=head.department), "ls"),
    ):  # fmt: skip
        add_awareness(activity, by=person(username))
    return row


def _session(models: Sequence[Nomination]) -> None:
    """A preliminary review of today, closed with its minutes."""
    office = person(OFFICE)
    row = plan_review(_words("Sơ kết phong trào thi đua, phổ biến kinh nghiệm", clock.today()), by=office)
    for place, model in enumerate(models, 1):
        add_presentation(row, Talk(model, "Quá trình phấn đấu và cách làm có kết quả", 15, place), by=office)
    add_review_file(row, title="Báo cáo sơ kết", stored=_file(), by=office)
    _there(row)
    row = hold_review(row, by=office)
    keep_sheet(row, count=4, stored=_file(), by=office)
    for username, wanted in (("qlbg", "Cách chia việc và theo dõi thời hạn."), ("lt", "Sổ tay ghi lại cách làm.")):
        head = person(username)
        register_learning(row, models[0], head.department, wanted=wanted, by=head)
    texts = {"proceedings": _PROCEEDINGS, "lessons": _LESSONS, "conclusions": "Các phòng đã đăng ký áp dụng trong quý."}
    close_review(write_outcome(row, **texts, by=office), by=person(STANDING))


def _there(row: ReviewSession) -> None:
    for username in ON_THE_PHONE:
        say_present(row, code=code_of(row), by=person(username))
    for username in TICKED:
        one = person(username)
        tick_present(row, one.department, [one], by=person(OFFICE))


def _coming(model: Nomination) -> None:
    """A final review a fortnight ahead, to which everybody is invited."""
    office = person(OFFICE)
    words = _words("Tổng kết phong trào thi đua năm", clock.today() + timedelta(days=14), kind="final")
    row = plan_review(words, by=office)
    add_presentation(row, Talk(model, "Kinh nghiệm làm việc nhóm", 20, 1), by=office)
    invite(row, by=office)


def _meetings(models: Sequence[Nomination], order: Directive) -> None:
    """An insert that was told, and one for the next meeting; two a quarter are wanted."""
    office, season = person(OFFICE), current_season()
    assert season is not None and season.movements.exists()  # noqa: S101 -- the demonstration has opened one
    set_meeting_goal(season, a_quarter=2, basis="Kế hoạch của năm, mục IV.3", by=person(STANDING))
    past = plan_insert(meets_on=clock.today(), place="Hội trường tầng 3", by=office)
    movement = season.movements.order_by("pk").first()
    add_insert_item(past, Item("Nêu gương điển hình tiên tiến của năm trước.", office, 1, None, models[0]), by=office)
    add_insert_item(past, Item("Nhắc các phòng nội dung phong trào thi đua.", office, 2, movement), by=office)
    tell_insert(past, attended=32, outcome="Đã nêu gương, các phòng trao đổi cách học tập.", by=office)
    coming = plan_insert(meets_on=clock.today() + timedelta(days=28), place="Hội trường tầng 3", by=office)
    item = Item("Phổ biến văn bản của cấp ủy về nêu gương.", person("chibo"), 1, directive=order)
    add_insert_item(coming, item, by=office)


def _adopted(models: Sequence[Nomination]) -> None:
    """What two departments adopted: one confirmed, one that waits."""
    for username, adopted, result in (
        ("qlbg", "Chia việc theo tuần, mỗi việc có người theo dõi.", "Việc đúng hạn từ 80% lên 95%."),
        ("lt", "Ghi sổ tay cách làm sau mỗi đoàn khách.", "12 đoàn khách có sổ tay, giảm một nửa thời gian chuẩn bị."),
    ):
        head = person(username)
        adoption = Adoption(models[0], head.department, "", adopted, clock.today() - timedelta(days=20), result, 4)
        row = enter_replication(adoption, by=head, files=[_file()])
        if username == "qlbg":
            confirm_replication(row, by=person(STANDING))


def _pairs(models: Sequence[Nomination]) -> None:
    """A campaign that runs, with a person and a department, and one note."""
    office = person(OFFICE)
    aim = "Mỗi cá nhân, phòng học một việc cụ thể của điển hình.\nKết quả đo được, tổng kết vào cuối đợt."
    ends = clock.today() + timedelta(days=120)
    row = plan_pairing(CampaignWords("Thi đua cùng điển hình tiên tiến", aim, clock.today(), ends), by=office)
    learner, unit = person("hlinh"), person("lt").department
    pair = add_pair(row, Match(models[0], learner, None, "95% hồ sơ đúng hạn trong quý."), by=office)
    add_pair(row, Match(models[-1], None, unit, "Mọi đoàn khách có kịch bản trước 5 ngày."), by=office)
    start_pairing(row, by=person(STANDING))
    note_pair(pair, text="Tuần đầu: 9 trên 10 hồ sơ đúng hạn.", by=learner)


def _words(title: str, day: date, kind: str = "preliminary") -> ReviewWords:
    season = current_season()
    movements = tuple(season.movements.order_by("pk")[:2]) if season else ()
    return ReviewWords(
        kind, title, day, time(14), "Phòng họp tầng 2, trụ sở Sở", person(STANDING), person(OFFICE), _AGENDA, movements
    )


def _file() -> StoredFile:
    return evidence_file("tài liệu của phần nhân rộng điển hình")
