"""The demonstration: last year closed with its register, this year with a file in every state.

Dates are relative to the day it is loaded; every row is made by the portal's own actions.
"""

from collections.abc import Callable
from datetime import date, timedelta

from certificates.models import Decision
from core import clock
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.suspend import suspend
from nominations.actions.withdraw import withdraw
from nominations.models import Nomination
from operations.actions.ask_archive import ask_archive
from operations.demo import afterwards, council, decision, departments, movements, office, staff, watching
from operations.demo.devices import Devices
from operations.demo.letters import send_letters
from operations.demo.notices import tell_news
from operations.demo.office import at, moment, person
from operations.demo.people import rename, settle
from operations.demo.reminders import remind_departments
from operations.demo.stories import stories
from operations.demo.year import open_year
from seasons.actions.close_season import close_season
from seasons.models import Season

Say = Callable[[str], None]
DECLINED = ("decline", "Thành tích mới ở bước đầu; đề nghị phòng tiếp tục bồi dưỡng để giới thiệu năm sau.")


def tell(say: Say) -> None:
    """Load the whole demonstration; *say* is told of each stretch."""
    today = clock.today()
    try:
        say("Người và nhiệm vụ")
        at(today - timedelta(days=420), 8)
        settle(since=date(today.year - 4, 1, 1), earlier={"LS": "Phòng Lãnh sự"})
        rename("LS")
        say("Kỳ bình xét năm trước")
        _last_year(today)
        say("Kỳ bình xét năm nay")
        _this_year(today, say)
    finally:
        clock.return_to_present()


def _last_year(today: date) -> None:
    day = office.working_day(today - timedelta(days=350))
    year = _season_year(today) - 1
    at(day - timedelta(days=50), 9)
    season = open_year(
        person("vanphong"), year=year, plan_due=date(year, 12, 15), recognition_due=date(year + 1, 1, 10),
        prepared=day - timedelta(days=60), papers="one",
    )  # fmt: skip
    at(day - timedelta(days=45), 9)
    council.found(season, clock.today())
    at(day - timedelta(days=20), 9)
    rows = office.take_in(office.file(season, ["anhthu", "diemphuc", "chaubao", "phiendich"]))
    staff.ask(season, rows)
    departments.report_all(season)
    at(day - timedelta(days=12), 9)
    rows = council.appraise(rows)
    at(day - timedelta(days=7), 8)
    session = council.vote(season, rows, moment(day - timedelta(days=7), 8, 30))
    at(day - timedelta(days=7), 10)
    council.sign_minutes(council.count(session, {"Tôn Thất Châu Bảo": 5}))
    at(day, 9)
    recognised = decision.promulgate(decision.settle_all(decision.send_up(season), {}), 3)
    send_letters(recognised)
    _after(recognised, day)
    at(day + timedelta(days=40), 9)
    ask_archive(close_season(season, by=person("vanphong")), "van-phong", by=person("vanphong"))


def _after(recognised: Decision, day: date) -> None:
    """What comes up in the weeks after the decision of this *day*."""
    at(office.next_working_day(day + timedelta(days=21)), 9)
    afterwards.put_right(recognised)
    at(office.next_working_day(day + timedelta(days=24)), 9)
    case = afterwards.receive_a_letter(recognised)
    at(office.next_working_day(day + timedelta(days=33)), 15)
    afterwards.answer(case)
    stories()


def _this_year(today: date, say: Say) -> None:
    vote_day = ago(today, 9)
    decision_day = office.next_working_day(vote_day + timedelta(days=1))
    second_day = office.next_working_day(decision_day + timedelta(days=1))
    year = _season_year(today)
    at(ago(today, 90), 9)
    due, last = office.next_working_day(today + timedelta(days=12)), office.next_working_day(today + timedelta(days=40))
    season = open_year(person("vanphong"), year=year, plan_due=due, recognition_due=last, prepared=ago(today, 95))
    _prepared(season, today)
    at(ago(today, 20), 9)
    early, later = _taken_in_early(season)
    say("Hội đồng thẩm định, bỏ phiếu")
    at(ago(today, 14), 9)
    early = council.appraise(early)
    movements.change(season)
    at(vote_day, 8)
    session = council.vote(season, early[:4], moment(vote_day, 8, 30))
    at(vote_day, 10)
    council.sign_minutes(council.count(session, {"Vũ Hạ Thiên Kim": 1, "Lý Nguyên Hoài Sơn": 5}))
    say("Giám đốc quyết định")
    at(decision_day, 9)
    issued = decision.promulgate(decision.settle_all(decision.send_up(season), {"Vũ Hạ Thiên Kim": DECLINED}), 9)
    send_letters(issued, waiting=2)
    _vote_online(season, early[4:], second_day)
    decision.send_up(season)
    afterwards.tell_of_a_leak(season, early[4])
    afterwards.draft_a_letter()
    say("Hồ sơ đang đi")
    _files_on_their_way(season, later, today)


def _prepared(season: Season, today: date) -> None:
    """Departments register for movements, the council is founded, departments are guided and one is visited."""
    at(ago(today, 80), 9)
    movements.register(season)
    at(ago(today, 60), 9)
    council.found(season, clock.today())
    afterwards.keep_blanks()
    watching.guide()
    at(ago(today, 20), 8)
    watching.inspect()


def _vote_online(season: Season, rows: list[Nomination], day: date) -> None:
    """The session at which members vote on their own devices."""
    at(day, 8)
    counters = ("lt", "qlbg", "chibo")  # a head of a nominated collective does not count
    devices, opposed = Devices(), {"Tổ Hợp tác địa phương, Phòng Hợp tác quốc tế": 5}
    session = council.vote(season, rows, moment(day, 8, 30), counters, devices)
    council.sign_minutes(council.count_online(session, opposed, counters, devices))


def _taken_in_early(season: Season) -> tuple[list[Nomination], list[Nomination]]:
    """Files on which the staff have long commented: those decided by now, and those that wait for a vote."""
    decided = ["truclinh", "sonka", "thienkim", "hoaison", "mottua", "kieubao"]
    rows = office.take_in(office.file(season, [*decided, "congchuc", "diemphuc"]))
    staff.ask(season, rows)
    staff.speak(rows)
    return rows[: len(decided)], rows[len(decided) :]


def _files_on_their_way(season: Season, later: list[Nomination], today: date) -> None:
    at(ago(today, 3), 9)
    files = office.file(season, ["hlinh", "chaubao", "anhthu", "minhtriet", "phiendich"])
    received, returned, halted, withdrawn, _waiting = files
    received, halted = office.take_in([received, halted])
    items = ["Danh sách thành viên tổ", "Bản chụp rõ Quyết định số 21/QĐ-SNgV"]
    due = moment(office.next_working_day(today + timedelta(days=3)), 17)
    return_for_supplement(
        returned, by=person("vanphong"), items=items, due=due, reason="Hồ sơ thiếu hai nội dung nêu dưới đây."
    )
    suspend(halted, by=person("phogiamdoc"), reason="Đang được cơ quan có thẩm quyền xem xét.")
    withdraw(withdrawn, by=person("dvdn"), reason="Cá nhân xin dành suất giới thiệu cho tập thể của Trung tâm.")
    departments.report_some(season)
    watching.follow_up()
    at(ago(today, 2), 9)
    voted, _ready = council.appraise(later)
    office.introduce(season, "haivan", whole=False)
    at(ago(today, 1), 8)
    staff.ask(season, [received])
    council.vote(season, [voted], moment(ago(today, 1), 8, 30))
    at(ago(today, 1), 10)
    tell_news(season)
    remind_departments(today)


def ago(today: date, days: int) -> date:
    """A working day about so many days ago."""
    return office.working_day(today - timedelta(days=days))


def _season_year(today: date) -> int:
    """A season runs from January to January: until the middle of January it is still last year's."""
    return today.year if (today.month, today.day) > (1, 15) else today.year - 1
