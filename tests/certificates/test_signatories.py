"""Who signs on which day and in which capacity (E07): Q., KT., TL., TUQ.; a relative's file goes to a deputy."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.actions.appoint import appoint
from accounts.models import Duty, FamilyTie
from accounts.roles import Role
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.actions.release_letter import release_letter
from certificates.actions.submit import submit
from certificates.actions.weigh import Choice, weigh
from certificates.agency import signer_on
from certificates.changing import NewWords
from certificates.models import Certificate, ResultLetter
from core import clock
from nominations.workflow import State
from tests.factories.certificate import Desk, changed, confirmed, numbering, submission
from tests.factories.people import DutyFactory, UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
SINCE, UNTIL = date(2020, 1, 1), date(2030, 12, 31)
ORDER = {"department": None, "basis": "Quy chế làm việc số 12", "since": SINCE, "until": None}
ALL = {"role": Role.SIGNATORY, "acting": "TL.", **ORDER}


def lent(acting="TL.", **facts):
    """A head of unit who signs for the Director."""
    user = UserFactory(full_name="Lê Thị Chánh", post="Chánh Văn phòng Sở")
    DutyFactory(user=user, role=Role.SIGNATORY, acting=acting, basis="Giấy ủy quyền số 3", until=UNTIL, **facts)
    return user


@pytest.mark.parametrize(
    ("held", "decision", "letter"),
    [
        ({"": "A", "KT.": "B", "TL.": "C"}, ("GIÁM ĐỐC",), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ({"Q.": "A", "TUQ.": "C"}, ("Q. GIÁM ĐỐC",), ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ({"KT.": "B"}, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ({"TUQ.": "C"}, ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
    ],
)
def test_the_block_follows_the_day_and_the_kind_of_paper(held, decision, letter):
    for acting, name in held.items():
        role = Role.SIGNATORY if acting in ("TL.", "TUQ.") else Role.DIRECTOR
        user = UserFactory(full_name=name, post="Chánh Văn phòng Sở")
        DutyFactory(user=user, role=role, acting=acting, basis="Số 1", until=UNTIL)
    day = clock.today()
    assert signer_on(day).titles == decision
    assert signer_on(day, letter=True).titles == letter


def test_an_order_alone_signs_no_decision_and_an_authority_ends_with_its_last_day():
    lent("TL.")
    with pytest.raises(ValidationError, match="Không có ai giữ nhiệm vụ Giám đốc Sở"):
        signer_on(clock.today())
    Duty.objects.all().delete()
    lent("TUQ.")
    assert signer_on(UNTIL).name == "Lê Thị Chánh"
    with pytest.raises(ValidationError, match="Không có ai giữ nhiệm vụ Giám đốc Sở vào ngày 01/01/2031"):
        signer_on(UNTIL + timedelta(days=1))


class TestLending:
    """Decree 30/2020/NĐ-CP, article 13: heads of units; by authority in writing and for a time."""

    @pytest.fixture
    def head(self):
        return person(Role.HEAD, UserFactory().department)

    def test_is_given_to_the_head_of_a_unit(self, head):
        assert appoint(head, by=person(Role.ADMINISTRATOR), facts=ALL).acting == "TL."

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"acting": "TUQ."}, r"Ký thừa ủy quyền \(TUQ.\) phải có văn bản ủy quyền và thời hạn."),
            ({"acting": "TUQ.", "until": UNTIL, "basis": ""}, r"Ký thừa ủy quyền \(TUQ.\) phải có văn bản ủy quyền"),
            ({"acting": ""}, r"nhiệm vụ đó phải ghi một trong hai tư cách này."),
            ({"acting": "KT."}, r"nhiệm vụ đó phải ghi một trong hai tư cách này."),
            ({"role": Role.DIRECTOR}, r"chỉ ghi với nhiệm vụ «Người được giao ký thừa lệnh, thừa ủy quyền»"),
        ],
    )
    def test_breaks_no_rule(self, head, facts, sentence):
        with pytest.raises(ValidationError, match=sentence):
            appoint(head, by=person(Role.ADMINISTRATOR), facts={**ALL, **facts})
        assert not Duty.objects.filter(user=head, role=Role.SIGNATORY).exists()

    def test_is_refused_to_whoever_heads_no_unit(self):
        staff = UserFactory(full_name="Lê Thị Thường")
        with pytest.raises(ValidationError) as refusal:
            appoint(staff, by=person(Role.ADMINISTRATOR), facts=ALL)
        assert refusal.value.messages == [
            "Đồng chí Lê Thị Thường không giữ nhiệm vụ người đứng đầu phòng, đơn vị vào ngày 01/01/2020 nên không được "
            "giao ký thừa lệnh, thừa ủy quyền. Phó Giám đốc thì ghi nhiệm vụ «Giám đốc Sở» với tư cách «Ký thay (KT.)»."
        ]

    def test_the_database_refuses_what_the_form_does(self, head):
        for facts in ({"acting": "TUQ."}, {"acting": ""}, {"role": Role.DIRECTOR, "acting": "TL."}):
            with pytest.raises(IntegrityError), transaction.atomic():
                DutyFactory(user=head, **{"role": Role.SIGNATORY, "acting": "TL.", **facts})

    def test_gives_none_of_the_directors_powers(self, client):
        desk = Desk(passed=1)
        decision, user = desk.submitted(), lent("TL.")
        client.force_login(user)
        for name in ("decide", "decide_confirm", "decision"):
            assert client.get(reverse(f"certificates:{name}", args=[decision.pk])).status_code == 404


class TestLetters:
    def test_are_the_agencys_while_the_head_of_the_office_signs_by_order(self):
        desk = Desk(passed=1)
        desk.issued()
        user = lent("TL.")
        letter = ResultLetter.objects.get()
        release_letter(letter, by=desk.office, number=1, symbol="TB-SNgV", dated=clock.today())
        said = str(letter.paper.content)
        assert "TL. GIÁM ĐỐC" in said and "CHÁNH VĂN PHÒNG" in said and user.full_name in said
        assert desk.office.full_name not in said

    def test_a_correction_is_a_letter_and_a_recall_is_none(self):
        desk = Desk(passed=1)
        decision, user = desk.issued(), lent("TL.")
        words = (NewWords(None, "sai", "đúng"),)
        correction = changed(decision, by=desk.office, kind="correct", symbol="SNgV-VP", words=words)
        assert (correction.signer_name, correction.signer_title[0]) == (user.full_name, "TL. GIÁM ĐỐC")
        assert "TL. GIÁM ĐỐC" in str(correction.paper.content)
        named = frozenset(Certificate.objects.values_list("pk", flat=True))
        recall = changed(decision, by=desk.office, kind="recall", certificates=named)
        assert recall.signer_title == ["GIÁM ĐỐC"]


class TestRelatives:
    """office.md 2.1: the file of a relative goes to a deputy, who signs KT."""

    @pytest.fixture
    def desk(self):
        desk = Desk(passed=2)
        desk.own, desk.other = desk.nominations
        FamilyTie.objects.create(person=desk.director, relative=desk.own.person, stated_at=clock.now())
        desk.deputy = UserFactory(full_name="Đặng Thị Phó")
        DutyFactory(user=desk.deputy, role=Role.DIRECTOR, acting="KT.", basis="Số 3")
        return desk

    def test_are_not_decided_on_by_the_director(self, as_, desk):
        decision = desk.submitted()
        item = decision.items.get(nomination=desk.own)
        with pytest.raises(ValidationError) as refusal:
            weigh(decision, by=desk.director, choices={item.pk: Choice("recognise", "")})
        assert refusal.value.messages == [
            f"{desk.own.name}: đồng chí có liên quan tới hồ sơ này nên không quyết định. "
            "Hồ sơ để lại đợt sau, Phó Giám đốc ký thay (KT.) quyết định."
        ]
        page = as_(desk.director).get(reverse("certificates:decide", args=[decision.pk])).content.decode()
        assert f"outcome_{item.pk}" not in page and "Phó Giám đốc ký thay (KT.) quyết định." in page

    def test_wait_for_a_list_on_which_the_deputy_decides_and_signs(self, desk):
        decision = desk.submitted()
        other = decision.items.get(nomination=desk.other)
        weigh(decision, by=desk.director, choices={other.pk: Choice("recognise", "")})
        decision = confirmed(decision, by=desk.director)
        desk.own.refresh_from_db()
        assert decision.items.get(nomination=desk.own).outcome == "" and desk.own.state == State.PASSED
        first = number(decision, by=desk.clerk, given=numbering(5))
        assert first.signer_title == ["GIÁM ĐỐC"]
        later = submit(prepare(desk.season, by=desk.office), by=desk.office, **submission(desk.season))
        item = later.items.get()
        assert item.nomination == desk.own
        with pytest.raises(ValidationError) as refusal:
            confirmed(later, by=desk.director)
        assert refusal.value.messages == [
            "Đồng chí có liên quan tới mọi hồ sơ trong danh sách này nên không quyết định. "
            "Mời giao Phó Giám đốc ký thay (KT.) quyết định danh sách này."
        ]
        weigh(later, by=desk.deputy, choices={item.pk: Choice("recognise", "")})
        second = number(confirmed(later, by=desk.deputy), by=desk.clerk, given=numbering(6))
        assert second.signer_title == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] and second.signer_name == desk.deputy.full_name
        paper = str(second.papers.get(kind="decision").content)
        assert "KT. GIÁM ĐỐC" in paper and desk.deputy.full_name in paper

    def test_nobody_concerned_signs_what_is_about_them(self, desk):
        assert signer_on(clock.today(), about=[desk.other]).titles == ("GIÁM ĐỐC",)
        assert signer_on(clock.today(), about=[desk.own]).name == "Đặng Thị Phó"
        Duty.objects.filter(user=desk.deputy).delete()
        with pytest.raises(ValidationError, match="có liên quan tới hồ sơ nên không ký văn bản này"):
            signer_on(clock.today(), about=[desk.own])


def test_a_new_director_changes_nothing_already_signed():
    desk = Desk(passed=1)
    decision = desk.issued()
    Duty.objects.filter(role=Role.DIRECTOR).update(until=clock.today() - timedelta(days=1))
    DutyFactory(user=UserFactory(full_name="Người Kế Nhiệm"), role=Role.DIRECTOR)
    decision.refresh_from_db()
    certificate = Certificate.objects.get()
    former = desk.director.full_name
    assert decision.signer_name == certificate.text["signer_name"] == former
    assert former in str(decision.papers.get(kind="decision").content)
    assert signer_on(clock.today()).name == "Người Kế Nhiệm"
