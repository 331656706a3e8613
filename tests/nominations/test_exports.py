"""Lists that leave the portal: what the reader sees on the page, in the reader's words, and who took it."""

import csv
import io
from datetime import datetime

import docx
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AccessLog
from nominations.views import lists, mine
from nominations.workflow import State
from tests.factories.nomination import NominationFactory
from tests.factories.season import CriteriaSetFactory, SeasonFactory
from tests.nominations.test_list import many, queries
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXPORT, SUMMARY = reverse("nominations:export"), reverse("nominations:summary_list")


def table(answer):
    """Rows of the sheet by head, without heading and total."""
    assert answer.status_code == 200 and answer["Content-Type"].endswith("spreadsheetml.sheet"), answer.content[:200]
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    top = next(place for place, row in enumerate(rows) if row[0] == "STT")
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 : -1]]


def total(answer):
    return list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)[-1][1]


def names(answer):
    return [row["Cá nhân, tập thể"] for row in table(answer)]


def test_the_file_has_what_the_filters_show(client, world):
    mine_own, other = many(world, 1)[0], NominationFactory(
        criteria_set=world.criteria_set, department=world.elsewhere, state=State.RECEIVED
    )  # fmt: skip
    client.force_login(world.office)
    assert sorted(names(client.get(EXPORT))) == sorted([mine_own.name, other.name])
    assert names(client.get(EXPORT, {"phong": world.department.pk})) == [mine_own.name]
    assert names(client.get(EXPORT, {"trang-thai": "received"})) == [other.name]
    assert names(client.get(EXPORT, {"tim": other.name.lower()})) == [other.name]
    page = client.get(reverse("nominations:list"), {"trang-thai": "received", "trang": "1"}).content.decode()
    assert f"{EXPORT}?trang-thai=received&amp;dang=xlsx" in page


def test_values_are_typed_and_counted(client, world):
    row = world.dossier(State.SUBMITTED, submitted_at=datetime.fromisoformat("2026-12-02T18:30:00+00:00"))
    world.collective(state=State.SUBMITTED)
    client.force_login(world.office)
    answer = client.get(EXPORT)
    group, person = sorted(table(answer), key=lambda line: line["Đối tượng"], reverse=True)
    assert {person["STT"], group["STT"]} == {1, 2} and person["Số hồ sơ"] == row.number
    assert person["Nộp lúc"] == datetime(2026, 12, 3, 1, 30)
    assert isinstance(person["Từ ngày"], datetime)
    assert (group["Đối tượng"], type(group["Số người"])) == ("Tập thể", int)
    assert total(answer) == "Tổng cộng: 01 cá nhân và 01 tập thể"
    assert answer["Content-Disposition"] == 'attachment; filename="Ho-so-gioi-thieu-2026.xlsx"'
    assert answer["Cache-Control"] == "private, no-store"


def test_csv_has_the_same_rows(client, world):
    row = many(world, 1, merit="=cmd|'/c calc'!A1")[0]
    client.force_login(world.head)
    answer = client.get(EXPORT, {"dang": "csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8" and answer.content.startswith(b"\xef\xbb\xbf")
    head, line, closing = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert (head[2], line[2], line[13]) == ("Cá nhân, tập thể", row.name, "'=cmd|'/c calc'!A1")
    assert closing[1] == "Tổng cộng: 01 cá nhân"


@pytest.mark.parametrize("state", [State.APPRAISED, State.TABLED, State.PASSED, State.FAILED, State.RECOGNISED,
                                   State.DECLINED])  # fmt: skip
def test_a_department_reads_under_review_until_the_announcement(client, world, state):
    world.dossier(state)
    client.force_login(world.head)
    answer = client.get(EXPORT)
    [line] = table(answer)
    assert line["Trạng thái"] == "Đang xét" and line["Bước"] == "4/6: Đang xét"
    assert line["Việc tiếp theo"] == "Phòng không phải làm gì"
    client.force_login(world.office)
    assert table(client.get(EXPORT))[0]["Trạng thái"] == str(State(state).label)


def test_only_what_one_sees_is_taken_away(client, world):
    own, draft = many(world, 1)[0], many(world, 1, State.DRAFT)[0]
    other = NominationFactory(criteria_set=world.criteria_set, department=world.elsewhere, state=State.SUBMITTED)
    readers = {"head": {own, draft}, "stranger": {other}, "office": {own, other}, "standing": {own, draft, other}}
    for who, seen in readers.items():
        client.force_login(world.people[who])
        assert set(names(client.get(EXPORT))) == {row.name for row in seen}, who


@pytest.mark.parametrize("who", ["staff", "counter"])
def test_who_sees_no_dossier_gets_no_file(client, world, who):
    many(world, 1)
    client.force_login(world.people[who])
    answer = client.get(EXPORT, {"tim": "x"}, follow=True)
    assert answer.redirect_chain == [(f"{reverse('nominations:list')}?tim=x", 302)]
    assert "Không có hồ sơ nào khớp nên chưa có tệp để tải." in answer.content.decode()
    assert not AccessLog.objects.exists()


def test_every_file_is_logged(client, world):
    world.dossier(State.RECEIVED)
    client.force_login(world.office)
    client.get(EXPORT, {"dang": "csv"})
    client.get(EXPORT)
    for form in ("pdf", "docx", "xlsx"):
        client.get(SUMMARY, {"dang": form})
    kept = AccessLog.objects.filter(user=world.office, subject_type="seasons.season", subject_id=world.season.pk)
    assert sorted(kept.values_list("act", flat=True)) == [
        "tải danh sách hồ sơ csv", "tải danh sách hồ sơ xlsx", "tải danh sách trích ngang docx",
        "tải danh sách trích ngang pdf", "tải danh sách trích ngang xlsx",
    ]  # fmt: skip


def test_more_than_anybody_reads_is_refused(client, world, monkeypatch):
    many(world, 3)
    monkeypatch.setattr(mine, "MOST_ROWS", 2)
    client.force_login(world.office)
    answer = client.get(EXPORT, follow=True).content.decode()
    assert "Danh sách có hơn 2 hồ sơ. Mời đồng chí lọc bớt rồi tải lại." in answer
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize(("who", "state", "cost"), [("head", State.DRAFT, 12), ("office", State.SUBMITTED, 8)])
def test_a_file_costs_the_same_with_1_and_200_rows(client, world, who, state, cost):
    client.force_login(world.people[who])
    counts = []
    for more in (1, 199):
        many(world, more, state)
        counts.append(queries(client, EXPORT))
    assert counts == [cost, cost]


@pytest.mark.parametrize(
    "asked", [{"dang": "exe"}, {"dang": "../x"}, {"nam": "²²²²"}, {"phong": "9" * 400}, {"tim": "\x00"}]
)
def test_odd_questions_are_answered(client, world, asked):
    many(world, 1)
    client.force_login(world.office)
    assert client.get(EXPORT, asked).status_code in (200, 302)


def summary(client, form):
    return client.get(SUMMARY, {"dang": form})


def test_the_summary_list_is_one_content_in_three_forms(client, world):
    person = world.dossier(State.RECEIVED, birth_year=1988)
    group = world.collective(state=State.RECEIVED, merit="Đứng đầu phong trào")
    client.force_login(world.office)
    assert summary(client, "pdf").content.startswith(b"%PDF-")
    word = docx.Document(io.BytesIO(summary(client, "docx").content))
    written = [cell.text.replace("\u00a0", " ") for part in word.tables for row in part.rows for cell in row.cells]
    sheet = summary(client, "xlsx")
    first, second = table(sheet)
    assert (first["STT"], first["Cá nhân, tập thể"], first["Năm sinh"]) == (1, person.name, 1988)
    assert (second["STT"], second["Số người"], second["Tóm tắt thành tích"]) == (2, group.headcount, group.merit)
    assert {person.name, group.name, group.merit} <= set(written)
    assert total(sheet) == "Tổng cộng: 01 cá nhân và 01 tập thể"
    assert "Trình độ" not in first, "a column in which nothing stands is left out"


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_summary_list_belongs_to_those_who_compile_it(client, world, form):
    world.dossier(State.RECEIVED)
    client.force_login(world.head)
    assert summary(client, form).status_code == 403
    assert "Danh sách trích ngang" not in client.get(reverse("nominations:list")).content.decode()
    client.force_login(world.office)
    assert f"{SUMMARY}?dang=docx" in client.get(reverse("nominations:list")).content.decode()


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_letters_that_cannot_be_printed_are_said(client, world, form):
    world.dossier(State.RECEIVED, merit="中")
    client.force_login(world.office)
    answer = client.get(SUMMARY, {"dang": form}, follow=True).content.decode()
    assert "Hãy thay ký tự này bằng chữ rồi lập lại văn bản" in answer
    assert not AccessLog.objects.exists()


def test_the_yearly_rating_is_on_the_list(client, world):
    world.dossier(State.RECEIVED, rating="excellent")
    world.collective(state=State.RECEIVED, rating="pending")
    client.force_login(world.office)
    first, second = table(summary(client, "xlsx"))
    assert (first["Xếp loại"], second["Xếp loại"]) == ("HTXSNV", "Chưa có")
    word = docx.Document(io.BytesIO(summary(client, "docx").content))
    written = "".join(word.element.body.itertext()).replace("\u00a0", " ")
    assert "01 tập thể. HTXSNV: hoàn thành xuất sắc nhiệm vụ)" in written


def test_the_summary_list_follows_the_filters(client, world):
    own = world.dossier(State.RECEIVED)
    other = NominationFactory(criteria_set=world.criteria_set, department=world.elsewhere, state=State.APPRAISED)
    before = CriteriaSetFactory(season=SeasonFactory(year=2025, state="closed", closed_at=NOW))
    past = NominationFactory(criteria_set=before, department=world.department, state=State.RECOGNISED, announced_at=NOW)
    client.force_login(world.office)
    asked = [
        ([own, other], {}), ([past], {"nam": "2025"}), ([own], {"phong": world.department.pk}),
        ([other], {"trang-thai": "appraised"}), ([other], {"tim": other.name.lower()}),
    ]  # fmt: skip
    for found, question in asked:
        answer = client.get(SUMMARY, {"dang": "xlsx", **question})
        assert sorted(names(answer)) == sorted(row.name for row in found), question
        heading = [row[0] for row in load_workbook(io.BytesIO(answer.content)).worksheets[0].values][:3]
        assert heading[1].endswith(f"năm {question.get('nam', 2026)}")
        assert ("Đã lọc: " in str(heading[2])) == bool(question.keys() - {"nam"})
    page = client.get(reverse("nominations:list"), {"phong": world.department.pk}).content.decode()
    assert f"{SUMMARY}?phong={world.department.pk}&amp;dang=xlsx" in page


def test_a_summary_list_that_nobody_reads_is_refused_with_the_filters_kept(client, world, monkeypatch):
    for _ in range(3):
        world.dossier(State.RECEIVED)
    client.force_login(world.office)
    monkeypatch.setattr(lists, "MOST_ROWS", 2)
    for form in ("pdf", "docx", "xlsx"):
        answer = client.get(SUMMARY, {"dang": form, "nam": "2026"}, follow=True)
        assert answer.redirect_chain == [(f"{reverse('nominations:list')}?nam=2026", 302)]
        assert "Danh sách có hơn 2 hồ sơ. Mời đồng chí chọn một phòng rồi tải lại." in answer.content.decode()
    answer = client.get(SUMMARY, {"tim": "không có tên này"}, follow=True).content.decode()
    assert "Chưa có hồ sơ đã tiếp nhận nào khớp" in answer
    assert not AccessLog.objects.exists()
