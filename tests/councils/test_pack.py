"""Tập tài liệu phiên họp: one archive with its contents, for each reader without the files kept from him or her."""

import hashlib
import io
import zipfile
from datetime import timedelta
from typing import Any

import docx
import pikepdf
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog, User
from accounts.roles import Role
from core import clock
from councils.actions.convene import convene
from councils.actions.declare import declare
from councils.actions.make_invitation import make_invitation
from councils.inviting import InvitationFacts, invitation_of
from councils.models import CouncilSession
from councils.pack import pack_refusals
from councils.pack_papers import Drawn, Missing, own_agenda, papers_for
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FACTS = InvitationFacts(
    number=1, symbol="GM-HĐTĐKT", dated=clock.today(), invited="Các thành viên Hội đồng",
    topics="Nghe báo cáo kết quả thẩm định\nBỏ phiếu kín", request="", recipients="Như trên\nLưu: VT, HĐTĐKT",
)  # fmt: skip


def cleared(bench: Bench, *users: User) -> None:
    """These members declared no conflict on any file."""
    for user in users:
        for nomination in bench.nominations:
            declare(nomination, by=user, ground="")


def invited(bench: Bench, **facts: Any) -> CouncilSession:
    session = bench.planned(held_at=clock.now() + timedelta(days=3), **facts)
    make_invitation(session, by=bench.secretary, facts=FACTS)
    return session


def address(session: CouncilSession) -> str:
    return reverse("councils:meeting_pack", args=[session.pk])


def taken(client: Client, user: User, session: CouncilSession) -> dict[str, bytes]:
    client.force_login(user)
    answer = client.get(address(session))
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[arg-type]
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def titles(session: CouncilSession, user: User) -> list[str]:
    return [found.title for found in papers_for(session, user) if isinstance(found, Drawn)]


def words(session: CouncilSession, user: User) -> str:
    """Everything that the papers of *user* say."""
    return " ".join(str(one.paper.to_json()) for one in papers_for(session, user) if isinstance(one, Drawn))


def left_out(session: CouncilSession, user: User) -> list[str]:
    return [found.sentence for found in papers_for(session, user) if isinstance(found, Missing)]


def test_the_secretary_takes_all_papers_with_a_list_that_names_and_proves_them(client: Client) -> None:
    bench = Bench(nominations=2)
    cleared(bench, bench.secretary)
    session = convene(invited(bench), by=bench.secretary)
    files = taken(client, bench.secretary, session)
    first, second = bench.nominations
    assert list(files) == [
        "00-Danh-muc.pdf",
        "00-Danh-muc.docx",
        "01 Giấy mời họp.pdf",
        "02 Chương trình phiên họp.pdf",
        "03 Danh sách ký tên dự họp.pdf",
        "04 Quy tắc kỳ này.pdf",
        "05 Lời dẫn của chủ tọa.pdf",
        "06 Danh sách trích ngang.pdf",
        f"07 Tóm tắt hồ sơ {first.number}, {first.name}.pdf",
        f"08 Tóm tắt hồ sơ {second.number}, {second.name}.pdf",
        "09 Bảng tổng hợp thẩm định.pdf",
        "10 Phiếu bình xét, phiếu mẫu.pdf",
    ]
    listed = docx.Document(io.BytesIO(files["00-Danh-muc.docx"]))
    rows = [[cell.text for cell in row.cells] for table in listed.tables for row in table.rows]
    digests = {row[0]: row[3].replace(" ", "") for row in rows if len(row) == 4 and row[0].isdecimal()}
    assert digests == {name[:2]: hashlib.sha256(file).hexdigest() for name, file in list(files.items())[2:]}
    with time_machine.travel(clock.now(), tick=False):  # every drawn paper names the minute
        assert taken(client, bench.secretary, session) == taken(client, bench.secretary, session)
    log = AccessLog.objects.filter(user=bench.secretary, act="tải tập tài liệu phiên họp")
    assert log.count() == 3
    stored = invitation_of(session)
    assert stored and hashlib.sha256(files["01 Giấy mời họp.pdf"]).hexdigest() == stored.sha256


def test_what_is_drawn_bears_its_reader_and_what_is_signed_does_not(client: Client) -> None:
    bench = Bench(nominations=1)
    cleared(bench, bench.secretary)
    session = convene(invited(bench), by=bench.secretary)
    files = taken(client, bench.secretary, session)
    pdfs = {name: mark_in(content) for name, content in files.items() if name.endswith(".pdf")}
    plain = {name for name, mark in pdfs.items() if not mark}
    assert plain == {"01 Giấy mời họp.pdf", "03 Danh sách ký tên dự họp.pdf"} and len(pdfs) == 10
    reader = f"{bench.secretary} ({bench.secretary.get_username()}), "
    assert all(mark.startswith(reader) for mark in pdfs.values() if mark)
    other = taken(client, bench.chair, session)
    assert mark_in(other["00-Danh-muc.pdf"]).startswith(f"{bench.chair} ({bench.chair.get_username()}), ")


def mark_in(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return str(pdf.docinfo.get("/ReaderMark", ""))


def test_each_duty_gets_the_papers_it_may_read() -> None:
    bench = Bench(nominations=1)
    cleared(bench, bench.chair)
    session = convene(invited(bench), by=bench.secretary)
    number, name = bench.nominations[0].number, bench.nominations[0].name
    common = ["Chương trình phiên họp"]
    files = ["Danh sách trích ngang", f"Tóm tắt hồ sơ {number}, {name}"]
    ballot = ["Phiếu bình xét, phiếu mẫu"]
    rules, signing, script = ["Quy tắc kỳ này"], ["Danh sách ký tên dự họp"], ["Lời dẫn của chủ tọa"]
    table = ["Bảng tổng hợp thẩm định"]
    assert titles(session, bench.chair) == [*common, *signing, *rules, *script, *files, *table, *ballot]
    assert titles(session, person(Role.OFFICE)) == [*common, *signing, *rules, *files, *ballot]
    assert titles(session, person(Role.STANDING_COUNCIL)) == [*common, *rules, files[0], *ballot]
    assert titles(session, person(Role.DIRECTOR)) == [*common, *rules, *files, *table, *ballot]


def test_a_member_gets_briefs_only_of_files_declared_on_and_is_told_so() -> None:
    bench = Bench(nominations=0)
    declared, undeclared = bench.nominate(), bench.nominate()
    member = bench.members[3]
    session = invited(bench, nominations=[declared, undeclared])
    assert left_out(session, member) == [
        "Danh sách trích ngang và tóm tắt chưa gồm 02 hồ sơ mà người nhận tập này chưa khai báo. Khai báo xong, tải "
        "lại tập này."
    ]
    assert "Danh sách trích ngang" not in titles(session, member)
    declare(declared, by=member, ground="")
    assert titles(session, member) == [
        "Chương trình phiên họp", "Danh sách trích ngang", f"Tóm tắt hồ sơ {declared.number}, {declared.name}",
        "Phiếu bình xét, phiếu mẫu",
    ]  # fmt: skip
    assert "tóm tắt chưa gồm 01 hồ sơ" in left_out(session, member)[0]
    Nomination.objects.update(state=State.TABLED)
    assert left_out(session, member) == [
        "Không có tóm tắt của 01 hồ sơ mà người nhận tập này chưa khai báo khi hồ sơ được thẩm định. Cần biết thêm thì "
        "hỏi Thư ký Hội đồng."
    ]


@pytest.mark.parametrize("called", [False, True])
def test_a_file_from_which_a_reader_stands_aside_is_nowhere_in_that_pack(called: bool) -> None:
    bench = Bench(nominations=2)
    kin, other = bench.nominations
    cleared(bench, bench.secretary)
    declare(other, by=bench.vice, ground="")
    declare(kin, by=bench.vice, ground="kin")
    session = invited(bench)
    if called:
        session = convene(session, by=bench.secretary)
    assert [item.nomination for item in own_agenda(session, bench.vice)] == [other]
    said = words(session, bench.vice)
    assert kin.name not in said and kin.number not in said
    assert other.name in said and kin.name in words(session, bench.secretary)


def test_the_nominee_on_the_council_finds_no_paper_about_any_file() -> None:
    bench = Bench(nominations=0)
    own = bench.nominate(person=bench.vice, name=bench.vice.full_name)
    session = invited(bench, nominations=[own])
    assert titles(session, bench.vice) == ["Chương trình phiên họp", "Danh sách ký tên dự họp"]
    assert left_out(session, bench.vice) == ["Tập này không có tài liệu về hồ sơ nào."]


def test_the_ballot_of_the_pack_cannot_pass_for_a_real_one() -> None:
    bench = Bench(nominations=1)
    session = invited(bench)
    ballot = [one.paper for one in papers_for(session, bench.secretary) if isinstance(one, Drawn)][-1]
    assert ballot.mark == "PHIẾU MẪU, không dùng để bỏ phiếu"


def refused(client: Client, user: User, session: CouncilSession) -> list[str]:
    client.force_login(user)
    answer = client.get(address(session), follow=True)
    assert answer.redirect_chain[0][0] == reverse("councils:session", args=[session.pk])
    return [str(message) for message in answer.context["messages"]]


def test_what_is_not_there_yet_is_said_with_what_to_do(client: Client) -> None:
    bench = Bench(nominations=1)
    bare = bench.planned(held_at=clock.now() + timedelta(days=3))
    assert refused(client, bench.secretary, bare) == [
        "Phiên họp chưa có giấy mời nên chưa có tập tài liệu. Mời Thư ký Hội đồng hoặc Văn phòng Sở «Lập giấy mời», "
        "rồi tải lại."
    ]
    bare.agenda.all().delete()
    make_invitation(bare, by=bench.secretary, facts=FACTS)
    assert refused(client, bench.secretary, bare) == [
        "Danh sách bình xét chưa có hồ sơ nào nên chưa có tập tài liệu. Mời Thư ký Hội đồng mở «Sửa phiên họp» để chọn "
        "hồ sơ."
    ]
    assert not AccessLog.objects.exists()


def test_without_a_meeting_there_is_a_pack_without_an_invitation() -> None:
    bench = Bench(nominations=1)
    cleared(bench, bench.secretary)
    session = bench.planned(kind="written", permission="Công văn số 3/HĐ")
    assert "Danh sách trích ngang" in titles(session, bench.secretary)
    assert not {"Chương trình phiên họp", "Danh sách ký tên dự họp"} & set(titles(session, bench.secretary))
    assert list(pack_refusals(session)) == []


def test_a_meeting_to_which_nobody_can_be_invited_any_more_has_its_other_papers() -> None:
    bench = Bench(nominations=1)
    session = bench.opened()
    assert list(pack_refusals(session)) == []
    assert titles(session, bench.secretary)[:2] == ["Danh sách ký tên dự họp", "Quy tắc kỳ này"]


def test_it_is_for_those_with_the_pages_of_the_council(client: Client) -> None:
    bench = Bench(nominations=1)
    session = invited(bench)
    client.force_login(person(Role.HEAD, bench.department))
    assert client.get(address(session)).status_code == 404
    client.force_login(person(Role.COUNTER))
    assert client.get(address(session)).status_code == 404
    client.force_login(bench.members[3])
    page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert "Tải tập tài liệu phiên họp" in page and address(session) in page


def test_a_counter_with_the_page_of_the_session_gets_no_pack(client: Client) -> None:
    bench = Bench(nominations=1)
    session = bench.opened()
    guest = UserFactory()
    session.counters.create(user=guest)
    client.force_login(guest)
    assert client.get(address(session)).status_code == 403
    assert "Tải tập tài liệu" not in client.get(reverse("councils:session", args=[session.pk])).content.decode()
