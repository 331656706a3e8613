"""The Party cell reads one criterion of the received files and says one thing of each, before the council sits."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import FamilyTie
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.close_appraisal import close_appraisal
from nominations.actions.give_party_opinion import give_party_opinion
from nominations.models import Nomination, PartyOpinion
from nominations.party_opinions import legible_evidence, shown_to_the_party_cell
from nominations.todo import tasks
from nominations.workflow import State
from tests.factories.people import DutyFactory, UserFactory
from tests.nominations.world import NOW, cleared, suspended

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]
REMARK = "Đề nghị làm rõ việc chấp hành nội quy cơ quan"
LIST = reverse("nominations:party_opinions")


@pytest.fixture
def asking(world):
    world.rule("party_opinion", "yes")
    return world


def at(name, row):
    return reverse(f"nominations:{name}", args=[row.pk])


def get(client, user, address):
    client.force_login(user)
    return client.get(address)


def agree(row, by):
    return give_party_opinion(row, by=by, stance="agrees", text="")


class TestReading:
    def test_one_criterion_and_no_more(self, asking, client):
        row = asking.dossier(State.RECEIVED, report="Báo cáo riêng của phòng")
        first, *others = row.statements.order_by("criterion__ordinal")
        page = get(client, asking.party, at("party_opinion", row)).content.decode()
        assert row.name in page and row.number in page and first.text in page
        own, *foreign = row.evidence.order_by("criterion__ordinal")
        assert own.title in page and at("evidence_view", own) in page
        for hidden in (row.report, row.merit, *(at("evidence_view", item) for item in foreign)):
            assert hidden not in page
        assert len(others) == len(foreign) == 2

    def test_evidence_of_the_first_criterion_opens_alone(self, asking, client):
        own, *foreign = asking.dossier(State.RECEIVED).evidence.order_by("criterion__ordinal")
        page = get(client, asking.party, at("evidence_view", own))
        assert page.status_code == 200 and at("party_opinion", own.nomination) in page.content.decode()
        assert {get(client, asking.party, at("evidence_view", item)).status_code for item in foreign} == {404}
        assert {get(client, asking.party, at("evidence_file", item)).status_code for item in foreign} == {404}
        assert get(client, asking.party, at("evidence_replace", own)).status_code == 404
        own.set_aside_at = NOW
        own.save()
        assert get(client, asking.party, at("evidence_view", own)).status_code == 404

    @pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED, State.WITHDRAWN])
    def test_only_received_files(self, asking, client, state):
        row = asking.dossier(state)
        assert get(client, asking.party, at("party_opinion", row)).status_code == 404
        assert row.name not in get(client, asking.party, LIST).content.decode()

    def test_no_other_page_of_the_file(self, asking, client):
        row = asking.dossier(State.RECEIVED)
        for name in ("detail", "archive", "receipt", "report_versions"):
            assert get(client, asking.party, at(name, row)).status_code == 404

    @pytest.mark.parametrize("state", [State.APPRAISED, State.TABLED, State.PASSED, State.FAILED])
    def test_what_follows_is_not_told(self, asking, client, state):
        row = asking.dossier(State.RECEIVED)
        agree(row, asking.party)
        Nomination.objects.filter(pk=row.pk).update(state=state)
        for address in (LIST, at("party_opinion", row)):
            page = get(client, asking.party, address).content.decode()
            assert row.name in page and State(state).label not in page
        assert "Đã hết thời gian cho ý kiến về hồ sơ này." in page

    def test_those_without_the_duty_have_no_such_page(self, asking, client):
        row = asking.dossier(State.RECEIVED)
        for name in ("head", "office", "member", "director", "stranger"):
            assert get(client, asking.people[name], LIST).status_code == 403
            assert get(client, asking.people[name], at("party_opinion", row)).status_code == 404

    def test_without_the_rule_there_is_nothing(self, world, client):
        row = world.dossier(State.RECEIVED)
        assert get(client, world.party, LIST).status_code == 403
        assert get(client, world.party, at("party_opinion", row)).status_code == 404
        assert list(legible_evidence(world.party)) == [] and list(tasks(world.party)) == []
        assert LIST not in get(client, world.party, reverse("nominations:suggestions")).content.decode()
        with pytest.raises(ValidationError, match="Kỳ này không xin ý kiến cấp ủy"):
            agree(row, world.party)

    def test_a_member_of_the_council_declares_first(self, asking, client):
        row = asking.dossier(State.RECEIVED)
        DutyFactory(user=asking.member, role=Role.PARTY_CELL)
        assert get(client, asking.member, at("party_opinion", row)).status_code == 404
        cleared(row, asking.member)
        assert get(client, asking.member, at("party_opinion", row)).status_code == 200


class TestConcerned:
    """The file in which a holder is concerned is on no list, in no count, and takes no opinion of that holder."""

    @pytest.fixture(params=["nominee", "kin", "department"])
    def kept(self, request, asking):
        party = asking.party
        if request.param == "nominee":
            return asking.dossier(State.RECEIVED, person=party, name=party.full_name)
        row = asking.dossier(State.RECEIVED)
        if request.param == "kin":
            FamilyTie.objects.create(person=party, relative=row.person, stated_at=NOW)
        else:
            party.department = asking.department
            party.save()
        return row

    def test_nothing_of_it_is_seen(self, asking, kept, client):
        assert list(shown_to_the_party_cell(asking.party)) == [] == list(legible_evidence(asking.party))
        assert kept.number not in get(client, asking.party, LIST).content.decode()
        assert get(client, asking.party, at("party_opinion", kept)).status_code == 404
        assert not [task for task in tasks(asking.party) if "ý kiến cấp ủy" in task.title]
        with pytest.raises(PermissionDenied):
            agree(kept, asking.party)

    def test_another_holder_gives_it(self, kept):
        assert agree(kept, DutyFactory(role=Role.PARTY_CELL, user=UserFactory()).user).pk


class TestGiving:
    def test_by_the_page_and_changed_later(self, asking, client):
        row = asking.dossier(State.RECEIVED)
        client.force_login(asking.party)
        page = at("party_opinion", row)
        assert client.post(page, {"stance": "agrees", "text": ""}).status_code == 302
        assert client.post(page, {"stance": "remarks", "text": REMARK}).status_code == 302
        opinion = PartyOpinion.objects.get()
        assert (opinion.stance, opinion.text, opinion.given_by) == ("remarks", REMARK, asking.party)
        assert [past.stance for past in opinion.history.order_by("history_id")] == ["agrees", "remarks"]
        with pytest.raises(AlreadyDone):
            give_party_opinion(row, by=asking.party, stance="remarks", text=REMARK)
        assert opinion.history.count() == 2

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            ({"stance": "remarks", "text": " "}, "Chọn «Có ý kiến» thì phải ghi nội dung ý kiến."),
            ({"text": REMARK}, "Chưa chọn mục nào. Mời chọn một mục."),
            ({"stance": "khac", "text": REMARK}, "Mục đã chọn không có. Mời chọn lại."),
            ({"stance": "agrees", "text": "x" * 2_001}, "ô này nhận tối đa 2000"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, asking, client, sent, sentence):
        row = asking.dossier(State.RECEIVED)
        client.force_login(asking.party)
        answer = client.post(at("party_opinion", row), sent)
        assert answer.status_code == 422 and sentence in answer.content.decode()
        assert sent["text"].strip() in answer.content.decode() and not PartyOpinion.objects.exists()

    def test_not_after_the_appraisal_nor_while_suspended(self, asking, client):
        row = asking.dossier(State.RECEIVED)
        agree(row, asking.party)
        close_appraisal(row, by=asking.chair)
        with pytest.raises(IllegalMove):
            give_party_opinion(row, by=asking.party, stance="remarks", text=REMARK)
        halted = suspended(asking.dossier(State.RECEIVED))
        assert "Đang tạm dừng xét" in get(client, asking.party, at("party_opinion", halted)).content.decode()
        with pytest.raises(IllegalMove, match="Đang tạm dừng xét"):
            agree(halted, asking.party)

    def test_a_remark_has_its_text_in_the_table_too(self, asking):
        row = asking.dossier(State.RECEIVED)
        with pytest.raises(IntegrityError), transaction.atomic():
            PartyOpinion.objects.create(nomination=row, stance="remarks", given_by=asking.party, given_at=NOW)

    def test_it_waits_at_the_home_page(self, asking):
        row, _halted = asking.dossier(State.RECEIVED), suspended(asking.dossier(State.RECEIVED))
        [task] = tasks(asking.party)
        assert task.title == "1 hồ sơ chờ ý kiến cấp ủy" and row.name in task.why and task.url == LIST
        agree(row, asking.party)
        assert list(tasks(asking.party)) == []


class TestClosing:
    def test_is_refused_until_it_is_there(self, asking):
        row, _other = asking.dossier(State.RECEIVED), asking.dossier(State.RECEIVED)
        with pytest.raises(ValidationError, match=f"{row.number} chưa có ý kiến cấp ủy; cả thảy còn 02 hồ sơ"):
            close_appraisal(row, by=asking.secretary)
        agree(row, asking.party)
        assert close_appraisal(row, by=asking.secretary).state == State.APPRAISED

    def test_the_count_leaves_out_what_is_kept_from_the_reader(self, asking):
        row = asking.dossier(State.RECEIVED)
        asking.dossier(State.RECEIVED, person=asking.secretary, name=asking.secretary.full_name)
        with pytest.raises(ValidationError, match="cả thảy còn 01 hồ sơ"):
            close_appraisal(row, by=asking.secretary)


class TestShown:
    def test_to_those_who_oversee_and_not_to_the_department(self, asking, client):
        row = asking.dossier(State.RECEIVED)
        give_party_opinion(row, by=asking.party, stance="remarks", text=REMARK)
        cleared(row, asking.member)
        for name in ("office", "director", "standing", "member"):
            page = get(client, asking.people[name], at("detail", row)).content.decode()
            assert REMARK in page and "Cấp ủy chi bộ cho ý kiến" in page, name
        assert REMARK not in get(client, asking.chair, at("detail", row)).content.decode()  # has not declared
        for state in (State.RECEIVED, State.RECOGNISED):
            Nomination.objects.filter(pk=row.pk).update(state=state)
            page = get(client, asking.head, at("detail", row)).content.decode()
            assert REMARK not in page and "ấp ủy chi bộ" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_any_number_of_rows(asking, client, rows):
    for _ in range(rows):
        agree(asking.dossier(State.RECEIVED), asking.party)
    client.force_login(asking.party)
    client.get(LIST)
    with CaptureQueriesContext(connection) as spent:
        page = client.get(LIST)
    assert page.content.decode().count("Xem lại") == rows
    assert len(spent) == 11
