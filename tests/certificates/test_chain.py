"""Cấp đổi and cấp lại: the chain of one recognition in the register, on paper and before the public."""

import threading
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import Duty
from certificates.actions.hand_over import hand_over
from certificates.actions.render_pending import render_pending
from certificates.actions.replace import Words, exchange, reissue
from certificates.models import Certificate, RegisterYear
from certificates.rendering import CertificateText
from core import clock
from core.uploads import read
from core.workflow import AlreadyDone
from seasons.models import Season
from tests.factories.certificate import Desk, ended
from tests.factories.people import DutyFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
REGISTER = reverse("certificates:register")
BASIS = "Giấy khai sinh số 12"


@pytest.fixture
def desk():
    return Desk(passed=2)


@pytest.fixture
def first(desk):
    desk.issued()
    render_pending()
    return Certificate.objects.get(number=1)


def exchanged(desk, row, **changes):
    today = clock.today()
    given = {
        "ground": "wrong",
        "on": today,
        "destroyed_on": today,
        "reason": "Tên in sai dấu.",
        "words": replace(Words.of(row), name="Nguyễn Thị Thuỷ"),
        "basis": BASIS,
        **changes,
    }
    return exchange(row, by=desk.office, **given)


def answer(client, row):
    return " ".join(client.get(reverse("certificates:verify_code", args=[row.code])).content.decode().split())


def test_a_name_found_wrong_after_handing_over_is_exchanged_under_a_new_number(as_, client, desk, first):
    """J11 ✗: new number, the old «Đã thay thế», its paper destroyed, both codes answer, hand-over list follows."""
    frozen, file = first.text, first.sha256
    row = exchanged(desk, first)
    first.refresh_from_db()
    assert (first.state, first.replaced_on, first.paper_destroyed_on) == ("replaced", clock.today(), clock.today())
    assert (first.text, first.sha256) == (frozen, file), "what was issued stays as it was"
    assert (row.number, row.predecessor, row.ground, row.correction_basis) == (3, first, "wrong", BASIS)
    told = {"name", "register_number", "code", "verify_url"}
    assert {name for name in frozen if frozen[name] != row.text[name]} == told
    old, new = answer(client, first), answer(client, row)
    assert "Giấy công nhận đã thay thế" in old and "thay bằng giấy số 0003/2026/CN-ĐHTT, vì giấy ghi sai." in old
    assert frozen["name"] in old and BASIS not in old + new and row.code not in old
    assert "Giấy công nhận còn hiệu lực" in new and "Nguyễn Thị Thuỷ" in new
    assert "Số 0001/2026/CN-ĐHTT: đã thay thế từ ngày" in new
    paper = hand_over(first.item.decision, by=desk.office, on=clock.today(), witness=desk.chair)
    assert "0003/2026" in str(paper.content) and "0001/2026" not in str(paper.content)
    assert "Nguyễn Thị Thuỷ" in str(paper.content)
    render_pending()
    row.refresh_from_db()
    assert read(row.stored_name, row.sha256)[:4] == b"%PDF"
    printed = as_(desk.office).get(reverse("certificates:certificate_print_all", args=[first.item.decision_id]))
    with pikepdf.open(BytesIO(b"".join(printed.streaming_content))) as whole:
        assert len(whole.pages) == 2, "only what is in force is printed"


def test_a_lost_certificate_is_given_again_and_marked(client, desk, first):
    """J11 ✗: lost by its holder in June; even after the season is closed."""
    Season.objects.update(state="closed", closed_at=clock.now())
    row = reissue(first, by=desk.office, on=clock.today(), reason="Thất lạc khi chuyển nhà.")
    assert row.text["mark"] == "CẤP LẠI" and row.text["name"] == first.text["name"]
    assert "vì giấy bị mất" in answer(client, first) and "CẤP LẠI" in answer(client, row)
    assert "Thất lạc" not in answer(client, first) + answer(client, row)
    assert render_pending() == 1


def test_the_new_paper_bears_the_day_and_whoever_signs_on_it(desk, first):
    Duty.objects.filter(role="director").update(until=clock.today() - timedelta(days=1))
    DutyFactory(user=UserFactory(full_name="Đặng Thị Ký Thay"), role="director", acting="KT.")
    row = reissue(first, by=desk.office, on=clock.today(), reason="Mất.")
    text = CertificateText.from_dict(row.text)
    assert (text.signer_title, text.signer_name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Đặng Thị Ký Thay")
    assert text.decision_number == first.text["decision_number"]


def test_a_chain_goes_on_and_ends_revoked(client, desk, first):
    second = exchanged(desk, first)
    third = reissue(second, by=desk.office, on=clock.today(), reason="Mất.")
    ended(third, by=desk.office)
    for row in (first, second, third):
        page = answer(client, row)
        assert "còn hiệu lực" not in page
        assert "Số 0004/2026/CN-ĐHTT, cấp lại vì giấy bị mất: đã thu hồi" in page
    with pytest.raises(ValidationError):
        exchanged(desk, second)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"basis": " "}, "chưa ghi căn cứ đính chính"),
        ({"reason": " "}, "Phải ghi rõ lý do"),
        ({"on": timedelta(1)}, "ở sau hôm nay"),
        ({"on": timedelta(-1)}, "trước ngày"),
        ({"destroyed_on": timedelta(1)}, "ở sau hôm nay"),
        ({"destroyed_on": timedelta(-1)}, "Ngày hủy giấy cũ không được trước"),
        ({"words": None}, "phải sửa ít nhất một chữ"),
        ({"name": "Tên 🂡"}, "không có ký tự"),
    ],
)
def test_a_refused_exchange_changes_nothing_and_uses_no_number(desk, first, changes, sentence):
    words = Words.of(first)
    days = {name: clock.today() + value for name, value in changes.items() if isinstance(value, timedelta)}
    if "words" in changes:
        changes = {"words": words}
    if "name" in changes:
        changes = {"words": replace(words, name=changes["name"])}
    with pytest.raises(ValidationError, match=sentence):
        exchanged(desk, first, **{**changes, **days})
    first.refresh_from_db()
    assert (first.state, Certificate.objects.count(), RegisterYear.objects.get().last_number) == ("issued", 2, 2)


def test_only_the_office_changes_a_certificate(desk, first):
    for stranger in (desk.clerk, desk.director, desk.chair):
        with pytest.raises(PermissionDenied):
            reissue(first, by=stranger, on=clock.today(), reason="Mất.")


def test_two_certificates_of_one_file_are_never_in_force(desk, first):
    exchanged(desk, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=first.pk).update(state="issued", replaced_on=None, paper_destroyed_on=None)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_exchange_once(desk, first):
    start, results = threading.Barrier(2), []

    def press():
        start.wait()
        try:
            results.append(exchanged(desk, first))
        except Exception as problem:
            results.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {type(result) for result in results} == {AlreadyDone, Certificate}
    assert Certificate.objects.count() == 3 and RegisterYear.objects.get().last_number == 3


def test_through_the_pages_nothing_typed_is_lost(as_, desk, first):
    office, address = as_(desk.office), reverse("certificates:exchange", args=[first.pk])
    assert first.text["achievement"] in office.get(address).content.decode()
    today = clock.today().isoformat()
    given = {**vars(Words.of(first)), "ground": "wrong", "on": today, "destroyed_on": "", "reason": "Giữ chữ này."}
    page = office.post(address, given | {"name": "Lê Thị Thử"})
    assert page.status_code == 422 and "Giữ chữ này." in page.content.decode() and "Lê Thị Thử" in page.content.decode()
    given |= {"name": "Lê Thị Thử", "destroyed_on": today, "basis": BASIS}
    for _ in range(2):
        assert office.post(address, given)["Location"] == REGISTER
    shown = office.get(REGISTER).content.decode()
    assert "Đã thay thế" in shown and "bằng số 0003/2026/CN-ĐHTT" in shown and "cấp đổi vì giấy ghi sai" in shown
    assert not Certificate.objects.filter(stored_name="").exists(), "printed at once"
    lost = Certificate.objects.get(number=2)
    address = reverse("certificates:reissue", args=[lost.pk])
    assert office.post(address, {"on": "31/02/2026", "reason": "Mất."}).status_code == 422
    assert office.post(address, {"on": today, "reason": "Mất."})["Location"] == REGISTER
    decision = office.get(reverse("certificates:decision", args=[lost.item.decision_id])).content.decode()
    assert "0003/2026" in decision and "0004/2026" in decision and "0001/2026" not in decision
