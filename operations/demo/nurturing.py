"""The demonstration's new factors: one in every state, with plans, follow-ups, shortcomings, what was collected."""

from datetime import date, timedelta
from typing import Any

from accounts.models import Department
from core import clock
from nominations.actions.revise import revise
from nominations.actions.suggest import suggest
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.approve_plan import approve_plan
from nurturing.actions.close_shortcoming import close_shortcoming
from nurturing.actions.collect import add_evidence, keep_statement
from nurturing.actions.end import end
from nurturing.actions.follow import add_follow_up, hand_in_follow_up, skip_follow_up, write_follow_up
from nurturing.actions.introduce import introduce
from nurturing.actions.join import join
from nurturing.actions.keep_shortcoming import ToOvercome, add_shortcoming
from nurturing.actions.pause import pause
from nurturing.actions.record import Found, record
from nurturing.actions.take_suggestion import take_suggestion
from nurturing.actions.write_plan import PlanWords, write_plan
from nurturing.collecting import criteria_now
from nurturing.models import NewFactor
from nurturing.queries import mentoring_of
from nurturing.workflow import FollowUpState
from operations.demo.nominees import NOMINEES, STATEMENTS
from operations.demo.office import HEADS, at, evidence_file, person, working_day
from seasons.models import Season

_GOALS = "1. Chủ trì một sáng kiến được Sở áp dụng.\n2. Sử dụng thành thạo tiếng Anh trong công việc."
_MEASURES = (
    "1. Giao chủ trì việc khó, có Phó Trưởng phòng cùng làm.\n2. Cử học lớp tiếng Anh buổi tối.\n"
    "3. Hằng tháng Trưởng phòng trao đổi, góp ý trực tiếp."
)
_KIND = "Phối hợp giữa hai phòng."


def discover(today: date) -> None:
    """In the months before the season opens: found, planned, followed up, joined, paused, ended."""
    at(working_day(today - timedelta(days=125)), 9)
    team = _collective("HTQT", "Tổ Biên dịch, Phòng Hợp tác quốc tế", "Dịch, hiệu đính 1.150 trang tài liệu đối ngoại.")
    _plan(team, "photruongphong")
    clerk = _record("VP", person=person("vanthu"), strengths="Số hóa 4.200 trang hồ sơ lưu trữ ngoài giờ.")
    _plan(clerk, "anhthu")
    desk = _suggested()
    _plan(desk, None)
    villager = _record(
        "QLBG", name="Lâm Bá Thước", honorific="Ông", post="Trưởng bản, xã biên giới", merit_kind="good_deed",
        strengths="Vận động 12 hộ dân tự quản đường biên, cột mốc suốt ba năm.",
    )  # fmt: skip
    _plan(villager, None)
    at(working_day(today - timedelta(days=100)), 9)
    _follow(team)
    _overcome(team)
    _collect(team)
    join(desk, _words_of(desk), by=person("lt"), department=_unit("LT"))
    since = clock.today()
    pause(
        villager, by=person("qlbg"), kind="leave", since=since, until=since + timedelta(days=160),
        reason="Điều trị bệnh dài ngày.",
    )  # fmt: skip
    fresh = _collective("HTQT", "Nhóm Hội nghị trực tuyến, Phòng Hợp tác quốc tế", "Tự dựng phòng họp trực tuyến.")
    write_plan(fresh, _plan_words(None), by=person("soanhoso"), edition=0)
    gone = _collective("LT", "Tổ Đón tiễn, Phòng Lễ tân", "Cải tiến quy trình đón tiễn đoàn khách.")
    end(gone, by=person("lt"), kind="other", on=clock.today(), reason="Tổ đã giải thể theo phân công mới.")
    facts = {"scope": "one_side", "aspect": "Cải cách hành chính", "merit_kind": "movement"}
    name = "Tổ Hỗ trợ người dân, Trung tâm Dịch vụ đối ngoại"
    _collective("DVDN", name, "Trả kết quả trước hạn cho 96% hồ sơ.", **facts)


def put_forward(season: Season, key: str) -> None:
    """A nominee of the cast as a new factor that becomes a dossier, with what was collected for two criteria.

    A team that was found before is followed up on the same day.
    """
    team = NewFactor.objects.order_by("pk")[0]
    again = add_follow_up(team, by=person("photruongphong"))
    write_follow_up(again, by=person("photruongphong"), edition=0, text="Đã bàn giao sổ thuật ngữ bản đầu.")
    hand_in_follow_up(again, by=person("photruongphong"))
    nominee, head = NOMINEES[key], person(HEADS[NOMINEES[key].department])
    movement = season.movements.filter(stopped_on=None).order_by("pk").first()
    row = _record(nominee.department, person=person(key), strengths=nominee.merit, movement=movement)
    for criterion in criteria_now()[:2]:
        keep_statement(row, criterion, by=head, text=STATEMENTS[criterion.ordinal - 1])
        facts = {"kind": "decision", "title": "Quyết định khen thưởng", "issuer": "Sở Ngoại vụ",
                 "number": f"{20 + criterion.ordinal}/QĐ-SNgV", "dated": date(season.year, 6, 1)}  # fmt: skip
        add_evidence(row, criterion, by=head, stored=evidence_file(nominee.merit), facts=facts)
    made = introduce(row, by=head)
    revise(made, by=head, version=made.version, facts={"merit": nominee.merit}, statements={})


def _suggested() -> NewFactor:
    row = suggest(
        by=person("congchuc"), department=_unit("LS"), person=None, name="Tổ Tiếp công dân, Phòng Lãnh sự",
        facts="Hướng dẫn người dân làm thủ tục lãnh sự tận tình, nhiều lần được khen trong sổ góp ý.",
    )  # fmt: skip
    found = _found(kind="collective", name=row.name, strengths=row.facts, how_found="Gợi ý của đồng nghiệp.")
    return take_suggestion(row, found, by=person("ls"), department=row.department)


def _record(code: str, **facts: Any) -> NewFactor:
    return record(_found(**facts), by=person(HEADS[code]), department=_unit(code))


def _collective(code: str, name: str, strengths: str, **facts: Any) -> NewFactor:
    return _record(code, kind="collective", name=name, strengths=strengths, **facts)


def _found(**facts: Any) -> Found:
    given = {
        "kind": "individual",
        "merit_kind": "work",
        "found_on": clock.today(),
        "how_found": "Báo cáo quý của phòng.",
    }
    return Found(**{**given, **facts})


def _words_of(row: NewFactor) -> Found:
    return _found(kind=row.kind, name=row.name, strengths="Phối hợp tốt khi đón đoàn kiều bào.", how_found=_KIND)


def _unit(code: str) -> Department:
    return Department.objects.in_force(clock.today()).get(code=code)


def _plan_words(mentor: str | None) -> PlanWords:
    today = clock.today()
    return PlanWords(
        _GOALS, _MEASURES, today, today + timedelta(days=330), today.year + 1, means="Mỗi tuần một buổi để học.",
        mentor=person(mentor) if mentor else None, every=6,
    )  # fmt: skip


def _plan(row: NewFactor, mentor: str | None) -> None:
    head = person(HEADS[row.department.code])
    write_plan(row, _plan_words(mentor), by=head, edition=0)
    approve_plan(row, by=head)
    asked = mentoring_of(row)
    if asked is not None and mentor == "photruongphong":
        answer_mentoring(asked, by=person(mentor), accepts=True)


def _follow(row: NewFactor) -> None:
    """One is handed in, one skipped, one begun."""
    head = person(HEADS[row.department.code])
    first = add_follow_up(row, by=head)
    write_follow_up(first, by=head, edition=0, text="Đã nhận dịch cho hai phòng khác.", needs="Cần thêm từ điển.")
    hand_in_follow_up(first, by=person("photruongphong"))
    second, third = row.follow_ups.filter(state=FollowUpState.DUE).order_by("due")
    skip_follow_up(second, by=head, reason="Tổ đi công tác nước ngoài cả tháng.")
    write_follow_up(third, by=head, edition=0, text="Đang hoàn thiện báo cáo sáng kiến.")


def _overcome(row: NewFactor) -> None:
    head, until = person(HEADS[row.department.code]), clock.today() + timedelta(days=200)
    done = ToOvercome("Trình bày trước hội nghị còn ít.", "Báo cáo tại hai cuộc họp.", person("soanhoso"), until)
    close_shortcoming(add_shortcoming(row, done, by=head), by=head, proof="Đã báo cáo tại hai cuộc họp phòng.",
                      stored=evidence_file("Biên bản họp phòng"))  # fmt: skip
    left = ToOvercome("Chưa có sổ thuật ngữ dùng chung.", "Lập sổ, đưa lên mạng nội bộ.", person("soanhoso"), until)
    add_shortcoming(row, left, by=head)


def _collect(row: NewFactor) -> None:
    """For all criteria but one, whose proof is missing."""
    *whole, last = criteria_now()
    for criterion in [*whole, last]:
        text = f"Tổ đã có kết quả cụ thể, tiêu chuẩn {criterion.ordinal}."
        keep_statement(row, criterion, by=person("soanhoso"), text=text)
    for criterion in whole:
        facts = {"kind": "figures", "title": f"Số liệu, tiêu chuẩn {criterion.ordinal}"}
        stored = evidence_file(f"Tiêu chuẩn {criterion.ordinal}")
        add_evidence(row, criterion, by=person("soanhoso"), stored=stored, facts=facts)
