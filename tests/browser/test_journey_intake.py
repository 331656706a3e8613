"""J7: the Office takes files in, asks for supplements and for comments; complaints and false evidence on the way."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from core import clock
from tests.browser.journey import Journey
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

HEAD, OFFICE, STANDING, DIRECTOR, SECRETARY, STAFF = (
    "truongphong", "vanphong", "phogiamdoc", "giamdoc", "chanhvanphong", "bientap",
)  # fmt: skip
ITEMS = ["Danh sách thành viên đoàn", "Bản chụp rõ Quyết định số 21/QĐ-SNgV", "Số liệu năm 2026 có xác nhận"]
NAME = "SELECT name FROM nominations_nomination WHERE id = ?"


def give_back(journey: Journey, pk: int) -> Page:
    """Three things are asked for, until tomorrow at five."""
    office = journey.at(OFFICE)
    office.goto(f"/ho-so/{pk}/yeu-cau-bo-sung/")
    office.fill("[name=items]", "\n".join(ITEMS))
    office.fill("[name=reason]", "Hồ sơ thiếu ba nội dung.")
    office.fill("[name=due]", f"{clock.today() + timedelta(days=1)}T17:00")
    press(office, "Yêu cầu bổ sung")
    return office


def in_the_queue(journey: Journey, pk: int) -> bool:
    """Whether a member of the council is asked to appraise it."""
    member = journey.at("qlbg")
    member.goto("/hoi-dong/tham-dinh/")
    return journey.row(NAME, pk) in member.inner_text("main")


def test_three_things_are_asked_for_and_come_back_marked(journey: Journey) -> None:
    """The head sees exactly these; meanwhile the file waits for nobody else; changes are marked, the old stays."""
    pk, head = journey.file("HTQT:submitted"), journey.at(HEAD)
    office = give_back(journey, pk)
    asked = journey.paper(office, f"/ho-so/{pk}/phieu-yeu-cau-bo-sung/")
    assert all(item in asked for item in ITEMS)
    assert (journey.state(pk), in_the_queue(journey, pk)) == ("returned", False)
    head.goto(f"/ho-so/{pk}/soan/")
    boxes = head.locator("[name^=answer_]").all()
    assert len(boxes) == 3 and all(item in head.inner_text("main") for item in ITEMS)
    for box in boxes:
        box.fill("Đã bổ sung.")
    head.fill("[name=merit]", "Rút ngắn hai phần ba thời gian giải quyết hồ sơ của công dân.")
    press(head, "Lưu")
    press(head, "Lưu, xem trước và nộp")
    press(head, "Nộp hồ sơ")
    office.goto(f"/ho-so/{pk}/")
    assert "Phòng đã thay đổi" in office.inner_text("main")
    assert "phần ba" in " ".join(office.locator("ins").all_inner_texts())
    assert journey.row("SELECT count(*) FROM nominations_submission WHERE nomination_id = ?", pk) == 2
    office.get_by_role("link", name="Bản nộp lần 1").click()
    assert "một nửa thời gian" in office.inner_text("main")
    office.goto(f"/ho-so/{pk}/")
    press(office, "Tiếp nhận hồ sơ")
    assert (journey.state(pk), in_the_queue(journey, pk)) == ("received", True)
    assert "lần 2" in office.inner_text("main")


def test_a_supplement_that_does_not_come_waits_for_a_choice(journey: Journey) -> None:
    """✗ Due time passes: neither lost nor advanced, until the Standing Council extends or leaves it out."""
    pk, head, standing = journey.file("HTQT:submitted"), journey.at(HEAD), journey.at(STANDING)
    office, name = give_back(journey, pk), journey.row(NAME, pk)
    journey.portal.dossiers("overdue", str(pk))
    head.goto(f"/ho-so/{pk}/soan/")
    assert "Đồng chí liên hệ Thường trực Hội đồng để xin gia hạn bổ sung." in head.inner_text("main")
    standing.goto("/viec-cua-toi/")
    assert f"Hồ sơ {name} quá hạn bổ sung" in standing.inner_text("main")
    assert journey.state(pk) == "returned"
    standing.goto(f"/ho-so/{pk}/de-ngoai-ky/")
    press(standing, "Để ngoài kỳ này", refused=True)
    assert "Chưa ghi lý do" in standing.inner_text("main")
    standing.fill("[name=reason]", "Phòng không bổ sung trong hạn.")
    press(standing, "Để ngoài kỳ này")
    assert journey.state(pk) == "shelved"
    head.goto(f"/ho-so/{pk}/")
    assert "Phòng không bổ sung trong hạn." in head.inner_text("main")
    assert name not in journey.paper(office, "/ho-so/danh-sach-trich-ngang/")


def test_a_supplement_that_does_not_come_is_given_more_time(journey: Journey) -> None:
    """✗ Due time passes, extended: the head reads the new time and hands in, and nothing is called late."""
    pk, head, standing = journey.file("HTQT:submitted"), journey.at(HEAD), journey.at(STANDING)
    give_back(journey, pk)
    journey.portal.dossiers("overdue", str(pk))
    standing.goto(f"/ho-so/{pk}/")
    standing.get_by_role("link", name="Gia hạn bổ sung").click()
    standing.fill("[name=due]", f"{clock.today() - timedelta(days=1)}T17:00")
    standing.fill("[name=reason]", "Phòng đi công tác theo đoàn.")
    press(standing, "Gia hạn bổ sung", refused=True)
    assert "Hạn bổ sung đã qua. Mời chọn thời điểm sau lúc này." in standing.inner_text("main")
    assert standing.input_value("[name=reason]") == "Phòng đi công tác theo đoàn."
    later = clock.today() + timedelta(days=2)
    standing.fill("[name=due]", f"{later}T16:00")
    press(standing, "Gia hạn bổ sung")
    assert "Thường trực Hội đồng gia hạn bổ sung" in standing.inner_text("main")
    head.goto(f"/ho-so/{pk}/")
    told = head.inner_text("main")
    assert f"Hạn mới: 16:00 ngày {later:%d/%m/%Y}. Phòng đi công tác theo đoàn." in told and "Nộp muộn" not in told
    head.goto(f"/ho-so/{pk}/soan/")
    for box in head.locator("[name^=answer_]").all():
        box.fill("Đã bổ sung.")
    press(head, "Lưu")
    press(head, "Lưu, xem trước và nộp")
    press(head, "Nộp hồ sơ")
    assert journey.state(pk) == "submitted"
    assert journey.row("SELECT late FROM nominations_nomination WHERE id = ?", pk) == 0
    assert "muộn" not in journey.paper(head, f"/ho-so/{pk}/bien-nhan/").lower()


def test_a_complaint_suspends_and_the_nominee_withdraws(journey: Journey) -> None:
    """✗ Suspended with a neutral reason that the department does not read; withdrawn, it stays in the figures."""
    pk, office, standing, head = journey.file("HTQT:received"), *map(journey.at, (OFFICE, STANDING, HEAD))
    name = journey.row(NAME, pk)
    office.goto("/ho-so/don-thu/moi/")
    office.select_option("[name=nomination]", str(pk))
    office.locator("[name=kind][value=denunciation]").check(force=True)
    office.fill("[name=received_on]", f"{clock.today()}")
    office.fill("[name=number]", f"{pk}/Đ")
    press(office, "Ghi đơn thư")
    standing.goto("/viec-cua-toi/")
    assert name in standing.inner_text("main")
    standing.goto(f"/ho-so/{pk}/tam-dung/")
    assert standing.input_value("[name=wording]") == "Đang được cơ quan có thẩm quyền xem xét."
    assert standing.locator("[name=reason]").count() == 0
    press(standing, "Tạm dừng xét")
    head.goto(f"/ho-so/{pk}/")
    told = head.inner_text("main")
    assert "Tạm dừng xét" in told and "cơ quan có thẩm quyền" not in told
    assert journey.row("SELECT suspension_reason FROM nominations_nomination WHERE id = ?", pk)
    head.goto(f"/ho-so/{pk}/rut/")
    head.fill("[name=reason]", "Cá nhân xin rút.")
    press(head, "Rút hồ sơ")
    assert journey.state(pk) == "withdrawn"
    office.goto(f"/ho-so/?trang-thai=withdrawn&tim={name}")
    assert "Rút hồ sơ" in office.inner_text("main")
    assert name not in journey.paper(office, "/ho-so/danh-sach-trich-ngang/")


def test_a_letter_without_a_name_is_for_the_chair_alone(journey: Journey) -> None:
    """✗ Received, handled by whoever presides; no department reads of it, nor does the Standing Council's list."""
    pk, office, chair, head = journey.file("HTQT:received"), *map(journey.at, (OFFICE, DIRECTOR, HEAD))
    name, number = journey.row(NAME, pk), f"{pk}/KT"
    office.goto("/ho-so/don-thu/moi/")
    office.select_option("[name=nomination]", str(pk))
    office.locator("[name=kind][value=unsigned]").check(force=True)
    office.fill("[name=received_on]", f"{clock.today()}")
    office.fill("[name=number]", number)
    office.fill("[name=line]", "Nội dung của đơn")
    press(office, "Ghi đơn thư", refused=True)
    assert "thì cổng không giữ nội dung" in office.inner_text("main")
    office.fill("[name=line]", "")
    press(office, "Ghi đơn thư")
    letter = journey.row("SELECT id FROM nominations_complaint WHERE number = ?", number)
    chair.goto(f"/ho-so/don-thu/{letter}/")
    chair.locator("[name=handling][value=not_considered]").check(force=True)
    chair.select_option("[name=wording]", "Không đủ điều kiện xem xét theo quy định.")
    press(chair, "Ghi cách xử lý")
    assert journey.row("SELECT handling FROM nominations_complaint WHERE id = ?", letter) == "not_considered"
    site = journey.portal.server.address
    for other in (head, journey.at("soanhoso"), journey.at("lt")):
        assert other.request.get(f"{site}/ho-so/don-thu/{letter}/").status in (403, 404)
    head.goto(f"/ho-so/{pk}/")
    assert "đơn" not in head.inner_text("main").lower().replace("đơn vị", "")
    assert number not in journey.paper(office, "/ho-so/danh-sach-trich-ngang/")
    assert name


def test_false_evidence_stops_the_file_and_the_director_is_told(journey: Journey) -> None:
    """✗ Eligibility flag; the appraisal cannot be closed; a task for the Director names the file and the ground."""
    pk, office, director = journey.file("HTQT:received"), journey.at(OFFICE), journey.at(DIRECTOR)
    name = journey.row(NAME, pk)
    office.goto(f"/ho-so/{pk}/dieu-kien/")
    office.select_option("[name=topic]", "evidence")
    office.select_option("[name=status]", "against")
    press(office, "Ghi điều kiện xét", refused=True)
    assert "Chưa ghi văn bản kết luận. Mời ghi số, ngày và cơ quan ban hành." in office.inner_text("main")
    office.fill("[name=document]", "Biên bản xác minh số 2/BB-VP")
    press(office, "Ghi điều kiện xét")
    assert "Vướng điều kiện" in office.inner_text("main")
    director.goto("/viec-cua-toi/")
    told = director.inner_text("main")
    assert f"Hồ sơ {name} vướng điều kiện" in told and "Tính xác thực của minh chứng" in told
    for username in ("qlbg", "ls"):
        member = journey.at(username)
        member.goto(f"/hoi-dong/tham-dinh/{pk}/khai-bao/")
        member.locator("[name=conflict][value=no]").check(force=True)
        member.locator("main form button[type=submit]").last.click()
        member.goto(f"/hoi-dong/tham-dinh/{pk}/")
        for tile in member.locator("[name^=met_][value=yes]").all():
            tile.check(force=True)
        member.locator("[name=conclusion][value=put]").check(force=True)
        press(member, "Nộp phiếu thẩm định")
    secretary = journey.at(SECRETARY)
    secretary.goto(f"/hoi-dong/tham-dinh/{pk}/ket-thuc/")
    secretary.locator("main form button[type=submit]").first.click()
    secretary.wait_for_load_state()
    assert "còn vướng điều kiện: Tính xác thực của minh chứng" in secretary.inner_text("main")
    found = "SELECT status, document FROM nominations_eligibilityfinding WHERE nomination_id = ?"
    assert (journey.row(found, pk), journey.state(pk)) == (("against", "Biên bản xác minh số 2/BB-VP"), "received")
    assert name in journey.paper(secretary, "/hoi-dong/tham-dinh/bang-tong-hop/")


def test_the_staff_comment_by_name_and_an_insult_is_hidden(journey: Journey) -> None:
    """Three working days; criticism stays, an insult is hidden; the department answers; all on one table."""
    pk, office, staff, head = journey.file("HTQT:received"), *map(journey.at, (OFFICE, STAFF, HEAD))
    name, said = journey.row(NAME, pk), f"Số liệu của hồ sơ {pk} chưa khớp với báo cáo tháng."
    office.goto("/ho-so/lay-y-kien/dot-moi/")
    for box in office.locator("[name=nominations]").all():
        box.set_checked(box.get_attribute("value") == str(pk), force=True)
    press(office, "Mở lấy ý kiến")
    staff.goto(f"/ho-so/lay-y-kien/{pk}/")
    staff.locator("[name=stance][value=remark]").check(force=True)
    staff.fill("[name=text]", "Ngắn")
    press(staff, "Gửi ý kiến", refused=True)
    assert "Có ý kiến thì ghi từ 20 ký tự trở lên" in staff.inner_text("main")
    staff.fill("[name=text]", said)
    press(staff, "Gửi ý kiến")
    rude = journey.at("vanthu")
    rude.goto(f"/ho-so/lay-y-kien/{pk}/")
    rude.locator("[name=stance][value=remark]").check(force=True)
    rude.fill("[name=text]", "Lời xúc phạm dài hơn hai mươi ký tự.")
    press(rude, "Gửi ý kiến")
    insult = journey.row("SELECT id FROM nominations_comment WHERE text LIKE 'Lời xúc phạm%' AND nomination_id = ?", pk)
    secretary = journey.at(SECRETARY)
    secretary.goto(f"/ho-so/y-kien/{insult}/an/")
    secretary.locator("[name=fault]").first.check(force=True)
    secretary.fill("[name=reason]", "Lời lẽ xúc phạm đồng nghiệp.")
    press(secretary, "Ẩn ý kiến")
    journey.portal.dossiers("asked", str(pk))
    remark = journey.row("SELECT id FROM nominations_comment WHERE text = ?", said)
    head.goto(f"/ho-so/y-kien/{remark}/tra-loi/")
    head.fill("[name=answer]", "Phòng đã đính chính số liệu trong phụ lục.")
    press(head, "Gửi trả lời")
    table = journey.paper(secretary, "/ho-so/lay-y-kien/bang-tong-hop/")
    for words in (name, said, "Phòng đã đính chính số liệu trong phụ lục.", "đã ẩn"):
        assert words in table, words
    assert "Lời xúc phạm dài" not in table
    assert journey.row("SELECT count(*) FROM nominations_comment WHERE nomination_id = ?", pk) == 2
