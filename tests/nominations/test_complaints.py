"""Letters about a file: recorded without their words, dealt with by whoever presides, unknown to everybody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.access import forget_duties
from accounts.events import timeline
from accounts.models import AccessLog, FamilyTie
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.handle_complaint import handle_complaint
from nominations.actions.record_complaint import record_complaint
from nominations.actions.suspend import suspend
from nominations.complaints import complaints_seen, files_for_letters, to_handle, to_weigh
from nominations.models import Complaint, Nomination
from nominations.todo import tasks
from nominations.workflow import State
from operations.open_items import open_items
from tests.factories.people import DutyFactory, person
from tests.factories.season import CriteriaSetFactory, SeasonFactory
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
LIST, ADD = reverse("nominations:complaints"), reverse("nominations:complaint_add")
TODAY = NOW.date()
LINE = "Kiến nghị xem lại số liệu năm 2026"
NUMBER = "1409"
KINDS = Complaint.Kind.values


def page_of(letter):
    return reverse("nominations:complaint", args=[letter.pk])


def get(client, user, address):
    client.force_login(user)
    return client.get(address)


def record(row, by, kind="petition", **changes):
    line = LINE if kind in Complaint.WITH_LINE else ""
    given = {"kind": kind, "received_on": TODAY, "number": NUMBER, "line": line, **changes}
    return record_complaint(row, by=by, **given)


def typed(row, **changes):
    sent = {"nomination": row.pk, "kind": "petition", "received_on": "2026-12-02", "number": NUMBER, "line": LINE}
    return sent | changes


def test_more_letters_than_a_page_holds_are_walked_through(world, client):
    row = world.dossier(State.RECEIVED)
    for place in range(53):
        record(row, world.office, received_on=TODAY - timedelta(days=place), number=f"so-{place:02}")
    first = get(client, world.office, LIST)
    assert first.context["next_url"] and not first.context["previous_url"]
    assert "53 đơn thư" in first.content.decode()
    second = client.get(LIST + first.context["next_url"])
    walked = [letter.number for answer in (first, second) for letter in answer.context["rows"]]
    assert walked == [f"so-{place:02}" for place in range(53)] and not second.context["next_url"]


class TestRecording:
    def test_by_the_page_and_pressed_twice(self, world, client):
        row = world.dossier(State.RECEIVED)
        client.force_login(world.office)
        for _ in range(2):
            assert client.post(ADD, typed(row)).status_code == 302
        letter = Complaint.objects.get()
        assert (letter.nomination, letter.kind, letter.number, letter.line) == (row, "petition", NUMBER, LINE)
        [event] = timeline(letter)
        assert (event.move, event.reason) == ("record_complaint", "") and LINE not in event.about

    @pytest.mark.parametrize("kind", ["denunciation", "unsigned"])
    def test_no_word_is_kept_of_what_must_not_be(self, world, client, kind):
        row, told = world.dossier(State.RECEIVED), "Ông A nhận tiền"
        client.force_login(world.office)
        refused = client.post(ADD, typed(row, kind=kind, line=told))
        assert refused.status_code == 422 and "cổng không giữ nội dung" in refused.content.decode()
        assert told in refused.content.decode()  # still in its field, to be taken out by hand
        assert not Complaint.objects.exists()
        assert client.post(ADD, typed(row, kind=kind, line="")).status_code == 302
        with pytest.raises(IntegrityError), transaction.atomic():
            Complaint.objects.update(line=told)

    def test_of_a_denunciation_only_the_stock_sentence_is_said(self, world, client):
        letter = record(world.dossier(State.RECEIVED), world.office, "denunciation")
        assert (
            "đang được cơ quan có thẩm quyền xem xét" in get(client, world.standing, page_of(letter)).content.decode()
        )

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"line": " "}, "thì ghi một dòng trung tính"),
            ({"received_on": "2026-12-04"}, "Ngày đến chưa tới."),
            ({"received_on": "hôm qua"}, "Không có ngày này."),
            ({"number": ""}, "Ô này còn trống."),
            ({"number": "9" * 21}, "ô này nhận tối đa 20"),
            ({"kind": "khac"}, "Mục đã chọn không có."),
            ({"nomination": "999999999999999999999999"}, "Mục đã chọn không còn."),
        ],
    )
    def test_what_is_wrong_is_said(self, world, client, changes, sentence):
        client.force_login(world.office)
        answer = client.post(ADD, typed(world.dossier(State.RECEIVED), **changes))
        assert answer.status_code == 422 and sentence in answer.content.decode()
        assert not Complaint.objects.exists()

    def test_another_letter_under_the_same_number_is_asked_about(self, world):
        row = world.dossier(State.RECEIVED)
        record(row, world.office)
        with pytest.raises(AlreadyDone):
            record(row, world.office)
        with pytest.raises(ValidationError, match="Mời xem lại số đến"):
            record(row, world.office, "grievance")

    def test_only_on_what_was_handed_in(self, world):
        with pytest.raises(PermissionDenied):
            record(world.dossier(State.DRAFT), world.office)

    def test_only_the_office_and_whoever_presides(self, world, client):
        row = world.dossier(State.RECEIVED)
        for name in ("head", "clerk", "staff", "stranger", "director", "standing", "secretary", "member", "party"):
            with pytest.raises(PermissionDenied):
                record(row, world.people[name])
            assert get(client, world.people[name], ADD).status_code == 403
        assert record(row, world.chair).pk

    def test_nothing_is_stopped_by_it(self, world):
        row = world.dossier(State.RECEIVED)
        for kind in KINDS:
            record(row, world.office, kind, number=f"12-{kind}"[:20])
        row.refresh_from_db()
        assert row.state == State.RECEIVED and row.suspended_at is None
        assert not timeline(row).exists()


class TestHandling:
    def test_by_whoever_presides_once(self, world, client):
        letter = record(world.dossier(State.RECEIVED), world.office, "unsigned")
        client.force_login(world.chair)
        sent = {"handling": "not_considered", "wording": Complaint.HANDLING_LINES[0]}
        for _ in range(2):
            assert client.post(page_of(letter), sent).status_code == 302
        letter.refresh_from_db()
        assert (letter.handling, letter.handled_by) == ("not_considered", world.chair)
        refused = client.post(page_of(letter), {**sent, "handling": "recheck"})
        assert refused.status_code == 422 and "Đơn thư này đã xử lý." in refused.content.decode()
        assert [event.move for event in timeline(letter)] == ["record_complaint", "handle_complaint"]
        shown = get(client, world.chair, page_of(letter)).content.decode()
        assert "Không xem xét theo quy định" in shown and "Chủ trì Hội đồng xử lý đơn thư" in shown

    @pytest.mark.parametrize("sent", [
        {"handling": "recheck", "wording": "other", "handling_line": " "},
        {"handling": "recheck", "wording": Complaint.HANDLING_LINES[2], "handling_line": "Xem lại"},
        {"handling": "recheck", "handling_line": "Xem lại"}, {"wording": "other", "handling_line": "Đã xem"}, {},
    ])  # fmt: skip
    def test_with_a_way_and_a_line(self, world, client, sent):
        letter = record(world.dossier(State.RECEIVED), world.office)
        client.force_login(world.chair)
        assert client.post(page_of(letter), sent).status_code == 422
        letter.refresh_from_db()
        assert letter.handled_at is None

    def test_by_nobody_else(self, world, client):
        letter = record(world.dossier(State.RECEIVED), world.office)
        for name, code in (("office", 403), ("standing", 403), ("director", 404), ("head", 404), ("secretary", 404)):
            client.force_login(world.people[name])
            sent = {"handling": "recheck", "wording": "other", "handling_line": "Xem lại"}
            assert client.post(page_of(letter), sent).status_code == code
            with pytest.raises(PermissionDenied):
                handle_complaint(letter, by=world.people[name], handling="recheck", line="Xem lại")

    def test_in_words_of_ones_own_where_a_line_is_kept(self, world, client):
        letter = record(world.dossier(State.RECEIVED), world.office)
        client.force_login(world.chair)
        sent = {"handling": "recheck", "wording": "other", "handling_line": "Xem lại số liệu năm 2026"}
        assert client.post(page_of(letter), sent).status_code == 302
        letter.refresh_from_db()
        assert letter.handling_line == "Xem lại số liệu năm 2026"

    @pytest.mark.parametrize("kind", ["denunciation", "unsigned"])
    def test_else_in_stock_words_alone(self, world, client, kind):
        letter = record(world.dossier(State.RECEIVED), world.office, kind)
        client.force_login(world.chair)
        shown = client.get(page_of(letter)).content.decode()
        assert 'name="handling_line"' not in shown and Complaint.STOCK_LINE in shown
        assert (Complaint.HANDLING_LINES[0] in shown) == (kind == "unsigned")
        sent = {"handling": "recheck", "wording": "other", "handling_line": "Ông A nhận tiền"}
        assert client.post(page_of(letter), sent).status_code == 422
        with pytest.raises(ValidationError, match="chỉ ghi lời có sẵn"):
            handle_complaint(letter, by=world.chair, handling="recheck", line="Ông A nhận tiền")
        assert client.post(page_of(letter), {**sent, "wording": Complaint.STOCK_LINE}).status_code == 302
        letter.refresh_from_db()
        assert letter.handling_line == Complaint.STOCK_LINE

    def test_the_database_keeps_no_other_word_of_a_denunciation(self, world):
        letter = record(world.dossier(State.RECEIVED), world.office, "denunciation")
        handle_complaint(letter, by=world.chair, handling="passed_on", line=Complaint.STOCK_LINE)
        with pytest.raises(IntegrityError), transaction.atomic():
            Complaint.objects.update(handling_line="Ông A nhận tiền")

    def test_what_is_done_is_done(self, world):
        letter = record(world.dossier(State.RECEIVED), world.office)
        handle_complaint(letter, by=world.chair, handling="recheck", line="Xem lại số liệu")
        with pytest.raises(AlreadyDone):
            handle_complaint(letter, by=world.chair, handling="recheck", line="Xem lại số liệu")
        with pytest.raises(IllegalMove):
            handle_complaint(letter, by=world.chair, handling="passed_on", line="Chuyển thanh tra")


class TestStandingCouncil:
    def test_says_nothing_of_a_denunciation_but_the_stock_line(self, world, client):
        row = world.dossier(State.RECEIVED)
        letter, page = record(row, world.office, "denunciation"), reverse("nominations:suspend", args=[row.pk])
        shown = get(client, world.standing, page).content.decode()
        assert 'name="reason"' not in shown and "Chờ kết luận" not in shown
        with pytest.raises(ValidationError, match="Hồ sơ có đơn tố cáo chờ xử lý"):
            suspend(row, by=world.standing, reason="Ông A nhận tiền")
        assert client.post(page, {"wording": "other", "reason": "Ông A nhận tiền"}).status_code == 422
        handle_complaint(letter, by=world.chair, handling="passed_on", line=Complaint.STOCK_LINE)
        assert 'name="reason"' in client.get(page).content.decode()

    def test_does_not_tell_one_of_the_department_by_its_choices(self, world, client):
        row = world.dossier(State.SUBMITTED)
        record(row, world.office, "denunciation")
        own = world.staff
        DutyFactory(user=own, role=Role.STANDING_COUNCIL)
        shown = get(client, own, reverse("nominations:suspend", args=[row.pk])).content.decode()
        assert 'name="reason"' in shown and "tố cáo" not in shown
        assert suspend(row, by=own, reason="Chờ làm rõ số liệu").suspended_at is not None

    def test_chooses_a_neutral_reason_or_words_one(self, world, client):
        row = world.dossier(State.RECEIVED)
        page = reverse("nominations:suspend", args=[row.pk])
        client.force_login(world.standing)
        for sent, sentence in (
            ({"reason": "Lời riêng"}, "Mời chọn một lý do"),
            ({"wording": "other"}, "Mời ghi một lời trung tính."),
            ({"wording": Complaint.STOCK_LINE, "reason": "Lời riêng"}, "hoặc chọn «Khác»."),
        ):
            answer = client.post(page, sent)
            assert answer.status_code == 422 and sentence in answer.content.decode()
            assert sent.get("reason", "") in answer.content.decode()
        assert client.post(page, {"wording": "Chờ kết luận của cơ quan có thẩm quyền."}).status_code == 302
        row.refresh_from_db()
        assert row.suspension_reason == "Chờ kết luận của cơ quan có thẩm quyền."

    @pytest.mark.parametrize("kind", ["petition", "grievance", "denunciation"])
    def test_is_told_so_that_it_may_suspend(self, world, client, kind):
        row = world.dossier(State.RECEIVED)
        letter = record(row, world.office, kind)
        [task] = tasks(world.standing)
        assert row.name in task.title and task.url == page_of(letter)
        assert reverse("nominations:suspend", args=[row.pk]) in get(client, world.standing, task.url).content.decode()
        suspend(row, by=world.standing, reason=Complaint.STOCK_LINE)
        assert list(tasks(world.standing)) == []

    def test_is_not_told_of_a_letter_without_a_name(self, world, client):
        letter = record(world.dossier(State.RECEIVED), world.office, "unsigned")
        assert list(tasks(world.standing)) == [] and list(complaints_seen(world.standing)) == []
        assert NUMBER not in get(client, world.standing, LIST).content.decode()
        assert get(client, world.standing, page_of(letter)).status_code == 404

    def test_one_who_presides_too_has_one_task(self, world):
        record(world.dossier(State.RECEIVED), world.office)
        DutyFactory(user=world.chair, role=Role.STANDING_COUNCIL)
        assert len(to_handle(world.chair)) == len(to_weigh(world.chair)) == len(list(tasks(world.chair))) == 1


def test_a_letter_without_a_name_is_for_the_chair_and_its_recorder(world, client):
    letter, colleague = record(world.dossier(State.RECEIVED), world.office, "unsigned"), person(Role.OFFICE)
    for user, seen in ((world.office, True), (world.chair, True), (colleague, False), (world.standing, False)):
        assert complaints_seen(user).filter(pk=letter.pk).exists() == seen
        assert (NUMBER in get(client, user, LIST).content.decode()) == seen
        told = [item.words for item in open_items(world.season, user) if "đơn thư" in item.words]
        assert told == (["Còn 01 đơn thư chưa xử lý."] if seen else [])


class TestNobodyElse:
    """No page, count, search, export or history tells of a letter to those who must not know."""

    #: Pages that people of departments and of the council open.
    PAGES = ("nominations:list", "nominations:export", "nominations:summary_list", "nominations:suggestions",
             "operations:my_work", "councils:home", "councils:appraisals")  # fmt: skip

    def told(self, client, user, row):
        """Everything that *user* may open about the file, as one text."""
        addresses = [reverse(name) for name in self.PAGES]
        addresses += [reverse(f"nominations:{name}", args=[row.pk]) for name in ("detail", "archive")]
        answers = [get(client, user, address) for address in addresses]
        return b"".join(b"".join(one) if one.streaming else one.content for one in answers if one.status_code == 200)

    @pytest.mark.parametrize(
        "who", ["head", "clerk", "staff", "stranger", "member", "secretary", "director", "counter", "party"]
    )
    def test_has_the_pages_or_a_word(self, world, client, who):
        row, user = world.dossier(State.RECEIVED), world.people[who]
        letters = [record(row, world.office, kind, number=f"{NUMBER}/{kind[:4]}") for kind in KINDS]
        told = self.told(client, user, row).decode(errors="ignore")
        words = (f"{NUMBER}/", LINE, *Complaint.Kind.labels, "Đơn thư", LIST)
        assert [word for word in words if word in told] == []
        searched = get(client, user, f"{reverse('nominations:list')}?tim={LINE}").content.decode()
        assert row.number not in searched
        assert get(client, user, LIST).status_code == 403
        assert {get(client, user, page_of(letter)).status_code for letter in letters} == {404}
        assert not AccessLog.objects.filter(subject_type="nominations.complaint").exists()

    @pytest.mark.parametrize("tie", ["nominee", "kin", "declared", "colleague", "head"])
    @pytest.mark.parametrize("state", [State.SUBMITTED, State.RECEIVED, State.RECOGNISED])
    def test_the_concerned_see_nothing_whatever_they_are_charged_with(self, world, client, tie, state):
        for role in (Role.OFFICE, Role.STANDING_COUNCIL, Role.COUNCIL_CHAIR, Role.COUNCIL_VICE):
            user = person(role)
            row = self.tied(world, user, tie, state)
            letter = record(row, world.office)
            assert list(complaints_seen(user)) == [] == [task for task in tasks(user) if "đơn thư" in task.title]
            page = get(client, user, LIST)
            assert page.status_code == 200 and row.number not in page.content.decode()
            assert get(client, user, page_of(letter)).status_code == 404
            if role != Role.STANDING_COUNCIL:
                assert row.number not in get(client, user, ADD).content.decode()
            with pytest.raises(PermissionDenied):
                record(row, user, number="77")
            with pytest.raises(PermissionDenied):
                handle_complaint(letter, by=user, handling="recheck", line="Xem lại")
            assert not [item for item in open_items(world.season, user) if "đơn thư" in item.words]
            letter.delete()

    def tied(self, world, user, tie, state):
        """A file in *state* to which *user* is tied; recognised ones are announced."""
        row = world.dossier(state, **({"person": user, "name": user.full_name} if tie == "nominee" else {}))
        if state == State.RECOGNISED:
            Nomination.objects.filter(pk=row.pk).update(announced_at=NOW)
        if tie == "kin":
            FamilyTie.objects.create(person=user, relative=row.person, stated_at=NOW)
        elif tie == "declared":
            row.declarations.create(user=user, ground="other", declared_at=NOW)
        elif tie == "colleague":
            user.department = world.department
            user.save()
        elif tie == "head":
            DutyFactory(user=user, role=Role.HEAD, department=world.department)
        forget_duties(user)
        return row


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_any_number_of_rows(world, client, count):
    for place in range(count):
        record(world.dossier(State.RECEIVED), world.office, number=str(place), received_on=TODAY - timedelta(days=1))
    client.force_login(world.chair)
    client.get(LIST)
    with CaptureQueriesContext(connection) as spent:
        page = client.get(LIST)
    assert page.content.decode().count("Chờ xử lý") == count
    assert len(spent) == 10


def test_people_are_listed_before_collectives(world):
    collective = world.collective(state=State.SUBMITTED, name="An Khê")
    person = world.dossier(State.SUBMITTED)
    assert [row.pk for row in files_for_letters(world.office)] == [person.pk, collective.pk]


def test_the_files_of_the_season_are_offered_by_department_and_found_by_name(world, client):
    old = CriteriaSetFactory(season=SeasonFactory(year=2025))
    before = world.dossier(State.RECEIVED, criteria_set=old, season=old.season, complete=False)
    names = {"Điểu Sroi": world.department, "Trần Thị Ánh": world.elsewhere, "Lê Văn Bình": world.department}
    rows = [
        world.collective(state=State.RECEIVED, name=name, department=department) for name, department in names.items()
    ]
    client.force_login(world.office)
    groups = list(client.get(ADD).context["form"].fields["nomination"].choices)[1:]
    assert [(name, [label for _, label in group]) for name, group in groups] == [
        (str(world.department), [f"Điểu Sroi ({rows[0].number})", f"Lê Văn Bình ({rows[2].number})"]),
        (str(world.elsewhere), [f"Trần Thị Ánh ({rows[1].number})"]),
    ]
    shown = client.get(f"{ADD}?tim=dieu").content.decode()
    assert rows[0].number in shown and rows[1].number not in shown and "1 hồ sơ khớp" in shown
    assert "Không có hồ sơ nào của kỳ này khớp" in client.get(f"{ADD}?tim=xyz").content.decode()
    assert client.post(f"{ADD}?tim=dieu", typed(rows[1])).status_code == 302
    refused = client.post(ADD, typed(before))
    assert refused.status_code == 422 and "Mục đã chọn không còn" in refused.content.decode()


def test_the_page_costs_the_same_with_hundreds_of_files(world, client):
    client.force_login(world.office)
    spent = []
    for more in (1, 99):
        for _ in range(more):
            world.collective(state=State.RECEIVED)
        with CaptureQueriesContext(connection) as queries:
            client.get(ADD)
        spent.append(len(queries))
    assert spent[0] == spent[1]
