"""The staff list: found by any part of a name, kept by the Office, never erased."""

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts import events
from accounts.actions.deactivate import deactivate
from accounts.models import AccessLog, User
from accounts.readiness import refuse_without_administrator
from accounts.roles import Role
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.sign_in import enter

pytestmark = pytest.mark.django_db
PEOPLE = "/tai-khoan/nhan-su/"


@pytest.fixture
def office():
    return person(Role.OFFICE)


@pytest.fixture
def desk(client, office):
    enter(client, office)
    return client


def facts(**changed):
    department = changed.pop("department", None) or DepartmentFactory()
    return {
        "full_name": "Trần Thử Nghiệm", "honorific": "Bà", "post": "Chuyên viên", "department": department.pk,
        "birth_year": "1990", "staff_code": "", "email": "", "username": "nghiem.tran", **changed,
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_list_costs_the_same_whatever_its_length(desk, django_assert_num_queries, count):
    people = UserFactory.create_batch(count, department=DepartmentFactory())
    for one in people[:50]:
        DutyFactory(user=one, role=Role.STAFF, department=one.department)
    desk.get(PEOPLE)
    with django_assert_num_queries(11):
        assert desk.get(PEOPLE).status_code == 200


@pytest.mark.parametrize("words", ["dung", "NGUYEN van", "Dũng", "du\u0303ng", "van dung"])
def test_a_name_is_found_with_or_without_its_marks(desk, words):
    UserFactory(full_name="Nguyễn Văn Dũng")
    UserFactory(full_name="Điểu Sroi")
    page = desk.get(PEOPLE, {"q": words}).content.decode()
    assert "Nguyễn Văn Dũng" in page
    assert "Điểu Sroi" not in page


def test_d_finds_the_barred_d_and_names_sort_by_the_given_name(desk):
    for name in ("Trần Thị Bình", "Nguyễn Văn Ân", "H'Hen Niê", "Điểu Sroi"):
        UserFactory(full_name=name)
    page = desk.get(PEOPLE).content.decode()
    assert page.index("Nguyễn Văn Ân") < page.index("Trần Thị Bình") < page.index("Hen Niê") < page.index("Điểu Sroi")
    assert "Điểu Sroi" in desk.get(PEOPLE, {"q": "dieu"}).content.decode()


def test_the_list_is_narrowed_by_department_and_leafed_by_fifty(desk):
    department = DepartmentFactory()
    UserFactory.create_batch(51, department=department)
    UserFactory(full_name="Lý Phòng Khác")
    first = desk.get(PEOPLE, {"department": department.pk}).content.decode()
    assert "1 đến 50 trên 51" in first
    assert "Lý Phòng Khác" not in first
    assert "51 đến 51 trên 51" in desk.get(PEOPLE, {"department": department.pk, "page": 2}).content.decode()


@pytest.mark.parametrize("query", ["?page=x", "?page=-1", "?department=999999999999999999999", "?q=%00", "?show=zzz"])
def test_a_senseless_query_is_no_fault(desk, query):
    assert desk.get(PEOPLE + query).status_code == 200


@pytest.mark.parametrize("role", [Role.HEAD, Role.DIRECTOR, Role.COUNCIL_CHAIR, Role.STAFF])
def test_others_have_no_staff_list(client, role):
    department = DepartmentFactory() if role in (Role.HEAD, Role.STAFF) else None
    one = person(role, department)
    client.force_login(one)
    assert client.get(PEOPLE).status_code == 403
    assert client.get(reverse("accounts:person", args=[one.pk])).status_code == 404
    assert client.post(reverse("accounts:person_add"), facts()).status_code == 403


def test_a_person_is_added_and_cannot_sign_in_before_an_invitation(desk, office):
    answer = desk.post(reverse("accounts:person_add"), facts(full_name="  Tra\u0302\u0300n Thị  Bé "))
    added = User.objects.get(username="nghiem.tran")
    assert answer.status_code == 302
    assert added.full_name == "Trần Thị Bé"
    assert not added.has_usable_password()
    assert [(event.move, event.actor) for event in events.timeline(added)] == [("add", office)]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"full_name": ""}, "Ô này còn trống. Mời ghi nội dung."),
        ({"username": "Khuê Đỗ"}, "Tên đăng nhập gồm từ 3 chữ thường không dấu"),
        ({"birth_year": "90"}, "Năm sinh này không hợp lý. Mời ghi đủ bốn chữ số."),
        ({"email": "khue"}, "Địa chỉ thư chưa đúng dạng."),
        ({"post": "a" * 10_000_000}, "Đã ghi 10000000 ký tự, ô này nhận tối đa 120. Mời rút gọn."),
    ],
)
def test_a_refused_person_keeps_what_was_typed(desk, changed, sentence):
    answer = desk.post(reverse("accounts:person_add"), facts(staff_code="CC-17", **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "CC-17" in page


def test_a_sign_in_name_belongs_to_one(desk):
    UserFactory(username="nghiem.tran")
    answer = desk.post(reverse("accounts:person_add"), facts())
    assert answer.status_code == 422
    assert "Tên đăng nhập này đã có người dùng. Mời chọn tên khác." in answer.content.decode()


def test_an_edit_moves_the_name_in_search_and_order(desk):
    one = UserFactory(full_name="Lê Cũ")
    desk.post(reverse("accounts:person_edit", args=[one.pk]), facts(full_name="Lê Mới", username=one.username))
    one.refresh_from_db()
    assert (one.full_name, one.search_norm) == ("Lê Mới", "le moi")
    assert one.history.first().history_change_reason == "edit"


def test_opening_a_person_is_kept(desk, office):
    one = UserFactory()
    desk.get(reverse("accounts:person", args=[one.pk]))
    assert [(log.user, log.subject_id, log.act) for log in AccessLog.objects.all()] == [(office, one.pk, "xem")]


def test_a_stopped_account_is_out_at_once(desk, client_class):
    one = UserFactory()
    theirs = client_class()
    enter(theirs, one)
    assert theirs.get("/viec-cua-toi/").status_code == 200
    desk.post(reverse("accounts:person_deactivate", args=[one.pk]), {"reason": "Nghỉ hưu theo Quyết định số 8."})
    assert theirs.get("/viec-cua-toi/").status_code == 302
    assert Session.objects.count() == 1
    enter(theirs, one)
    assert theirs.get("/viec-cua-toi/").status_code == 302
    event = events.timeline(one).last()
    assert (event.move, event.reason) == ("deactivate", "Nghỉ hưu theo Quyết định số 8.")


def test_a_returned_person_uses_the_account_again(desk):
    one = UserFactory(is_active=False)
    desk.post(reverse("accounts:person_reactivate", args=[one.pk]))
    one.refresh_from_db()
    assert one.is_active


def test_a_stop_needs_a_reason_and_another_person(office):
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        deactivate(UserFactory(), by=office, reason="  ")
    with pytest.raises(PermissionDenied):
        deactivate(office, by=office, reason="Tự ngừng")


def test_nobody_but_another_administrator_stops_an_administrator():
    one, helper = person(Role.ADMINISTRATOR), person(Role.OFFICE)
    with pytest.raises(PermissionDenied):
        deactivate(one, by=helper, reason="Chuyển công tác")
    with pytest.raises(PermissionDenied):
        deactivate(one, by=one, reason="Chuyển công tác")
    deactivate(one, by=person(Role.ADMINISTRATOR), reason="Chuyển công tác")


def test_the_last_administrator_who_can_sign_in_stays():
    leaving = person(Role.ADMINISTRATOR)
    person(Role.ADMINISTRATOR, is_active=False)
    with pytest.raises(ValidationError, match="người quản trị hệ thống cuối cùng"):
        refuse_without_administrator(leaving)
    person(Role.ADMINISTRATOR)
    refuse_without_administrator(leaving)
