"""A name put right at its source before the decision is signed: same number, the unsigned paper set aside."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.events import timeline
from accounts.models import AccessLog
from accounts.roles import Role
from certificates.actions.correct_listed import correct_listed
from certificates.actions.issue import issue
from certificates.models import Certificate, DecisionPaper
from certificates.queries import paper_in_force
from core import clock
from core.uploads import read
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.confirm_name import confirm_name
from nominations.actions.correct_words import FileWords
from nominations.models import ConflictDeclaration, Nomination
from tests.certificates.rendering_samples import words_of
from tests.factories.certificate import Desk, scan
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RIGHT, BASIS, REASON = "Điểu Thị Đúng", "Căn cước số 012", "Tên ghi sai dấu."


@pytest.fixture
def desk():
    return Desk(passed=2)


def put_right(desk, decision, **changes):
    item = decision.items.select_related("nomination", "decision").order_by("ordinal")[0]
    words = replace(FileWords.of(item.nomination), name=RIGHT)
    given = {"by": desk.office, "words": words, "basis": BASIS, "reason": REASON, **changes}
    return correct_listed(item, **given)


def test_the_unsigned_decision_is_made_anew_under_its_number(as_, desk):
    """J11: sentence, database and paper, as far as the certificate that is drawn from the file."""
    decision = desk.numbered(5)
    former = paper_in_force(decision, "decision")
    item = decision.items.order_by("ordinal")[0]
    wrong = item.nomination.name
    page = reverse("certificates:correct_listed", args=[item.pk])
    office, own = as_(desk.office), reverse("certificates:decision", args=[decision.pk])
    assert page in office.get(own).content.decode() and page not in as_(desk.clerk).get(own).content.decode()
    given = {**vars(FileWords.of(item.nomination)), "name": RIGHT, "basis": "", "reason": REASON}
    refused = office.post(page, given)
    assert refused.status_code == 422 and RIGHT in refused.content.decode()
    for _ in range(2):
        assert office.post(page, given | {"basis": BASIS})["Location"] == own
    decision.refresh_from_db()
    paper = paper_in_force(decision, "decision")
    assert (decision.full_number, decision.state, paper.number) == ("05/QĐ-SNgV", "numbered", former.number)
    assert decision.papers.filter(kind="decision").count() == 2
    former.refresh_from_db()
    assert former.set_aside_at is not None and read(former.stored_name, former.sha256)[:4] == b"%PDF"
    printed = words_of(read(paper.stored_name, paper.sha256))
    assert RIGHT in printed and wrong not in printed
    event = timeline(decision).get(move="correct")
    assert event.reason == f"{REASON} Căn cứ: {BASIS}" and event.reason in office.get(own).content.decode()
    row = Nomination.objects.get(pk=item.nomination_id)
    assert row.name == RIGHT and row.search_norm == "dieu thi dung" and row.history.count() > 1
    scan(decision, by=desk.clerk)
    assert page not in office.get(own).content.decode()
    assert "đã có bản ký" in office.get(page).content.decode()
    with pytest.raises(ValidationError, match=f"Chưa xác nhận họ tên in trên Giấy công nhận: {RIGHT}"):
        issue(decision, by=desk.clerk)
    confirm_name(row, typed=RIGHT, by=desk.office, reason=BASIS)
    issue(decision, by=desk.clerk)
    assert Certificate.objects.get(item=item).text["name"] == RIGHT


def test_before_the_number_only_the_file_is_put_right(desk):
    decision = desk.decided()
    assert put_right(desk, decision).nomination.name == RIGHT
    assert not decision.papers.filter(kind="decision").exists()
    with pytest.raises(AlreadyDone):
        put_right(desk, decision)


def test_it_is_refused_in_words_and_changes_nothing(desk):
    decision = desk.numbered(5)
    before = paper_in_force(decision, "decision").pk
    for changes, sentence in (
        ({"basis": " "}, "Chưa ghi căn cứ sửa chữ."),
        ({"reason": " "}, "Phải ghi rõ lý do rồi mới thực hiện được việc này"),
        ({"words": FileWords("", " ", "", "")}, "Chưa ghi họ và tên, tên tập thể."),
    ):
        with pytest.raises(ValidationError, match=sentence.rstrip(".")):
            put_right(desk, decision, **changes)
    for stranger in (desk.clerk, desk.director):
        with pytest.raises(PermissionDenied):
            put_right(desk, decision, by=stranger)
    scan(decision, by=desk.clerk)
    with pytest.raises(ValidationError, match="đã có bản ký"):
        put_right(desk, decision)
    assert paper_in_force(decision, "decision").pk == before and not Nomination.objects.filter(name=RIGHT).exists()
    issue(decision, by=desk.clerk)
    with pytest.raises(IllegalMove):
        put_right(desk, decision)


def test_a_paper_set_aside_is_read_on_the_decisions_page_by_whoever_sees_it(as_, desk):
    decision = desk.numbered()
    before = DecisionPaper.objects.get(decision=decision, kind="decision")
    put_right(desk, decision)
    before.refresh_from_db()
    assert before.set_aside_at is not None
    file = reverse("certificates:former_paper", args=[before.pk])
    office = as_(desk.office)
    page = office.get(reverse("certificates:decision", args=[decision.pk])).content.decode()
    assert "Bản trước, không còn dùng" in page and page.count(f'"{file}"') == 1
    assert len(b"".join(office.get(file).streaming_content)) == before.size
    assert office.get(file, {"ban": "ky"}).status_code == 404
    assert AccessLog.objects.filter(subject_type="certificates.decisionpaper", subject_id=before.pk).count() == 1
    director = as_(desk.director).get(file)
    assert director.status_code == 200 and len(director.content) != before.size, "it bears its reader's name"
    for outside in (person(Role.PARTY_CELL), person(Role.EDITOR)):
        assert as_(outside).get(file).status_code == 404
    now = DecisionPaper.objects.get(decision=decision, kind="decision", set_aside_at=None)
    assert office.get(reverse("certificates:former_paper", args=[now.pk])).status_code == 404
    ConflictDeclaration.objects.create(
        nomination=decision.items.first().nomination, user=desk.vice, ground="other", declared_at=clock.now()
    )
    assert as_(desk.vice).get(file).status_code == 404
