"""From the printer to the holder: the steps of every paper, jams, spoiled sheets, entries taken back."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.events import timeline
from accounts.models import Duty
from accounts.roles import Role
from certificates.actions.enter_step import enter_step
from certificates.actions.render_pending import render_pending
from certificates.actions.replace import reissue
from certificates.handling import papers_of
from certificates.models import Certificate, PaperStep, RegisterYear
from certificates.queries import certificates_of
from core import clock
from core.workflow import AlreadyDone
from tests.factories.certificate import Desk
from tests.factories.people import DutyFactory, UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]


@pytest.fixture
def desk():
    desk = Desk(passed=4)
    desk.decision = desk.issued()
    return desk


def enter(desk, kind, *numbers, by=None, **changes):
    rows = list(Certificate.objects.filter(number__in=numbers))
    given = {"on": clock.today(), "reason": "Kẹt giấy." if kind in ("spoiled", "undone") else "", **changes}
    enter_step(desk.decision, by=by or desk.office, certificates=rows, kind=kind, **given)


def stages(desk):
    return [paper.stage for paper in papers_of(certificates_of(desk.decision).prefetch_related("steps"))]


def pages_from(client, desk, first):
    answer = client.get(reverse("certificates:certificate_print_all", args=[desk.decision.pk]), {"tu": first})
    if answer.status_code == 404:
        return 0
    with pikepdf.open(BytesIO(b"".join(answer.streaming_content))) as whole:
        return len(whole.pages)


def test_a_jam_at_an_item_restarts_there_and_records_the_spoiled_sheet(as_, desk):
    """J11 ✗: jam at item 3 of 4; one spoiled sheet is recorded, every certificate keeps its number."""
    render_pending()
    numbers = list(Certificate.objects.values_list("number", "code"))
    client = as_(desk.office)
    enter(desk, "printed", 1, 2, 3)
    enter(desk, "spoiled", 3)
    assert stages(desk) == ["printed", "printed", "", ""]
    assert [pages_from(client, desk, first) for first in ("3", "1", "", "x", "-1", "0", "9")] == [2, 4, 4, 4, 4, 4, 0]
    enter(desk, "printed", 3, 4)
    papers = papers_of(certificates_of(desk.decision).prefetch_related("steps"))
    assert [(paper.stage, paper.spoiled) for paper in papers] == [("printed", n) for n in (0, 0, 1, 0)]
    assert list(Certificate.objects.values_list("number", "code")) == numbers
    assert RegisterYear.objects.get().last_number == 4


def test_every_step_keeps_its_person_and_day(desk):
    day = clock.today()
    for kind in ("printed", "sent", "signed", "stamped"):
        enter(desk, kind, 1, 2, 3, 4, by=desk.clerk)
    enter(desk, "handed", 1, receiver="Bà Lê Thị Nhận, văn thư phòng")
    enter(desk, "handed", 2)
    assert stages(desk) == ["handed", "handed", "stamped", "stamped"]
    last = PaperStep.objects.filter(certificate__number=1).last()
    assert (last.by, last.on, last.receiver) == (desk.office, day, "Bà Lê Thị Nhận, văn thư phòng")
    told = timeline(Certificate.objects.get(number=1)).values_list("move", flat=True)
    assert [move for move in told if move != "create"] == ["printed", "sent", "signed", "stamped", "handed"]


def test_a_wrong_entry_is_taken_back_by_another_with_a_reason(desk):
    enter(desk, "printed", 1)
    enter(desk, "sent", 1)
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        enter(desk, "undone", 1, reason=" ")
    enter(desk, "undone", 1, reason="Ghi nhầm giấy.")
    assert stages(desk)[0] == "printed" and PaperStep.objects.count() == 3, "nothing is deleted"
    enter(desk, "undone", 1, reason="Ghi nhầm giấy.")
    assert stages(desk)[0] == ""
    with pytest.raises(ValidationError, match="đang ở bước «Chưa in»"):
        enter(desk, "undone", 1, reason="Ghi nhầm giấy.")


@pytest.mark.parametrize(
    ("kind", "numbers", "changes", "sentence"),
    [
        ("signed", [1], {}, "đang ở bước «Đã in» nên chưa ghi được «Đã ký»"),
        ("sent", [1, 2], {}, "0002/2026/CN-ĐHTT đang ở bước «Chưa in»"),
        ("printed", [1, 2], {}, "0001/2026/CN-ĐHTT đang ở bước «Đã in»"),
        ("sent", [1], {"on": timedelta(1)}, "ở sau hôm nay"),
        ("sent", [1], {"on": timedelta(-1)}, "Mời ghi ngày không sớm hơn"),
        ("sent", [], {}, "không còn hiệu lực"),
    ],
)
def test_a_step_out_of_order_is_refused_for_all(desk, kind, numbers, changes, sentence):
    enter(desk, "printed", 1)
    changes = {name: clock.today() + days for name, days in changes.items()}
    with pytest.raises(ValidationError, match=sentence):
        enter(desk, kind, *numbers, **changes)
    assert stages(desk) == ["printed", "", "", ""]


def test_a_certificate_that_was_replaced_is_handled_no_more(desk):
    reissue(Certificate.objects.get(number=1), by=desk.office, on=clock.today(), reason="Mất.")
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        enter(desk, "printed", 1, 2)
    enter(desk, "printed", 5)
    assert stages(desk) == ["printed", "", "", ""]


def test_a_double_click_is_one_entry(desk):
    enter(desk, "printed", 1, 2)
    with pytest.raises(AlreadyDone):
        enter(desk, "printed", 1, 2)
    assert PaperStep.objects.count() == 2


def test_only_the_office_and_the_records_clerk_enter(as_, desk):
    address = reverse("certificates:steps", args=[desk.decision.pk])
    for stranger in (desk.director, desk.chair):
        with pytest.raises(PermissionDenied):
            enter(desk, "printed", 1, by=stranger)
        page = as_(stranger).get(address)
        assert page.status_code == 200 and "Ghi bước này" not in page.content.decode()
        assert as_(stranger).post(address, {}).status_code == 403
    assert as_(person(Role.STAFF, desk.department)).get(address).status_code == 404


def test_on_the_page_nothing_typed_or_ticked_is_lost(as_, desk):
    client, address = as_(desk.clerk), reverse("certificates:steps", args=[desk.decision.pk])
    ids = [str(row.pk) for row in certificates_of(desk.decision)]
    given = {"certificates": ids[:2], "kind": "spoiled", "on": clock.today().isoformat(), "receiver": "Giữ chữ này."}
    page = client.post(address, given)
    text = page.content.decode()
    assert page.status_code == 422 and text.count("checked") == 2 and "Giữ chữ này." in text
    for odd in (["x"], ["9" * 30], ["-1"], [], ["\x00"]):
        assert client.post(address, given | {"certificates": odd}).status_code == 422
    for _ in range(2):
        assert client.post(address, given | {"kind": "printed"})["Location"] == address
    assert client.get(address).content.decode().count("Đã in</span>") >= 1
    assert stages(desk) == ["printed", "printed", "", ""]


@pytest.mark.parametrize("rows", [1, 4])
def test_the_page_costs_the_same_for_any_number(as_, rows, django_assert_num_queries):
    desk = Desk(passed=rows)
    address = reverse("certificates:steps", args=[desk.issued().pk])
    client = as_(desk.office)
    client.get(address)
    with django_assert_num_queries(18):
        client.get(address)


def test_unsigned_papers_that_name_the_former_signer_are_marked(as_, desk):
    """J5 ✗: the Director changed; what is signed stays, what is not is to be printed anew."""
    enter(desk, "printed", 1, 2, 3)
    for kind in ("sent", "signed"):
        enter(desk, kind, 1)
    address = reverse("certificates:steps", args=[desk.decision.pk])
    client = as_(desk.office)
    assert "Cần in lại" not in client.get(address).content.decode()
    Duty.objects.filter(role=Role.DIRECTOR).update(until=clock.today() - timedelta(days=1))
    assert "Cần in lại" not in client.get(address).content.decode(), "nobody may sign"
    successor = UserFactory(full_name="Lý Kế Nhiệm")
    DutyFactory(user=successor, role=Role.DIRECTOR, since=clock.today())
    page = client.get(address).content.decode()
    assert page.count("Cần in lại") == 3 and "03 giấy chưa ký còn ghi người ký trước" in page
    assert "Hôm nay người ký là GIÁM ĐỐC Lý Kế Nhiệm" in page
