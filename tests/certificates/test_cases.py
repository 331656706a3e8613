"""Letters after the recognition (E10): terms as data, what stops and what does not, the outcome and its change."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.access import forget_duties
from accounts.models import FamilyTie
from accounts.roles import Role
from certificates.actions.close_case import answer_case, extend_case, link_change
from certificates.actions.enter_step import enter_step
from certificates.actions.hand_over import hand_over
from certificates.actions.open_case import open_case
from certificates.actions.replace import Words, exchange, reissue
from certificates.actions.reword import reword
from certificates.actions.set_term import set_term
from certificates.cases import cases_seen, to_answer, to_link
from certificates.models import Certificate, ComplaintCase, ComplaintTerm
from certificates.signed import to_sign
from certificates.todo_cases import case_tasks
from core import clock
from core.vietnamese import short_date
from core.workflow import AlreadyDone, IllegalMove
from nominations.complaints import complaints_seen, files_for_letters, to_handle
from operations.open_items import open_items
from tests.factories.certificate import Desk, changed, ended
from tests.factories.people import DutyFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
LIST, NUMBER, LINE = reverse("certificates:cases"), "412-ĐT", "Đề nghị xem lại thành tích năm trước"
STOPPED = (
    "Giấy số 0001/2026/CN-ĐHTT đang tạm dừng in, ký, trao, sửa, cấp đổi, cấp lại. "
    "Đồng chí bỏ giấy này ra, hoặc hỏi Văn phòng Sở."
)


@pytest.fixture
def desk():
    desk = Desk(passed=2)
    desk.decision = desk.issued()
    desk.first = Certificate.objects.get(number=1)
    for kind, days, freezes in (("petition", 10, False), ("grievance", 30, True), ("denunciation", 30, True)):
        set_term(kind, by=desk.office, days=days, freezes=freezes, basis="Quy chế tiếp công dân")
    return desk


def opened(desk, kind="grievance", certificate=None, **changes):
    line = "" if kind in ("denunciation", "unsigned") else LINE
    given = {"by": desk.office, "received_on": clock.today(), "number": NUMBER, "line": line, **changes}
    return open_case(certificate or desk.first, kind=kind, **given)


def answered(desk, case, outcome="upheld", **changes):
    return answer_case(case, by=desk.director, outcome=outcome, answer_number="Số 7/SNgV-VP", **changes)


def moves(desk):
    """Everything that a stop refuses."""
    today, first = clock.today(), desk.first
    step = {"by": desk.office, "certificates": [first], "on": today}
    words = Words.of(first)
    return (
        lambda: enter_step(desk.decision, kind="printed", **step),
        lambda: reissue(first, by=desk.office, on=today, reason="Mất."),
        lambda: exchange(
            first, by=desk.office, ground="damaged", on=today, destroyed_on=today, reason="Hỏng.", words=words
        ),
        lambda: reword(first, by=desk.office, words=words, on=today, reason="Sai."),
    )


def test_a_grievance_stops_printing_handing_over_and_reissue_and_nothing_else(client, desk):
    case = opened(desk)
    assert (case.due_on, case.freezes) == (clock.today() + timedelta(days=30), True)
    for act in moves(desk):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.messages == [STOPPED]
    Certificate.objects.update(stored_name="00/00")
    assert [row.number for row in to_sign(desk.decision)] == [2]
    paper = hand_over(desk.decision, by=desk.office, on=clock.today(), witness=desk.chair)
    assert "0002/2026" in str(paper.content) and "0001/2026" not in str(paper.content)
    looked_up = client.get(reverse("certificates:verify_code", args=[desk.first.code])).content.decode()
    assert "Giấy công nhận còn hiệu lực" in looked_up and "đơn" not in looked_up.lower().replace("đơn vị", "")
    assert ended(desk.first, by=desk.office).state == "revoked", "what changes the decision is not stopped"


def test_the_kinds_follow_their_own_terms(desk):
    case = opened(desk, "petition", received_on=clock.today() - timedelta(days=3))
    assert (case.due_on, case.freezes) == (clock.today() + timedelta(days=7), False)
    moves(desk)[0]()
    set_term("petition", by=desk.office, days=5, freezes=True, basis="Quy chế mới")
    case.refresh_from_db()
    assert case.due_on == clock.today() + timedelta(days=7), "a case under way keeps its day"
    ComplaintTerm.objects.all().delete()
    with pytest.raises(ValidationError, match="Chưa ghi thời hạn của loại đơn này"):
        opened(desk, number="413")
    with pytest.raises(ValidationError, match="Đơn không ghi tên không được thụ lý"):
        opened(desk, "unsigned", number="414")
    assert ComplaintCase.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"days": 0}, "Số ngày phải từ 1 đến 365"), ({"days": 366}, "Số ngày phải"), ({"basis": " "}, "Chưa ghi căn cứ")],
)
def test_a_term_breaks_no_rule_and_is_the_offices(changes, sentence):
    given = {"days": 30, "freezes": True, "basis": "Luật", **changes}
    with pytest.raises(ValidationError, match=sentence):
        set_term("grievance", by=person(Role.OFFICE), **given)
    with pytest.raises(PermissionDenied):
        set_term("grievance", by=person(Role.DIRECTOR), **given)
    assert not ComplaintTerm.objects.exists()


def test_an_outcome_that_upholds_sets_the_certificate_free_and_is_written_once(desk):
    case = opened(desk)
    with pytest.raises(PermissionDenied):
        answer_case(case, by=desk.office, outcome="upheld", answer_number="Số 7")
    for given, sentence in (
        ({"outcome": ""}, "Chưa chọn kết quả."),
        ({"answer_number": " "}, "Chưa ghi văn bản trả lời."),
    ):
        with pytest.raises(ValidationError, match=sentence):
            answer_case(case, by=desk.director, **{"outcome": "upheld", "answer_number": "Số 7", **given})
    answered(desk, case)
    with pytest.raises(AlreadyDone):
        answered(desk, case)
    with pytest.raises(IllegalMove):
        answered(desk, case, "changed")
    moves(desk)[0]()


def test_a_case_that_changes_the_decision_stops_until_the_change_is_issued(desk):
    case = opened(desk)
    answered(desk, case, "changed")
    assert list(to_link(desk.office)) == [case] and not to_answer(desk.director)
    with pytest.raises(ValidationError):
        moves(desk)[0]()
    second = Certificate.objects.get(number=2)
    other = changed(desk.decision, by=desk.office, kind="recall", certificates=frozenset({second.pk}))
    with pytest.raises(ValidationError, match="Văn bản này không có tên người trong hồ sơ"):
        link_change(case, by=desk.office, change=other)
    revoked = ended(desk.first, by=desk.office, kind="annul")
    assert link_change(case, by=desk.office, change=revoked.ended_by).change == revoked.ended_by
    with pytest.raises(AlreadyDone):
        link_change(case, by=desk.office, change=revoked.ended_by)
    assert not to_link(desk.office) and not list(case_tasks(desk.office))


def test_the_database_keeps_an_outcome_whole(desk):
    case = opened(desk)
    for facts in ({"outcome": "upheld"}, {"closed_at": clock.now()}, {"answer_number": "Số 7"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ComplaintCase.objects.filter(pk=case.pk).update(**facts)


def test_the_director_and_the_office_are_told_what_is_due(desk, monkeypatch):
    case = opened(desk)
    [task] = case_tasks(desk.director)
    assert desk.first.item.nomination.name in task.title and task.state == "Chờ giải quyết"
    assert list(case_tasks(desk.office)) == []
    assert "Còn 01 đơn thư sau công nhận chưa có kết quả." in [
        item.words for item in open_items(desk.season, desk.office)
    ]
    ComplaintCase.objects.filter(pk=case.pk).update(due_on=clock.today() - timedelta(days=1))
    [task] = case_tasks(desk.director)
    assert task.state == "Quá hạn"


class TestConfidence:
    def test_of_a_denunciation_no_word_is_kept_and_nobody_else_is_told(self, as_, desk):
        with pytest.raises(ValidationError, match="cổng không giữ nội dung"):
            opened(desk, "denunciation", line="Ông A nhận tiền")
        case = opened(desk, "denunciation")
        page = as_(desk.director).get(reverse("certificates:case", args=[case.pk])).content.decode()
        assert "đang được cơ quan có thẩm quyền xem xét" in page and case.complaint.line == ""
        for user in (
            desk.clerk,
            person(Role.HEAD, desk.department),
            person(Role.COUNCIL_MEMBER),
            person(Role.STAFF, desk.department),
        ):
            assert as_(user).get(LIST).status_code == 403
            assert as_(user).get(reverse("certificates:case", args=[case.pk])).status_code == 404
            for name in ("certificates:register", "operations:my_work"):
                assert NUMBER not in as_(user).get(reverse(name)).content.decode()
        [sentence] = [str(one) for one in refused_step(desk)]
        assert sentence == STOPPED

    @pytest.mark.parametrize("tie", ["kin", "colleague"])
    def test_the_concerned_and_the_department_learn_nothing_whatever_their_duty(self, as_, desk, tie):
        case = opened(desk)
        for role in (Role.OFFICE, Role.DIRECTOR, Role.COUNCIL_CHAIR):
            user = person(role)
            if tie == "kin":
                FamilyTie.objects.create(person=user, relative=desk.first.item.nomination.person, stated_at=clock.now())
            else:
                user.department = desk.department
                user.save()
            forget_duties(user)
            assert not cases_seen(user) and not list(case_tasks(user))
            assert as_(user).get(reverse("certificates:case", args=[case.pk])).status_code == 404
            with pytest.raises(PermissionDenied):
                answer_case(case, by=user, outcome="upheld", answer_number="Số 7")
            if role != Role.DIRECTOR:
                with pytest.raises(PermissionDenied):
                    opened(desk, by=user, number="77")

    def test_such_letters_leave_the_list_of_the_season(self, desk):
        case = opened(desk)
        DutyFactory(user=desk.chair, role=Role.STANDING_COUNCIL)
        assert not complaints_seen(desk.chair).filter(pk=case.complaint_id) and not to_handle(desk.chair)
        assert desk.first.item.nomination not in files_for_letters(desk.office)


def refused_step(desk):
    with pytest.raises(ValidationError) as refusal:
        moves(desk)[0]()
    return refusal.value.messages


def test_through_the_pages(as_, desk):
    office, director = as_(desk.office), as_(desk.director)
    register = office.get(reverse("certificates:register")).content.decode()
    add = reverse("certificates:case_add", args=[desk.first.pk])
    assert add in register and add not in as_(desk.clerk).get(reverse("certificates:register")).content.decode()
    sent = {"kind": "grievance", "received_on": clock.today().isoformat(), "number": NUMBER, "line": ""}
    refused = office.post(add, sent)
    assert refused.status_code == 422 and NUMBER in refused.content.decode()
    for _ in range(2):
        assert office.post(add, sent | {"line": LINE})["Location"] == LIST
    case = ComplaintCase.objects.get()
    page, answer = (reverse(f"certificates:{name}", args=[case.pk]) for name in ("case", "case_answer"))
    assert "Giấy công nhận đang tạm dừng" in office.get(page).content.decode()
    assert answer not in office.get(page).content.decode() and answer in director.get(page).content.decode()
    assert office.get(answer).status_code == 404
    assert director.post(answer, {"outcome": "changed", "answer_number": ""}).status_code == 422
    assert director.post(answer, {"outcome": "changed", "answer_number": "Số 7"})["Location"] == page
    link = reverse("certificates:case_link", args=[case.pk])
    change = changed(desk.decision, by=desk.office, kind="recall", certificates=frozenset({desk.first.pk}))
    assert link in office.get(page).content.decode()
    assert office.post(link, {"change": ""}).status_code == 422
    assert office.post(link, {"change": change.pk})["Location"] == page
    assert str(change) in director.get(page).content.decode()
    term = reverse("certificates:case_term", args=["grievance"])
    assert office.post(term, {"grievance-days": "x", "grievance-basis": "Luật"}).status_code == 422
    assert office.post(term, {"grievance-days": "45", "grievance-basis": "Luật"}).status_code == 302
    assert (ComplaintTerm.objects.get(kind="grievance").days, office.get(term).status_code) == (45, 200)
    assert office.get(reverse("certificates:case_term", args=["unsigned"])).status_code == 404
    assert "45" in office.get(reverse("certificates:case_terms")).content.decode()
    assert director.get(reverse("certificates:case_terms")).status_code == 403


def test_whoever_decides_extends_the_day_of_answer_with_a_reason(as_, desk):
    case = opened(desk)
    director, page = as_(desk.director), reverse("certificates:case_extend", args=[case.pk])
    assert as_(desk.office).get(page).status_code == 404
    later = case.due_on + timedelta(days=15)
    for wrong in (
        {"until": case.due_on - timedelta(days=1), "reason": "Chờ"}, {"until": later, "reason": ""},
        {"until": case.due_on + timedelta(days=400), "reason": "Chờ"}, {"until": "mai", "reason": "Chờ"},
    ):  # fmt: skip
        refused = director.post(page, {name: str(value) for name, value in wrong.items()})
        assert refused.status_code == 422, wrong
    home = reverse("certificates:case", args=[case.pk])
    for _ in range(2):
        assert director.post(page, {"until": later.isoformat(), "reason": "Chờ giám định."})["Location"] == home
    case.refresh_from_db()
    assert case.due_on == later and case.freezes and ComplaintTerm.objects.get(kind="grievance").days != 45
    shown = director.get(home).content.decode()
    assert "Gia hạn trả lời" in shown and "Chờ giám định." in shown and short_date(later) in shown
    assert case.history.latest().due_on == later
    with pytest.raises(PermissionDenied):
        extend_case(case, by=desk.office, until=later + timedelta(days=1), reason="Khác")
    answered(desk, case)
    with pytest.raises(IllegalMove):
        extend_case(case, by=desk.director, until=later + timedelta(days=1), reason="Khác")
    assert director.get(page).status_code == 404


def test_the_list_costs_the_same_with_any_number_of_rows(as_, desk):
    client, spent = as_(desk.director), []
    for place, certificate in enumerate(Certificate.objects.order_by("number")):
        opened(desk, certificate=certificate, number=str(place))
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(LIST).content.decode()
        assert page.count("Chờ giải quyết") == place + 1
        spent.append(len(queries))
    assert spent == [9, 9]
