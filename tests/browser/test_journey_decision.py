"""J10: the Director decides on a phone; what departs, is returned, is late or numbered twice on the way."""

import re
from datetime import date, datetime, timedelta

import pytest

from core import clock
from core.vietnamese import VIETNAM
from tests.browser.journey import reader_of, words_of_word
from tests.browser.office_day import (
    ADMINISTRATOR,
    CLERK,
    DEPUTY,
    DIRECTOR,
    HEAD,
    OFFICE,
    SECRETARY,
    OfficeDay,
    choose,
    give_number,
    keep_signed,
    said,
    send_letter,
    settle,
)
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
LISTS = {
    "whole": "submitted:2:1", "rejected": "submitted:2:0", "against": "submitted:1:1", "returned": "submitted:1:0",
    "abroad": "submitted:1:0", "used": "decided:1:0", "leaked": "submitted:1:0",
}  # fmt: skip
WHY = "Thành tích mới ở bước đầu, cần theo dõi thêm một năm."
STATE = "SELECT state FROM certificates_decision WHERE id = ?"
OUTCOME = "SELECT outcome, reason FROM certificates_decisionitem WHERE id = ?"
LEAK = (
    "SELECT leak.id, leak.what FROM operations_leak leak JOIN operations_leakfile file ON file.leak_id = leak.id "
    "WHERE file.nomination_id = ?"
)
LETTERS = (
    "SELECT letter.id FROM certificates_resultletter letter WHERE letter.decision_id = ? "
    "AND (letter.department_id IS NULL) = ?"
)


def letters_of(day: OfficeDay, decision: int) -> tuple[int, int | None]:
    """The department's letter, and the council's if there is one."""
    return day.row(LETTERS, decision, 0), day.row(LETTERS, decision, 1)


def test_the_director_decides_on_a_phone_and_departments_learn_it_once_it_is_signed(office_day: OfficeDay) -> None:
    decision, address = office_day.list_of("whole")
    director, clerk, office = office_day.on_phone(DIRECTOR), office_day.at(CLERK), office_day.at(OFFICE)
    director.goto("/viec-cua-toi/")
    assert director.locator(f"main a[href='{address}xet/']").count()
    package = office_day.archive(director, f"{address}tai-ve/bo-ho-so-trinh/")
    assert any("To trinh" in name or "Tờ trình" in name for name in package), list(package)
    passed = [row for row in office_day.items(decision) if row[3]]
    [failed] = [row for row in office_day.items(decision) if not row[3]]
    director.goto(f"{address}xet/")
    choose(director, passed[0][0], "recognise")
    choose(director, passed[1][0], "send_back", "Đề nghị Hội đồng làm rõ phạm vi ảnh hưởng.")
    choose(director, failed[0], "decline", "Không đạt tỷ lệ phiếu quy định của Hội đồng.")
    press(director, "Kiểm tra trước khi chốt")
    repeated = said(director)
    assert "03 hồ sơ: công nhận 1, không công nhận 1, trả lại Hội đồng 1. Mời đối chiếu tên." in repeated
    assert all(name in repeated for _, _, name, _ in (*passed, failed))
    director.fill("[name=recognised]", "2")
    press(director, "Chốt kết quả", refused=True)
    assert "Số vừa ghi là 02, số được chọn công nhận là 01." in said(director)
    director.fill("[name=recognised]", "1")
    press(director, "Chốt kết quả")
    assert [office_day.state(row[1]) for row in (*passed, failed)] == ["recognised", "appraised", "declined"]
    head = office_day.at(HEAD)
    head.goto(f"/ho-so/{passed[0][1]}/")
    assert "Được công nhận" not in said(head) and "Đã bỏ phiếu" not in said(head)
    give_number(clerk, address)
    assert passed[0][2] in words_of_word(office_day.taken(clerk, f"{address}van-ban/decision/?dang=docx"))
    keep_signed(clerk, address)
    office.goto("/ho-so/xac-nhan-ho-ten/")
    office.get_by_role("link", name=passed[0][2]).click()
    office.fill("[name=typed]", passed[0][2])
    office.fill("[name=reason]", "Phiếu xác nhận đã ký.")
    press(office, "Xác nhận họ tên này")
    office.goto(f"{address}ban-hanh/")
    press(office, "Ban hành và công bố")
    assert office_day.row(STATE, decision) == "issued"
    head.goto(f"/ho-so/{passed[0][1]}/")
    assert "Được công nhận" in said(head)
    told, council = letters_of(office_day, decision)
    assert (
        council is None
        and head.request.get(f"{office_day.portal.server.address}/thu-bao-ket-qua/{told}/").status == 404
    )
    send_letter(office, told)
    assert passed[0][2] in office_day.paper(head, f"/thu-bao-ket-qua/{told}/van-ban/")
    number = office_day.row("SELECT number FROM certificates_decision WHERE id = ?", decision)
    assert f"{number:02d}/QĐ-SNgV" in office_day.paper(clerk, f"{address}van-ban/decision/")


def test_the_director_rejects_one_who_passed(office_day: OfficeDay) -> None:
    """✗ The reason is compulsory; council and figures are told; the department's letter has the approved words only."""
    decision, address = office_day.list_of("rejected")
    kept, rejected = office_day.items(decision)
    director, office, head = office_day.on_phone(DIRECTOR), office_day.at(OFFICE), office_day.at(HEAD)
    director.goto(f"{address}xet/")
    choose(director, kept[0], "recognise")
    choose(director, rejected[0], "decline")
    press(director, "Kiểm tra trước khi chốt", refused=True)
    assert "Chưa ghi lý do. Quyết định này phải ghi rõ lý do." in said(director)
    director.fill(f"[name=reason_{rejected[0]}]", WHY)
    settle(director, 1)
    assert office_day.row(OUTCOME, rejected[0]) == ("decline", WHY)
    office_day.portal.forward(decision)
    told, council = letters_of(office_day, decision)
    assert council is not None
    for letter in (told, council):
        send_letter(office, letter)
    to_head = office_day.paper(head, f"/thu-bao-ket-qua/{told}/van-ban/")
    assert rejected[2] in to_head and "Chưa được công nhận trong kỳ này" in to_head
    assert "Thành tích mới ở bước đầu" not in to_head and "tỷ lệ phiếu" not in to_head.lower()
    to_council = office_day.paper(office_day.at(SECRETARY), f"/thu-bao-ket-qua/{council}/van-ban/")
    assert "Đạt tỷ lệ phiếu" in to_council and "Không công nhận" in to_council and "cần theo dõi thêm" in to_council
    director.goto("/quyet-dinh/")
    line = director.locator("main tr", has=director.locator(f"a[href='{address}']"))
    assert "01 khác kết quả của Hội đồng" in line.inner_text()


def test_the_director_recognises_one_who_did_not_pass(office_day: OfficeDay) -> None:
    """✗ Only where the season's rule says so; flagged, with a reason, and the council is told."""
    decision, address = office_day.list_of("against")
    [passed] = [row for row in office_day.items(decision) if row[3]]
    [failed] = [row for row in office_day.items(decision) if not row[3]]
    director, office = office_day.on_phone(DIRECTOR), office_day.at(OFFICE)
    director.goto(f"{address}xet/")
    assert director.locator(f"[name=outcome_{failed[0]}][value=recognise]").count() == 0
    season = office_day.row("SELECT season_id FROM certificates_decision WHERE id = ?", decision)
    rule = "UPDATE seasons_seasonrule SET value = ? WHERE season_id = ? AND key = 'recognise_failed'"
    office_day.portal.write(rule, "yes", season)
    director.reload()
    choose(director, passed[0], "recognise")
    choose(director, failed[0], "recognise")
    press(director, "Kiểm tra trước khi chốt", refused=True)
    assert "Chưa ghi lý do. Quyết định này phải ghi rõ lý do." in said(director)
    flagged = director.locator("fieldset.nominee.is-late")
    assert failed[2] in flagged.inner_text() and "Khác kết quả của Hội đồng" in flagged.inner_text()
    director.fill(f"[name=reason_{failed[0]}]", "Thành tích đột xuất, được Bộ khen.")
    settle(director, 2)
    office_day.portal.write(rule, "no", season)
    assert office_day.state(failed[1]) == "recognised"
    assert office_day.row(OUTCOME, failed[0]) == ("recognise", "Thành tích đột xuất, được Bộ khen.")
    office_day.portal.forward(decision)
    _, council = letters_of(office_day, decision)
    assert council is not None
    send_letter(office, council)
    paper = office_day.paper(office_day.at(SECRETARY), f"/thu-bao-ket-qua/{council}/van-ban/")
    assert failed[2] in paper and "Không đạt tỷ lệ phiếu" in paper and "được Bộ khen" in paper
    assert passed[2] not in paper


def test_the_director_returns_one_to_the_council(office_day: OfficeDay) -> None:
    """✗ A new round and a new ballot; the old one is kept as it was."""
    decision, address = office_day.list_of("returned")
    [(item, pk, name, _)] = office_day.items(decision)
    ballots = (
        "SELECT agenda.round, agenda.session_id, line.approve, line.outcome FROM councils_agendaitem agenda "
        "JOIN councils_ballotline line ON line.item_id = agenda.id WHERE agenda.nomination_id = ? ORDER BY agenda.id"
    )
    [before] = office_day.rows(ballots, pk)
    director, secretary = office_day.on_phone(DIRECTOR), office_day.at(SECRETARY)
    old_minutes = f"/hoi-dong/phien-hop/{before[1]}/bien-ban/counting_minutes/"
    kept = office_day.taken(secretary, old_minutes)
    director.goto(f"{address}xet/")
    assert "Nếu trả lại Hội đồng:" in said(director)
    choose(director, item, "send_back", "Đề nghị Hội đồng xét lại phạm vi ảnh hưởng.")
    settle(director, 0)
    assert (office_day.state(pk), office_day.row("SELECT round FROM nominations_nomination WHERE id = ?", pk)) == (
        "appraised", 2,
    )  # fmt: skip
    secretary.goto("/hoi-dong/phien-hop/moi/")
    assert name in said(secretary)
    office_day.portal.vote_again(decision)
    first, second = office_day.rows(ballots, pk)
    assert first == before and (second[0], second[3]) == (2, "passed") and second[1] != before[1]
    assert office_day.taken(secretary, old_minutes) == kept
    again = office_day.paper(secretary, f"/hoi-dong/phien-hop/{second[1]}/bien-ban/counting_minutes/")
    assert name in again


def test_the_last_day_comes_and_the_director_is_abroad(office_day: OfficeDay) -> None:
    """✗ Five working days before, a deputy is proposed with the dates of his authority; he decides and signs KT."""
    decision, address = office_day.list_of("abroad")
    [(item, _, name, _)] = office_day.items(decision)
    season = office_day.row("SELECT season_id FROM certificates_decision WHERE id = ?", decision)
    dates = office_day.row("SELECT plan_due, recognition_due FROM seasons_season WHERE id = ?", season)
    soon, today = clock.today() + timedelta(days=4), clock.today()
    due = "UPDATE seasons_season SET plan_due = ?, recognition_due = ? WHERE id = ?"
    office_day.portal.write(due, f"{today - timedelta(days=9)}", f"{soon}", season)
    office, director, administrator = map(office_day.at, (OFFICE, DIRECTOR, ADMINISTRATOR))
    office.goto("/viec-cua-toi/")
    assert "Chưa có ai được giao ký thay (KT.). Giám đốc vắng thì mời ghi văn bản phân công trước." in said(office)
    deputy = office_day.row("SELECT id FROM accounts_user WHERE username = ?", DEPUTY)
    administrator.goto(f"/tai-khoan/nhan-su/{deputy}/giao-nhiem-vu/")
    administrator.select_option("[name=role]", "director")
    administrator.select_option("[name=acting]", "KT.")
    administrator.fill("[name=basis]", "Quyết định số 3/QĐ-SNgV")
    administrator.fill("[name=since]", f"{today}")
    administrator.fill("[name=until]", f"{today + timedelta(days=9)}")
    press(administrator, "Giao nhiệm vụ")
    director.goto("/viec-cua-toi/")
    assert (
        f"Giám đốc vắng thì ký KT. GIÁM ĐỐC: đồng chí Tạ Quang Hiệp Ân, từ {today:%d/%m/%Y} đến hết "
        f"{today + timedelta(days=9):%d/%m/%Y}, theo Quyết định số 3/QĐ-SNgV."
    ) in said(director)
    acting = office_day.on_phone(DEPUTY)
    acting.goto(f"{address}xet/")
    choose(acting, item, "recognise")
    settle(acting, 1)
    give_number(office_day.at(CLERK), address)
    signer = "SELECT signer_title, signer_name FROM certificates_decision WHERE id = ?"
    titles, who = office_day.row(signer, decision)
    assert "KT. GI" in titles and who == "Tạ Quang Hiệp Ân"
    paper = office_day.paper(office_day.at(CLERK), f"{address}van-ban/decision/")
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in paper and "Tạ Quang Hiệp Ân" in paper and name in paper
    office_day.portal.write("DELETE FROM accounts_duty WHERE user_id = ? AND role = 'director'", deputy)
    office_day.portal.write(due, *dates, season)


def test_a_number_that_is_used_already_is_refused(office_day: OfficeDay) -> None:
    """✗ Refused with the document that bears it; nothing typed is lost; the next number is taken."""
    decision, address = office_day.list_of("used")
    clerk = office_day.at(CLERK)
    used, dated = office_day.row(
        "SELECT number, dated FROM certificates_decision WHERE state = 'issued' ORDER BY id DESC LIMIT 1"
    )
    clerk.goto(f"{address}so-ngay/")
    proposed = clerk.input_value("[name=number]")
    clerk.fill("[name=number]", f"{used}")
    clerk.fill("[name=implementers]", "Chánh Văn phòng Sở, Trưởng phòng Lễ tân")
    press(clerk, "Cấp số và lập Quyết định", refused=True)
    day = date.fromisoformat(dated)
    assert f"Số {used:02d}/QĐ-SNgV đã dùng cho quyết định ngày {day:%d/%m/%Y}." in said(clerk)
    assert clerk.input_value("[name=implementers]") == "Chánh Văn phòng Sở, Trưởng phòng Lễ tân"
    assert office_day.row("SELECT state, number FROM certificates_decision WHERE id = ?", decision) == ("decided", None)
    clerk.fill("[name=number]", proposed)
    press(clerk, "Cấp số và lập Quyết định")
    assert f"{int(proposed):02d}/QĐ-SNgV" in office_day.paper(clerk, f"{address}van-ban/decision/")
    book = office_day.paper(clerk, "/so-van-ban-di/tai-ve/?dang=pdf")
    assert book.count(f"{int(proposed):02d}/QĐ-SNgV") == 1


def test_a_result_leaks_before_it_is_signed(office_day: OfficeDay) -> None:
    """✗ The picture tells reader and minute, the report who opened the file; the incident is kept, nothing released."""
    decision, address = office_day.list_of("leaked")
    [(item, pk, name, _)] = office_day.items(decision)
    director, vice, clerk = office_day.on_phone(DIRECTOR), office_day.at(DEPUTY), office_day.at(CLERK)
    director.goto(f"{address}xet/")
    choose(director, item, "recognise")
    settle(director, 1)
    director.goto(address)
    pictured = director.locator(".viewer-mark p").first.inner_text()
    assert re.search(r"\(giamdoc\), \d\d:\d\d ngày \d\d/\d\d/\d{4}", pictured)
    paper = f"{address}van-ban/submission/"
    assert "(giamdoc), " in reader_of(office_day.taken(director, paper))
    assert reader_of(office_day.taken(clerk, paper)) == "", "as it will be signed"
    vice.goto("/hoi-dong/")
    vice.get_by_role("link", name="Sự cố lộ kết quả").click()
    vice.goto("/su-co-lo-ket-qua/ghi/")
    press(vice, "Ghi sự cố", refused=True)
    assert "Ô này còn trống. Mời ghi nội dung." in said(vice)
    vice.fill("[name=what]", "Ảnh chụp trang quyết định trong một nhóm chat.")
    vice.fill("[name=found_at]", f"{datetime.now(VIETNAM):%Y-%m-%dT%H:%M}")
    vice.check(f"[name=concerned][value='{pk}']")
    press(vice, "Ghi sự cố")
    assert "Đã ghi sự cố. Việc công bố kết quả đi theo quyết định như đã định." in said(vice)
    leak = (
        "SELECT leak.id, leak.what FROM operations_leak leak JOIN operations_leakfile file ON file.leak_id = leak.id "
    )
    number, what = office_day.row(f"{leak}WHERE file.nomination_id = ?", pk)
    assert what == "Ảnh chụp trang quyết định trong một nhóm chat."
    vice.goto(f"/su-co-lo-ket-qua/{number}/")
    vice.get_by_role("link", name="Ai đã mở hồ sơ này").click()
    report = said(vice)
    assert name in report and "giamdoc" in report and "xem trang quyết định" in report
    head = office_day.at(HEAD)
    head.goto(f"/ho-so/{pk}/")
    assert "Được công nhận" not in said(head) and office_day.row(STATE, decision) == "decided"
    assert head.request.get(f"{office_day.portal.server.address}/su-co-lo-ket-qua/{number}/").status in (403, 404)
