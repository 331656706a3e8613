"""Movements: how they are launched, extended and stopped; what was said of them by files stays."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.events import timeline
from accounts.roles import Role
from core import clock
from core.uploads import keep
from core.workflow import AlreadyDone, IllegalMove
from seasons.actions.change_movement import extend_movement, stop_movement
from seasons.actions.close_season import close_season
from seasons.actions.keep_movement import keep_movement
from seasons.actions.movement_documents import add_movement_document, set_aside_document
from seasons.models import LaunchLevel, Movement, MovementChange, MovementDocument
from seasons.movements import standing
from tests.factories.people import person
from tests.factories.season import AgencyFactory, MovementFactory
from tests.scenarios.at_once import at_once
from tests.seasons.conftest import MOVEMENT, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]
DOCUMENT = {
    "number": "12/KH-UBND", "dated": date(2026, 1, 15), "issuer": "UBND tỉnh", "abstract": "Kế hoạch phát động",
}  # fmt: skip
GROUND = {"reason": "Theo chỉ đạo của tỉnh", "document": "45/KH-UBND ngày 12/10/2026 của UBND tỉnh", "stored": None}
PAGE = {1: 14, 30: 14}


def said(raised) -> str:
    return " ".join(raised.value.messages)


def pdf(name="van-ban.pdf"):
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(content, deterministic_id=True)
    return SimpleUploadedFile(name, content.getvalue(), "application/pdf")


@pytest.fixture
def movement(under_way) -> Movement:
    return under_way.movements.get()


def add(season, office, **facts):
    return keep_movement(None, by=office, season=season, facts=MOVEMENT | {"name": "Phong trào mới"} | facts)


class TestWhatItIs:
    @pytest.mark.parametrize(("channel", "level"), [
        ("prime_minister", LaunchLevel.PRIME_MINISTER), ("provincial_pc", LaunchLevel.PROVINCE),
        ("agency_by_field", LaunchLevel.AGENCY), ("agency_yearly", LaunchLevel.AGENCY),
        ("good_deed", LaunchLevel.AGENCY),
    ])  # fmt: skip
    def test_the_channel_says_who_launched_it(self, preparing, office, channel, level):
        assert add(preparing, office, channel=channel).level == level

    def test_a_movement_by_field_names_its_field(self, preparing, office):
        with pytest.raises(ValidationError, match="phải ghi lĩnh vực"):
            add(preparing, office, channel="agency_by_field", field="")
        assert not Movement.objects.exists()

    @pytest.mark.parametrize(("facts", "sentence"), [
        ({"takes_registration": True}, "Chưa ghi ngày cuối nhận đăng ký"),
        ({"register_until": date(2026, 5, 31)}, "không nhận đăng ký thì để trống ô này"),
        ({"takes_registration": True, "register_until": date(2027, 1, 1)}, "phải trong thời gian của phong trào"),
        ({"ends": date(2025, 1, 1)}, "phải từ ngày bắt đầu trở đi"),
    ])  # fmt: skip
    def test_dates_that_contradict_are_refused(self, preparing, office, facts, sentence):
        with pytest.raises(ValidationError) as refused:
            add(preparing, office, **facts)
        assert sentence in said(refused) and not Movement.objects.exists()

    def test_where_it_stands_on_a_day(self, preparing, office):
        row = add(preparing, office, begins=date(2026, 3, 1), ends=date(2026, 6, 30))
        days = {date(2026, 2, 28): "Đã phát động", date(2026, 3, 1): "Đang diễn ra", date(2026, 6, 30): "Đang diễn ra",
                date(2026, 7, 1): "Đã kết thúc"}  # fmt: skip
        assert [standing(row, day).label for day in days] == list(days.values())
        row.stopped_on = date(2026, 5, 1)
        assert [standing(row, date(2026, *day)).label for day in ((4, 30), (5, 1))] == ["Đang diễn ra", "Đã dừng"]

    def test_of_an_announced_movement_the_last_day_moves_by_an_act_of_its_own(self, under_way, movement, office):
        with pytest.raises(ValidationError, match="chỉ đổi bằng «Gia hạn»"):
            keep_movement(movement, by=office, season=under_way, facts={"ends": date(2027, 1, 5)})
        assert Movement.objects.get().ends == MOVEMENT["ends"]
        page = signed_in(office).get(reverse("seasons:movement_edit", args=[movement.pk]))
        assert "ends" not in page.context["form"].fields


class TestExtended:
    def test_it_runs_longer_and_the_line_of_changes_says_so(self, movement, office):
        extend_movement(movement, by=office, day=date(2027, 1, 5), **GROUND)
        extend_movement(movement, by=office, day=date(2027, 1, 9), **GROUND)
        movement.refresh_from_db()
        assert movement.ends == date(2027, 1, 9)
        assert [change.told for change in movement.changes.all()] == [
            "Phong trào này được gia hạn từ hết ngày 31/12/2026 đến hết ngày 05/01/2027.",
            "Phong trào này được gia hạn từ hết ngày 05/01/2027 đến hết ngày 09/01/2027.",
        ]
        assert [event.move for event in timeline(movement)] == ["extend", "extend"]

    def test_twice_the_same_is_done_once(self, movement, office):
        extend_movement(movement, by=office, day=date(2027, 1, 5), **GROUND)
        with pytest.raises(AlreadyDone):
            extend_movement(movement, by=office, day=date(2027, 1, 5), **GROUND)
        assert movement.changes.count() == 1

    @pytest.mark.parametrize(("facts", "sentence"), [
        ({"day": MOVEMENT["ends"]}, "đang đến hết ngày 31/12/2026. Mời ghi một ngày sau ngày đó."),
        ({"reason": "  "}, "Chưa ghi lý do."), ({"document": ""}, "Chưa ghi văn bản."),
    ])  # fmt: skip
    def test_what_is_refused(self, movement, office, facts, sentence):
        with pytest.raises(ValidationError) as refused:
            extend_movement(movement, by=office, **({"day": date(2027, 1, 5)} | GROUND | facts))
        assert sentence in said(refused) and not MovementChange.objects.exists()

    def test_a_stopped_movement_is_not_extended(self, movement, office):
        stop_movement(movement, by=office, day=date(2026, 10, 12), **GROUND)
        with pytest.raises(IllegalMove, match="đã dừng từ ngày 12/10/2026 nên không gia hạn được nữa"):
            extend_movement(movement, by=office, day=date(2027, 1, 5), **GROUND)
        assert movement.changes.count() == 1


class TestStopped:
    def test_it_is_stopped_once_and_no_longer_changed(self, under_way, movement, office):
        stop_movement(movement, by=office, day=date(2026, 10, 12), **GROUND)
        with pytest.raises(AlreadyDone, match="đã ghi dừng từ ngày 12/10/2026"):
            stop_movement(movement, by=office, day=date(2026, 11, 1), **GROUND)
        with pytest.raises(ValidationError, match="đã dừng từ ngày 12/10/2026"):
            keep_movement(movement, by=office, season=under_way, facts={"field": "Khác"})
        movement.refresh_from_db()
        assert (movement.stopped_on, movement.ends, movement.field) == (
            date(2026, 10, 12),
            MOVEMENT["ends"],
            "Đối ngoại",
        )
        assert MovementChange.objects.get().told == "Phong trào này đã dừng từ ngày 12/10/2026."

    @pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
    def test_only_on_a_day_of_the_movement(self, movement, office, day):
        with pytest.raises(ValidationError, match="Mời ghi một ngày trong thời gian đó"):
            stop_movement(movement, by=office, day=day, **GROUND)
        assert not MovementChange.objects.exists()

    def test_nothing_changes_after_the_season_was_closed(self, under_way, movement, office):
        close_season(under_way, by=office)
        for act in (extend_movement, stop_movement):
            with pytest.raises(ValidationError, match="đã kết thúc nên không sửa được nữa"):
                act(movement, by=office, day=date(2026, 10, 12), **GROUND)
        with pytest.raises(ValidationError, match="đã kết thúc nên không sửa được nữa"):
            add_movement_document(movement, by=office, facts=DOCUMENT, stored=None)
        assert not MovementChange.objects.exists() and not MovementDocument.objects.exists()

    def test_the_database_itself_knows_one_stop(self, movement, office):
        stop_movement(movement, by=office, day=date(2026, 10, 12), **GROUND)
        first = MovementChange.objects.get()
        first.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            first.save(force_insert=True)


class TestDocuments:
    def test_several_and_none_is_written_over(self, movement, office):
        stored = keep(b"%PDF-1.4", "ke-hoach.pdf", "application/pdf")
        first = add_movement_document(movement, by=office, facts=DOCUMENT, stored=stored)
        set_aside_document(first, by=office, reason="Ghi nhầm trích yếu")
        second = add_movement_document(movement, by=office, facts=DOCUMENT | {"abstract": "Đúng"}, stored=None)
        first.refresh_from_db()
        assert (first.set_aside_reason, first.stored_name) == ("Ghi nhầm trích yếu", stored.stored_name)
        assert list(movement.documents.filter(set_aside_at=None)) == [second]

    def test_twice_the_same_is_done_once(self, movement, office):
        add_movement_document(movement, by=office, facts=DOCUMENT, stored=None)
        with pytest.raises(AlreadyDone):
            add_movement_document(movement, by=office, facts=DOCUMENT, stored=None)
        with pytest.raises(ValidationError, match="Văn bản này đã có ở phong trào"):
            add_movement_document(movement, by=office, facts=DOCUMENT | {"abstract": "Khác"}, stored=None)
        assert MovementDocument.objects.count() == 1

    def test_set_aside_with_a_reason_and_once(self, movement, office):
        row = add_movement_document(movement, by=office, facts=DOCUMENT, stored=None)
        with pytest.raises(ValidationError, match="Chưa ghi lý do"):
            set_aside_document(row, by=office, reason=" ")
        set_aside_document(row, by=office, reason="Nhầm")
        with pytest.raises(AlreadyDone):
            set_aside_document(row, by=office, reason="Nhầm nữa")
        row.refresh_from_db()
        assert row.set_aside_reason == "Nhầm"

    def test_uploaded_read_by_all_and_kept_from_others_once_set_aside(self, movement, office, reader, browser):
        url = reverse("seasons:movement_document_add", args=[movement.pk])
        typed = DOCUMENT | {"dated": "2026-01-15"}
        assert browser.post(url, typed | {"file": pdf()}).status_code == 302
        row = MovementDocument.objects.get()
        file = reverse("seasons:movement_document_file", args=[row.pk])
        assert row.original_name == "van-ban.pdf" and reader.get(file)["Content-Type"] == "application/pdf"
        assert "12/KH-UBND" in reader.get(reverse("seasons:movement", args=[movement.pk])).content.decode()
        browser.post(reverse("seasons:movement_document_aside", args=[row.pk]), {"reason": "Nhầm"})
        assert (reader.get(file).status_code, browser.get(file).status_code) == (404, 200)

    def test_a_refused_file_leaves_no_row(self, movement, browser):
        url = reverse("seasons:movement_document_add", args=[movement.pk])
        wrong = SimpleUploadedFile("van-ban.exe", b"MZ", "application/pdf")
        answer = browser.post(url, DOCUMENT | {"dated": "2026-01-15", "file": wrong})
        assert answer.status_code == 422 and not MovementDocument.objects.exists()


class TestPages:
    def test_extended_and_stopped_from_the_page(self, movement, browser):
        typed = {"day": "2027-01-05", "reason": "Theo tỉnh", "document": "45/KH-UBND", "file": pdf()}
        assert browser.post(reverse("seasons:movement_extend", args=[movement.pk]), typed).status_code == 302
        typed |= {"day": "2026-10-12", "file": pdf()}
        assert browser.post(reverse("seasons:movement_stop", args=[movement.pk]), typed).status_code == 302
        shown = browser.get(reverse("seasons:movement", args=[movement.pk])).content.decode()
        assert "Phong trào này đã dừng từ ngày 12/10/2026." in shown and "Đã dừng" in shown
        assert "đến hết ngày 05/01/2027" in shown
        change = movement.changes.all()[0]
        assert browser.get(reverse("seasons:movement_change_file", args=[change.pk])).status_code == 200

    @pytest.mark.parametrize("name", ["movement_edit", "movement_extend", "movement_stop", "movement_document_add"])
    def test_others_only_read(self, movement, reader, name):
        assert reader.get(reverse("seasons:movement", args=[movement.pk])).status_code == 200
        url = reverse(f"seasons:{name}", args=[movement.pk])
        assert (reader.get(url).status_code, reader.post(url, {}).status_code) == (403, 403)

    def test_others_are_refused_by_the_acts_themselves(self, movement, staff):
        for act in (extend_movement, stop_movement):
            with pytest.raises(PermissionDenied):
                act(movement, by=staff, day=date(2027, 1, 5), **GROUND)
        with pytest.raises(PermissionDenied):
            add_movement_document(movement, by=staff, facts=DOCUMENT, stored=None)
        assert not MovementChange.objects.exists()

    def test_the_page_costs_the_same_however_much_hangs_on_it(self, movement, office, browser):
        movement.takes_registration, movement.register_until = True, movement.ends
        movement.save()
        url, done = reverse("seasons:movement", args=[movement.pk]), 0
        for count, cost in PAGE.items():
            for place in range(done, count):
                facts = DOCUMENT | {"number": f"{place}/KH-UBND"}
                add_movement_document(movement, by=office, facts=facts, stored=None)
                extend_movement(movement, by=office, day=date(2027, 1, 1) + timedelta(days=place), **GROUND)
            done = count
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(url).status_code == 200
            assert len(captured) == cost

    @pytest.mark.parametrize(
        ("form", "kind"), [("docx", "wordprocessingml"), ("xlsx", "spreadsheetml"), ("pdf", "pdf")]
    )
    def test_the_list_is_printed(self, movement, office, browser, form, kind):
        AgencyFactory()
        person(Role.DIRECTOR)
        add_movement_document(movement, by=office, facts=DOCUMENT, stored=None)
        stop_movement(movement, by=office, day=date(2026, 10, 12), **GROUND)
        answer = browser.get(reverse("documents:movement_list", args=[2026]), {"dang": form})
        assert answer.status_code == 200 and kind in answer["Content-Type"]

    def test_a_list_that_cannot_be_printed_yet_says_why(self, movement, browser):
        answer = browser.get(reverse("documents:movement_list", args=[2026]), follow=True)
        assert "Chưa khai tên cơ quan" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_stopped_and_extended_at_once_in_one_order_or_the_other(under_way, office):
    movement = under_way.movements.get()
    found = at_once(
        lambda: stop_movement(movement, by=office, day=date(2026, 10, 12), **GROUND),
        lambda: extend_movement(movement, by=office, day=date(2027, 1, 5), **GROUND),
    )
    movement.refresh_from_db()
    refused = [one for one in found if one is not None]
    assert movement.stopped_on == date(2026, 10, 12)
    assert all(isinstance(one, IllegalMove) for one in refused) and len(refused) <= 1
    assert movement.changes.count() == 2 - len(refused)
    assert movement.ends == (MOVEMENT["ends"] if refused else date(2027, 1, 5))


@pytest.mark.django_db(transaction=True)
def test_stopped_by_two_at_once_is_stopped_once(under_way, office):
    movement = MovementFactory(season=under_way)
    acts = [lambda: stop_movement(movement, by=office, day=clock.today(), **GROUND)] * 2
    movement.begins, movement.ends = clock.today(), clock.today() + timedelta(days=9)
    movement.save()
    found = at_once(*acts)
    assert sorted(type(one).__name__ for one in found) == ["AlreadyDone", "NoneType"]
    assert movement.changes.count() == 1
