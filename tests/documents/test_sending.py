"""Sổ gửi and the groups of recipients: who keeps them, what they refuse, what the book and the papers then say."""

import threading
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Event, User
from accounts.roles import Role
from certificates.forms.papers import NumberForm
from core import clock
from core.workflow import AlreadyDone
from councils.forms.invitation import InvitationForm
from documents.actions.dispatch import Sending, dispatch
from documents.actions.draw_number import Registered, draw_number
from documents.actions.keep_recipients import keep_recipients
from documents.actions.strike import strike
from documents.actions.void import void
from documents.dispatching import told
from documents.models import Dispatch, Entry, RecipientGroup
from documents.recipients import places
from nominations.models import ConflictDeclaration
from tests.factories.certificate import Desk
from tests.factories.council import Bench
from tests.factories.people import person
from tests.factories.season import AgencyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

GROUP = "Ban TĐKT tỉnh\nThành viên Khối TĐS4\nThành viên Khối TĐS3\nBan Giám đốc\nCác phòng chuyên môn\nLưu: VT"
DAY = date(2026, 11, 20)


@pytest.fixture
def clerk() -> User:
    return person(Role.RECORDS_CLERK)


def drawn(clerk: User, recipients: str = GROUP) -> Entry:
    return draw_number("TB-SNgV", Registered("notice", DAY, "Thông báo thử", "Lê Văn Thử", recipients), by=clerk)


def sending(**changes: Any) -> Sending:
    return Sending(**{"places": ["Ban Giám đốc", "Ban TĐKT tỉnh"], "way": "email", "sent_on": DAY, **changes})


def test_a_sending_is_a_line_for_every_place_with_who_entered_it(clerk: User) -> None:
    entry = drawn(clerk)
    dispatch(entry, by=clerk, sending=sending())
    dispatch(entry, by=clerk, sending=sending(places=["Các phòng chuyên môn"], way="hand", sent_on=DAY + timedelta(1)))
    assert told(entry) == [
        "20/11/2026, thư điện tử: Ban Giám đốc; Ban TĐKT tỉnh", "21/11/2026, trực tiếp: Các phòng chuyên môn",
    ]  # fmt: skip
    assert {line.made_by for line in Dispatch.objects.all()} == {clerk}
    assert Event.objects.filter(move="dispatch", subject_id=entry.pk).count() == 2


def test_the_same_sending_is_entered_once(clerk: User) -> None:
    entry = drawn(clerk)
    dispatch(entry, by=clerk, sending=sending())
    with pytest.raises(AlreadyDone, match="01/TB-SNgV"):
        dispatch(entry, by=clerk, sending=sending())
    more = dispatch(entry, by=clerk, sending=sending(places=["Ban Giám đốc", "Các phòng chuyên môn"]))
    assert [line.recipient for line in more] == ["Các phòng chuyên môn"]
    assert Dispatch.objects.count() == 3


def test_what_cannot_be_sent_is_refused_in_words(clerk: User) -> None:
    entry = drawn(clerk)
    cases = {
        "places": (sending(places=[]), "Chưa chọn nơi nào. Mời đánh dấu nơi nhận, hoặc ghi ở «Nơi khác»."),
        "sent_on": (
            sending(sent_on=DAY - timedelta(1)),
            "Ngày gửi không được trước ngày văn bản 20/11/2026. Mời ghi lại ngày.",
        ),
    }
    for field, (asked, words) in cases.items():
        with pytest.raises(ValidationError) as refusal:
            dispatch(entry, by=clerk, sending=asked)
        assert refusal.value.message_dict == {field: [words]}
    with pytest.raises(ValidationError, match=r"ở sau hôm nay\. Mời ghi đúng ngày\."):
        dispatch(entry, by=clerk, sending=sending(sent_on=clock.today() + timedelta(1)))
    with pytest.raises(PermissionDenied):
        dispatch(entry, by=person(Role.EDITOR), sending=sending())
    void(entry, by=clerk, reason="Ghi nhầm")
    with pytest.raises(ValidationError, match=r"Số 01/TB-SNgV chưa dùng hoặc đã hủy nên không có văn bản để gửi\."):
        dispatch(entry, by=clerk, sending=sending())
    assert not Dispatch.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_the_same_sending_at_once_enter_it_once(clerk: User) -> None:
    entry, outcomes = drawn(clerk), []

    def send() -> None:
        try:
            dispatch(entry, by=clerk, sending=sending())
            outcomes.append("made")
        except AlreadyDone:
            outcomes.append("had")
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["had", "made"] and Dispatch.objects.count() == 2


def test_places_are_the_lines_of_the_block_without_the_kept_copy() -> None:
    assert places("- Như trên;\n- Ban Giám đốc;\n- Ban Giám đốc;\n- Lưu: VT, VP.") == ["Như trên", "Ban Giám đốc"]


def test_the_log_on_its_page_in_the_book_and_in_its_files(client: Client, clerk: User) -> None:
    AgencyFactory()
    entry = drawn(clerk)
    page = reverse("documents:dispatches", args=[entry.pk])
    client.force_login(clerk)
    shown = client.get(page).content.decode()
    assert "Chưa ghi lần gửi nào" in shown and shown.count('name="places"') == 5
    typed = {
        "places": ["Ban Giám đốc"],
        "others": "Báo địa phương",
        "way": "post",
        "sent_on": "2026-11-20",
        "note": "B1",
    }
    refused = client.post(page, {**typed, "sent_on": "2026-11-01"})
    assert refused.status_code == 422 and "Báo địa phương" in refused.content.decode()
    assert client.post(page, {**typed, "places": ["Nơi lạ"]}).status_code == 422
    for _ in range(2):
        assert client.post(page, typed).status_code == 302
    shown = client.get(page).content.decode()
    assert "Báo địa phương" in shown and "Bưu chính" in shown and clerk.full_name in shown
    line = "20/11/2026, bưu chính: Ban Giám đốc; Báo địa phương"
    assert line in client.get(reverse("documents:book")).content.decode()
    file = reverse("documents:file")
    sheet = load_workbook(BytesIO(client.get(f"{file}?dang=xlsx").content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "Ngày gửi, cách gửi, nơi gửi" in cells and line in cells
    assert client.get(file).content.startswith(b"%PDF")


def test_a_long_other_place_is_refused_with_what_was_typed(client: Client, clerk: User) -> None:
    entry = drawn(clerk)
    client.force_login(clerk)
    answer = client.post(
        reverse("documents:dispatches", args=[entry.pk]), {"others": "x" * 201, "way": "hand", "sent_on": "2026-11-20"}
    )
    assert answer.status_code == 422 and "Mỗi nơi ghi tối đa 200 ký tự" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 40])
def test_the_page_of_a_log_costs_the_same(client: Client, clerk: User, count: int) -> None:
    entry = drawn(clerk)
    dispatch(entry, by=clerk, sending=sending(places=[f"Nơi {place}" for place in range(count)]))
    client.force_login(clerk)
    page = reverse("documents:dispatches", args=[entry.pk])
    client.get(page)
    with CaptureQueriesContext(connection) as spent:
        client.get(page)
    assert len(spent) == COST


COST = 11


def test_the_log_is_for_those_who_keep_the_book_and_not_for_whoever_is_concerned(client: Client, clerk: User) -> None:
    desk = Desk(passed=1)
    desk.submitted()
    entry = Entry.objects.get(kind="submission")
    page = reverse("documents:dispatches", args=[entry.pk])
    client.force_login(person(Role.EDITOR))
    assert client.get(page).status_code == 403
    concerned = person(Role.OFFICE)
    ConflictDeclaration.objects.create(
        nomination=desk.nominations[0], user=concerned, ground="other", declared_at=desk.session.held_at
    )
    dispatch(entry, by=clerk, sending=sending(sent_on=clock.today()))
    client.force_login(concerned)
    assert client.get(page).status_code == 404
    assert "Ban Giám đốc" not in client.get(reverse("documents:book")).content.decode()


def test_the_office_keeps_the_recipients_of_each_type_on_a_page(client: Client) -> None:
    office = person(Role.OFFICE)
    client.force_login(office)
    edit = reverse("documents:recipients_edit", args=["decision"])
    refused = client.post(edit, {"recipients": "Ban Giám đốc"})
    assert refused.status_code == 422
    assert "Dòng cuối phải ghi nơi lưu. Mời ghi thêm một dòng, ví dụ «Lưu: VT»." in refused.content.decode()
    for _ in range(2):
        assert client.post(edit, {"recipients": f"- {GROUP};".replace("\n", ";\n- ")}).status_code == 302
    row = RecipientGroup.objects.get()
    assert row.recipients == GROUP and row.history.count() == 1 and row.history.get().history_user == office
    assert "Thành viên Khối TĐS4" in client.get(reverse("documents:recipients")).content.decode()
    assert client.get(reverse("documents:recipients_edit", args=["khac"])).status_code == 404
    client.force_login(person(Role.EDITOR))
    assert client.get(edit).status_code == client.get(reverse("documents:recipients")).status_code == 403


def test_papers_begin_with_the_group_and_without_one_with_their_own_words(clerk: User) -> None:
    desk = Desk(passed=1)
    decision = desk.drafted()
    assert decision.submission_recipients == "Như trên\nThành viên Hội đồng\nLưu: VT, HĐTĐKT"
    assert "Như Điều 5" in NumberForm(decision, "SNgV").initial["recipients"]
    keep_recipients("decision", by=clerk, recipients=GROUP)
    assert NumberForm(decision, "SNgV").initial["recipients"] == GROUP
    decision.recipients = "Như Điều 5\nLưu: VT"
    assert NumberForm(decision, "SNgV").initial["recipients"] == decision.recipients, "typed for this one"


def test_so_does_the_invitation(clerk: User) -> None:
    session = Bench(nominations=1).planned()
    assert InvitationForm(session).initial["recipients"] == "Như trên\nLưu: VT, HĐTĐKT"
    keep_recipients("invitation", by=clerk, recipients=GROUP)
    assert InvitationForm(session).initial["recipients"] == GROUP


def test_a_wrong_line_is_struck_through_stays_and_makes_room_for_the_right_one(client: Client, clerk: User) -> None:
    entry = drawn(clerk)
    dispatch(entry, by=clerk, sending=sending())
    wrong = Dispatch.objects.get(recipient="Ban TĐKT tỉnh")
    client.force_login(clerk)
    page = reverse("documents:dispatch_strike", args=[wrong.pk])
    assert client.post(page, {"reason": ""}).status_code == 422
    log = reverse("documents:dispatches", args=[entry.pk])
    for _ in range(2):
        assert client.post(page, {"reason": "Ghi nhầm cách gửi."})["Location"] == log
    assert (
        client.post(log, {"places": ["Ban TĐKT tỉnh"], "way": "email", "sent_on": DAY.isoformat()}).status_code == 302
    )
    text = client.get(log).content.decode()
    assert "<s>Ban TĐKT tỉnh</s>" in text and "Lý do: Ghi nhầm cách gửi." in text
    assert Dispatch.objects.filter(recipient="Ban TĐKT tỉnh").count() == 2
    today = clock.today().strftime("%d/%m/%Y")
    assert told(entry) == [
        "20/11/2026, thư điện tử: Ban Giám đốc; Ban TĐKT tỉnh",
        f"Đã gạch ngày {today} (20/11/2026, thư điện tử: Ban TĐKT tỉnh), lý do: Ghi nhầm cách gửi.",
    ]
    book = load_workbook(BytesIO(client.get(reverse("documents:file"), {"dang": "xlsx"}).content)).active
    assert any("Đã gạch ngày" in str(cell) for row in book.iter_rows(values_only=True) for cell in row)
    assert "Đã gạch ngày" in client.get(reverse("documents:book")).content.decode()
    assert Event.objects.filter(move="strike_dispatch").get().reason == "Ban TĐKT tỉnh: Ghi nhầm cách gửi."


def test_only_those_who_keep_the_book_strike_a_line(client: Client, clerk: User) -> None:
    entry = drawn(clerk)
    line = dispatch(entry, by=clerk, sending=sending())[0]
    head = person(Role.STANDING_COUNCIL)
    with pytest.raises(PermissionDenied):
        strike(line, by=head, reason="Sai.")
    with pytest.raises(ValidationError):
        strike(line, by=clerk, reason=" ")
    client.force_login(head)
    assert client.get(reverse("documents:dispatch_strike", args=[line.pk])).status_code == 403
    line.refresh_from_db()
    assert line.struck_at is None
