"""Rows of a department's table become dossiers by the same rules as on the page, all of them or none."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.actions.commit_import import CHANGED, FAULTY, NOTHING, UNSEEN, commit_import
from accounts.actions.drop_import import drop_import
from accounts.actions.expire_imports import expire_imports
from accounts.actions.place_columns import place_columns
from accounts.events import timeline
from accounts.models import Event, User
from core.uploads import read
from core.workflow import AlreadyDone, IllegalMove
from nominations.models import Nomination, NominationImport
from nominations.workflow import State
from tests.factories.people import person
from tests.nominations.sheets import COLLECTIVE, OUTSIDER, PERSON, importer, plan_of, sent, told

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OUT = ("Cá nhân", "Đặng Văn Út", "Ông", "Chủ nhiệm câu lạc bộ", "Gương người tốt")


@pytest.fixture
def anh(world):
    return world.colleague(full_name="Trần Thị Ánh", staff_code="NV001", birth_year=1985)


def committed(world, row, *, shown=None, accepted=False, by=None):
    by = by or world.clerk
    return commit_import(
        row, by=by, importer=importer(world, by), shown=shown or plan_of(row).digest, repairs_accepted=accepted
    )  # fmt: skip


def refused(world, row, sentence, **options):
    with pytest.raises(ValidationError) as refusal:
        committed(world, row, **options)
    assert refusal.value.messages == [sentence]
    row.refresh_from_db()
    assert row.imported_at is None


def test_a_person_of_the_staff_list(world, anh):
    row = sent(world, PERSON, ("nv001", "Trần Thị Ánh", None, world.movement.name, "Giúp đồng nghiệp."))
    assert told(row) == [("create", [])]
    assert Nomination.objects.count() == 0
    assert Event.objects.count() == 0
    committed(world, row)
    made = Nomination.objects.get()
    assert (made.person, made.name, made.birth_year, made.movement) == (anh, "Trần Thị Ánh", 1985, world.movement)
    assert (made.channel, made.merit, made.drafted_by) == (world.movement.channel, "Giúp đồng nghiệp.", world.clerk)
    event = timeline(made).get()
    assert (event.move, event.reason) == ("create", "Nhập từ tệp «danh-sach.xlsx», dòng 2")
    row.refresh_from_db()
    assert row.imported_at is not None
    assert plan_of(row).lines[0].subject == made.pk


def test_people_outside_and_collectives(world, anh):
    row = sent(world, OUTSIDER, OUT)
    committed(world, row)
    outsider = Nomination.objects.get()
    assert (outsider.person, outsider.name, outsider.honorific) == (None, "Đặng Văn Út", "Ông")
    assert (outsider.unlisted_reason, outsider.merit_kind) == ("Gương người tốt", "good_deed")
    row = sent(world, COLLECTIVE, ("tap the", "Tổ Phiên dịch", "NV001", 3, "NV001; Lê Văn Bình", "Học tập"))
    committed(world, row)
    collective = Nomination.objects.get(kind="collective")
    assert (collective.collective_head, collective.headcount, collective.merit_kind) == (anh, 3, "study")
    assert [(member.user, member.name) for member in collective.members.all()] == [
        (anh, "Trần Thị Ánh"), (None, "Lê Văn Bình"),
    ]  # fmt: skip


def test_an_own_draft_is_updated_by_staff_code_and_what_is_empty_stays(world, anh):
    draft = world.dossier(person=anh, name=anh.full_name, merit="Cũ", complete=False, post="Chuyên viên")
    row = sent(world, PERSON, ("NV001", None, 1986, None, "Mới"))
    assert told(row) == [("update", ["Năm sinh: chưa ghi → 1986", "Tóm tắt thành tích: Cũ → Mới"])]
    committed(world, row)
    draft.refresh_from_db()
    assert (draft.merit, draft.birth_year, draft.post, draft.version) == ("Mới", 1986, "Chuyên viên", 2)
    event = timeline(draft).get()
    assert (event.move, event.was, event.reason) == ("import", "draft", "Nhập từ tệp «danh-sach.xlsx», dòng 2")


def test_the_same_table_again_changes_nothing(world, anh):
    table = (PERSON, ("NV001", None, None, world.movement.name, "Giúp đồng nghiệp."))
    committed(world, sent(world, *table))
    row = sent(world, *table)
    assert told(row) == [("same", [])]
    refused(world, row, NOTHING)
    assert Event.objects.count() == 1


def test_members_of_a_collective_are_updated(world, anh):
    committed(world, sent(world, COLLECTIVE, ("Tập thể", "Tổ Phiên dịch", "NV001", 3, "Lê Văn Bình", None)))
    row = sent(world, COLLECTIVE, ("Tập thể", "Tổ phiên dịch", None, None, "Lê Văn Bình; Vũ Thị Hoa", None))
    assert told(row) == [("update", ["Danh sách thành viên thay đổi."])]
    committed(world, row)
    collective = Nomination.objects.get()
    assert [member.name for member in collective.members.all()] == ["Trần Thị Ánh", "Lê Văn Bình", "Vũ Thị Hoa"]
    assert collective.name == "Tổ Phiên dịch"


ROWS = [
    (PERSON, ("NV999",), "Dòng 2, cột «Mã công chức»: Không có mã công chức «NV999» trong danh sách. "
     "Mời xem mã ở trang «Công chức» của tệp mẫu."),
    (PERSON, ("NV001", "Lê Văn Khác"), "Dòng 2, cột «Mã công chức»: Mã NV001 là của Trần Thị Ánh, tệp ghi Lê Văn Khác. "
     "Mời xem lại."),
    (PERSON, ("NV001", None, "85"), "Dòng 2, cột «Năm sinh»: «85» không phải là năm. Mời ghi bốn chữ số, ví dụ 1985."),
    (PERSON, ("NV001", None, 2150), "Dòng 2, cột «Năm sinh»: Năm sinh này không hợp lý. "
     "Mời ghi đủ bốn chữ số, ví dụ 1990."),
    (PERSON, ("NV001", None, None, "Phong trào lạ"), "Dòng 2, cột «Phong trào»: Kỳ này không có phong trào "
     "«Phong trào lạ». Mời chọn trong danh mục ở tệp mẫu."),
    (PERSON, ("NV001", None, None, None, "x" * 301), "Dòng 2, cột «Tóm tắt thành tích»: Đã ghi 301 ký tự, cột này nhận "
     "tối đa 300. Mời rút gọn."),
    (PERSON, (None, None, 1985), "Dòng 2, cột «Mã công chức»: Chưa ghi mã công chức hoặc họ tên. "
     "Mời ghi một trong hai."),
    (PERSON, (None, "Trần Thị Ánh"), "Dòng 2, cột «Danh xưng»: Chưa chọn danh xưng. Mời chọn Ông hoặc Bà."),
    (OUTSIDER, ("Cá nhân", "Trần Thị Ánh", "Bà", "Chuyên viên", "Không rõ mã"), "Dòng 2: Đồng chí Trần Thị Ánh có "
     "trong danh sách công chức. Mời đồng chí chọn từ danh sách, không ghi tên bằng tay."),
    (OUTSIDER, ("Hộ gia đình", *OUT[1:]), "Dòng 2, cột «Đối tượng»: «Hộ gia đình» không có trong danh mục. Mời ghi một "
     "trong: Cá nhân; Tập thể."),
    (OUTSIDER, (*OUT[:2], "Cụ", *OUT[3:]), "Dòng 2, cột «Danh xưng»: «Cụ» không có trong danh mục. Mời ghi một trong: "
     "Ông; Bà."),
    (COLLECTIVE, ("Tập thể", None, "NV001", 3), "Dòng 2, cột «Họ tên hoặc tên tập thể»: Chưa ghi tên tập thể. Mời ghi "
     "như sẽ in trên giấy."),
    (COLLECTIVE, ("Tập thể", "Tổ A", "NV001", 1), "Dòng 2, cột «Số người của tập thể»: Tập thể phải có từ 2 người trở "
     "lên. Một người thì giới thiệu cá nhân."),
    (COLLECTIVE, ("Tập thể", "Tổ A", "NV001", None), "Dòng 2: Tập thể phải có từ 2 người trở lên."),
    (COLLECTIVE, ("Cá nhân", "Tổ A", None, 3), "Dòng 2, cột «Số người của tập thể»: Cột này chỉ ghi cho tập thể. Mời "
     "bỏ trống hoặc sửa đối tượng."),
    (COLLECTIVE, ("Tập thể", "Tổ A", None, 3, "x" * 101), "Dòng 2, cột «Thành viên tập thể»: Có tên dài quá 100 ký tự. "
     "Mời tách các tên bằng dấu chấm phẩy."),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "cells", "sentence"), ROWS, ids=range(len(ROWS)))
def test_a_row_that_is_refused_says_where_and_what_to_do(world, anh, heads, cells, sentence):
    row = sent(world, heads, cells)
    outcome, sentences = told(row)[0]
    assert (outcome, sentences[0]) == ("error", sentence)
    refused(world, row, FAULTY.format(count=1))
    assert Nomination.objects.count() == 0


def test_twice_in_the_table_is_an_error_of_the_second_row(world, anh):
    row = sent(world, PERSON, ("NV001",), (), ("nv001 ",))
    assert told(row) == [("create", []), ("error", ["Dòng 4: Trùng với dòng 2. Mời bỏ một trong hai dòng."])]
    assert plan_of(row).empty == 1


def test_one_wrong_row_stops_all(world, anh):
    row = sent(world, PERSON, ("NV001",), ("NV999",))
    assert [outcome for outcome, _ in told(row)] == ["create", "error"]
    refused(world, row, FAULTY.format(count=1))
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.RECEIVED])
def test_a_dossier_that_was_handed_in_is_not_touched(world, anh, state):
    filed = world.dossier(state, person=anh, name=anh.full_name)
    row = sent(world, PERSON, ("NV001", None, None, None, "Mới"))
    assert told(row) == [
        ("error", [f"Dòng 2: Hồ sơ {filed.number} đã nộp nên không cập nhật từ tệp được. Mời bỏ dòng này khỏi tệp."])
    ]


def test_another_department_introduced_the_person_first(world, anh):
    world.dossier(person=anh, name=anh.full_name, department=world.elsewhere)
    assert told(sent(world, PERSON, ("NV001",))) == [
        ("error", ["Dòng 2: Đồng chí Trần Thị Ánh đã có hồ sơ trong kỳ này. "
                   "Đồng chí liên hệ Văn phòng Sở để biết hồ sơ đã có."])
    ]  # fmt: skip


def test_the_head_of_the_agency_and_a_season_that_is_over(world, anh):
    world.director.staff_code = "GD01"
    world.director.save()
    assert told(sent(world, PERSON, ("GD01",)))[0][1] == [
        "Dòng 2: Hồ sơ của người đứng đầu do cấp trên xét. Mời đồng chí chọn người khác."
    ]
    world.close_season()
    assert told(sent(world, PERSON, ("NV001",)))[0][1][0].startswith("Dòng 2: Kỳ bình xét năm 2026 chưa mở hoặc đã")


def test_old_text_is_shown_beside_what_is_read_and_waits_to_be_accepted(world, anh):
    row = sent(world, ("M· c«ng chøc", "Tãm t¾t thµnh tÝch"), ("NV001", "Gióp ®ång nghiÖp häc ngo¹i ng÷"))
    numbers, repair = plan_of(row).repairs()[0]
    assert (numbers, repair.column, repair.written, repair.read) == (
        "2", "Tóm tắt thành tích", "Gióp ®ång nghiÖp häc ngo¹i ng÷", "Giúp đồng nghiệp học ngoại ngữ",
    )  # fmt: skip
    refused(world, row, UNSEEN)
    assert Nomination.objects.count() == 0
    committed(world, row, accepted=True)
    assert Nomination.objects.get().merit == "Giúp đồng nghiệp học ngoại ngữ"


def test_columns_may_be_chosen_otherwise(world, anh):
    row = sent(world, ("Số hiệu", "Ghi chú"), ("NV001", "Giúp đồng nghiệp."))
    assert (row.places, plan_of(row).lines) == ({}, [])
    with pytest.raises(ValidationError, match="Chưa rõ cột nào ghi cá nhân, tập thể"):
        place_columns(row, by=world.clerk, importer=importer(world), places={"merit": 1})
    placed = place_columns(row, by=world.clerk, importer=importer(world), places={"person": 0, "merit": 1})
    committed(world, placed)
    assert Nomination.objects.get().merit == "Giúp đồng nghiệp."


@pytest.mark.parametrize(
    ("places", "sentences"),
    [
        ({"person": 0, "merit": 0}, {"merit": ["Cột này của tệp đã chọn cho mục khác. Mời chọn lại."]}),
        ({"person": 9}, {"person": ["Tệp không có cột này. Mời chọn lại."]}),
    ],
)
def test_columns_that_cannot_be(world, anh, places, sentences):
    row = sent(world, PERSON, ("NV001",))
    with pytest.raises(ValidationError) as refusal:
        place_columns(row, by=world.clerk, importer=importer(world), places=places)
    assert refusal.value.message_dict == sentences


def test_what_changed_since_it_was_shown_stops_the_import(world, anh):
    row = sent(world, PERSON, ("NV001", None, None, None, "Mới"))
    world.dossier(person=anh, name=anh.full_name, merit="Cũ", complete=False)
    refused(world, row, CHANGED)
    assert told(row) == [("update", ["Tóm tắt thành tích: Cũ → Mới"])]
    assert Nomination.objects.get().merit == "Cũ"
    refused(world, row, CHANGED, shown="0" * 64)
    committed(world, row)
    assert Nomination.objects.get().merit == "Mới"


def test_a_second_press_imports_nothing_more(world, anh):
    row = sent(world, PERSON, ("NV001",))
    committed(world, row)
    with pytest.raises(AlreadyDone, match="Tệp này đã nhập lúc"):
        committed(world, row)
    assert (Nomination.objects.count(), Event.objects.count()) == (1, 1)


def test_only_the_sender_and_only_while_he_writes_for_the_department(world, anh):
    row = sent(world, PERSON, ("NV001",))
    with pytest.raises(PermissionDenied):
        committed(world, row, by=world.head)
    with pytest.raises(PermissionDenied):
        drop_import(row, by=world.head)
    with pytest.raises(PermissionDenied):
        place_columns(row, by=world.head, importer=importer(world, world.head), places=row.places)
    with pytest.raises(PermissionDenied):
        sent(world, PERSON, ("NV001",), by=world.stranger)
    world.clerk.duties.update(until="2026-01-01")
    clerk = User.objects.get(pk=world.clerk.pk)
    with pytest.raises(PermissionDenied):
        committed(world, row, by=clerk)
    assert Nomination.objects.count() == 0


def test_a_table_that_is_dropped_or_whose_day_is_over_leaves_nothing(
    world, anh, on_a_working_day, django_capture_on_commit_callbacks
):
    dropped, waiting = sent(world, PERSON, ("NV001",)), sent(world, PERSON, ("NV001",))
    with django_capture_on_commit_callbacks(execute=True):
        drop_import(dropped, by=world.clerk)
    with pytest.raises(IllegalMove, match="Tệp này đã được bỏ"):
        drop_import(dropped, by=world.clerk)
    with pytest.raises(ValidationError, match="không còn nguyên vẹn"):
        read(dropped.stored_name, dropped.sha256)
    assert expire_imports() == 0
    on_a_working_day.shift(86_401)
    with pytest.raises(IllegalMove, match="đã chờ quá một ngày"):
        committed(world, waiting)
    with django_capture_on_commit_callbacks(execute=True):
        assert expire_imports() == 1
    assert NominationImport.objects.count() == 0
    with pytest.raises(ValidationError, match="không còn nguyên vẹn"):
        read(waiting.stored_name, waiting.sha256)


def test_a_table_that_cannot_be_read_is_not_kept(world, settings):
    with pytest.raises(ValidationError, match=r"Dưới dòng tiêu đề \(dòng 1\) chưa có dòng nào"):
        sent(world, PERSON)
    with pytest.raises(ValidationError, match="Danh sách có 101 dòng, mỗi lần nhập tối đa 100"):
        sent(world, PERSON, *[("NV001",)] * 101)
    assert [path for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert NominationImport.objects.count() == 0


def test_a_writer_of_two_departments_imports_for_the_one_chosen(world, anh):
    both = person("clerk", world.department)
    row = sent(world, PERSON, ("NV001",), by=both)
    committed(world, row, by=both)
    assert Nomination.objects.get().department == world.department
