"""J2 step 3 and J3: somebody is found, planned for, supported and followed up, until a dossier is begun."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page

from core import clock
from core.vietnamese import number, short_date
from tests.browser.journey import Journey, Portal
from tests.browser.steps import PROOF, press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

OFFICE, STANDING, DIRECTOR = "vanphong", "phogiamdoc", "giamdoc"
HEAD, DEPUTY, CLERK, STAFF, MENTOR = "truongphong", "photruongphong", "soanhoso", "congchuc", "hoaison"
#: Heads of other departments; both sit on the council, the second has no part in what the first takes over.
OTHER_HEAD, THIRD_HEAD = "lt", "ls"
DEPARTMENT, OTHER_DEPARTMENT = "Phòng Hợp tác quốc tế", "Phòng Lễ tân"
#: Whom the suggestion is about at each width, and the unit that would answer.
LED = {360: ("truongphong", DEPARTMENT), 1280: ("qlbg", "Phòng Quản lý biên giới")}

NAME = "SELECT full_name FROM accounts_user WHERE username = ?"
FACTOR = "SELECT id FROM nurturing_newfactor WHERE name = ?"
STATE = "SELECT state FROM nurturing_newfactor WHERE id = ?"
PROPOSERS = (
    "SELECT unit.name FROM nurturing_proposer row JOIN accounts_department unit ON unit.id = row.department_id "
    "WHERE row.new_factor_id = ? ORDER BY row.id"
)
TOLD = (
    "SELECT count(*) FROM accounts_notice row JOIN accounts_user person ON person.id = row.user_id "
    "WHERE person.username = ? AND row.key LIKE ? AND row.url = ?"
)
ASKED = (
    "SELECT person.username, row.answer, row.ended_at IS NULL FROM nurturing_mentoring row "
    "JOIN accounts_user person ON person.id = row.mentor_id WHERE row.new_factor_id = ? ORDER BY row.id"
)
FOLLOWED = "SELECT state, text FROM nurturing_followup WHERE new_factor_id = ? AND state <> 'due' ORDER BY done_at"
REQUEST = "SELECT id FROM funds_supportrequest WHERE new_factor_id = ? ORDER BY id DESC"
ANSWERED = "SELECT state, approved_amount FROM funds_supportrequest WHERE id = ?"
FUND = "SELECT id, name, balance, committed FROM funds_fund WHERE closed_on IS NULL"
OPEN = "SELECT count(*) FROM nurturing_shortcoming WHERE new_factor_id = ? AND closed_at IS NULL"
SUGGESTION = "SELECT id, concerns_head, answer FROM nominations_suggestion WHERE facts = ?"


@pytest.fixture(scope="module")
def newcomers(calm_portal: Portal) -> list[str]:
    """Usernames of people of the department of whom nobody has written anything yet; each test takes its own."""
    made = "from tests.browser.halls import newcomers; print(*[one.username for one in newcomers(14, 'HTQT')])"
    return calm_portal.server.run("-c", made).split()


def field(page: Page, label: str) -> Locator:
    """The box under these very words."""
    return page.locator("main").get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))


def choose(page: Page, label: str, words: str) -> None:
    """The first line of the list that contains the words."""
    box = field(page, label)
    options = box.locator("option").all_inner_texts()
    box.select_option(label=next(one for one in options if words in one))


def follow(page: Page, words: str) -> None:
    """The way on, by its words."""
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def said(page: Page) -> str:
    return page.locator("main").inner_text()


def page_of(pk: int) -> str:
    return f"/nhan-to-moi/{pk}/"


def full_name(journey: Journey, username: str) -> str:
    return str(journey.row(NAME, username))


def work_of(journey: Journey, username: str) -> Page:
    page = journey.at(username)
    page.goto("/viec-cua-toi/")
    return page


def found(page: Page, person: str, *, strengths: str) -> None:
    """What is asked of somebody of the staff list, from the register on."""
    page.goto("/nhan-to-moi/")
    follow(page, "Ghi nhân tố mới")
    choose(page, "Chọn trong danh sách công chức", person)
    choose(page, "Lĩnh vực nổi trội", "Công tác")
    field(page, "Điểm nổi trội").fill(strengths)
    with page.expect_navigation():
        page.get_by_role("button", name="Ghi vào sổ", exact=True).click()


def recorded(journey: Journey, username: str) -> int:
    """An entry of the department about this newcomer."""
    name = full_name(journey, username)
    found(journey.at(HEAD), name, strengths="Dịch, hiệu đính 300 trang tài liệu trong quý.")
    assert "Đã ghi vào sổ nhân tố mới." in said(journey.at(HEAD))
    return int(journey.row(FACTOR, name))


def planned(journey: Journey, pk: int, mentor: str = MENTOR) -> Page:
    """The clerk writes the plan, the head reads and approves it."""
    clerk, head = journey.at(CLERK), journey.at(HEAD)
    clerk.goto(page_of(pk))
    follow(clerk, "Soạn kế hoạch bồi dưỡng")
    field(clerk, "Mục tiêu").fill("Chủ trì một sáng kiến được Sở áp dụng.")
    field(clerk, "Biện pháp").fill("Giao chủ trì việc khó, có Phó Trưởng phòng cùng làm.")
    choose(clerk, "Người hướng dẫn", full_name(journey, mentor))
    field(clerk, "Đến hết ngày").fill(f"{clock.today() + timedelta(days=200)}")
    press(clerk, "Lưu bản đang soạn")
    assert "Trưởng phòng, Phó Trưởng phòng đọc rồi duyệt." in said(clerk)
    assert clerk.get_by_role("link", name="Xem và duyệt kế hoạch").count() == 0
    head.goto(page_of(pk))
    follow(head, "Xem và duyệt kế hoạch")
    assert "Chủ trì một sáng kiến được Sở áp dụng." in said(head)
    press(head, "Duyệt kế hoạch")
    assert journey.row(STATE, pk) == "nurturing"
    return head


def accepted(journey: Journey, pk: int, mentor: str = MENTOR) -> Page:
    """The mentor reads what he is asked, on the page of what waits for him, and accepts."""
    name = journey.row("SELECT name FROM nurturing_newfactor WHERE id = ?", pk)
    page = work_of(journey, mentor)
    with page.expect_navigation():
        page.locator("li", has_text=name).get_by_role("link", name="Xem và trả lời").click()
    page.get_by_label("Tôi nhận hướng dẫn").check(force=True)
    press(page, "Trả lời")
    assert journey.rows(ASKED, pk)[-1] == (mentor, "accepted", 1)
    return page


def asked_for(journey: Journey, pk: int, amount: int, purpose: str) -> int:
    """The head asks for money, the Office says what it thinks of it."""
    head, office = journey.at(HEAD), journey.at(OFFICE)
    name = journey.row("SELECT name FROM nurturing_newfactor WHERE id = ?", pk)
    head.goto("/quy-ho-tro/de-nghi/")
    follow(head, "Lập đề nghị hỗ trợ")
    choose(head, "Cá nhân, tập thể", name)
    with head.expect_navigation():
        head.get_by_role("button", name="Tiếp tục", exact=True).click()
    choose(head, "Quỹ", journey.row(FUND)[1])
    field(head, "Số tiền đề nghị (đồng)").fill(number(amount))
    field(head, "Mục đích hỗ trợ").fill(purpose)
    field(head, "Căn cứ, giải trình").fill("Giấy báo học phí của trung tâm.")
    press(head, "Lưu bản nháp")
    follow(head, "Gửi đề nghị")
    press(head, "Gửi đề nghị")
    request = int(journey.row(REQUEST, pk))
    office.goto(f"/quy-ho-tro/de-nghi/{request}/")
    follow(office, "Ghi ý kiến")
    field(office, "Ý kiến của Văn phòng Sở").fill("Đúng mục đích của quỹ, mức chi phù hợp.")
    press(office, "Ghi ý kiến, trình Giám đốc")
    assert journey.row(ANSWERED, request) == ("noted", None)
    return request


def test_a_suggestion_from_a_phone_becomes_a_line_of_the_register(year_journey: Journey, newcomers: list[str]) -> None:
    """J2, step 3: the head is told once, records it, and whoever sent it reads the answer."""
    facts = f"Tự dựng bộ từ điển thuật ngữ cho cả phòng. Bề rộng {year_journey.width}."
    name = full_name(year_journey, newcomers.pop())
    phone = year_journey.at(STAFF, width=360)
    phone.goto("/ho-so/goi-y/")
    follow(phone, "Gửi gợi ý")
    choose(phone, "Người được gợi ý", name)
    choose(phone, "Gửi phòng", DEPARTMENT)
    field(phone, "Việc làm đáng chú ý").fill(facts)
    press(phone, "Gửi gợi ý")
    suggestion = year_journey.row(SUGGESTION, facts)[0]
    assert year_journey.row(TOLD, HEAD, "suggestion:%", f"/ho-so/goi-y/{suggestion}/") == 1
    head = work_of(year_journey, HEAD)
    line = head.get_by_role("heading", name=f"Gợi ý phát hiện: {name}")
    assert line.count() == 1
    with head.expect_navigation():
        head.locator("li.task", has=line).get_by_role("link", name="Xem và trả lời").click()
    assert facts in said(head)
    follow(head, "Ghi vào sổ nhân tố mới")
    assert field(head, "Điểm nổi trội").input_value() == facts
    choose(head, "Lĩnh vực nổi trội", "Công tác")
    press(head, "Ghi vào sổ")
    assert "Đã ghi vào sổ nhân tố mới." in said(head) and "Người gửi gợi ý đọc được trả lời." in said(head)
    pk = year_journey.row(FACTOR, name)
    assert year_journey.row(STATE, pk) == "found"
    assert year_journey.row("SELECT suggestion_id FROM nurturing_proposer WHERE new_factor_id = ?", pk) == suggestion
    assert f"Gợi ý phát hiện: {name}" not in said(work_of(year_journey, HEAD))
    phone.goto(f"/ho-so/goi-y/{suggestion}/")
    assert f"{DEPARTMENT} đã ghi nhận vào sổ nhân tố mới để theo dõi, bồi dưỡng." in said(phone)
    assert name in year_journey.paper(head, "/nhan-to-moi/in/")


def test_a_suggestion_about_the_head_is_recorded_by_the_standing_council(year_journey: Journey) -> None:
    """✗ It concerns the head: the Standing Council chooses who nurtures, the head meets nothing of it anywhere."""
    led, unit = LED[year_journey.width]
    name, facts = full_name(year_journey, led), f"Cách điều hành được các phòng học theo. {year_journey.width}."
    staff = year_journey.at(STAFF)
    staff.goto("/ho-so/goi-y/moi/")
    choose(staff, "Người được gợi ý", name)
    choose(staff, "Gửi phòng", unit)
    field(staff, "Việc làm đáng chú ý").fill(facts)
    press(staff, "Gửi gợi ý")
    suggestion, concerns, _ = year_journey.row(SUGGESTION, facts)
    assert concerns == 1
    page = f"/ho-so/goi-y/{suggestion}/"
    assert [year_journey.row(TOLD, who, "suggestion:%", page) for who in (led, STANDING)] == [0, 1]
    head = work_of(year_journey, led)
    assert f"Gợi ý phát hiện: {name}" not in said(head)
    assert head.request.get(f"/ho-so/goi-y/{suggestion}/").status == 404
    standing = work_of(year_journey, STANDING)
    line = standing.locator("li.task", has_text=f"Gợi ý phát hiện: {name}")
    with standing.expect_navigation():
        line.get_by_role("link", name="Xem và trả lời").click()
    follow(standing, "Ghi vào sổ nhân tố mới")
    choose(standing, "Phòng ghi", OTHER_DEPARTMENT)
    choose(standing, "Lĩnh vực nổi trội", "Công tác")
    press(standing, "Ghi vào sổ")
    pk = year_journey.row(FACTOR, name)
    assert year_journey.rows(PROPOSERS, pk) == [(OTHER_DEPARTMENT,)]
    answer = year_journey.row(SUGGESTION, facts)[2]
    assert f"{OTHER_DEPARTMENT} đã ghi nhận vào sổ nhân tố mới" in answer
    assert year_journey.row(TOLD, OTHER_HEAD, "given:%", page_of(pk)) == 1
    assert year_journey.row(TOLD, led, "%", page_of(pk)) == 0
    head.goto("/nhan-to-moi/?trang_thai=tat-ca")
    assert name not in said(head)
    assert head.request.get(page_of(pk)).status == 404
    other = year_journey.at(OTHER_HEAD)
    other.goto(page_of(pk))
    assert facts in said(other) and "Soạn kế hoạch bồi dưỡng" in said(other)


def test_two_departments_that_found_the_same_are_both_its_proposers(
    year_journey: Journey, newcomers: list[str]
) -> None:
    """✗ The same new factor is proposed by two departments: one line, two proposers, both told."""
    username = newcomers.pop()
    name, pk = full_name(year_journey, username), recorded(year_journey, username)
    other = year_journey.at(OTHER_HEAD)
    found(other, name, strengths="Giúp Phòng Lễ tân đón sáu đoàn khách Lào.")
    told = said(other)
    assert f"{name} đã có trong sổ, {DEPARTMENT} đang theo dõi." in told and "Đã có trong sổ" in told
    assert year_journey.row("SELECT count(*) FROM nurturing_newfactor WHERE name = ?", name) == 1
    assert year_journey.rows(PROPOSERS, pk) == [(DEPARTMENT,)]
    press(other, f"Cùng đề xuất {name}")
    assert "Đã cùng đề xuất." in said(other)
    assert year_journey.row("SELECT count(*) FROM nurturing_newfactor WHERE name = ?", name) == 1
    assert year_journey.rows(PROPOSERS, pk) == [(DEPARTMENT,), (OTHER_DEPARTMENT,)]
    for username in (HEAD, OTHER_HEAD):
        assert year_journey.row(TOLD, username, "joined-%", page_of(pk)) == 1
        page = year_journey.at(username)
        page.goto(page_of(pk))
        both = page.locator("dt", has_text="Phòng đề xuất").locator("xpath=following-sibling::dd").inner_text()
        assert DEPARTMENT in both and OTHER_DEPARTMENT in both
        assert "Giúp Phòng Lễ tân đón sáu đoàn khách Lào." in said(page)
    paper = year_journey.paper(other, f"{page_of(pk)}phieu-theo-doi/")
    assert f"{DEPARTMENT}, {OTHER_DEPARTMENT}" in paper


def test_a_new_factor_is_planned_for_supported_followed_up_and_put_forward(
    year_journey: Journey, newcomers: list[str]
) -> None:
    """J3, steps 1 to 4."""
    username = newcomers.pop()
    name, pk = full_name(year_journey, username), recorded(year_journey, username)
    own = year_journey.at(username)
    own.goto("/nhan-to-moi/cua-toi/")
    assert "Chưa có kế hoạch nào" in said(own)
    planned(year_journey, pk)
    the_plan_is_told(year_journey, pk, username, name)
    paid_with_a_receipt(year_journey, pk, name)
    followed_up(year_journey, pk)
    made_ready(year_journey, pk)
    put_forward(year_journey, pk, name)


def the_plan_is_told(journey: Journey, pk: int, username: str, name: str) -> None:
    """Step 1: the mentor accepts, whom it is about reads goals and help, the head prints it."""
    assert journey.rows(ASKED, pk) == [(MENTOR, "waiting", 1)]
    accepted(journey, pk)
    own, head = journey.at(username), journey.at(HEAD)
    own.goto("/nhan-to-moi/cua-toi/")
    assert "Chủ trì một sáng kiến được Sở áp dụng." in said(own) and "Dịch, hiệu đính 300 trang" not in said(own)
    assert own.request.get(page_of(pk)).status in (403, 404)
    head.goto(page_of(pk))
    assert f"{full_name(journey, MENTOR)}, nhận ngày {short_date(clock.today())}" in said(head)
    follow(head, "Đọc, in kế hoạch")
    paper = journey.paper(head, f"{urlsplit(head.url).path}tep/")
    assert name in paper and "Chủ trì một sáng kiến được Sở áp dụng." in paper


def paid_with_a_receipt(journey: Journey, pk: int, name: str) -> None:
    """Step 2: the Director approves, the Office pays; the balance falls by what was paid and by nothing else."""
    fund, called, balance, committed = journey.row(FUND)
    amount = 1_200_000 + journey.width
    request = asked_for(journey, pk, amount, "Học lớp nghiệp vụ phiên dịch")
    director, office, head = journey.at(DIRECTOR), journey.at(OFFICE), journey.at(HEAD)
    director.goto(f"/quy-ho-tro/de-nghi/{request}/")
    follow(director, "Duyệt hỗ trợ")
    press(director, "Duyệt hỗ trợ")
    assert journey.row(ANSWERED, request) == ("approved", amount)
    assert journey.row(FUND) == (fund, called, balance, committed + amount)
    office.goto(f"/quy-ho-tro/de-nghi/{request}/")
    follow(office, "Ghi khoản chi")
    choose(office, "Hình thức chi", "Chuyển khoản")
    press(office, "Ghi khoản chi", refused=True)
    assert "Chưa chọn tệp. Mời chọn tệp rồi gửi lại." in said(office)
    assert journey.row(FUND) == (fund, called, balance, committed + amount)
    field(office, "Bản chụp chứng từ có ký nhận").set_input_files(PROOF)
    press(office, "Ghi khoản chi")
    assert journey.row(ANSWERED, request)[0] == "paid"
    assert journey.row(FUND) == (fund, called, balance - amount, committed)
    line = journey.row("SELECT amount, balance_after, payee, id FROM funds_entry WHERE request_id = ?", request)
    assert line[:3] == (amount, balance - amount, name)
    head.goto(f"/quy-ho-tro/de-nghi/{request}/")
    assert "Đã chi" in said(head) and journey.taken(head, f"/quy-ho-tro/khoan/{line[3]}/chung-tu/").startswith(b"%PDF")
    office.goto(f"/quy-ho-tro/{fund}/")
    assert number(balance - amount) in office.locator("dl.figures").inner_text()
    paper = journey.paper(office, f"/quy-ho-tro/{fund}/bang-ho-tro/?nam={clock.today().year}")
    assert name in paper and number(amount) in paper and number(balance - amount) in paper


def followed_up(journey: Journey, pk: int) -> None:
    """Step 3: the mentor writes and hands in; another time is skipped, with a reason."""
    mentor, head = journey.at(MENTOR), journey.at(HEAD)
    mentor.goto(page_of(pk))
    press(mentor, "Ghi theo dõi hôm nay")
    press(mentor, "Gửi kết quả", refused=True)
    assert journey.rows(FOLLOWED, pk) == []
    field(mentor, "Kết quả, tiến bộ").fill("Đã nhận dịch cho hai phòng khác.")
    press(mentor, "Gửi kết quả")
    assert journey.rows(FOLLOWED, pk) == [("done", "Đã nhận dịch cho hai phòng khác.")]
    head.goto(page_of(pk))
    with head.expect_navigation():
        head.locator("main").get_by_role("link", name=re.compile(r"^Hạn \d")).first.click()
    follow(head, "Bỏ qua lần này")
    press(head, "Bỏ qua lần này", refused=True)
    field(head, "Lý do").fill("Đi công tác nước ngoài cả tháng.")
    press(head, "Bỏ qua lần này")
    assert journey.rows(FOLLOWED, pk)[1] == ("skipped", "")
    paper = journey.paper(head, f"{page_of(pk)}phieu-theo-doi/")
    assert "Đã nhận dịch cho hai phòng khác." in paper and "Đi công tác nước ngoài cả tháng." in paper


def made_ready(journey: Journey, pk: int) -> None:
    """Step 4: each criterion turns green when it has words and a proof, the whole when nothing is left to overcome."""
    clerk, head = journey.at(CLERK), journey.at(HEAD)
    to_overcome(journey, pk)
    clerk.goto(page_of(pk))
    follow(clerk, "Xem từng tiêu chuẩn")
    cells = clerk.locator("section.criterion")
    for place in range(cells.count()):
        cell = cells.nth(place)
        label = cell.locator(".criterion__no").inner_text()
        assert "Còn thiếu thuyết minh và minh chứng" in cell.inner_text()
        with clerk.expect_navigation():
            cell.get_by_role("link", name="Ghi thuyết minh").click()
        field(clerk, "Thuyết minh").fill(f"Đã có kết quả cụ thể, {label}.")
        press(clerk, "Lưu thuyết minh")
        assert "Còn thiếu minh chứng" in cell.inner_text() and "Đang thu thập" in said(clerk)
        with clerk.expect_navigation():
            cell.get_by_role("link", name="Thêm minh chứng").click()
        choose(clerk, "Loại minh chứng", "Số liệu")
        field(clerk, "Tên minh chứng").fill(f"Số liệu, {label}")
        field(clerk, "Tệp").set_input_files(PROOF)
        press(clerk, "Thêm minh chứng")
        assert cell.locator(".criterion__body").inner_text().startswith("Đủ")
    assert "Đang thu thập" in said(clerk)
    head.goto(page_of(pk))
    assert "Còn 01 tồn tại, hạn chế chưa khắc phục." in said(head)
    with head.expect_navigation():
        head.locator("main").get_by_role("link", name=re.compile("^Đã khắc phục")).click()
    field(head, "Kết quả khắc phục").fill("Đã báo cáo tại hai cuộc họp phòng.")
    press(head, "Ghi khắc phục xong")
    assert journey.row(OPEN, pk) == 0
    clerk.reload()
    assert "Đang thu thập" not in said(clerk)


def to_overcome(journey: Journey, pk: int) -> None:
    clerk = journey.at(CLERK)
    clerk.goto(page_of(pk))
    follow(clerk, "Ghi thêm")
    field(clerk, "Tồn tại, hạn chế").fill("Trình bày trước hội nghị còn ít.")
    field(clerk, "Việc cần làm").fill("Báo cáo tại hai cuộc họp.")
    choose(clerk, "Người phụ trách", full_name(journey, CLERK))
    field(clerk, "Hạn").fill(f"{clock.today() + timedelta(days=60)}")
    press(clerk, "Lưu")
    assert journey.row(OPEN, pk) == 1


def put_forward(journey: Journey, pk: int, name: str) -> None:
    """«Giới thiệu»: a dossier begins with the very words and files."""
    head = journey.at(HEAD)
    head.goto(page_of(pk))
    assert "Có thể giới thiệu." in said(head)
    follow(head, "Giới thiệu điển hình")
    press(head, "Tạo hồ sơ giới thiệu")
    file = journey.row("SELECT nomination_id FROM nurturing_introduction WHERE new_factor_id = ?", pk)
    assert (journey.state(file), journey.row(STATE, pk)) == ("draft", "introduced")
    kept = "SELECT title, sha256 FROM {} ORDER BY title"
    before = journey.rows(kept.format(f"nurturing_factorevidence WHERE new_factor_id = {pk}"))
    assert before and before == journey.rows(kept.format(f"nominations_evidence WHERE nomination_id = {file}"))
    told = said(head)
    assert name in told and all(title in told for title, _ in before)
    assert "Đã có kết quả cụ thể, Tiêu chuẩn chung 1." in told
    head.goto(page_of(pk))
    assert "Đã giới thiệu" in said(head)
    with head.expect_navigation():
        head.locator("main").get_by_role("link", name=re.compile("^HS-")).click()
    today = short_date(clock.today())
    stretch = f"phát hiện ngày {today}, bồi dưỡng từ ngày {today} đến ngày {today}"
    assert head.url.endswith(f"/ho-so/{file}/") and stretch in said(head)


def test_who_is_transferred_takes_the_plan_along_and_the_mentor_is_asked_again(
    year_journey: Journey, newcomers: list[str]
) -> None:
    """✗ Person transferred: the plan moves, both heads see the history, the mentor is asked anew."""
    username = newcomers.pop()
    name, pk = full_name(year_journey, username), recorded(year_journey, username)
    head = planned(year_journey, pk)
    accepted(year_journey, pk)
    plan = year_journey.row("SELECT id FROM nurturing_nurturingplan WHERE new_factor_id = ?", pk)
    head.goto(page_of(pk))
    follow(head, "Chuyển phòng bồi dưỡng")
    choose(head, "Phòng mới", OTHER_DEPARTMENT)
    press(head, "Chuyển phòng", refused=True)
    assert year_journey.rows(ASKED, pk) == [(MENTOR, "accepted", 1)]
    field(head, "Lý do, văn bản").fill("Điều động theo Quyết định số 50/QĐ-SNgV.")
    press(head, "Chuyển phòng")
    unit = "SELECT unit.name FROM nurturing_newfactor row JOIN accounts_department unit ON unit.id = row.department_id"
    assert year_journey.row(f"{unit} WHERE row.id = ?", pk) == OTHER_DEPARTMENT
    assert year_journey.rows(ASKED, pk) == [(MENTOR, "accepted", 0), (MENTOR, "waiting", 1)]
    assert year_journey.row("SELECT count(*) FROM nurturing_nurturingplan WHERE new_factor_id = ?", pk) == 1
    other = year_journey.at(OTHER_HEAD)
    for page, who, key in ((head, HEAD, "left-%"), (other, OTHER_HEAD, "taken-%")):
        assert year_journey.row(TOLD, who, key, page_of(pk)) == 1
        page.goto(page_of(pk))
        told = said(page)
        assert f"Chuyển từ {DEPARTMENT} sang {OTHER_DEPARTMENT}" in told and "Duyệt kế hoạch bồi dưỡng" in told
        assert f"{full_name(year_journey, MENTOR)}, chờ trả lời từ ngày" in told
        assert "Chủ trì một sáng kiến được Sở áp dụng." in told
        assert "Điều động theo Quyết định số 50/QĐ-SNgV." in year_journey.paper(page, f"{page_of(pk)}phieu-theo-doi/")
        assert name in year_journey.paper(page, f"/nhan-to-moi/ke-hoach/{plan}/tep/")
    assert head.get_by_role("link", name="Chuyển phòng bồi dưỡng").count() == 0
    assert other.get_by_role("link", name="Chuyển phòng bồi dưỡng").count() == 1
    accepted(year_journey, pk)


def test_a_fund_that_has_not_enough_refuses_with_the_figure_and_the_request_waits(
    year_journey: Journey, newcomers: list[str]
) -> None:
    """✗ Fund balance too low: refused with the figure; it can be queued for the next season."""
    pk = recorded(year_journey, newcomers.pop())
    fund, called, balance, committed = year_journey.row(FUND)
    lacking = 2_345_678
    amount = balance - committed + lacking
    request = asked_for(year_journey, pk, amount, "Mua thiết bị phiên dịch ca-bin")
    figures = (
        f"Quỹ «{called}» còn được duyệt {number(balance - committed)} đồng, thiếu {number(lacking)} đồng "
        f"so với {number(amount)} đồng."
    )
    director = year_journey.at(DIRECTOR)
    director.goto(f"/quy-ho-tro/de-nghi/{request}/")
    assert figures in said(director)
    follow(director, "Duyệt số tiền thấp hơn")
    press(director, "Duyệt hỗ trợ", refused=True)
    refusal = f"{figures} Mời duyệt số tiền thấp hơn, hoặc chuyển đề nghị vào danh sách chờ kỳ sau."
    assert refusal in director.locator("main .invalid-feedback, main .error-summary").first.inner_text()
    assert year_journey.row(ANSWERED, request) == ("noted", None)
    assert year_journey.row(FUND) == (fund, called, balance, committed)
    director.goto(f"/quy-ho-tro/de-nghi/{request}/")
    follow(director, "Chuyển chờ kỳ sau")
    press(director, "Chuyển chờ kỳ sau")
    assert year_journey.row(ANSWERED, request) == ("queued", None)
    head, office = year_journey.at(HEAD), year_journey.at(OFFICE)
    head.goto(f"/quy-ho-tro/de-nghi/{request}/")
    assert "Chờ kỳ sau" in said(head) and figures in said(head)
    office.goto("/quy-ho-tro/de-nghi/?nhom=cho-ky-sau")
    assert "Mua thiết bị phiên dịch ca-bin" in said(office)
    queued = year_journey.row("SELECT count(*) FROM funds_supportrequest WHERE state = 'queued'")
    office.goto(f"/ky/lap/?year={clock.today().year + 5}")
    assert f"{queued:02d} đề nghị hỗ trợ đang chờ, Văn phòng Sở ghi ý kiến lại." in said(office)


def test_a_discipline_pauses_the_plan_and_few_read_why(year_journey: Journey, newcomers: list[str]) -> None:
    """✗ Discipline occurs: the plan is paused, nobody is put forward, the note is for those who may read it."""
    username, note = newcomers.pop(), "Đang xem xét theo Thông báo số 09/TB-SNgV."
    pk = recorded(year_journey, username)
    head = planned(year_journey, pk)
    accepted(year_journey, pk)
    head.goto(page_of(pk))
    follow(head, "Ghi xem xét, thi hành kỷ luật")
    press(head, "Ghi và tạm dừng", refused=True)
    assert year_journey.row(STATE, pk) == "nurturing"
    field(head, "Nội dung").fill(note)
    press(head, "Ghi và tạm dừng")
    kept = year_journey.row("SELECT state, disciplined FROM nurturing_newfactor WHERE id = ?", pk)
    assert kept == ("paused", 1)
    owed = "SELECT count(*) FROM nurturing_followup WHERE new_factor_id = ? AND state = 'due'"
    assert year_journey.row(owed, pk) == 0
    for reader in (HEAD, DEPUTY, STANDING, THIRD_HEAD):  # the last of them is of the council
        page = year_journey.at(reader)
        page.goto(page_of(pk))
        assert "Tạm dừng" in said(page) and note in said(page), reader
    for other in (CLERK, OFFICE, MENTOR):
        page = year_journey.at(other)
        page.goto(page_of(pk))
        told = page.content()
        assert "Tạm dừng" in told and note not in told and "kỷ luật" not in said(page), other
    own = year_journey.at(username)
    own.goto("/nhan-to-moi/cua-toi/")
    assert "Kế hoạch đang tạm dừng." in said(own) and note not in own.content()
    clerk = year_journey.at(CLERK)
    paper = year_journey.paper(clerk, f"{page_of(pk)}phieu-theo-doi/")
    assert "Tạm dừng" in paper and "09/TB-SNgV" not in paper
    assert year_journey.at(STAFF).request.get(page_of(pk)).status == 404
    cannot_be_put_forward(year_journey, pk)
    for reader, may in ((HEAD, 0), (STANDING, 1)):
        page = year_journey.at(reader)
        page.goto(page_of(pk))
        assert page.locator("main").get_by_role("link", name="Tiếp tục", exact=True).count() == may


def cannot_be_put_forward(journey: Journey, pk: int) -> None:
    head = journey.at(HEAD)
    head.goto(page_of(pk))
    assert "Trong thời gian này không giới thiệu được." in said(head)
    assert head.get_by_role("link", name="Giới thiệu điển hình").count() == 0
    head.goto(f"{page_of(pk)}gioi-thieu/")
    assert head.url.endswith(page_of(pk)) and "Tạm dừng" in head.locator("main .messages").inner_text()
    assert journey.row("SELECT count(*) FROM nurturing_introduction WHERE new_factor_id = ?", pk) == 0


def test_whoever_nobody_followed_up_for_ninety_days_is_named_to_the_standing_council(
    year_journey: Journey, newcomers: list[str]
) -> None:
    """✗ No follow-up for 90 days: listed by name; not a day sooner, and no longer once it was written."""
    username = newcomers.pop()
    name, pk = full_name(year_journey, username), recorded(year_journey, username)
    head = planned(year_journey, pk)
    standing = year_journey.at(STANDING)
    aged = (
        "UPDATE nurturing_newfactor SET recorded_at = ? WHERE id = ?",
        "UPDATE nurturing_nurturingplan SET approved_at = ? WHERE new_factor_id = ?",
    )
    for days, listed in ((89, False), (91, True)):
        for statement in aged:
            year_journey.portal.write(statement, f"{clock.now() - timedelta(days=days):%Y-%m-%d %H:%M:%S}", pk)
        standing.goto("/nhan-to-moi/")
        section = standing.locator("section[aria-labelledby=lau]")
        assert (section.count() == 1 and name in section.inner_text()) is listed
        standing.goto("/theo-doi/hom-nay/")
        assert (name in said(standing)) is listed
    task = work_of(year_journey, STANDING).locator("li.task", has_text="nhân tố mới quá 90 ngày chưa được theo dõi")
    assert name in task.inner_text()
    standing.goto("/nhan-to-moi/?loc=lau")
    row = standing.locator("tr", has_text=name).inner_text()
    assert DEPARTMENT in row and "Chưa lần nào" in row
    assert name in year_journey.paper(standing, "/nhan-to-moi/in/?loc=lau")
    head.goto(page_of(pk))
    press(head, "Ghi theo dõi hôm nay")
    field(head, "Kết quả, tiến bộ").fill("Đã hoàn thành hai việc được giao.")
    press(head, "Gửi kết quả")
    standing.goto("/nhan-to-moi/?loc=lau")
    assert name not in said(standing)
