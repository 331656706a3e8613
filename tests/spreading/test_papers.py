"""The papers of sessions and meetings: what they say, whom they are for, in both forms."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from core.papers import render_html
from spreading.actions.keep_insert_item import Item, add_insert_item
from spreading.actions.keep_sheet import keep_sheet
from spreading.actions.move_review import close_review
from spreading.actions.register_learning import register_learning
from spreading.actions.say_present import say_present
from spreading.actions.tick_present import tick_present
from spreading.actions.write_outcome import write_outcome
from spreading.presence_code import code_of
from spreading.printing import attendance_paper, insert_paper, minutes_paper, programme_paper, told
from spreading.queries import Attended
from tests.factories.spreading import Spreading, stored
from tests.monitoring.watching import browser

pytestmark = pytest.mark.django_db

PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def words(paper):
    return " ".join(render_html(paper).replace("\xa0", " ").split())


def session(world: Spreading):
    model = world.model(name="Lê Thị Điển Hình", honorific="Bà")
    row = world.held(model)
    say_present(row, code=code_of(row), by=world.staff)
    tick_present(row, world.home, [world.home_head], by=world.office)
    keep_sheet(row, count=3, stored=stored(), by=world.office)
    register_learning(row, model, world.unit, wanted="Trả hồ sơ trong ngày.", by=world.head)
    texts = {"proceedings": "Các phòng báo cáo.", "lessons": "Làm từng việc nhỏ.", "conclusions": "Nhân rộng ngay."}
    return write_outcome(row, **texts, by=world.office)


def test_the_programme_has_everything_in_order():
    world = Spreading()
    said = words(programme_paper(session(world)))
    for part in ("CHƯƠNG TRÌNH", "08:00, thứ Tư", "Khai mạc", "Bà Lê Thị Điển Hình, Phòng Lễ tân", "Cách làm hay"):
        assert part in said
    assert said.index("Khai mạc") < said.index("Báo cáo sơ kết") < said.index("Cách làm hay")
    assert world.movement.name in said


def test_the_minutes_tell_who_was_there_and_what_was_learned():
    said = words(minutes_paper(session(Spreading())))
    for part in (
        "BIÊN BẢN", "/BB-SNgV",
        "05 người: 01 tự báo bằng mã, 01 do Văn phòng Sở ghi, 03 chỉ ký trên giấy. Mỗi người chỉ tính một lần.",
        "III. DIỄN BIẾN", "IV. BÀI HỌC KINH NGHIỆM", "1. Làm từng việc nhỏ.", "V. KẾT LUẬN CỦA CHỦ TRÌ",
        "VI. ĐƠN VỊ ĐĂNG KÝ HỌC TẬP ĐIỂN HÌNH", "Trả hồ sơ trong ngày.",
        "08 giờ 00 phút, ngày", "kết thúc vào …… giờ …… phút",
    ):  # fmt: skip
        assert part in said, part


def test_sections_without_words_are_left_out_and_the_rest_renumbered():
    world = Spreading()
    said = words(minutes_paper(world.held()))
    assert "I. CHƯƠNG TRÌNH" in said and "DIỄN BIẾN" not in said and "ĐIỂN HÌNH TIÊN TIẾN BÁO CÁO" not in said


def test_before_the_session_there_is_a_sheet_to_sign_on_afterwards_a_list():
    world = Spreading()
    before = words(attendance_paper(world.review("Tổng kết")))
    assert "DANH SÁCH KÝ TÊN" in before and world.staff.full_name in before
    after = words(attendance_paper(session(world)))
    assert "DANH SÁCH CÓ MẶT" in after and "Bằng mã, 09:00" in after and "Văn phòng ghi" in after
    assert world.deputy.full_name not in after


def test_the_insert_is_a_page_to_run_the_meeting_by():
    world = Spreading()
    row = world.insert()
    model = world.model(name="Lê Thị Điển Hình", honorific="Bà")
    add_insert_item(row, Item("Nêu gương.", world.office, 1, nomination=model), by=world.office)
    said = words(insert_paper(row))
    for part in ("NỘI DUNG LỒNG GHÉP", "Nêu gương.", "Điển hình: Bà Lê Thị Điển Hình", world.office.full_name):
        assert part in said


@pytest.mark.parametrize("name", ["programme_file", "minutes_file", "attendance_file"])
def test_papers_come_as_pdf_and_word_and_are_logged(name):
    world = Spreading()
    row = session(world)
    client, page = browser(world.office), reverse(f"spreading:{name}", args=[row.pk])
    assert client.get(page)["Content-Type"] == PDF
    assert client.get(page, {"dang": "docx"})["Content-Type"] == DOCX
    assert AccessLog.objects.filter(act="in văn bản", subject_id=row.pk).count() == 2


def test_the_insert_comes_as_pdf_and_word():
    world = Spreading()
    page = reverse("spreading:insert_file", args=[world.insert().pk])
    client = browser(world.staff)
    assert client.get(page)["Content-Type"] == PDF and client.get(page, {"dang": "docx"})["Content-Type"] == DOCX


def test_minutes_are_for_all_once_the_session_is_closed():
    world = Spreading()
    row = session(world)
    page = reverse("spreading:minutes_file", args=[row.pk])
    early = browser(world.staff).get(page, follow=True)
    assert "Biên bản xem được khi buổi đã kết thúc." in early.content.decode()
    close_review(row, by=world.office)
    assert browser(world.staff).get(page)["Content-Type"] == PDF
    assert browser(world.staff).get(reverse("spreading:attendance_file", args=[row.pk])).status_code == 403


def test_a_count_in_words():
    assert told(Attended()) == "chưa ghi."
    assert told(Attended(on_paper=12)) == "12 người: 12 chỉ ký trên giấy. Mỗi người chỉ tính một lần."
