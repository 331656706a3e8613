"""Pages of the decision through HTTP: who reaches them, what they say, and that nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Duty
from accounts.roles import Role
from certificates.models import Certificate, Decision
from core import clock
from nominations.models import Nomination
from seasons.models import Agency
from tests.certificates.pdfs import ONE_PAGE
from tests.factories.certificate import Desk, confirmed, scan
from tests.factories.nomination import confirm_names
from tests.factories.people import DutyFactory, UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def url(name: str, decision: Decision, *more: str) -> str:
    return reverse(f"certificates:{name}", args=[decision.pk, *more])


def answers(decision: Decision, outcome: str = "recognise", reason: str = "", **extra: str) -> dict[str, str]:
    data = {f"outcome_{item.pk}": outcome for item in decision.items.all()}
    return data | {f"reason_{item.pk}": reason for item in decision.items.all()} | extra


def test_the_whole_way_through_the_pages(as_):
    desk = Desk(passed=2, failed=1)
    office, director, clerk = as_(desk.office), as_(desk.director), as_(desk.clerk)
    office.post(reverse("certificates:prepare"))
    decision = Decision.objects.get()
    today = clock.today().isoformat()
    sent = {"number": "3", "symbol": "TTr-HĐTĐKT", "dated": today, "title": "điển hình", "recipients": "Lưu: VT"}
    assert office.post(url("submit", decision), sent).status_code == 302
    failed = decision.items.get(passed=False)
    data = answers(decision, then="confirm")
    data |= {f"outcome_{failed.pk}": "decline", f"reason_{failed.pk}": "Chưa đủ tỷ lệ phiếu."}
    assert director.post(url("decide", decision), data)["Location"] == url("decide_confirm", decision)
    page = director.get(url("decide_confirm", decision))
    assert "công nhận <b>2</b>, không công nhận <b>1</b>" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    director.post(url("decide_confirm", decision), {"recognised": "2", "seen": seen})
    paper = clerk.get(url("number", decision)).context["form"].initial | {"number": "5", "dated": today}
    assert clerk.post(url("number", decision), paper).status_code == 302
    clerk.post(url("paper_scan", decision, "decision"), {"scan": SimpleUploadedFile("ky.pdf", ONE_PAGE)})
    clerk.post(url("issue", decision))
    decision.refresh_from_db()
    assert decision.state == "issued"
    assert not Certificate.objects.filter(stored_name="").exists()
    printed = clerk.get(url("certificate_print_all", decision))
    assert b"".join(printed.streaming_content).startswith(b"%PDF")
    for name, kind in (("paper", "submission"), ("paper", "decision"), ("signed_paper", "decision")):
        assert clerk.get(url(name, decision, kind)).status_code == 200


@pytest.mark.parametrize("role", [Role.HEAD, Role.CLERK, Role.STAFF, Role.ADMINISTRATOR, Role.EDITOR])
def test_those_outside_find_no_decision(as_, role):
    desk = Desk(passed=1)
    decision = desk.submitted()
    client = as_(person(role, desk.department if role in ("head", "clerk", "staff") else None))
    for name in ("decision", "submit", "decide", "decide_confirm", "number", "renumber", "issue", "close", "hand_over"):
        assert client.get(url(name, decision)).status_code == 404
    assert client.get(url("paper", decision, "submission")).status_code == 404
    assert client.post(url("relist", decision)).status_code == 404
    assert list(client.get(reverse("certificates:decisions")).context["rows"]) == []
    assert client.post(reverse("certificates:prepare")).status_code == 403


def test_strangers_are_led_to_sign_in(client):
    decision = Desk(passed=1).drafted()
    for address in (url("decision", decision), reverse("certificates:register"), reverse("certificates:decisions")):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    ("move", "step", "allowed"),
    [
        ("submit", "drafted", {"office"}),
        ("decide", "submitted", {"director"}),
        ("decide_confirm", "weighed", {"director"}),
        ("number", "decided", {"clerk"}),
        ("renumber", "numbered", {"clerk"}),
        ("issue", "signed", {"office", "clerk"}),
        ("hand_over", "issued", {"office"}),
    ],
)
def test_each_move_has_its_duty(as_, move, step, allowed):
    desk = Desk(passed=1)
    decision = getattr(desk, step)()
    for name in ("office", "director", "clerk", "chair"):
        client = as_(getattr(desk, name))
        expected = 200 if name in allowed else 403
        assert client.get(url(move, decision)).status_code == expected, name
        if name not in allowed:
            assert client.post(url(move, decision)).status_code == 403, name


def test_provisional_choices_are_the_directors_alone(as_):
    desk = Desk(passed=1)
    decision = desk.weighed({desk.nominations[0].name: "decline"})
    for name in ("office", "clerk", "chair"):
        page = as_(getattr(desk, name)).get(url("decision", decision)).content.decode()
        assert "Không công nhận" not in page and "Lý do thử nghiệm" not in page
    assert "Lý do thử nghiệm" in as_(desk.director).get(url("decision", decision)).content.decode()


def test_nothing_typed_is_lost_when_a_choice_is_refused(as_):
    desk = Desk(passed=2)
    decision = desk.submitted()
    first, second = decision.items.all()
    data = {f"outcome_{first.pk}": "decline", f"reason_{second.pk}": "Đã đọc kỹ.", "then": "confirm"}
    page = as_(desk.director).post(url("decide", decision), data)
    text = page.content.decode()
    assert page.status_code == 422
    assert "Đã đọc kỹ." in text and "Chưa ghi lý do" in text and "Chưa chọn mục nào" in text
    assert 'value="decline"' in text and "checked" in text


def test_choices_are_kept_before_all_are_made(as_):
    desk = Desk(passed=2)
    decision = desk.submitted()
    first = decision.items.first()
    director = as_(desk.director)
    director.post(url("decide", decision), {f"outcome_{first.pk}": "recognise", "then": "save"})
    first.refresh_from_db()
    assert first.outcome == "recognise"
    assert director.get(url("decide_confirm", decision))["Location"] == url("decide", decision)


def test_the_tile_is_absent_where_the_rule_forbids_it(as_):
    desk = Desk(passed=0, failed=1)
    decision = desk.submitted()
    form = as_(desk.director).get(url("decide", decision)).context["form"]
    values = [value for value, _ in form.fields[f"outcome_{decision.items.get().pk}"].choices]
    assert values == ["decline", "send_back", "ask"]
    data = answers(decision, "recognise", "Vì.", then="confirm")
    assert as_(desk.director).post(url("decide", decision), data).status_code == 422


def test_departing_either_way_is_flagged(as_):
    desk = Desk(passed=1, failed=1, recognise_failed="yes")
    passed, failed = desk.nominations
    decision = desk.weighed({passed.name: "decline", failed.name: "recognise"})
    page = as_(desk.director).get(url("decide_confirm", decision)).content.decode()
    assert page.count("Khác kết quả của Hội đồng") == 3  # each name, and the notice


def test_the_director_who_chairs_reads_in_which_capacity_he_decides(as_):
    desk = Desk(passed=1)
    DutyFactory(user=desk.chair, role=Role.DIRECTOR)
    decision = desk.submitted()
    words = "Đồng chí quyết định với tư cách Giám đốc Sở"
    assert words in as_(desk.chair).get(url("decide", decision)).content.decode()


def test_a_wrong_number_decides_nothing_and_keeps_the_page(as_):
    desk = Desk(passed=1)
    decision = desk.weighed()
    director = as_(desk.director)
    seen = director.get(url("decide_confirm", decision)).context["form"]["seen"].value()
    for typed in ("0", "2", "", "một", "9" * 30, "-1"):
        page = director.post(url("decide_confirm", decision), {"recognised": typed, "seen": seen})
        assert page.status_code == 422
    assert Nomination.objects.get().state == "passed"


def test_deciding_asks_for_a_fresh_confirmation():
    desk = Desk(passed=1)
    decision = desk.weighed()
    client = Client()
    client.force_login(desk.director)
    answer = client.get(url("decide_confirm", decision))
    assert answer.status_code == 302 and "xac-nhan" in answer["Location"]
    answer = client.post(url("decide_confirm", decision), {"recognised": "1", "seen": "x"})
    assert answer.status_code == 302 and Nomination.objects.get().state == "passed"


def test_every_post_may_be_sent_twice(as_):
    desk = Desk(passed=1)
    office, director, clerk = as_(desk.office), as_(desk.director), as_(desk.clerk)
    for _ in range(2):
        assert office.post(reverse("certificates:prepare")).status_code == 302
    decision = Decision.objects.get()
    today = clock.today().isoformat()
    sent = {"number": "3", "symbol": "TTr", "dated": today, "title": "điển hình", "recipients": "Lưu: VT"}
    for _ in range(2):
        assert office.post(url("submit", decision), sent).status_code == 302
    for _ in range(2):
        assert director.post(url("decide", decision), answers(decision, then="confirm")).status_code == 302
    seen = director.get(url("decide_confirm", decision)).context["form"]["seen"].value()
    for _ in range(2):
        assert director.post(url("decide_confirm", decision), {"recognised": "1", "seen": seen}).status_code == 302
    paper = clerk.get(url("number", decision)).context["form"].initial | {"number": "5", "dated": today}
    for _ in range(2):
        assert clerk.post(url("number", decision), paper).status_code == 302
    for _ in range(2):
        scanned = {"scan": SimpleUploadedFile("ky.pdf", ONE_PAGE)}
        assert clerk.post(url("paper_scan", decision, "decision"), scanned).status_code == 302
    for _ in range(2):
        assert office.post(url("issue", decision)).status_code == 302
    assert (Decision.objects.count(), Certificate.objects.count()) == (1, 1)
    assert decision.papers.count() == 2


BAD = ["", "  ", "\x00", "0", "-5", "999999999999999999999", "31/02/2026", "\u0110" * 70_000, "<script>", "5.5", "٣"]


@pytest.mark.parametrize("typed", BAD)
def test_bad_input_is_a_sentence_never_a_fault(as_, typed):
    desk = Desk(passed=1)
    decision = desk.drafted()
    page = as_(desk.office).post(
        url("submit", decision),
        {"number": typed, "symbol": typed, "dated": typed, "title": typed, "recipients": typed},
    )
    assert page.status_code == 422 and page.context["form"].errors


@pytest.mark.parametrize("typed", BAD)
def test_bad_numbering_is_a_sentence_never_a_fault(as_, typed):
    desk = Desk(passed=1)
    decision = desk.decided()
    page = as_(desk.clerk).post(url("number", decision), {"number": typed, "symbol": typed, "dated": typed})
    assert page.status_code == 422
    assert as_(desk.director).post(url("decide", decision), {"then": typed[:50]}).status_code == 302


@pytest.mark.parametrize(
    ("name", "content"), [("ky.exe", b"MZ"), ("ky.pdf", b"not a pdf"), ("ky.docx", b"PK"), ("ky.pdf", b"")]
)
def test_a_scan_that_is_none_is_refused(as_, name, content):
    desk = Desk(passed=1)
    decision = desk.numbered()
    page = as_(desk.clerk).post(url("paper_scan", decision, "decision"), {"scan": SimpleUploadedFile(name, content)})
    assert page.status_code == 422
    assert as_(desk.clerk).post(url("paper_scan", decision, "decision"), {}).status_code == 422
    assert as_(desk.clerk).get(url("paper_scan", decision, "nothing")).status_code == 404
    assert as_(desk.clerk).get(url("signed_paper", decision, "decision")).status_code == 404


def test_a_date_is_taken_in_either_form(as_):
    desk = Desk(passed=1)
    decision = desk.drafted()
    typed = f"{clock.today():%d/%m/%Y}"
    sent = {"number": "3", "symbol": "TTr", "dated": typed, "title": "điển hình", "recipients": "Lưu: VT"}
    assert as_(desk.office).post(url("submit", decision), sent).status_code == 302


@pytest.mark.parametrize("step", ["drafted", "submitted", "weighed", "decided", "numbered", "signed", "issued"])
def test_the_page_says_who_holds_the_decision_in_every_state(as_, step):
    desk = Desk(passed=1, failed=1)
    decision = getattr(desk, step)()
    for name in ("office", "director", "clerk", "chair"):
        page = as_(getattr(desk, name)).get(url("decision", decision))
        assert page.status_code == 200 and page.context["standing"].holder in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3, 200])
def test_the_decision_costs_the_same_for_any_number_of_files(as_, rows, django_assert_num_queries):
    desk = Desk(passed=rows)
    decision = desk.submitted()
    office, director = as_(desk.office), as_(desk.director)
    for client, name, count in ((office, "decision", 20), (director, "decide", 25)):
        client.get(url(name, decision))
        with django_assert_num_queries(count):
            client.get(url(name, decision))


@pytest.mark.parametrize("rows", [1, 3, 200])
def test_the_list_costs_the_same_for_any_number_of_decisions(as_, rows, django_assert_num_queries):
    desk = Desk(passed=1)
    for ordinal in range(2, rows + 1):
        Decision.objects.create(season=desk.season, ordinal=ordinal, state="submitted")
    client = as_(desk.office)
    client.get(reverse("certificates:decisions"))
    with django_assert_num_queries(12):
        client.get(reverse("certificates:decisions"))


def test_pages_stand_before_anything_is_set_up(as_):
    office = person(Role.OFFICE)
    client = as_(office)
    assert client.get(reverse("certificates:decisions")).status_code == 200
    assert client.post(reverse("certificates:prepare")).status_code == 302
    assert client.get(reverse("certificates:register")).status_code == 200


def test_a_list_that_has_become_empty_stops_nobody(as_):
    desk = Desk(passed=1)
    decision = desk.drafted()
    decision.items.all().delete()
    for name in ("office", "director", "clerk"):
        client = as_(getattr(desk, name))
        for move in (
            "decision",
            "submit",
            "decide",
            "decide_confirm",
            "number",
            "renumber",
            "issue",
            "close",
            "hand_over",
        ):
            assert client.get(url(move, decision)).status_code in (200, 302, 403), (name, move)


def test_without_a_name_of_the_agency_numbering_is_a_sentence(as_):
    desk = Desk(passed=1)
    decision = desk.decided()
    Agency.objects.all().delete()
    clerk = as_(desk.clerk)
    form = clerk.get(url("number", decision)).context["form"]
    page = clerk.post(url("number", decision), form.initial | {"number": "5", "symbol": "QĐ-SNgV"})
    assert page.status_code == 422 and "tên cơ quan" in page.content.decode()


def test_where_nobody_is_recognised_no_decision_is_promised(as_):
    desk = Desk(passed=1)
    decision = desk.decided({desk.nominations[0].name: "decline"})
    office = as_(desk.office)
    page = office.get(url("decision", decision)).content.decode()
    assert "Công bố kết quả" in page
    assert not any(words in page for words in ("Cấp số và ngày", "Ký, ban hành", "Trao Giấy công nhận"))
    assert office.post(url("close", decision)).status_code == 302
    page = office.get(url("decision", decision)).content.decode()
    assert "không ban hành Quyết định vì không có hồ sơ nào được công nhận" in page
    assert not any(words in page for words in ("Cấp số và ngày", "Ký, ban hành", "Trao Giấy công nhận"))


LONG = "Tổ công tác liên ngành tham mưu, theo dõi và triển khai các thỏa thuận hợp tác quốc tế của tỉnh"


def test_a_long_name_is_flagged_before_it_is_numbered_and_before_it_is_printed(as_):
    desk = Desk(passed=2)
    Nomination.objects.filter(pk=desk.nominations[0].pk).update(name=LONG)
    decision = desk.signed()
    client = as_(desk.office)
    told = f"{LONG}: tên dài nên in cỡ chữ 18, thành 02 dòng: "
    assert client.get(url("issue", decision)).content.decode().count("tên dài nên") == 1
    assert told in client.get(url("issue", decision)).content.decode()
    confirm_names(Nomination.objects.all())
    client.post(url("issue", decision))
    assert told in client.get(url("print_choice", decision)).content.decode()


@pytest.mark.parametrize("rows", [1, 4])
def test_looking_at_names_before_the_issue_asks_as_much_for_many_as_for_one(as_, rows, django_assert_num_queries):
    decision = Desk(passed=rows).signed()
    client = as_(person(Role.OFFICE))
    client.get(url("issue", decision))
    with django_assert_num_queries(16):
        client.get(url("issue", decision))


def test_the_list_counts_where_the_director_departed_once_he_has_decided(as_):
    desk = Desk(passed=2, failed=1)
    decision = desk.weighed({desk.nominations[0].name: "decline"})
    council = as_(desk.chair)
    assert "khác kết quả của Hội đồng" not in council.get(reverse("certificates:decisions")).content.decode()
    confirmed(decision, by=desk.director)
    page = council.get(reverse("certificates:decisions")).content.decode()
    assert "01 khác kết quả của Hội đồng" in page


def test_an_unsigned_decision_that_names_the_former_director_is_to_be_made_anew(as_):
    """J5: unsigned papers switch to whoever signs now, signed ones never."""
    desk = Desk(passed=1)
    decision, client = desk.numbered(), as_(desk.clerk)
    Duty.objects.filter(user=desk.director).update(until=clock.today() - timedelta(days=1))
    successor = UserFactory(full_name="Lý Kế Nhiệm")
    DutyFactory(user=successor, role=Role.DIRECTOR, since=clock.today())
    page = client.get(url("decision", decision)).content.decode()
    assert f"Quyết định chưa ký còn ghi {desk.director.full_name} ký." in page
    assert "Hôm nay người ký là GIÁM ĐỐC Lý Kế Nhiệm." in page
    scan(decision, by=desk.clerk)
    assert "Người ký đã thay đổi" not in client.get(url("decision", decision)).content.decode()
