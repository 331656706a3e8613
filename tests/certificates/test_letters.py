"""Thư báo kết quả: drafted when results are announced, read by a person, sent once, kept from whoever is concerned."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from certificates.access import letters
from certificates.actions.close import close
from certificates.actions.discard_letter import discard_letter
from certificates.actions.edit_letter import edit_letter
from certificates.actions.release_letter import release_letter
from certificates.models import Decision, LetterPaper, ResultLetter
from certificates.todo_letters import letter_tasks
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from documents.models import Entry
from nominations.models import Nomination
from tests.factories.certificate import Desk
from tests.factories.people import DepartmentFactory, person
from tests.factories.units import heir, reorganised

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REASON = "Thành tích mới ở bước đầu."


@pytest.fixture
def desk():
    """One who passed was declined; one recognised; one did not pass."""
    desk = Desk(passed=2, failed=1)
    desk.declined = desk.nominations[0]
    desk.decision = desk.issued(outcomes={desk.declined.name: "decline"})
    return desk


def sent(letter, by, figure=1, **changes):
    facts = {"number": figure, "symbol": "TB-VP", "dated": clock.today(), **changes}
    return release_letter(letter, by=by, **facts)


def to_department(desk):
    return ResultLetter.objects.get(department=desk.department)


def to_council():
    return ResultLetter.objects.get(department=None)


def test_nothing_is_drafted_before_the_decision_is_issued():
    desk = Desk(passed=1)
    desk.signed()
    assert not ResultLetter.objects.exists()


def test_each_department_has_a_letter_and_the_council_learns_where_the_director_departed(desk):
    assert ResultLetter.objects.count() == 2
    assert {item.nomination_id for item in to_department(desk).items.all()} == {row.pk for row in desk.nominations}
    assert [item.nomination for item in to_council().items.all()] == [desk.declined]


def test_departments_merged_since_they_introduced_are_written_to_once_under_their_new_name():
    desk = Desk(passed=2)
    elsewhere = DepartmentFactory()
    Nomination.objects.filter(pk=desk.nominations[1].pk).update(department=elsewhere)
    head = person(Role.HEAD, elsewhere)
    reorganised("merge", [desk.department, elsewhere], [heir("Phòng Đối ngoại", "DN", head)])
    desk.issued()
    [letter] = ResultLetter.objects.exclude(department=None)
    assert letter.addressee == "Phòng Đối ngoại"
    assert {item.nomination_id for item in letter.items.all()} == {row.pk for row in desk.nominations}
    sent(letter, desk.office)
    assert letter in letters(User.objects.get(pk=head.pk))


def test_where_the_director_follows_the_council_it_gets_no_letter():
    Desk(passed=1, failed=1).issued()
    assert [letter.department_id is None for letter in ResultLetter.objects.all()] == [False]


def test_a_list_that_ends_without_a_decision_is_told_too():
    desk = Desk(passed=1)
    name = desk.nominations[0].name
    close(desk.decided({name: "decline"}), by=desk.office)
    assert "Tờ trình số" in to_department(desk).opening
    assert sent(to_department(desk), desk.office).state == "released"


def test_a_departments_paper_has_neither_figures_nor_reasons_and_the_councils_has_the_reason(desk):
    desk.decision.items.filter(nomination=desk.declined).update(reason=REASON)
    told = str(sent(to_department(desk), desk.office).paper.content)
    assert desk.declined.name in told and "Chưa được công nhận trong kỳ này" in told
    assert REASON not in told and "phiếu" not in told
    assert REASON in str(sent(to_council(), desk.office, 2).paper.content)


def test_a_letter_reaches_its_department_only_when_it_is_sent(as_, desk):
    head, stranger = person(Role.HEAD, desk.department), person(Role.HEAD, DepartmentFactory())
    letter = to_department(desk)
    page, paper = (reverse(f"certificates:{name}", args=[letter.pk]) for name in ("letter", "letter_paper"))
    before = [as_(head).get(url).status_code for url in (page, paper)]
    sent(letter, desk.office)
    after = [as_(user).get(url).status_code for user in (head, stranger) for url in (page, paper)]
    assert (before, after) == ([404, 404], [200, 200, 404, 404])
    word = as_(head).get(paper, {"dang": "docx"})
    assert word["Content-Type"].endswith("wordprocessingml.document")
    text = as_(head).get(page).content.decode()
    assert desk.declined.name in text and "Gửi thư" not in text
    sent(to_council(), desk.office, 2)
    assert list(letters(head)) == [letter] and to_council() in letters(desk.chair)


def test_sending_twice_is_one_act_with_one_number(as_, desk):
    letter, client = to_department(desk), as_(desk.office)
    address = reverse("certificates:letter_release", args=[letter.pk])
    given = {"number": "4", "symbol": "TB-VP", "dated": clock.today().isoformat()}
    for _ in range(2):
        assert client.post(address, given).status_code == 302
    assert LetterPaper.objects.get().number == "04/TB-VP"
    assert Entry.objects.filter(kind="notice").count() == 1
    with pytest.raises(AlreadyDone):
        sent(letter, desk.office, 5)
    for act in (lambda: edit_letter(letter, by=desk.office, opening="A", closing="B"),
                lambda: discard_letter(letter, by=desk.office, reason="Thừa.")):  # fmt: skip
        with pytest.raises(IllegalMove):
            act()


def test_the_office_edits_the_words_and_they_are_printed(as_, desk):
    letter = to_department(desk)
    address = reverse("certificates:letter_edit", args=[letter.pk])
    assert as_(desk.office).post(address, {"opening": " ", "closing": "Giữ chữ này."}).status_code == 422
    given = {"opening": "Văn phòng Sở báo như sau:", "closing": "Trân trọng cảm ơn."}
    assert as_(desk.office).post(address, given).status_code == 302
    assert "Trân trọng cảm ơn./." in str(sent(letter, desk.office).paper.content)


def test_a_letter_is_put_aside_with_a_reason(desk):
    letter = to_department(desk)
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        discard_letter(letter, by=desk.office, reason=" ")
    assert discard_letter(letter, by=desk.office, reason="Đã báo trực tiếp.").discard_reason == "Đã báo trực tiếp."
    with pytest.raises(IllegalMove):
        sent(letter, desk.office)
    assert not letters(person(Role.HEAD, desk.department)).exists()


def test_no_letter_goes_out_while_the_decision_is_not_issued(desk):
    letter = to_department(desk)
    Decision.objects.filter(pk=desk.decision.pk).update(state="numbered", issued_at=None)
    with pytest.raises(ValidationError, match="Kết quả chưa được công bố"):
        sent(letter, desk.office)


def test_whoever_is_concerned_in_a_file_leaves_its_letter_to_a_colleague(as_, desk):
    concerned = person(Role.OFFICE)
    Nomination.objects.filter(pk=desk.declined.pk).update(person=concerned)
    letter = to_department(desk)
    for act in (lambda: sent(letter, concerned), lambda: edit_letter(letter, by=concerned, opening="A", closing="B"),
                lambda: discard_letter(letter, by=concerned, reason="Thừa.")):  # fmt: skip
        with pytest.raises(PermissionDenied):
            act()
    assert list(letter_tasks(concerned)) == []
    assert as_(concerned).get(reverse("certificates:letter", args=[letter.pk])).status_code == 404
    assert len(list(letter_tasks(desk.office))) == 1


def test_the_task_is_gone_once_every_letter_is_dealt_with(desk):
    sent(to_department(desk), desk.office)
    assert "01 thư" in next(letter_tasks(desk.office)).title
    discard_letter(to_council(), by=desk.office, reason="Đã báo ở phiên họp.")
    assert list(letter_tasks(desk.office)) == []


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_costs_the_same_for_any_number(as_, desk, more, django_assert_num_queries):
    for _ in range(more):
        ResultLetter.objects.create(
            decision=desk.decision, department=DepartmentFactory(), opening="A", closing="B", drafted_at=clock.now()
        )
    client = as_(desk.office)
    client.get(reverse("certificates:letters"))
    with django_assert_num_queries(9):
        client.get(reverse("certificates:letters"))
