"""Words put right before anybody signs: same number, the rendering set aside; afterwards only the chain is left."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import Duty
from accounts.roles import Role
from certificates.actions.enter_step import enter_step
from certificates.actions.render_pending import _keep, render_pending
from certificates.actions.replace import Words
from certificates.actions.reword import reword
from certificates.actions.sign import take_signed
from certificates.changing import NewWords
from certificates.models import AsideRendering, Certificate, PaperStep, RegisterYear
from certificates.verification import corrections
from core import clock
from core.uploads import read
from core.workflow import AlreadyDone, IllegalMove
from tests.certificates.rendering_samples import words_of
from tests.factories.certificate import Desk, changed, ended
from tests.factories.people import DutyFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
RIGHT, BASIS, REASON = "Nguyễn Thị Thuỷ", "Căn cước số 012", "Tên in sai dấu."


@pytest.fixture
def desk():
    return Desk(passed=2)


@pytest.fixture
def first(desk):
    """A certificate of which no file is made yet; tests that need one have it rendered."""
    desk.issued()
    return Certificate.objects.get(number=1)


@pytest.fixture
def rendered(first):
    render_pending()
    first.refresh_from_db()
    return first


def put_right(desk, row, **changes):
    row = Certificate.objects.get(pk=row.pk)
    words = changes.pop("words", None) or replace(Words.of(row), name=RIGHT)
    given = {"on": clock.today(), "reason": REASON, "basis": BASIS, **changes}
    return reword(row, by=changes.pop("by", desk.office), words=words, **{k: v for k, v in given.items() if k != "by"})


def stepped(desk, row, *kinds):
    for kind in kinds:
        enter_step(row.item.decision, by=desk.office, certificates=[row], kind=kind, on=clock.today())


def printed(row):
    row.refresh_from_db()
    return " ".join(words_of(read(row.stored_name, row.sha256)).split())


def test_a_name_misspelt_before_signing_is_put_right_under_the_same_number(desk, rendered):
    """J11 ✗: spoiled, reprinted, same number; what was printed is kept with its reason."""
    stepped(desk, rendered, "printed", "sent")
    wrong, file, number = rendered.text["name"], rendered.sha256, rendered.text["register_number"]
    row = put_right(desk, rendered)
    assert (row.text["name"], row.text["register_number"], row.code) == (RIGHT, number, rendered.code)
    assert RegisterYear.objects.get().last_number == Certificate.objects.count() == 2
    aside = AsideRendering.objects.get()
    assert (aside.text["name"], aside.sha256, aside.reason, aside.basis) == (wrong, file, REASON, BASIS)
    assert aside.by == desk.office and read(aside.stored_name, aside.sha256)[:4] == b"%PDF"
    entered = PaperStep.objects.filter(certificate=row).values_list("kind", flat=True)
    assert list(entered) == ["printed", "sent", "spoiled"]
    assert render_pending() == 1
    paper = printed(row)
    assert RIGHT in paper and wrong not in paper and number in paper
    assert row.sha256 != file


def test_the_old_signer_on_an_unsigned_certificate_gives_way_to_the_new(desk, first):
    """J5 ✗: prepared with the former Director's name and unsigned; it is made anew for whoever signs on the day."""
    former = first.text["signer_name"]
    Duty.objects.filter(role=Role.DIRECTOR).update(until=clock.today() - timedelta(days=1))
    DutyFactory(user=UserFactory(full_name="Đặng Thị Ký Thay"), role=Role.DIRECTOR, acting="Q.")
    row = put_right(desk, first, words=Words.of(first), basis="", reason="Thay đổi người đứng đầu.")
    assert (row.text["signer_title"], row.text["signer_name"]) == (["Q. GIÁM ĐỐC"], "Đặng Thị Ký Thay")
    assert AsideRendering.objects.get().text["signer_name"] == former
    other = Certificate.objects.get(number=2)
    assert other.text["signer_name"] == former, "nobody's certificate changes by itself"
    render_pending()
    assert "Q. GIÁM ĐỐC" in printed(row) and "Đặng Thị Ký Thay" in printed(row) and former not in printed(row)
    decision = row.item.decision
    decision.refresh_from_db()
    assert decision.signer_name == former, "the signed decision stays"


def test_once_signed_only_the_chain_is_left(desk, first):
    stepped(desk, first, "printed", "sent")
    for step in ("signed", "stamped", "handed"):
        stepped(desk, first, step)
        with pytest.raises(ValidationError) as refusal:
            put_right(desk, first)
        assert refusal.value.messages == [
            "Giấy số 0001/2026/CN-ĐHTT đã ký nên chữ trên giấy không sửa được nữa. "
            "Đồng chí thu lại giấy, hủy, rồi chọn «Cấp đổi» để cấp số mới."
        ]
    first.refresh_from_db()
    assert first.text["name"] != RIGHT and not AsideRendering.objects.exists()


def test_a_digital_signature_closes_it_too(desk, first):
    first.signed_files.create(
        stage="director", way="elsewhere", holder="Giám đốc", signed_at=clock.now(), kept_at=clock.now(),
        kept_by=desk.director, stored_name="00/01", original_name="a.pdf", size=1, sha256="cd" * 32,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="đã ký nên chữ trên giấy không sửa được nữa"):
        put_right(desk, first)


def test_a_file_of_the_former_words_is_not_taken_as_signed(desk, rendered):
    former = read(rendered.stored_name, rendered.sha256)
    put_right(desk, rendered)
    render_pending()
    with pytest.raises(ValidationError, match="không phải là bản của Giấy công nhận"):
        take_signed(rendered.item.decision, former, by=desk.director)


def test_a_rendering_that_was_under_way_is_not_kept_for_other_words(desk, first):
    stale = Certificate.objects.get(pk=first.pk)
    put_right(desk, first)
    assert _keep(stale, b"%PDF former words") is False
    assert Certificate.objects.get(pk=first.pk).stored_name == ""


REFUSED = (
    ({"basis": " "}, "Chữ khác với bản đã lập mà chưa ghi căn cứ. Mời ghi số, ngày của giấy tờ chứng minh"),
    ({"reason": " "}, "Phải ghi rõ lý do rồi mới thực hiện được việc này."),
    ({"on": timedelta(1)}, "ở sau hôm nay. Mời ghi đúng ngày."),
    ({"on": timedelta(-1)}, "của quyết định. Mời ghi lại ngày."),
    ({"same": True}, "Chưa sửa chữ nào, và người ký của ngày này vẫn như trên giấy."),
    ({"name": "Tên 🂡"}, "không có ký tự"),
)


def test_a_refused_correction_changes_nothing(desk, first):
    words, before = Words.of(first), (first.text, first.sha256)
    for changes, sentence in REFUSED:
        given = {name: clock.today() + value for name, value in changes.items() if isinstance(value, timedelta)}
        given |= {name: value for name, value in changes.items() if name in ("basis", "reason")}
        if changes.get("same"):
            given["words"] = words
        if "name" in changes:
            given["words"] = replace(words, name=changes["name"])
        with pytest.raises(ValidationError, match=sentence):
            put_right(desk, first, **given)
        first.refresh_from_db()
        assert (first.text, first.sha256) == before and not AsideRendering.objects.exists()


def test_only_the_office_and_only_what_is_in_force(desk, first):
    for stranger in (desk.clerk, desk.director, desk.chair):
        with pytest.raises(PermissionDenied):
            put_right(desk, first, by=stranger)
    ended(first, by=desk.office)
    with pytest.raises(IllegalMove):
        put_right(desk, first)


def test_a_certificate_named_in_a_waiting_recall_waits(desk, first):
    change = changed(first.item.decision, by=desk.office, kind="recall", certificates=frozenset({first.pk}))
    with pytest.raises(ValidationError, match=f"Giấy này có tên trong {change}"):
        put_right(desk, first)


def test_what_the_certificate_says_itself_is_not_told_as_a_correction(desk, first):
    wrong = first.text["name"]
    row = put_right(desk, first)
    row.item.changes.create(change=issued_correction(desk, row), printed=wrong, becomes=RIGHT)
    assert corrections(row) == []
    assert [line.becomes for line in corrections(Certificate.objects.get(number=2))] == []


def issued_correction(desk, row):
    words = (NewWords(None, "sai", "đúng"),)
    change = changed(row.item.decision, by=desk.office, kind="correct", symbol="SNgV-VP", words=words)
    change.items.all().delete()
    type(change).objects.filter(pk=change.pk).update(state="issued", issued_at=clock.now())
    return change


def test_no_rendering_is_set_aside_without_a_reason(desk, first):
    with pytest.raises(IntegrityError), transaction.atomic():
        AsideRendering.objects.create(certificate=first, text={}, reason="", at=clock.now(), by=desk.office)


def test_through_the_pages(as_, desk, rendered):
    office, page = as_(desk.office), reverse("certificates:reword", args=[rendered.pk])
    steps = reverse("certificates:steps", args=[rendered.item.decision_id])
    assert page in office.get(steps).content.decode()
    assert page not in as_(desk.clerk).get(steps).content.decode()
    assert as_(desk.clerk).get(page).status_code == 404
    given = {**vars(Words.of(rendered)), "name": RIGHT, "on": clock.today().isoformat(), "reason": REASON, "basis": ""}
    refused = office.post(page, given)
    assert refused.status_code == 422 and RIGHT in refused.content.decode()
    for _ in range(2):
        assert office.post(page, given | {"basis": BASIS})["Location"] == steps
    aside = AsideRendering.objects.get()
    file = reverse("certificates:aside_file", args=[aside.pk])
    assert file in office.get(page).content.decode()
    with pikepdf.open(BytesIO(b"".join(office.get(file).streaming_content))) as whole:
        assert len(whole.pages) == 1
    assert as_(desk.clerk).get(file).status_code == 404
    stepped(desk, rendered, "printed", "sent", "signed")
    assert page not in office.get(steps).content.decode()
    closed = office.get(page).content.decode()
    assert "không sửa được nữa" in closed and reverse("certificates:exchange", args=[rendered.pk]) in closed
    assert file in closed and 'name="reason"' not in closed and "Sửa và lập lại giấy" not in closed
    typed = office.post(page, given | {"basis": BASIS, "name": "Họ Tên Khác"})
    assert typed.status_code == 422 and "Họ Tên Khác" in typed.content.decode()


def test_a_second_press_finds_it_done(desk, first):
    put_right(desk, first)
    with pytest.raises(AlreadyDone):
        put_right(desk, first)
    assert AsideRendering.objects.count() == 1
