"""What papers and the session's page tell of single files: who let them in late, appraised, presides."""

import io
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.workflow import record_event
from councils.actions.close_appraisal import close_appraisal
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.make_minutes import make_minutes
from councils.actions.save_sheet import save_sheet
from nominations.models import Nomination
from nominations.workflow import State
from tests.councils.test_minutes import facts, words_of
from tests.factories.council import Bench
from tests.factories.nomination import NominationFactory
from tests.factories.people import UserFactory, person
from tests.factories.season import CriteriaSetFactory, SeasonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LEAVE = "Công tác nước ngoài, Giám đốc Sở đồng ý ngày 16/12/2026"
LATE = "Nộp muộn"


def come_late(nomination: Nomination) -> Nomination:
    """Admitted twice: the last leave is the one that counts."""
    nomination.late = True
    nomination.save()
    for reason in ("Lý do cũ", f"{LEAVE}."):
        record_event(
            nomination, "admit_late", by=person(Role.STANDING_COUNCIL), was="draft", now="draft", reason=reason
        )
    return nomination


def words(client: Client, user: User, address: str, **asked: Any) -> str:
    """Of a .docx that *user* asks for."""
    client.force_login(user)
    answer = client.get(address, {"dang": "docx", **asked})
    assert answer.status_code == 200, answer
    body = docx.Document(io.BytesIO(answer.content)).element.body
    return " ".join("".join(body.itertext()).replace("\u00a0", " ").split())


def agenda_of(client: Client, user: User, session: Any) -> str:
    client.force_login(user)
    return client.get(reverse("councils:session", args=[session.pk])).content.decode()


class TestLate:
    """ "Nộp muộn" follows a dossier to the minutes, and stays from whoever stands aside."""

    def test_both_minutes_tell_whose_leave_it_was(self) -> None:
        bench = Bench(nominations=2)
        come_late(bench.nominations[0])
        session = bench.counted()
        make_minutes(session, by=bench.secretary, facts=facts())
        told = f"Hồ sơ {bench.nominations[0]} nộp muộn. Thường trực Hội đồng cho nộp: {LEAVE}."
        for kind in ("counting_minutes", "meeting_minutes"):
            written = words_of(session, kind)
            assert written.replace("\u00a0", " ").count(told) == 1 and "Lý do cũ" not in written
            assert f"{bench.nominations[1]} nộp muộn" not in written

    def test_lists_brief_and_table_bear_it(self, client: Client) -> None:
        bench = Bench(nominations=0)
        late, other = (bench.nominate(state=State.RECEIVED, complete=True) for _ in range(2))
        office = person(Role.OFFICE)
        papers = {
            "brief": reverse("councils:brief", args=[late.pk]),
            "table": reverse("councils:season_table"),
            "list": reverse("nominations:summary_list"),
        }
        for address in (papers["brief"], papers["list"]):
            assert LATE.lower() not in words(client, office, address).lower()
        come_late(late)
        declare(late, by=bench.secretary, ground="")
        assert f"{LATE}Thường trực Hội đồng cho nộp: {LEAVE}" in words(client, bench.secretary, papers["brief"])
        assert f"Số hồ sơ: {late.number}, nộp muộn." in words(client, bench.secretary, papers["table"])
        listed = words(client, office, papers["list"])
        assert "Ghi chú" in listed and LATE in listed
        assert f"Số hồ sơ: {other.number}." in words(client, bench.secretary, papers["table"])

    @pytest.mark.parametrize("convened", [False, True])
    def test_the_agenda_tells_it_to_those_who_may_know(self, client: Client, convened: bool) -> None:
        bench = Bench(nominations=1)
        late = come_late(bench.nominations[0])
        declare(late, by=bench.members[5], ground="other")
        session = bench.convened() if convened else bench.planned()
        assert LATE in agenda_of(client, bench.secretary, session)
        assert LATE in agenda_of(client, person(Role.OFFICE), session)
        assert LATE not in agenda_of(client, bench.members[5], session)

    def test_an_observer_from_outside_reads_no_label(self, client: Client) -> None:
        bench = Bench(nominations=1)
        come_late(bench.nominations[0])
        outside = UserFactory()
        session = bench.opened()
        session.observers.create(user=outside)
        page = agenda_of(client, outside, session)
        assert bench.nominations[0].name in page and LATE not in page


class TestAsideFromAppraisal:
    """Who had no part in the appraisal is in the minutes of the meeting as it was when the appraisal closed."""

    def closed(self, bench: Bench, department: Any) -> Nomination:
        nomination = bench.nominate(state=State.RECEIVED, complete=True, department=department)
        for user in (bench.chair, bench.vice):
            declare(nomination, by=user, ground="")
            marks = {criterion.pk: (True, "") for criterion in bench.criteria.criteria.all()}
            file_sheet(save_sheet(nomination, by=user, marks=marks, conclusion="put", comment=""), by=user)
        return close_appraisal(nomination, by=bench.secretary)

    def test_it_stays_true_when_people_move(self) -> None:
        bench = Bench(nominations=0)
        colleague = bench.members[4]
        bench.nominations = [self.closed(bench, colleague.department)]
        User.objects.filter(pk=colleague.pk).update(department=bench.department)
        session = bench.counted()
        make_minutes(session, by=bench.secretary, facts=facts())
        told = f"Không tham gia thẩm định hồ sơ {bench.nominations[0]}: {colleague} (thuộc phòng giới thiệu hồ sơ)."
        assert words_of(session, "meeting_minutes").replace("\u00a0", " ").count(told) == 1

    def test_nobody_is_named_where_everybody_appraised(self) -> None:
        bench = Bench(nominations=0)
        bench.nominations = [self.closed(bench, bench.department)]
        session = bench.counted()
        make_minutes(session, by=bench.secretary, facts=facts())
        assert "Không tham gia thẩm định" not in words_of(session, "meeting_minutes").replace("\u00a0", " ")

    def test_a_department_does_not_read_it_in_the_history(self, client: Client) -> None:
        bench = Bench(nominations=0)
        colleague = bench.members[4]
        nomination = self.closed(bench, colleague.department)
        client.force_login(person(Role.HEAD, colleague.department))
        page = client.get(reverse("nominations:detail", args=[nomination.pk])).content.decode()
        assert nomination.number in page and str(colleague) not in page


class TestPresiding:
    """A chair who stands aside from a file hands it over to a vice-chair by name."""

    def test_page_script_and_minutes_name_the_vice_chair(self, client: Client) -> None:
        bench = Bench(nominations=2)
        mine, other = bench.nominations
        declare(mine, by=bench.chair, ground="other")
        session = bench.convened()
        told = f"Chủ tọa không tham gia; Phó Chủ tịch Hội đồng {bench.vice} chủ trì phần này."
        assert agenda_of(client, bench.members[4], session).count(told) == 1
        bench.roll(session)
        client.force_login(bench.vice)
        said = client.get(reverse("councils:script", args=[session.pk])).content.decode()
        assert f"Tôi không tham gia bình xét hồ sơ {mine.name}; mời đồng chí {bench.vice}, Phó Chủ tịch" in said
        assert f"bình xét hồ sơ {other.name}" not in said

    def test_the_minutes_keep_who_presided(self) -> None:
        bench = Bench(nominations=2)
        declare(bench.nominations[0], by=bench.chair, ground="other")
        session = bench.counted()
        make_minutes(session, by=bench.secretary, facts=facts())
        written = words_of(session, "meeting_minutes").replace("\u00a0", " ")
        told = f"Hồ sơ {bench.nominations[0]}: chủ tọa không tham gia; Phó Chủ tịch Hội đồng {bench.vice} chủ trì"
        assert written.count(told) == 1 and "chủ tọa không tham gia" in written
        assert f"Hồ sơ {bench.nominations[1]}: chủ tọa" not in written

    @pytest.mark.parametrize("away", [False, True])
    def test_where_no_vice_chair_may_the_council_chooses(self, client: Client, away: bool) -> None:
        bench = Bench(nominations=1)
        declare(bench.nominations[0], by=bench.chair, ground="other")
        if not away:
            declare(bench.nominations[0], by=bench.vice, ground="other")
        session = bench.convened()
        bench.roll(session, **({bench.vice.username: "Nghỉ phép"} if away else {}))
        told = "Chủ tọa không tham gia; Hội đồng biểu quyết chọn một thành viên dự họp chủ trì phần này."
        assert told in agenda_of(client, bench.secretary, session)
        said = client.get(reverse("councils:script", args=[session.pk])).content.decode()
        assert "Đề nghị Hội đồng biểu quyết chọn một thành viên chủ trì phần này." in said

    def test_the_chair_presides_where_a_vice_chair_stands_aside(self, client: Client) -> None:
        bench = Bench(nominations=1)
        declare(bench.nominations[0], by=bench.vice, ground="other")
        session = bench.convened()
        assert "Chủ tọa không tham gia" not in agenda_of(client, bench.secretary, session)


class TestWhatAppraisersMustKnow:
    """Evidence whose original nobody saw, and earlier recognitions, stand where the file is appraised."""

    @pytest.fixture
    def bench(self) -> Bench:
        return Bench(nominations=0)

    @pytest.fixture
    def nomination(self, bench: Bench) -> Nomination:
        nomination = bench.nominate(state=State.RECEIVED, complete=True)
        seen, unseen = nomination.evidence.all()[:2]
        nomination.evidence.exclude(pk=unseen.pk).update(original_seen_at=clock.now(), original_seen_by=bench.chair)
        nomination.evidence.filter(pk=unseen.pk).update(title="Giấy khen chưa xem", number="12/QĐ")
        nomination.evidence.filter(pk=seen.pk).update(title="Giấy khen đã xem")
        for year, state in ((2024, State.RECOGNISED), (2025, State.DECLINED)):
            criteria = CriteriaSetFactory(season=SeasonFactory(year=year))
            NominationFactory(
                criteria_set=criteria, state=state, person=nomination.person, department=bench.department,
                announced_at=clock.now(),
            )  # fmt: skip
        return nomination

    def test_the_page_tells_it_once_one_declared(self, bench: Bench, nomination: Nomination, client: Client) -> None:
        address = reverse("councils:appraise", args=[nomination.pk])
        client.force_login(bench.chair)
        assert "Giấy khen chưa xem" not in client.get(address, follow=True).content.decode()
        declare(nomination, by=bench.chair, ground="")
        page = client.get(address).content.decode()
        assert "Chưa đối chiếu bản chính" in page and "Giấy khen chưa xem, số 12/QĐ" in page
        assert "Giấy khen đã xem" not in page
        assert "Đã được công nhận trước đây" in page and "Năm 2024" in page and "Năm 2025" not in page

    def test_the_brief_tells_it(self, bench: Bench, nomination: Nomination, client: Client) -> None:
        declare(nomination, by=bench.secretary, ground="")
        brief = words(client, bench.secretary, reverse("councils:brief", args=[nomination.pk]))
        assert "Chưa đối chiếu bản chínhGiấy khen chưa xem" in brief
        assert "Đã được công nhậnNăm 2024, hồ sơ HS-2024-" in brief and "năm 2025" not in brief

    def test_sheet_and_table_tell_it(self, bench: Bench, nomination: Nomination, client: Client) -> None:
        declare(nomination, by=bench.secretary, ground="")
        marks = {criterion.pk: (True, "") for criterion in bench.criteria.criteria.all()}
        sheet = save_sheet(nomination, by=bench.secretary, marks=marks, conclusion="put", comment="")
        told = "Minh chứng chưa đối chiếu bản chính: Giấy khen chưa xem, số 12/QĐ."
        table = reverse("councils:season_table")
        assert told not in words(client, bench.secretary, table)  # withheld until one's own sheet is filed
        file_sheet(sheet, by=bench.secretary)
        assert told in words(client, bench.secretary, table)
        printed = words(client, bench.secretary, reverse("councils:appraisal_sheet", args=[sheet.pk]))
        assert told in printed and "Đã được công nhận trước đây: Năm 2024, hồ sơ HS-2024-" in printed
        nomination.evidence.update(original_seen_at=clock.now(), original_seen_by=bench.chair)
        assert "Minh chứng chưa đối chiếu" not in words(client, bench.secretary, table)
        address = reverse("councils:appraisal_sheet", args=[sheet.pk])
        assert "Minh chứng chưa đối chiếu bản chính: Không có." in words(client, bench.secretary, address)
