"""The pages on which a department brings in a table, step by step."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from nominations.models import Nomination, NominationImport
from nominations.workflow import State
from seasons.models import CriteriaSet, Criterion
from tests.factories.people import DutyFactory
from tests.nominations.sheets import OUTSIDER, PERSON, plan_of, sent, xlsx
from tests.nominations.test_list import queries
from tests.scenarios.pages import faults_of_headers, faults_of_page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

START = reverse("nominations:import")


def at(step, row):
    return reverse(f"nominations:import_{step}", args=[row.pk])


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def anh(world):
    return world.colleague(full_name="Trần Thị Ánh", staff_code="NV001", birth_year=1985)


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return world.clerk


def test_from_the_file_to_the_dossier(client, world, anh, clerk):
    table = xlsx(PERSON, ("NV001", "Trần Thị Ánh", None, world.movement.name, "Giúp đồng nghiệp."))
    answer = client.post(START, {"department": world.department.pk, "table": table})
    row = NominationImport.objects.get()
    assert (answer.status_code, answer.url) == (302, at("preview", row))
    page = text(client.get(answer.url))
    assert "Xem thử trước khi nhập" in page
    assert "Bà Trần Thị Ánh" in page
    assert "Nhập 1 dòng" in page
    assert Nomination.objects.count() == 0
    for _ in range(2):
        answer = client.post(at("preview", row), {"shown": plan_of(row).digest})
        assert (answer.status_code, answer.url) == (302, at("preview", row))
    made = Nomination.objects.get()
    page = text(client.get(answer.url))
    assert "Tệp này đã nhập lúc" in page
    assert reverse("nominations:detail", args=[made.pk]) in page
    assert "Nhập 1 dòng" not in page
    assert "Xem kết quả" in text(client.get(START))


def test_heads_that_say_nothing_lead_to_the_choice_of_columns(client, world, anh, clerk):
    table = xlsx(("Số hiệu", "Ghi chú"), ("NV001", "Giúp đồng nghiệp."))
    answer = client.post(START, {"department": world.department.pk, "table": table})
    row = NominationImport.objects.get()
    assert answer.url == at("columns", row)
    assert client.get(at("preview", row)).url == at("columns", row)
    assert "A: Số hiệu" in text(client.get(answer.url))
    refused = client.post(answer.url, {"merit": "1"})
    assert refused.status_code == 422
    assert "Chưa rõ cột nào ghi cá nhân, tập thể." in text(refused)
    twice = client.post(answer.url, {"person": "0", "merit": "0"})
    assert twice.status_code == 422
    assert "Cột này của tệp đã chọn cho mục khác." in text(twice)
    assert client.post(answer.url, {"person": "0", "merit": "khong"}).status_code == 422
    assert client.post(answer.url, {"person": "0", "merit": "1"}).url == at("preview", row)
    assert "Bà Trần Thị Ánh" in text(client.get(at("preview", row)))


def test_every_page_is_sound(client, world, anh, clerk):
    rows = [("NV001", None, None, None, "Mới"), ("NV999",), ("NV001",)]
    row = sent(world, ("M· c«ng chøc", *PERSON[1:]), *rows)
    for address in (START, at("columns", row), at("preview", row)):
        answer = client.get(address)
        assert [*faults_of_page(answer), *faults_of_headers(answer)] == []


def test_rows_with_errors_leave_no_way_to_import(client, world, anh, clerk):
    row = sent(world, PERSON, ("NV001",), ("NV999",))
    page = text(client.get(at("preview", row)))
    assert "Có 1 dòng lỗi." in page
    assert "Dòng 3, cột «Mã công chức»: Không có mã công chức «NV999» trong danh sách." in page
    assert 'disabled aria-describedby="vi-sao"' in page
    assert "NV999" not in text(client.get(at("preview", row), {"xem": "create"}))
    client.post(at("preview", row), {"shown": plan_of(row).digest})
    assert "Còn 1 dòng lỗi nên chưa nhập dòng nào." in text(client.get(at("preview", row)))
    assert Nomination.objects.count() == 0


def test_old_text_must_be_accepted(client, world, anh, clerk):
    row = sent(world, OUTSIDER, ("C¸ nh©n", "NguyÔn V¨n An", "¤ng", "N«ng d©n", "G­¬ng ng­êi tèt"))
    page = text(client.get(at("preview", row)))
    assert "Chữ phông cũ đã đọc lại" in page
    assert "NguyÔn V¨n An" in page
    assert "Nguyễn Văn An" in page
    shown = {"shown": plan_of(row).digest}
    refused = client.post(at("preview", row), shown)
    assert refused.status_code == 422
    assert "Chưa đánh dấu ô này." in text(refused)
    assert Nomination.objects.count() == 0
    assert client.post(at("preview", row), {**shown, "repairs_accepted": "on"}).status_code == 302
    assert Nomination.objects.get().name == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Chưa chọn tệp."),
        (SimpleUploadedFile("anh.png", b"x"), "Cổng chỉ nhận tệp xlsx, csv."),
        (SimpleUploadedFile("hong.xlsx", b"PK\x03\x04"), "Tệp này đã hỏng, hoặc không phải loại mà đuôi tên cho biết."),
        (SimpleUploadedFile("rong.csv", b"a;b"), "Dưới dòng tiêu đề (dòng 1) chưa có dòng nào."),
        (SimpleUploadedFile("khong.csv", b"\0\0a"), "Tệp này không phải bảng CSV"),
    ],
)
def test_a_file_that_cannot_be_taken(client, world, clerk, upload, sentence):
    answer = client.post(START, {"department": world.department.pk, **({"table": upload} if upload else {})})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert NominationImport.objects.count() == 0


def test_a_file_too_large(client, world, clerk, settings):
    settings.UPLOAD_MAX_BYTES = 1
    answer = client.post(START, {"department": world.department.pk, "table": SimpleUploadedFile("to.csv", b"a;b\n1;2")})
    assert "nên chưa nhận được. Mời đồng chí chia thành nhiều tệp." in text(answer)


def test_csv_by_a_department_of_ones_own_only(client, world, anh, clerk):
    table = SimpleUploadedFile("ds.csv", "Mã công chức;Thành tích\nNV001;Giúp bạn".encode("utf-8-sig"))
    assert client.post(START, {"department": world.elsewhere.pk, "table": table}).status_code == 422
    table.seek(0)
    assert client.post(START, {"department": world.department.pk, "table": table}).status_code == 302


def test_others_do_not_find_the_table(client, world, anh):
    row = sent(world, PERSON, ("NV001",))
    for who, status in (("head", 404), ("stranger", 404), ("office", 404)):
        client.force_login(world.people[who])
        assert client.get(at("preview", row)).status_code == status
        assert client.post(at("drop", row)).status_code == status
    for who, status in (("head", 200), ("office", 403)):
        client.force_login(world.people[who])
        assert client.get(START).status_code == status
    assert NominationImport.objects.count() == 1


def test_dropping(client, world, anh, clerk):
    row = sent(world, PERSON, ("NV001",))
    assert client.post(at("drop", row)).url == START
    assert "Đã bỏ tệp «danh-sach.xlsx»." in text(client.get(START))
    assert client.post(at("drop", row)).status_code == 404


def test_without_a_season_there_is_nothing_to_import_into(client, world, clerk):
    Criterion.objects.all().delete()
    CriteriaSet.objects.all().delete()
    world.season.movements.all().delete()
    world.season.delete()
    for address in (START, reverse("nominations:import_template")):
        assert "Chưa có kỳ bình xét" in text(client.get(address))


def test_the_template_names_the_department_and_comes_back(client, world, anh, clerk):
    book = load_workbook(BytesIO(client.get(reverse("nominations:import_template")).content))
    assert [row[0].value for row in book["Công chức"].iter_rows(min_row=2, max_col=1)].count("NV001") == 1
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["Danh mục"].columns}
    assert lists["Phong trào"] == [world.movement.name]
    assert lists["Mã công chức"] == ["NV001"]
    sheet = book.active
    sheet.cell(3, 2, "NV001")
    filled = BytesIO()
    book.save(filled)
    table = SimpleUploadedFile("mau.xlsx", filled.getvalue())
    client.post(START, {"department": world.department.pk, "table": table})
    assert plan_of(NominationImport.objects.get()).lines[0].outcome == "create"


def test_a_writer_of_two_departments_chooses(client, world, anh, clerk):
    DutyFactory(user=clerk, role="clerk", department=world.elsewhere)
    page = text(client.get(START))
    assert f"Tải tệp mẫu, {world.elsewhere}" in page
    address = f"{reverse('nominations:import_template')}?phong={world.elsewhere.pk}"
    book = load_workbook(BytesIO(client.get(address).content))
    assert "NV001" not in [cell.value for cell in book["Công chức"]["A"]]
    assert client.get(f"{reverse('nominations:import_template')}?phong=x").status_code == 200


def test_the_preview_costs_the_same_with_1_and_90_rows(client, world, clerk):
    costs = []
    for count in (1, 90):
        rows = [("Cá nhân", f"Nguyễn Văn Thử {n}", "Ông", "Nông dân", "Gương tốt") for n in range(count)]
        row = sent(world, OUTSIDER, *rows)
        costs.append(queries(client, at("preview", row)))
        assert queries(client, at("preview", row) + "?trang=2&xem=create") == costs[-1]
    assert costs == [10, 10]
    assert "1 đến 50 trên 90" in text(client.get(at("preview", row)))


def test_a_dossier_handed_in_meanwhile_stops_the_import(client, world, anh, clerk):
    row = sent(world, PERSON, ("NV001", None, None, None, "Mới"))
    world.dossier(State.SUBMITTED, person=anh, name=anh.full_name)
    client.post(at("preview", row), {"shown": plan_of(row).digest})
    page = text(client.get(at("preview", row)))
    assert "vừa thay đổi nên chưa nhập dòng nào" in page
    assert "đã nộp nên không cập nhật từ tệp được" in page
