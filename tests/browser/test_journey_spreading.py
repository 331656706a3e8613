"""J4, steps 1 to 3, and what J12 says of publication: models are shared, written about, read and taken down."""

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

from core import clock
from tests.browser.journey import Journey
from tests.browser.office_day import said
from tests.browser.spreading import (
    OFFICE,
    PHONE,
    STANDING,
    STORY,
    THERE,
    add_model,
    add_photo,
    agree,
    approve,
    choose,
    field,
    follow,
    hand_in,
    hold,
    number_in,
    plan,
    public_lists,
    say_present,
    shown_code,
    visitor,
    write_story,
)
from tests.browser.steps import PROOF, press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

DIRECTOR, CLERK, LEARNER, STAFF = "giamdoc", "vanthu", "lt", "congchuc"
MODEL, MODEL_ACCOUNT = "Cao Minh Trúc Linh", "truclinh"
SESSION = "SELECT state, lessons FROM spreading_reviewsession WHERE id = ?"
WISH = (
    "SELECT unit.code, wish.wanted FROM spreading_learningrequest wish JOIN accounts_department unit "
    "ON unit.id = wish.department_id WHERE wish.review_id = ?"
)
NOTICE = (
    "SELECT count(*) FROM accounts_notice notice JOIN accounts_user person ON person.id = notice.user_id "
    "WHERE person.username = ? AND notice.url = ?"
)
SHEET = "SELECT count, size > 0 FROM spreading_papersheet WHERE review_id = ?"
#: The story of the demonstration, of a model who is seen in its first photo.
TOLD = (
    "SELECT story.id, person.username, season.year, certificate.code FROM stories_story story "
    "JOIN nominations_nomination file ON file.id = story.nomination_id "
    "JOIN accounts_user person ON person.id = file.person_id JOIN seasons_season season ON season.id = file.season_id "
    "JOIN certificates_decisionitem item ON item.nomination_id = file.id "
    "JOIN certificates_certificate certificate ON certificate.item_id = item.id "
    "WHERE story.title LIKE 'Giữ một nếp quen%'"
)
CONSENT = (
    "SELECT withdrawn_at IS NOT NULL FROM stories_consent consent JOIN stories_subject subject "
    "ON subject.id = consent.subject_id JOIN accounts_user person ON person.id = subject.user_id "
    "WHERE person.username = ? AND consent.thing = ? ORDER BY consent.id DESC"
)
CERTIFICATE = (
    "SELECT certificate.id, certificate.code, certificate.state, season.year, item.decision_id, "
    "json_extract(certificate.text, '$.register_number') FROM certificates_certificate certificate "
    "JOIN certificates_decisionitem item ON item.id = certificate.item_id "
    "JOIN nominations_nomination file ON file.id = item.nomination_id "
    "JOIN seasons_season season ON season.id = file.season_id WHERE file.name = ?"
)
#: At each width a colleague who is named, and a model whose recognition ends: how, and what visitors read of it.
COLLEAGUES = {360: ("Kiều Nhật Đông Hải", "lt"), 1280: ("Ngô Trác Việt Lâm", "qlbg")}
ENDED = {
    360: ("Điểu Sơn Ka", "sonka", "Hủy bỏ công nhận", "annulled", "Đã hủy bỏ công nhận"),
    1280: ("Tổ Phiên dịch, Trung tâm Dịch vụ đối ngoại", "", "Thu hồi Giấy công nhận", "revoked",
           "Giấy công nhận đã thu hồi"),
}  # fmt: skip


def test_a_session_is_prepared_attended_by_phone_and_learned_from(year_journey: Journey) -> None:
    """J4, step 1 and the first half of step 2: from the programme to the minutes with who wants to learn what."""
    office, review = plan(year_journey, f"Sơ kết phong trào, bề rộng {year_journey.width}")
    add_model(office, MODEL, "Giải quyết hồ sơ lãnh sự trong ngày")
    follow(office, "Thêm tài liệu")
    field(office, "Tên tài liệu").fill("Báo cáo sơ kết")
    office.set_input_files("[name=upload]", PROOF)
    press(office, "Thêm tài liệu")
    press(office, "Gửi giấy mời")
    assert year_journey.row(NOTICE, STAFF, f"/nhan-rong/so-ket/{review}/") == 1
    programme = year_journey.paper(office, f"/nhan-rong/so-ket/{review}/chuong-trinh/")
    assert MODEL in programme and "Giải quyết hồ sơ lãnh sự trong ngày" in programme
    phone = say_present(year_journey, STAFF, shown_code(office, review))
    assert year_journey.row(THERE, review, STAFF) == "code"
    follow(phone, "Xem chương trình, tài liệu của buổi")
    assert "Báo cáo sơ kết" in said(phone) and "Đồng chí có tên trong danh sách có mặt của buổi này." in said(phone)
    hold(office, review)
    assert "Chưa ghi bài học kinh nghiệm." in said(office)
    follow(office, "Ghi kết quả buổi")
    field(office, "Diễn biến").fill("Điển hình trình bày, các phòng hỏi về cách theo dõi thời hạn.")
    field(office, "Bài học kinh nghiệm").fill("Trả hồ sơ trong ngày khi đủ giấy tờ.")
    press(office, "Lưu")
    learn(year_journey, review)
    follow(office, "Kết thúc, lập biên bản")
    press(office, "Kết thúc, lập biên bản")
    assert year_journey.row(SESSION, review) == ("closed", "Trả hồ sơ trong ngày khi đủ giấy tờ.")
    minutes = year_journey.paper(year_journey.at(LEARNER), f"/nhan-rong/so-ket/{review}/bien-ban/")
    assert "Trả hồ sơ trong ngày khi đủ giấy tờ." in minutes and "01 người: 01 tự báo bằng mã." in minutes
    assert "Cách trả hồ sơ trong ngày." in minutes and "Phòng Lễ tân" in minutes and MODEL in minutes


def learn(journey: Journey, review: int) -> None:
    """A head finds the session and says what the department wants to learn; nothing said is refused."""
    head = journey.at(LEARNER)
    head.goto(f"/nhan-rong/so-ket/{review}/")
    follow(head, "Đăng ký học tập điển hình")
    choose(head, "Điển hình muốn học tập", MODEL)
    press(head, "Đăng ký", refused=True)
    assert journey.row(WISH, review) is None
    field(head, "Nội dung muốn học").fill("Cách trả hồ sơ trong ngày.")
    press(head, "Đăng ký")
    assert journey.row(WISH, review) == ("LT", "Cách trả hồ sơ trong ngày.")
    assert f"Phòng Lễ tân học tập Bà {MODEL}" in said(head) and "Chưa ghi phiếu áp dụng" in said(head)


def test_who_signed_on_paper_is_counted_once_and_the_figures_add_up(year_journey: Journey) -> None:
    """✗ Attendance sheet on paper: scanned and attached, the count typed once."""
    office, review = plan(year_journey, f"Tổng kết đợt thi đua, bề rộng {year_journey.width}")
    address = shown_code(office, review)
    say_present(year_journey, STAFF, address)
    follow(office, "Danh sách có mặt")
    follow(office, "Ghi người có mặt của Phòng Lễ tân")
    office.get_by_label(re.compile("^Vũ Hạ Thiên Kim")).check()
    press(office, "Lưu")
    hold(office, review)
    follow(office, "Danh sách có mặt")
    follow(office, "Ghi phiếu ký tên trên giấy")
    field(office, "Số người chỉ ký trên giấy").fill("4")
    press(office, "Ghi số người", refused=True)
    assert year_journey.row(SHEET, review) is None, "no scan, no count"
    office.set_input_files("[name=upload]", PROOF)
    press(office, "Ghi số người")
    assert year_journey.row(SHEET, review) == (4, 1)
    figures = office.locator("dl.figures").inner_text().split()
    assert [int(one) for one in figures if one.isdecimal()] == [1, 1, 4, 6]
    assert "4 người chỉ ký trên giấy, Mạc Thùy Lam Yên ghi ngày" in said(office)
    assert not office.get_by_role("link", name="Ghi phiếu ký tên trên giấy").count()
    nobody_is_counted_again(year_journey, review, address)
    paper = year_journey.paper(office, f"/nhan-rong/so-ket/{review}/danh-sach/")
    told = "06 người: 01 tự báo bằng mã, 01 do Văn phòng Sở ghi, 04 chỉ ký trên giấy. Mỗi người chỉ tính một lần."
    assert told in paper and "Vũ Hạ Thiên Kim" in paper
    office.goto(f"/nhan-rong/so-ket/{review}/")
    assert "Có mặt 6 người" in said(office)


def nobody_is_counted_again(journey: Journey, review: int, address: str) -> None:
    """The code of the room is refused from now on, and so is a second count."""
    late = journey.at("hlinh", width=PHONE)
    late.goto(address)
    assert "Văn phòng Sở đã ghi số người ký trên giấy nên danh sách không thêm người được nữa" in said(late)
    assert journey.row(THERE, review, "hlinh") is None
    second = journey.at(STANDING)
    second.goto(f"/nhan-rong/so-ket/{review}/phieu-giay/")
    field(second, "Số người chỉ ký trên giấy").fill("9")
    second.set_input_files("[name=upload]", PROOF)
    press(second, "Ghi số người")
    assert "Số người ký trên giấy đã ghi." in said(second) and journey.row(SHEET, review) == (4, 1)


def test_a_story_is_written_checked_approved_and_shown_in_feed_and_embedded_list(year_journey: Journey) -> None:
    """J4, the second half of step 2, and step 3."""
    title = f"Một cửa, một nụ cười ở bề rộng {year_journey.width}"
    agree(year_journey, MODEL_ACCOUNT)
    writer, story = write_story(
        year_journey, MODEL, title, "Mỗi hồ sơ đủ giấy tờ được trả ngay trong ngày.", "[ảnh 1]", "Người dân ra về vui."
    )
    assert not writer.get_by_role("button", name="Gửi duyệt").count(), "photo 1 is called and is not there"
    assert "Bài gọi ảnh 1 nhưng chưa có ảnh đó." in said(writer)
    add_photo(writer, story, MODEL, f"Bàn tiếp dân, bề rộng {year_journey.width}.", "#7a1013")
    with visitor(year_journey) as page:
        hand_in(writer, story)
        assert year_journey.row(STORY, story) == ("review", 0)
        assert page.request.get(f"/guong-dien-hinh/bai/{story}/").status == 404
        standing = year_journey.at(STANDING)
        standing.goto("/viec-cua-toi/")
        assert "viết nêu gương chờ duyệt" in said(standing)
        approve(year_journey, story)
        lists = public_lists(page, clock.today().year)
        assert [path for path, text in lists.items() if title not in text] == ["/sitemap.xml"]
        assert f"/guong-dien-hinh/bai/{story}/" in lists["/sitemap.xml"]
        page.goto("/nhung/")
        with page.expect_popup() as opened:
            page.get_by_role("link", name=title, exact=True).click()
        told = opened.value
        assert f"Bàn tiếp dân, bề rộng {year_journey.width}." in shown_photos(told)
        assert "Mỗi hồ sơ đủ giấy tờ được trả ngay trong ngày." in said(told) and MODEL in said(told)
    writer.goto("/trang-cong-khai/")
    sheet = writer.get_by_role("link", name=f"Tờ tin A3 của bài {title}").get_attribute("href")
    assert sheet and title in year_journey.paper(writer, sheet)


def shown_photos(page: Page) -> list[str]:
    """What the photos of the story are called."""
    page.wait_for_load_state()
    return [str(one.get_attribute("alt")) for one in page.locator("figure img").all()]


def test_a_photo_without_consent_is_gone_at_once_and_the_text_stays(year_journey: Journey) -> None:
    """✗ A model withdraws consent for a photo: gone from page, feed and share card; the text stays."""
    story, model, year, _ = year_journey.row(TOLD)
    own, editor = agree(year_journey, model), year_journey.at(OFFICE)
    address = f"/guong-dien-hinh/bai/{story}/"
    hers = "Tranh minh họa: một người đứng trên đường, sau lưng là núi."
    with visitor(year_journey) as page:
        page.goto(address)
        assert hers in shown_photos(page)
        file = page.get_by_alt_text(hers, exact=True).first.get_attribute("src")
        card = page.locator("meta[property='og:image']").get_attribute("content")
        assert file and card and page.request.get(file).ok
        before, drawn = public_lists(page, year), page.request.get(card).body()
        assert any(hers in text for text in before.values())
        sheet = pictures_of(year_journey.taken(editor, f"{address}to-tin.pdf"))
        press(own, "Rút đồng ý : Hình ảnh")
        assert "không còn hiển thị với khách từ lúc này." in said(own)
        assert year_journey.row(CONSENT, model, "photo") == 1 and year_journey.row(CONSENT, model, "text") == 0
        page.reload()
        assert hers not in shown_photos(page) and "Việc nhỏ, làm đến cùng" in said(page)
        assert page.request.get(file).status == 404
        after = public_lists(page, year)
        assert [path for path, text in after.items() if hers in text or file in text] == []
        assert all(address in text for path, text in after.items() if address in before[path])
        assert page.request.get(card).body() == drawn, "the share card is of words alone, before and after"
        assert pictures_of(year_journey.taken(editor, f"{address}to-tin.pdf")) == sheet - 1
        editor.goto(f"/bai-viet/{story}/")
        assert "Ảnh 1 không hiện vì có người trong ảnh không cho công khai." in said(editor)
        press(own, "Đồng ý : Hình ảnh")
        page.reload()
        assert hers in shown_photos(page)


def pictures_of(sheet: bytes) -> int:
    """How many photos are on a sheet."""
    with pikepdf.open(BytesIO(sheet)) as file:
        return sum(len(page.get_images()) for page in file.pages)


def test_a_colleague_named_without_consent_keeps_the_story_from_being_approved(year_journey: Journey) -> None:
    """✗ A story names a colleague without consent: approval is blocked by the checklist, which says whom."""
    name, username = COLLEAGUES[year_journey.width]
    agree(year_journey, MODEL_ACCOUNT)
    text = f"Cùng làm có {name}, người giữ sổ hẹn của cả phòng."
    writer, story = write_story(year_journey, MODEL, f"Hai người một việc, bề rộng {year_journey.width}", text)
    assert not writer.get_by_role("button", name="Gửi duyệt").count()
    follow(writer, "Người được nêu tên")
    press(writer, f"Khai người này : {name}")
    hand_in(writer, story)
    lacking = f"{name} chưa đồng ý nêu họ tên và đăng bài viết."
    standing = year_journey.at(STANDING)
    standing.goto(f"/bai-viet/{story}/")
    assert "Chưa duyệt được" in said(standing) and lacking in said(standing)
    assert not standing.get_by_role("link", name="Duyệt đăng", exact=True).count()
    standing.goto(f"/bai-viet/{story}/duyet/")
    press(standing, "Duyệt đăng", refused=True)
    assert lacking in said(standing) and year_journey.row(STORY, story) == ("review", 0)
    with visitor(year_journey) as page:
        assert page.request.get(f"/guong-dien-hinh/bai/{story}/").status == 404
    named = year_journey.at(username)
    named.goto("/viec-cua-toi/")
    assert "Có bài viết nêu gương nhắc tên đồng chí" in said(named)
    agree(year_journey, username, "Họ tên", "Bài viết")
    approve(year_journey, story)
    with visitor(year_journey) as page:
        page.goto(f"/guong-dien-hinh/bai/{story}/")
        assert text in said(page)


def test_a_visitor_reads_a_story_and_goes_to_the_register(year_journey: Journey) -> None:
    """J12, step 1: from the list of models to the story, and on to the verification of its certificate."""
    story, _, year, code = year_journey.row(TOLD)
    title = year_journey.row("SELECT title FROM stories_story WHERE id = ?", story)
    with visitor(year_journey) as page:
        page.goto("/")
        follow(page, "Gương điển hình các năm")
        follow(page, f"{year}")
        follow(page, title)
        assert page.locator("h1").inner_text() == title and f"/bai/{story}/" in page.url
        page.locator("aside dt", has_text="Giấy công nhận").locator("xpath=..").get_by_role("link").click()
        page.wait_for_selector("#verdict")
        assert "Giấy công nhận còn hiệu lực" in said(page) and code in said(page)


def test_a_recognition_that_ended_takes_its_story_down_and_the_register_shows_it(year_journey: Journey) -> None:
    """✗ Complaint after publication upheld: a neutral notice instead of the story, the register tells."""
    name, account, kind, state, verdict = ENDED[year_journey.width]
    if account:
        agree(year_journey, account)
    title = f"Bài về {name.split()[-1]}, bề rộng {year_journey.width}"
    writer, story = write_story(year_journey, name, title, "Một việc làm đáng học tập.")
    hand_in(writer, story)
    approve(year_journey, story)
    _, code, _, year, _, number = year_journey.row(CERTIFICATE, name)
    address = f"/guong-dien-hinh/bai/{story}/"
    with visitor(year_journey) as page:
        before = public_lists(page, year)
        assert [path for path, text in before.items() if title not in text and address not in text] == []
        uphold(year_journey, name, number)
        end(year_journey, name, kind, number)
        assert year_journey.row(CERTIFICATE, name)[2] == state
        assert year_journey.row(STORY, story) == ("published", 1), "what was approved is kept"
        answer: Any = page.goto(address)
        assert answer.status == 410 and page.locator("h1").inner_text() == "Bài này không còn được đăng"
        assert name not in page.content() and title not in page.content()
        after = public_lists(page, year)
        assert [path for path, text in after.items() if title in text or address in text or name in text] == []
        page.goto(f"/tra-cuu/{code}/")
        assert verdict in said(page) and f"từ ngày {clock.today():%d/%m/%Y} theo Quyết định" in said(page)
    the_register_shows_it(year_journey, name, code, number)
    writer.goto(f"/bai-viet/{story}/")
    assert "Giấy công nhận không còn hiệu lực." in said(writer)


def the_register_shows_it(journey: Journey, name: str, code: str, number: str) -> None:
    """The register, the list of numbers without force, and that list as a paper."""
    office = journey.at(OFFICE)
    office.goto(f"/so-giay-cong-nhan/?q={code}")
    row = " ".join(office.locator("tr", has_text=code).inner_text().split())
    assert name in row and f"từ {clock.today():%d/%m/%Y}" in row
    office.goto("/so-giay-cong-nhan/het-hieu-luc/")
    assert name in office.locator("tr", has_text=number).inner_text()
    assert number in journey.paper(office, "/so-giay-cong-nhan/het-hieu-luc/tai-ve/")


def uphold(journey: Journey, name: str, number: str) -> None:
    """A letter is recorded against the certificate; the Director finds that the decision must change."""
    office, director = journey.at(OFFICE), journey.at(DIRECTOR)
    office.goto("/so-giay-cong-nhan/")
    follow(office, f"Ghi đơn thư về giấy số {number}")
    office.get_by_label("Đơn tố cáo").check(force=True)
    field(office, "Ngày đến").fill(f"{clock.today()}")
    field(office, "Số đến").fill(f"{journey.width}-ĐT")
    press(office, "Ghi đơn thư")
    director.goto("/don-thu-sau-cong-nhan/")
    director.locator("tr", has_text=f"{journey.width}-ĐT").get_by_role("link", name=name).click()
    follow(director, "Ghi kết quả giải quyết")
    director.get_by_label("Phải thay đổi quyết định").check(force=True)
    field(director, "Văn bản trả lời, kết luận").fill("Kết luận số 12/KL-SNgV")
    press(director, "Ghi kết quả")


def end(journey: Journey, name: str, kind: str, number: str) -> None:
    """The Office makes the paper, keeps it signed, issues it, and the case names it."""
    office = journey.at(OFFICE)
    office.goto("/don-thu-sau-cong-nhan/")
    office.locator("tr", has_text=f"{journey.width}-ĐT").get_by_role("link", name=name).click()
    case = number_in(office)
    follow(office, "Lập văn bản thay đổi")
    follow(office, kind)
    office.get_by_label(number).check()
    if kind == "Hủy bỏ công nhận":
        office.get_by_label("Kê khai gian dối").check(force=True)
    field(office, "Lý do, in trên văn bản").fill("Theo kết luận giải quyết đơn thư.")
    press(office, "Lập văn bản")
    change = journey.row("SELECT max(id) FROM certificates_decisionchange")
    office.goto(f"/van-ban-thay-doi/{change}/")
    follow(office, "Tải bản ký lên")
    office.set_input_files("[name=scan]", PROOF)
    press(office, "Lưu bản ký")
    follow(office, "Ban hành")
    press(office, "Ban hành văn bản")
    office.goto(f"/don-thu-sau-cong-nhan/{case}/")
    follow(office, "Ghi văn bản thay đổi")
    field(office, "Văn bản thay đổi quyết định").select_option(str(change))
    press(office, "Ghi văn bản này")
    assert journey.row("SELECT outcome, change_id FROM certificates_complaintcase WHERE id = ?", case) == (
        "changed", change,
    )  # fmt: skip
