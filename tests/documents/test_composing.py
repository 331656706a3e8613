"""Papers that the office writes: drafts, numbers, refusals; the plan of a season and the report of its results."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from certificates.models import DecisionItem
from certificates.recognition_report import counted, figures
from core import clock
from core.papers import Paper, PaperError, Table, render_pdf
from core.workflow import AlreadyDone
from documents.actions.compose import compose
from documents.actions.drop_composed import drop_composed
from documents.actions.number_composed import number_composed
from documents.actions.reword_composed import reword_composed
from documents.composing import Words
from documents.models import Composed, ComposedPaper, Entry
from documents.papers import composed
from documents.season_plan import season_plan
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import LegalBasis
from tests.factories.certificate import Desk
from tests.factories.nomination import NominationFactory
from tests.factories.people import person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, MovementFactory
from tests.papers import samples
from tests.papers.printed import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WORDS = Words(
    "đôn đốc gửi hồ sơ", "Đoạn một.\nĐoạn hai", "Phòng Lễ tân\nPhòng Lãnh sự", "", "Như trên\nBan Giám đốc\nLưu: VT, VP"
)


@pytest.fixture
def clerk() -> User:
    AgencyFactory()
    person(Role.DIRECTOR, full_name="Lê Văn Thử Giám Đốc")
    return person(Role.RECORDS_CLERK)


def draft(clerk: User, **changes: Any) -> Composed:
    return compose("letter", replace(WORDS, **changes), by=clerk)


def number(row: Composed, clerk: User, **changes: Any) -> Composed:
    facts = {"number": 1, "symbol": "SNgV-VP", "dated": clock.today(), "copies": 3}
    return number_composed(row, by=clerk, **(facts | changes))


def test_a_letter_gets_its_number_its_paper_and_its_line_in_the_book(clerk: User) -> None:
    row = number(draft(clerk), clerk)
    entry = Entry.objects.get(kind="letter")
    assert entry.full_number == row.paper.number == "01/SNgV-VP" and entry.copies == 3
    assert entry.recipients == "Phòng Lễ tân\nPhòng Lãnh sự\nBan Giám đốc" and entry.signer == "Lê Văn Thử Giám Đốc"
    with pytest.raises(AlreadyDone):
        number(row, clerk)
    with pytest.raises(ValidationError, match="đã có số nên không đổi được"):
        reword_composed(row, WORDS, by=clerk)
    with pytest.raises(ValidationError, match="đã có số nên không đổi được"):
        drop_composed(row, by=clerk, reason="Nhầm")


def test_by_order_the_head_of_a_unit_signs_where_one_may(clerk: User) -> None:
    row = draft(clerk, signing="ordered")
    with pytest.raises(ValidationError, match="không có ai được ký thừa lệnh hoặc thừa ủy quyền"):
        number(row, clerk)
    person(Role.SIGNATORY, full_name="Cao Thị Thử", post="Chánh Văn phòng Sở")
    number(row, clerk)
    assert Entry.objects.get(kind="letter").signer == "Cao Thị Thử"
    assert "TL. GIÁM ĐỐC" in str(ComposedPaper.objects.get().content)


def test_what_cannot_be_numbered_is_refused_and_uses_up_no_number(clerk: User) -> None:
    with pytest.raises(ValidationError, match="ở sau hôm nay"):
        number(draft(clerk), clerk, dated=clock.today() + timedelta(1))
    waiting = draft(clerk, subject="khác", body="[Ghi lý do.]\nHết.")
    with pytest.raises(ValidationError, match=r"còn chỗ chưa ghi: «\[Ghi lý do\.\]»"):
        number(waiting, clerk)
    ends = draft(clerk, subject="khác nữa", body="Một đoạn.\nII. KẾT QUẢ")
    with pytest.raises(ValidationError, match="kết thúc bằng tên mục"):
        number(ends, clerk)
    number(draft(clerk, subject="thứ tư"), clerk)
    with pytest.raises(ValidationError, match="Số 01/SNgV-VP đã dùng"):
        number(draft(clerk, subject="thứ năm"), clerk)
    assert Entry.objects.count() == ComposedPaper.objects.count() == 1


def test_a_draft_is_begun_once_reworded_and_dropped_with_a_reason(clerk: User) -> None:
    row = draft(clerk)
    with pytest.raises(AlreadyDone):
        draft(clerk)
    with pytest.raises(ValidationError, match="Đang có bản nháp cùng loại, cùng trích yếu"):
        draft(clerk, body="Lời khác.")
    reword_composed(row, replace(WORDS, body="Lời khác."), by=clerk)
    with pytest.raises(AlreadyDone):
        reword_composed(row, replace(WORDS, body="Lời khác."), by=clerk)
    other = draft(clerk, subject="khác")
    with pytest.raises(ValidationError, match="Đang có bản nháp cùng loại, cùng trích yếu"):
        reword_composed(other, WORDS, by=clerk)
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        drop_composed(row, by=clerk, reason=" ")
    drop_composed(row, by=clerk, reason="Không gửi nữa")
    with pytest.raises(AlreadyDone):
        drop_composed(row, by=clerk, reason="Không gửi nữa")
    with pytest.raises(ValidationError, match="đã bỏ nên không đổi được"):
        number(row, clerk)
    assert draft(clerk).pk != row.pk


def test_only_those_who_keep_the_book_write(clerk: User) -> None:
    row, editor = draft(clerk), person(Role.EDITOR)
    for act in (
        lambda: draft(editor, subject="x"),
        lambda: reword_composed(row, WORDS, by=editor),
        lambda: drop_composed(row, by=editor, reason="x"),
        lambda: number(row, editor),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_words_that_change_while_the_paper_is_printed_are_read_again_first(
    clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = draft(clerk)

    def changed_meanwhile(paper: Paper) -> bytes:
        reword_composed(row, replace(WORDS, body="Lời khác."), by=clerk)
        return render_pdf(paper)

    monkeypatch.setattr("documents.actions.number_composed.render_pdf", changed_meanwhile)
    with pytest.raises(ValidationError, match="vừa được người khác sửa"):
        number(row, clerk)
    row.refresh_from_db()
    assert (row.body, row.numbered_at, Entry.objects.count()) == ("Lời khác.", None, 0)


@pytest.mark.django_db(transaction=True)
def test_two_who_number_the_same_letter_at_once_give_one_number(clerk: User) -> None:
    row, outcomes = draft(clerk), []

    def press() -> None:
        try:
            number(row, clerk)
            outcomes.append("made")
        except (AlreadyDone, ValidationError):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["made", "refused"] and Entry.objects.count() == 1


def test_a_letter_from_its_form_to_the_log_of_sending(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    new = reverse("documents:composed_new", args=["letter"])
    assert "Như trên" in client.get(new).content.decode()
    sent = {
        "subject": "đôn đốc gửi hồ sơ", "addressed_to": "Phòng Lễ tân", "body": "Đoạn một.", "signing": "director",
        "recipients": "Như trên",
    }  # fmt: skip
    refused = client.post(new, sent)
    assert refused.status_code == 422 and "Dòng cuối phải ghi nơi lưu" in refused.content.decode()
    sent["recipients"] = "Như trên\r\nLưu: VT"
    for _ in range(2):
        page = client.post(new, sent)
    row = Composed.objects.get()
    assert page["Location"] == reverse("documents:composed", args=[row.pk])
    file = reverse("documents:composed_file", args=[row.pk])
    assert "V/v đôn đốc gửi hồ sơ" in read(client.get(file).content).text
    assert client.get(file, {"dang": "docx"}).content.startswith(b"PK")
    facts = {"number": "1", "symbol": "SNgV-VP", "dated": clock.today().isoformat(), "copies": "2"}
    for _ in range(2):
        assert client.post(reverse("documents:composed_number", args=[row.pk]), facts).status_code == 302
    shown = client.get(reverse("documents:composed", args=[row.pk])).content.decode()
    entry = Entry.objects.get()
    assert reverse("documents:dispatches", args=[entry.pk]) in shown and "Sửa bản nháp" not in shown
    assert "Số: 01/SNgV-VP" in read(b"".join(client.get(file).streaming_content)).text
    assert client.get(file, {"dang": "docx"}).content.startswith(b"PK")
    edit = client.post(reverse("documents:composed_edit", args=[row.pk]), {**sent, "body": "Lời khác."})
    assert edit.status_code == 422 and "Lời khác." in edit.content.decode()
    client.force_login(person(Role.EDITOR))
    assert {client.get(url).status_code for url in (new, file, reverse("documents:composed_list"))} == {403}


def test_a_draft_that_nobody_may_sign_says_so_on_its_page(client: Client) -> None:
    AgencyFactory()
    clerk = person(Role.OFFICE)
    row = draft(clerk)
    client.force_login(clerk)
    answer = client.get(reverse("documents:composed_file", args=[row.pk]), follow=True)
    assert "Không có ai giữ nhiệm vụ Giám đốc Sở" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_costs_the_same(client: Client, clerk: User, count: int) -> None:
    for place in range(count):
        draft(clerk, subject=f"việc {place}")
    client.force_login(clerk)
    client.get(reverse("documents:composed_list"))
    with CaptureQueriesContext(connection) as spent:
        client.get(reverse("documents:composed_list"))
    assert len(spent) == COST


COST = 9


def test_the_plan_begins_with_what_the_season_says(client: Client, clerk: User) -> None:
    season = CriteriaSetFactory().season
    MovementFactory(season=season, name="Phong trào thử")
    words = season_plan(season, clock.today())
    assert "Phong trào thử" in words.body and "[Ghi mục đích, yêu cầu.]" in words.body
    assert f"trước ngày 15 tháng 12 năm {season.year}" in words.body
    client.force_login(clerk)
    shown = client.get(reverse("documents:composed_new", args=["plan"])).content.decode()
    assert "Phong trào thử" in shown and "Căn cứ" in shown


def test_the_report_counts_no_file_that_is_kept_from_its_writer() -> None:
    desk = Desk(passed=1)
    decision = desk.issued()
    own = desk.office
    NominationFactory(criteria_set=desk.nominations[0].criteria_set, person=own, state=State.RECEIVED)
    assert figures(counted(decision.season, desk.clerk))[0].total[1] == "02"
    assert figures(counted(decision.season, own))[0].total[1] == "01"


def test_the_report_counts_what_the_issued_decisions_say(client: Client) -> None:
    desk = Desk(passed=3)
    decision = desk.issued()
    found = counted(decision.season, desk.clerk)
    by_kind, by_department = figures(found)
    files = list(Nomination.objects.filter(season=decision.season))
    assert by_kind.total == by_department.total == ("Cộng", "03", "03", "03", "00", "00", "03")
    assert len(by_department.rows) == len({file.department_id for file in files})
    for table in (by_kind, by_department):
        columns = list(zip(*table.rows, strict=True))[1:]
        assert tuple(f"{sum(map(int, column)):02d}" for column in columns) == table.total[1:]
    client.force_login(desk.clerk)
    new = reverse("certificates:report_new", args=[decision.pk])
    assert new in client.get(reverse("certificates:decision", args=[decision.pk])).content.decode()
    shown = client.get(new)
    begun = shown.context["form"].initial
    sent = {**begun, "body": begun["body"].replace("[", "").replace("]", "")}
    assert client.post(new, sent).status_code == 302
    row = Composed.objects.get(kind="report")
    text = read(client.get(reverse("documents:composed_file", args=[row.pk])).content).text
    assert f"Quyết định số {decision.full_number}" in text and "SỐ LIỆU KÈM THEO" in text
    assert "Kết quả theo loại" in client.get(reverse("documents:composed", args=[row.pk])).content.decode()


def test_a_file_sent_back_and_then_recognised_counts_where_it_ended() -> None:
    desk = Desk(passed=2)
    returned = desk.nominations[1]
    decision = desk.issued(5, {returned.name: DecisionItem.Outcome.SEND_BACK})
    total = figures(counted(decision.season, desk.clerk))[0].total
    assert total == ("Cộng", "02", "02", "01", "00", "01", "01")
    Nomination.objects.filter(pk=returned.pk).update(state=State.PASSED, round=2)
    desk.concluded([Nomination.objects.get(pk=returned.pk)])
    desk.issued(6)
    total = figures(counted(decision.season, desk.clerk))[0].total
    assert total == ("Cộng", "02", "02", "02", "00", "00", "02")


def test_before_the_issue_there_is_nothing_to_report(client: Client) -> None:
    desk = Desk(passed=1)
    decision = desk.submitted()
    client.force_login(desk.clerk)
    answer = client.get(reverse("certificates:report_new", args=[decision.pk]), follow=True)
    assert "chưa có kết quả để báo cáo" in answer.content.decode()


@pytest.mark.parametrize(
    ("line", "is_title"), [("I. KẾT QUẢ", True), ("XIV. Mục", True), ("1. Việc", False), ("V", False)]
)
def test_a_line_with_a_roman_number_opens_a_section(line: str, is_title: bool) -> None:
    paper = composed.build(samples.composed_content(body=(line, "Hết.")))
    assert any(type(block).__name__ == "SectionTitle" for block in paper.blocks) is is_title


def test_a_basis_that_ended_is_told_beside_the_draft_and_printed_nowhere(client: Client, clerk: User) -> None:
    past, number_ = clock.today() - timedelta(days=1), "118/QĐ-UBND"
    LegalBasis.objects.create(citation=f"Quyết định số {number_}", number=number_, since=date(2020, 1, 1), until=past)
    row = draft(clerk, bases=f"Căn cứ Quyết định số {number_}")
    client.force_login(clerk)
    page = client.get(reverse("documents:composed", args=[row.pk])).content.decode()
    assert "hết hiệu lực từ ngày" in page and "chưa ghi văn bản thay thế" in page
    printed = read(client.get(reverse("documents:composed_file", args=[row.pk])).content).text
    assert number_ in printed and "hết hiệu lực" not in printed


def test_one_table_gives_the_annex_its_title_and_its_words_stand_left() -> None:
    figures = composed.Figures("Phòng quá hạn", ("Phòng", "Việc", "Số ngày"), (("Phòng Lễ tân", "Báo cáo", "03"),))
    [annex] = composed.build(samples.composed_content(figures=(figures,))).annexes
    [table] = annex.blocks
    assert annex.title == "PHÒNG QUÁ HẠN"
    assert isinstance(table, Table) and [column.align for column in table.columns] == ["left", "left", "center"]


def test_a_paper_without_text_is_refused() -> None:
    with pytest.raises(PaperError, match="Mời ghi thêm nội dung dưới mục cuối"):
        composed.build(samples.composed_content(body=()))


def test_the_versions_of_a_paper_are_compared_word_by_word(client: Client, clerk: User) -> None:
    row = draft(clerk)
    client.force_login(clerk)
    address = reverse("documents:composed_versions", args=[row.pk])
    assert "Mới có một bản" in client.get(address).content.decode()
    reword_composed(row, replace(WORDS, body="Đoạn một.\nĐoạn <b>ba"), by=clerk)
    reword_composed(row, replace(WORDS, body="Đoạn một.\nĐoạn <b>ba", signing="ordered"), by=clerk)
    page = client.get(address).content.decode()
    assert "Bản 3 khác bản 2" in page and "Đoạn" not in page.split("Bản 3 khác bản 2")[1]
    assert "<ins>" in page and "Người ký" in page.split("Bản 3 khác bản 2")[1] and "(TL.)" in page
    page = client.get(address, {"tu": "3", "den": "1"}).content.decode()
    assert "Bản 3 khác bản 1" in page
    assert '<del><span class="vh">[bỏ: </span>hai' in page and "&lt;b&gt;ba" in page and "<b>ba" not in page
    assert "Hai bản giống nhau." in client.get(address, {"tu": "2", "den": "2"}).content.decode()
    assert client.get(address, {"tu": "x", "den": "99"}).context["newer"].ordinal == 3
    assert str(clerk) in page
    drop_composed(row, by=clerk, reason="Không gửi nữa")
    assert len(client.get(address).context["versions"]) == 3  # that it was dropped changes no words


@pytest.mark.parametrize("times", [1, 60])
def test_the_page_of_versions_asks_as_much_whatever_their_number(
    client: Client, clerk: User, times: int, django_assert_max_num_queries: Any
) -> None:
    row = draft(clerk)
    for place in range(times):
        reword_composed(row, replace(WORDS, body=f"Lời {place}."), by=clerk)
    client.force_login(clerk)
    address = reverse("documents:composed_versions", args=[row.pk])
    client.get(address)
    with django_assert_max_num_queries(12):
        answer = client.get(address)
    assert answer.context["newer"].ordinal == times + 1
    assert len(answer.context["versions"]) == min(times + 1, 50)


def test_who_keeps_no_book_reads_no_version(client: Client, clerk: User) -> None:
    row = draft(clerk)
    client.force_login(person(Role.STANDING_COUNCIL))
    assert client.get(reverse("documents:composed_versions", args=[row.pk])).status_code == 403
