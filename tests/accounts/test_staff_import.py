"""The staff list from Excel: added and updated by staff code, nobody taken away, all rows or none."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from accounts.actions.begin_import import begin_import
from accounts.actions.commit_import import FAULTY, commit_import
from accounts.events import timeline
from accounts.importing import StaffImporter
from accounts.models import Event, StaffImport, User
from accounts.queries import free_username
from accounts.roles import Role
from accounts.tables.files import take_in
from accounts.tables.plan import Plan
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.nominations.sheets import xlsx

pytestmark = pytest.mark.django_db

HEADS = ("Mã CB", "Họ tên", "Giới tính", "Chức vụ", "Ngày sinh", "Phòng", "Email", "Số máy lẻ")
NEW = ("NV002", "Đỗ Lam Khuê", "Nữ", "Chuyên viên", "05/03/1990", "HTQT", "khue@sngv.vn", 103)
START = reverse("accounts:import")


@pytest.fixture
def office(db):
    return person(Role.OFFICE)


@pytest.fixture
def unit(db):
    return DepartmentFactory(code="HTQT", name="Phòng Hợp tác quốc tế")


@pytest.fixture
def anh(unit):
    return UserFactory(full_name="Trần Thị Ánh", staff_code="NV001", department=unit, post="Chuyên viên")


def sent(by, *rows):
    return begin_import(StaffImport, by=by, importer=StaffImporter(by=by), stored=take_in(xlsx(*rows)))


def told(row):
    return [(line.outcome, line.notes) for line in Plan.of(row.plan).lines]


def commit(row, by):
    shown = Plan.of(row.plan).digest
    return commit_import(row, by=by, importer=StaffImporter(by=by), shown=shown, repairs_accepted=True)


def test_someone_new_is_added_without_a_way_to_sign_in(office, unit):
    row = sent(office, HEADS, NEW)
    assert told(row) == [("create", ["Tên đăng nhập: khue.do"])]
    assert not User.objects.filter(staff_code="NV002").exists()
    commit(row, office)
    khue = User.objects.get(staff_code="NV002")
    assert (khue.full_name, khue.honorific, khue.post, khue.birth_year) == ("Đỗ Lam Khuê", "Bà", "Chuyên viên", 1990)
    assert (khue.department, khue.email, khue.username) == (unit, "khue@sngv.vn", "khue.do")
    assert khue.extension == "103"
    assert (khue.is_active, khue.has_usable_password(), khue.duties.count()) == (True, False, 0)
    event = timeline(khue).get()
    assert (event.move, event.actor, event.reason) == ("add", office, "Nhập từ tệp «danh-sach.xlsx», dòng 2")
    assert khue.history.get().history_user == office


def test_someone_known_is_updated_and_nothing_else_of_the_account(office, anh):
    lanh_su = DepartmentFactory(code="LS", name="Phòng Lãnh sự")
    before = User.objects.filter(pk=anh.pk).values("username", "password", "honorific", "email", "is_active").get()
    row = sent(office, HEADS, ("nv001", None, None, "Phó Trưởng phòng", None, "phong lanh su", None))
    assert told(row) == [
        ("update", ["Chức vụ: Chuyên viên → Phó Trưởng phòng", "Phòng: Phòng Hợp tác quốc tế → Phòng Lãnh sự"])
    ]
    commit(row, office)
    anh.refresh_from_db()
    assert (anh.post, anh.department, anh.birth_year) == ("Phó Trưởng phòng", lanh_su, 1990)
    assert User.objects.filter(pk=anh.pk).values(*before).get() == before
    assert timeline(anh).get().reason == "Nhập từ tệp «danh-sach.xlsx», dòng 2"
    assert anh.history.first().history_change_reason == "edit"


def test_who_is_not_in_the_table_stays(office, anh):
    commit(sent(office, HEADS, NEW), office)
    anh.refresh_from_db()
    assert anh.is_active
    assert timeline(anh).count() == 0


def test_the_same_table_changes_nothing_the_second_time(office, unit):
    commit(sent(office, HEADS, NEW), office)
    row = sent(office, HEADS, NEW)
    assert told(row) == [("same", [])]
    with pytest.raises(ValidationError, match="không cần nhập"):
        commit(row, office)
    assert Event.objects.count() == 1


ROWS = [
    ((None, *NEW[1:]), "Dòng 2, cột «Mã công chức»: Ô này còn trống. Mời ghi nội dung."),
    ((*NEW[:1], None, *NEW[2:]), "Dòng 2, cột «Họ và tên»: Cá nhân mới thì phải có mục này. Mời ghi nội dung."),
    ((*NEW[:2], "Cô", *NEW[3:]), "Dòng 2, cột «Danh xưng»: «Cô» không có trong danh mục. Mời ghi Ông hoặc Bà."),
    ((*NEW[:4], 2020, *NEW[5:]), "Dòng 2, cột «Năm sinh»: Năm sinh này không hợp lý. Mời ghi đủ bốn chữ số."),
    ((*NEW[:5], "ZZ", *NEW[6:]), "Dòng 2, cột «Phòng»: Không có phòng «ZZ». Mời ghi ký hiệu hoặc tên phòng như ở trang "
     "«Các phòng»."),
    ((*NEW[:6], "khue"), "Dòng 2, cột «Thư điện tử»: Địa chỉ thư chưa đúng dạng. Ví dụ đúng: ten@coquan.gov.vn."),
    ((*NEW[:7], "103a"), "Dòng 2, cột «Máy lẻ»: Máy lẻ chỉ gồm chữ số, tối đa 10. Ví dụ: 103."),
    (("N" * 21, *NEW[1:]), "Dòng 2, cột «Mã công chức»: Đã ghi 21 ký tự, cột này nhận tối đa 20. Mời rút gọn."),
    (("NV002", "Lê Không Mã", *NEW[2:]), "Dòng 2: Danh sách đã có Lê Không Mã nhưng chưa ghi mã công chức. Mời ghi mã "
     "cho cá nhân ấy ở trang «Nhân sự» trước."),
    (("NV009", None, None, "Chuyên viên"), "Dòng 2: Tài khoản của Vũ Đã Nghỉ đang ngừng. Mời cho dùng lại ở trang "
     "«Nhân sự» trước, hoặc bỏ dòng này."),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "sentence"), ROWS, ids=range(len(ROWS)))
def test_a_row_that_is_refused(office, unit, cells, sentence):
    UserFactory(full_name="Lê Không Mã", department=unit)
    UserFactory(full_name="Vũ Đã Nghỉ", staff_code="NV009", is_active=False, department=unit)
    row = sent(office, HEADS, cells)
    assert [(outcome, sentences[0]) for outcome, sentences in told(row)] == [("error", sentence)]
    with pytest.raises(ValidationError) as refusal:
        commit(row, office)
    assert refusal.value.messages == [FAULTY.format(count=1)]
    assert not User.objects.filter(staff_code="NV002").exists()


def test_only_those_who_keep_the_list(unit):
    head = person(Role.HEAD, unit)
    with pytest.raises(PermissionDenied):
        sent(head, HEADS, NEW)


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMINISTRATOR])
def test_the_pages(client, unit, role):
    keeper = person(role)
    client.force_login(keeper)
    assert "Tệp mẫu" in client.get(START).content.decode()
    answer = client.post(START, {"table": xlsx(HEADS, NEW)})
    row = StaffImport.objects.get()
    assert answer.url == reverse("accounts:import_preview", args=[row.pk])
    assert "Tên đăng nhập: khue.do" in client.get(answer.url).content.decode()
    for _ in range(2):
        client.post(answer.url, {"shown": Plan.of(row.plan).digest})
    khue = User.objects.get(staff_code="NV002")
    assert reverse("accounts:person", args=[khue.pk]) in client.get(answer.url).content.decode()
    assert client.get(reverse("accounts:import_columns", args=[row.pk])).status_code == 200
    assert Event.objects.count() == 1


def test_others_find_neither_the_page_nor_the_table(client, office, unit):
    row = sent(office, HEADS, NEW)
    other = person(Role.ADMINISTRATOR)
    client.force_login(other)
    for step in ("preview", "columns", "drop"):
        assert client.post(reverse(f"accounts:import_{step}", args=[row.pk])).status_code == 404
    client.force_login(person(Role.HEAD, unit))
    assert client.get(START).status_code == 403
    assert client.get(reverse("accounts:import_template")).status_code == 403


def test_a_keeper_whose_duty_ended_finds_the_table_no_more(client, office, unit):
    row = sent(office, HEADS, NEW)
    office.duties.all().delete()
    DutyFactory(user=office, role=Role.HEAD, department=unit)
    client.force_login(office)
    assert client.get(reverse("accounts:import_preview", args=[row.pk])).status_code == 404


def test_a_table_without_codes_asks_which_column_has_them(client, office, unit):
    client.force_login(office)
    answer = client.post(START, {"table": xlsx(("Số hiệu", "Họ tên"), ("NV1", "An"))})
    row = StaffImport.objects.get()
    assert answer.url == reverse("accounts:import_columns", args=[row.pk])
    refused = client.post(answer.url, {"full_name": "1"})
    assert refused.status_code == 422
    assert client.post(answer.url, {"staff_code": "0", "full_name": "1"}).status_code == 302
    assert client.post(reverse("accounts:import_drop", args=[row.pk])).url == START
    assert StaffImport.objects.count() == 0


def test_the_template_offers_the_departments(client, office, unit):
    client.force_login(office)
    book = load_workbook(BytesIO(client.get(reverse("accounts:import_template")).content))
    assert (unit.code, unit.name) in [tuple(row) for row in book["Phòng"].iter_rows(values_only=True)]


def test_a_free_sign_in_name(unit):
    UserFactory(username="khue.do")
    UserFactory(username="khue.do2")
    assert [free_username(name) for name in ("Đỗ Lam Khuê", "Ánh", "Nguyễn Ý", "---")] == [
        "khue.do3", "anh.anh", "y.nguyen", "chuc.cong",
    ]  # fmt: skip
