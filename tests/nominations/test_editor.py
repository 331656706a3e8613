"""The editor through HTTP: what is typed is kept, whatever is typed."""

import re

import pytest
from django.urls import reverse

from nominations.models import Nomination
from nominations.queries import whole
from nominations.readiness import missing_before_submission
from nominations.workflow import State
from tests.factories.nomination import NominationFactory
from tests.factories.season import MovementFactory
from tests.nominations.world import ask, suspended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


@pytest.fixture
def row(world):
    return NominationFactory(criteria_set=world.criteria_set, department=world.department, drafted_by=world.clerk)


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def typed(client, row, **changes):
    """What the browser would send: the page's own values with *changes*."""
    form = client.get(at("edit", row.pk)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    sent = {name: [] if value is None else value for name, value in values.items()}
    return {**sent, **changes}


def statement(row, place=0):
    return f"statement_{row.criteria_set.criteria.all()[place].pk}"


def test_a_saved_text_is_there_again(clerk, row):
    data = typed(clerk, row, merit="Thành tích\r\nhai dòng", report="Một\r\nHai", **{statement(row): "Thuyết minh"})
    answer = clerk.post(at("edit", row.pk), data)
    assert (answer.status_code, answer.url) == (302, at("edit", row.pk))
    row.refresh_from_db()
    assert (row.merit, row.report) == ("Thành tích hai dòng", "Một\nHai")
    assert "Thuyết minh" in page(clerk.get(at("edit", row.pk)))


@pytest.mark.parametrize(
    ("then", "target"),
    [("submit", "submit"), ("detail", "detail"), ("minh-chung-7", "evidence_add"), ("x" * 99, "edit")],
)
def test_every_button_saves_first(clerk, row, then, target):
    answer = clerk.post(at("edit", row.pk), typed(clerk, row, merit="Đã ghi", then=then))
    assert answer.url.split("?")[0] == at(target, row.pk)
    row.refresh_from_db()
    assert row.merit == "Đã ghi"


def test_words_are_counted_by_the_server(clerk, row):
    clerk.post(at("edit", row.pk), typed(clerk, row, report="một hai ba bốn"))
    assert "Hiện có 4 từ" in page(clerk.get(at("edit", row.pk)))


def test_gaps_link_to_places_on_the_page(clerk, row):
    row.merit = ""
    row.save()
    shown = page(clerk.get(at("edit", row.pk)))
    anchors = re.findall(r'href="#([\w-]+)"', shown[shown.index("Chưa nộp được vì còn thiếu") :])
    assert "id_merit" in anchors and len(anchors) > 5
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in shown] == []


def test_gaps_of_a_collective_link_too(clerk, world):
    row = world.collective()
    shown = page(clerk.get(at("edit", row.pk)))
    anchors = re.findall(r'href="#([\w-]+)"', shown)
    assert "thanh-vien" in anchors
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in shown] == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"merit": "d" * 301}, "nhận tối đa 300"),
        ({"report": "d" * 20_001}, "nhận tối đa 20000"),
        ({"birth_year": "1890"}, "Năm sinh này không hợp lý"),
        ({"birth_year": "năm chín mươi"}, "chỉ nhận số nguyên"),
        ({"birth_year": "9" * 40}, "Năm sinh này không hợp lý"),
        ({"channel": "khác"}, "Mục đã chọn không có"),
        ({"merit_kind": "bravery"}, "Mục đã chọn không có"),
        ({"movement": "999999"}, "Mục đã chọn không còn"),
        ({"movement": "1' OR 1"}, "Mục đã chọn không còn"),
        ({"version": "x"}, "số nguyên"),
    ],
    ids=["merit", "report", "old", "letters", "huge", "channel", "kind", "movement", "sql", "version"],
)
def test_a_refused_save_keeps_every_word(clerk, row, changes, sentence):
    data = typed(clerk, row, **{statement(row): "Đoạn vừa gõ", **changes})
    answer = clerk.post(at("edit", row.pk), data)
    assert answer.status_code == 422
    assert sentence in page(answer) and "Đoạn vừa gõ" in page(answer)
    row.refresh_from_db()
    assert row.version == 1


def test_the_kind_of_merit_is_needed_and_kept(clerk, world):
    row = world.dossier(merit_kind="")
    assert "Loại thành tích" in [gap.sentence for gap in missing_before_submission(whole(row))]
    assert clerk.post(at("edit", row.pk), typed(clerk, row, merit_kind="study")).status_code == 302
    row.refresh_from_db()
    assert row.merit_kind == "study" and missing_before_submission(whole(row)) == []


def test_outside_the_staff_list_only_a_good_deed_is_offered(clerk, world):
    row = world.dossier(person=None, unlisted_reason="Gương tốt", name="Hoàng Thị Mới")
    answer = clerk.post(at("edit", row.pk), typed(clerk, row, merit_kind="work", merit="Còn nguyên"))
    assert answer.status_code == 422 and "Mục đã chọn không có" in page(answer) and "Còn nguyên" in page(answer)


def test_a_movement_of_another_channel_or_season_is_refused(clerk, world, row):
    other = MovementFactory(season=world.season, channel="provincial_pc")
    answer = clerk.post(at("edit", row.pk), typed(clerk, row, channel="agency_yearly", movement=other.pk, merit="Giữ"))
    assert answer.status_code == 422 and "không thuộc cách thức phát hiện" in page(answer) and "Giữ" in page(answer)
    answer = clerk.post(at("edit", row.pk), typed(clerk, row, movement=MovementFactory().pk))
    assert answer.status_code == 422 and "Mục đã chọn không còn" in page(answer)


def test_ten_megabytes_are_refused_and_given_back(clerk, row):
    text = "dài " * (10 * 1024 * 1024 // 5)
    answer = clerk.post(at("edit", row.pk), typed(clerk, row, report=text))
    assert answer.status_code == 422 and "nhận tối đa 20000" in page(answer)
    assert len(answer.content) > len(text)


def test_nul_and_decomposed_text_is_stored_clean(clerk, row):
    clerk.post(at("edit", row.pk), typed(clerk, row, merit="Tha\u0300nh ti\u0301ch\x00 to\u0302\u0301t"))
    row.refresh_from_db()
    assert row.merit == "Thành tích tốt"


def test_two_writers_see_both_texts(client, world, row):
    client.force_login(world.clerk)
    mine = typed(client, row, merit="Bản của tôi", report="Chỉ tôi sửa báo cáo")
    client.force_login(world.head)
    client.post(at("edit", row.pk), typed(client, row, merit="Bản của Trưởng phòng", **{statement(row): "Chỉ kia sửa"}))
    client.force_login(world.clerk)
    answer = client.post(at("edit", row.pk), mine)
    shown = page(answer)
    assert answer.status_code == 409
    assert str(world.head) in shown and "vừa lưu hồ sơ này" in shown
    for text in ("Bản của tôi", "Bản của Trưởng phòng", "Chỉ tôi sửa báo cáo", "Chỉ kia sửa"):
        assert text in shown
    assert shown.count("Bản đã lưu") == 1
    form = answer.context["form"]
    again = {name: form[name].value() for name in form.fields}
    assert client.post(at("edit", row.pk), {k: [] if v is None else v for k, v in again.items()}).status_code == 302
    row.refresh_from_db()
    assert (row.merit, row.report) == ("Bản của tôi", "Chỉ tôi sửa báo cáo")
    assert row.statements.get().text == "Chỉ kia sửa"


@pytest.mark.parametrize("seen", ["", "x", "[]", '{"merit": 3}'])
def test_a_stale_page_without_its_marks_shows_both(client, world, row, seen):
    client.force_login(world.head)
    stale = typed(client, row, merit="Của tôi", seen=seen)
    client.post(at("edit", row.pk), typed(client, row, merit="Của người kia"))
    answer = client.post(at("edit", row.pk), stale)
    assert answer.status_code == 409
    assert "Của tôi" in page(answer) and "Của người kia" in page(answer)


def test_a_double_click_is_no_conflict(clerk, row):
    data = typed(clerk, row, merit="Hai lần")
    assert [clerk.post(at("edit", row.pk), data).status_code for _ in range(2)] == [302, 302]
    row.refresh_from_db()
    assert row.version == 2


def test_members_are_ticked_and_typed(clerk, world):
    row, other = world.collective(headcount=3), world.colleague()
    data = typed(clerk, row, listed_members=[other.pk], typed_members="Người Ngoài\r\n\r\n")
    clerk.post(at("edit", row.pk), data)
    names = [member.name for member in row.members.all()]
    assert names == [row.collective_head.full_name, other.full_name, "Người Ngoài"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"headcount": "1"}, "từ 2 người trở lên"), ({"headcount": "9999"}, "quá lớn"), ({"name": " "}, "còn trống"),
     ({"typed_members": "d" * 101}, "Mỗi dòng ghi một họ tên"), ({"listed_members": ["0"]}, "Mục đã chọn không còn"),
     ({"collective_head": "0"}, "Mục đã chọn không còn")],
)  # fmt: skip
def test_a_collective_s_bad_facts_are_refused(clerk, world, changes, sentence):
    row = world.collective()
    answer = clerk.post(at("edit", row.pk), typed(clerk, row, report="Còn nguyên", **changes))
    assert answer.status_code == 422 and sentence in page(answer) and "Còn nguyên" in page(answer)


def test_a_returned_dossier_is_answered_in_the_editor(clerk, world):
    row = world.dossier(State.RETURNED)
    [item] = ask(row, "Thêm danh sách")
    clerk.post(at("edit", row.pk), typed(clerk, row, **{f"answer_{item.pk}": "Đã thêm"}))
    item.refresh_from_db()
    assert item.answer == "Đã thêm"


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("office", 404), ("standing", 403), ("staff", 404)])
def test_others_do_not_reach_the_editor(client, world, row, who, status):
    client.force_login(world.people[who])
    assert client.get(at("edit", row.pk)).status_code == status
    assert client.post(at("edit", row.pk), {}).status_code == status


def test_what_cannot_be_written_leads_to_the_dossier(clerk, world):
    rows = ((world.dossier(State.SUBMITTED), "không sửa được nữa"),
            (suspended(world.dossier(State.RETURNED)), "tạm dừng xét"))  # fmt: skip
    for dossier, sentence in rows:
        assert sentence in page(clerk.get(at("edit", dossier.pk), follow=True))
        assert sentence in page(clerk.post(at("edit", dossier.pk), {"merit": "x"}, follow=True))


INDIVIDUAL = {"name": "Hoàng Thị Mới", "honorific": "Bà", "unlisted_reason": "Người tốt", "birth_year": "1980"}


def test_a_dossier_is_begun_once_however_often_the_button_is_pressed(clerk, world):
    person = world.colleague()
    for data in ({"person": person.pk}, INDIVIDUAL):
        answers = [clerk.post(at("create"), {"department": world.department.pk, **data}) for _ in range(2)]
        assert answers[0].url == answers[1].url
    assert Nomination.objects.count() == 2


def test_a_collective_is_begun(clerk, world):
    head = world.colleague()
    data = {"department": world.department.pk, "name": "Tổ Phiên dịch", "collective_head": head.pk, "headcount": "2",
            "typed_members": "Người Hai"}  # fmt: skip
    answers = [clerk.post(f"{at('create')}?loai=tap-the", data) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Nomination.objects.get().members.count() == 2


def test_a_second_dossier_leads_to_the_first(client, world):
    first = world.dossier()
    client.force_login(world.head)
    answer = client.post(at("create"), {"department": world.department.pk, "person": first.person.pk})
    assert answer.status_code == 422
    assert at("detail", first.pk) in page(answer) and f"Mở hồ sơ {first.number}" in page(answer)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Chưa chọn người"),
        ({"person": "999999"}, "Mục đã chọn không còn"),
        ({"name": "Chỉ Tên"}, "phải ghi rõ lý do"),
        ({**INDIVIDUAL, "honorific": ""}, "Chưa chọn danh xưng"),
        ({**INDIVIDUAL, "birth_year": "2030"}, "Năm sinh này không hợp lý"),
        ({**INDIVIDUAL, "name": "n" * 101}, "tối đa 100"),
        ({**INDIVIDUAL, "department": "0"}, "Mục đã chọn không còn"),
    ],
)
def test_a_beginning_that_does_not_hold_keeps_what_was_typed(clerk, world, data, sentence):
    answer = clerk.post(at("create"), {"department": world.department.pk, **data})
    assert answer.status_code == 422 and sentence in page(answer)
    assert data.get("name", "") in page(answer)
    assert not Nomination.objects.exists()


def test_the_department_of_another_is_not_offered_or_taken(clerk, world):
    answer = clerk.post(at("create"), {"department": world.elsewhere.pk, **INDIVIDUAL})
    assert answer.status_code == 422 and not Nomination.objects.exists()


def test_who_does_not_introduce_has_no_such_page(client, world):
    client.force_login(world.office)
    assert client.get(at("create")).status_code == 403
    world.department.introduces = False
    world.department.save()
    client.force_login(world.clerk)
    assert "không thuộc diện giới thiệu" in page(client.get(at("create")))
