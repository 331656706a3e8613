"""What changes an issued decision: five kinds of paper, chained to it, in force once signed and issued."""

import io
from dataclasses import replace
from datetime import timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.events import timeline
from accounts.models import AccessLog
from accounts.roles import Role
from certificates.actions.change_moves import drop_change, issue_change
from certificates.actions.number import number
from certificates.actions.replace import Words, exchange, reissue
from certificates.changing import NewWords
from certificates.models import Certificate, DecisionChange
from core import clock
from core.papers import Paper
from core.workflow import AlreadyDone, IllegalMove
from documents.models import Entry
from seasons.models import Season
from tests.factories.certificate import PDF, Desk, change_scanned, changed, ended, numbering
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REGISTER = reverse("certificates:register")


@pytest.fixture
def desk():
    return Desk(passed=2)


@pytest.fixture
def issued(desk):
    return desk.issued()


def first(decision):
    return Certificate.objects.filter(item__decision=decision).order_by("number")[0]


def named(decision):
    return frozenset({first(decision).pk})


def corrected(decision, desk, kind="correct", **facts):
    words = (NewWords(first(decision).pk, "Đoàn", "Doãn"),)
    return changed(decision, by=desk.clerk, kind=kind, number=6, words=words, **facts)


def words_of(change):
    return str(Paper.from_json(change.paper.content))


@pytest.mark.parametrize(("kind", "state"), [("recall", "revoked"), ("annul", "annulled")])
def test_what_was_granted_loses_its_force_by_a_signed_decision_even_after_the_season(desk, issued, kind, state):
    Season.objects.update(state="closed", closed_at=clock.now())
    row = ended(first(issued), by=desk.office, kind=kind, number=6)
    change = DecisionChange.objects.get()
    assert (row.state, row.ended_by, row.revoked_on) == (state, change, clock.today())
    assert row.revocation_decision == f"Quyết định số 06/QĐ-SNgV ngày {clock.today():%d/%m/%Y}"
    assert Certificate.objects.filter(state="issued").count() == 1, "the other one stays in force"
    assert row.text["register_number"] in words_of(change) and row.text["name"] in words_of(change)
    assert [event.move for event in timeline(change)] == ["create", "scan", "issue"]
    with pytest.raises(AlreadyDone):
        issue_change(change, by=desk.clerk)


def test_nothing_is_lost_before_the_signed_copy_is_on_file(desk, issued, client):
    change = changed(issued, by=desk.office, kind="recall", number=6, certificates=named(issued))
    with pytest.raises(ValidationError, match="Chưa có bản ký"):
        issue_change(change, by=desk.office)
    assert not Certificate.objects.exclude(state="issued").exists()
    address = reverse("certificates:verify_code", args=[first(issued).code])
    assert "Giấy công nhận còn hiệu lực" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("recall", {"certificates": frozenset()}, "Chưa chọn ai"),
        ("annul", {}, "bốn trường hợp luật định"),
        ("annul", {"ground": "x"}, "bốn trường hợp luật định"),
        ("recall", {"reason": "  "}, "Chưa ghi lý do"),
        ("recall", {"number": 5}, "Số 05/QĐ-SNgV đã dùng cho quyết định ngày"),
        ("recall", {"dated": clock.today() - timedelta(days=400)}, "trước ngày quyết định"),
        ("recall", {"dated": clock.today() + timedelta(days=400)}, "ở sau hôm nay"),
        ("recall", {"certificates": frozenset({999_999})}, "chọn lại"),
        ("correct", {"certificates": frozenset()}, "Chưa ghi chữ nào"),
    ],
)
def test_each_refusal_is_a_sentence(desk, issued, kind, facts, sentence):
    facts = {"certificates": named(issued), "number": 6, **facts}
    with pytest.raises(ValidationError, match=sentence):
        changed(issued, by=desk.office, kind=kind, **facts)
    assert not DecisionChange.objects.exists()


def test_only_an_issued_decision_is_changed(desk):
    decision = desk.signed()
    with pytest.raises(ValidationError, match="chưa ban hành"):
        changed(decision, by=desk.office, kind="correct", number=6, words=(NewWords(None, "a", "b"),))


def test_a_number_given_to_a_change_is_given_to_no_decision(desk, issued):
    ended(first(issued), by=desk.office, number=6)
    other = Desk(passed=1)
    decision = other.decided()
    with pytest.raises(ValidationError, match="Số 06/QĐ-SNgV đã dùng cho quyết định ngày"):
        number(decision, by=other.clerk, given=numbering(6))


def test_office_and_records_clerk_change_decisions_and_nobody_else(desk, issued):
    for stranger in (desk.director, desk.chair, person(Role.HEAD, desk.department), person(Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            changed(issued, by=stranger, kind="recall", number=6, certificates=named(issued))
    change = change_scanned(corrected(issued, desk), by=desk.clerk)
    for stranger in (desk.director, desk.chair):
        with pytest.raises(PermissionDenied):
            issue_change(change, by=stranger)


def test_the_same_paper_is_made_once(desk, issued):
    corrected(issued, desk)
    with pytest.raises(AlreadyDone):
        corrected(issued, desk)
    assert DecisionChange.objects.count() == 1


def test_of_two_papers_on_one_certificate_the_first_issued_counts(desk, issued):
    one, two = (
        change_scanned(
            changed(issued, by=desk.office, kind=kind, number=figure, certificates=named(issued), ground=ground),
            by=desk.office,
        )
        for kind, figure, ground in (("recall", 6, ""), ("annul", 7, "d"))
    )
    issue_change(one, by=desk.office)
    with pytest.raises(ValidationError, match="đã hết hiệu lực theo Quyết định số 06/QĐ-SNgV"):
        issue_change(two, by=desk.office)
    assert drop_change(two, by=desk.office, reason="Lập nhầm.").state == "dropped"
    with pytest.raises(IllegalMove):
        issue_change(two, by=desk.office)


@pytest.mark.parametrize(
    ("kind", "form"), [("correct", "Công văn"), ("amend", "Quyết định"), ("replace", "Quyết định")]
)
def test_words_are_put_right_by_a_letter_or_a_decision_and_the_certificate_stays(desk, issued, client, kind, form):
    change = corrected(issued, desk, kind=kind)
    frozen = first(issued).text
    address = reverse("certificates:verify_code", args=[first(issued).code])
    assert "Doãn" not in client.get(address).content.decode(), "not before it is issued"
    issue_change(change_scanned(change, by=desk.clerk), by=desk.clerk)
    page = client.get(address).content.decode()
    assert f"{form} số 06/QĐ-SNgV" in page and "«Đoàn» nay ghi đúng là «Doãn»" in page
    assert "Giấy công nhận còn hiệu lực" in page and first(issued).text == frozen
    other = Certificate.objects.exclude(pk=first(issued).pk).get()
    assert "Doãn" not in client.get(reverse("certificates:verify_code", args=[other.code])).content.decode()


def test_words_of_the_whole_decision_stand_on_every_certificate(desk, issued, client):
    words = (NewWords(None, "năm 2025", "năm 2026"),)
    change = changed(issued, by=desk.clerk, kind="correct", number=6, words=words)
    issue_change(change_scanned(change, by=desk.clerk), by=desk.clerk)
    for row in Certificate.objects.all():
        assert "«năm 2025»" in client.get(reverse("certificates:verify_code", args=[row.code])).content.decode()


def test_an_annulled_recognition_is_told_neutrally_at_once(desk, issued, client):
    row = ended(first(issued), by=desk.office, kind="annul", number=6, ground="b", reason="Chuyện riêng.")
    page = client.get(reverse("certificates:verify_code", args=[row.code])).content.decode()
    assert "Đã hủy bỏ công nhận" in page and "Quyết định số 06/QĐ-SNgV" in page
    assert "còn hiệu lực" not in page and "Chuyện riêng" not in page and "giả hồ sơ" not in page


def test_register_and_decision_page_follow_the_chain(as_, desk, issued):
    row = ended(first(issued), by=desk.office, kind="annul", number=6)
    office = as_(desk.office)
    assert "Đã hủy bỏ công nhận" in office.get(REGISTER).content.decode()
    page = office.get(reverse("certificates:decision", args=[issued.pk])).content.decode()
    assert row.revocation_decision in page and reverse("certificates:change", args=[row.ended_by_id]) in page


def test_a_recognition_is_annulled_on_the_pages(as_, desk, issued):
    office, row = as_(desk.office), first(issued)
    add = reverse("certificates:change_add", args=[issued.pk, "annul"])
    data = {"number": "6", "symbol": "QĐ-SNgV", "dated": clock.today().isoformat(), "reason": "Kết luận số 1.",
            "recipients": "Lưu: VT", "ground": "d"}  # fmt: skip
    refused = office.post(add, data)
    assert refused.status_code == 422 and "Kết luận số 1." in refused.content.decode()
    for _ in range(2):
        answer = office.post(add, {**data, "certificates": [str(row.pk)]})
        assert answer["Location"] == reverse("certificates:decision", args=[issued.pk]) + "#changes"
    change = DecisionChange.objects.get()
    scan = reverse("certificates:change_scan", args=[change.pk])
    office.post(scan, {"scan": SimpleUploadedFile("ky.pdf", _pdf(), "application/pdf")})
    for _ in range(2):
        office.post(reverse("certificates:change_issue", args=[change.pk]))
    row.refresh_from_db()
    assert row.state == "annulled"
    page = office.get(reverse("certificates:change", args=[change.pk])).content.decode()
    assert "Có kết luận, quyết định, bản án" in page and "Đã ban hành" in page


def _pdf():
    import pikepdf

    content = io.BytesIO()
    whole = pikepdf.new()
    whole.add_blank_page()
    whole.save(content)
    return content.getvalue()


def test_half_of_a_pair_of_words_is_refused_and_kept(as_, desk, issued):
    add = reverse("certificates:change_add", args=[issued.pk, "amend"])
    data = {"number": "x", "symbol": "QĐ-SNgV", "dated": "31/02/2026", "reason": "r", "recipients": "Lưu: VT",
            "printed_0": "Chữ đã in này", "becomes_0": ""}  # fmt: skip
    answer = as_(desk.clerk).post(add, data)
    assert answer.status_code == 422
    assert "Chữ đã in này" in answer.content.decode() and "hoặc để trống cả hai" in answer.content.decode()


def test_the_paper_is_printed_and_written_for_word_from_one_source(as_, desk, issued):
    change = corrected(issued, desk)
    office, address = as_(desk.office), reverse("certificates:change_paper", args=[change.pk])
    assert b"".join(office.get(address).streaming_content).startswith(b"%PDF")
    written = docx.Document(io.BytesIO(office.get(f"{address}?dang=docx").content))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "Đoàn" in cells and "Doãn" in cells
    assert AccessLog.objects.filter(subject_type="certificates.changepaper", user=desk.office).count() == 2
    assert office.get(reverse("certificates:change_signed", args=[change.pk])).status_code == 404
    change_scanned(change, by=desk.office)
    signed = office.get(reverse("certificates:change_signed", args=[change.pk]))
    assert b"".join(signed.streaming_content) == PDF


def test_a_department_reaches_no_page_of_a_change(as_, desk, issued):
    change = corrected(issued, desk)
    client = as_(person(Role.HEAD, desk.department))
    for name in ("change", "change_paper", "change_signed", "change_scan", "change_issue", "change_drop"):
        assert client.get(reverse(f"certificates:{name}", args=[change.pk])).status_code == 404


def test_its_number_stands_in_the_book_and_is_void_once_it_is_dropped(as_, desk, issued):
    change = corrected(issued, desk)
    entry = Entry.objects.get(source_type="certificates.decisionchange", source_id=change.pk)
    assert (entry.kind, entry.standing, entry.full_number) == ("letter", "used", change.full_number)
    assert "V/v đính chính Quyết định số 05/QĐ-SNgV" in entry.subject and entry.signer == desk.director.full_name
    with pytest.raises(ValidationError, match="tối đa 300") as refused:
        drop_change(change, by=desk.office, reason="x" * 301)
    change.refresh_from_db()
    assert "reason" in refused.value.error_dict and change.state == "made"
    drop_change(change, by=desk.office, reason=" Lập nhầm. ")
    entry.refresh_from_db()
    assert (entry.standing, entry.reason) == ("void", "Lập nhầm.")
    with pytest.raises(ValidationError, match=r"đã hủy \(Lập nhầm\.\)"):
        changed(issued, by=desk.office, kind="recall", number=change.number, certificates=named(issued))


def test_no_number_is_passed_over(desk, issued):
    with pytest.raises(ValidationError, match="bỏ trống số 06"):
        changed(issued, by=desk.office, kind="recall", number=7, certificates=named(issued))


def test_a_certificate_about_to_lose_its_force_is_not_replaced(desk, issued):
    change = changed(issued, by=desk.office, kind="recall", certificates=named(issued))
    again = {"by": desk.office, "on": clock.today(), "reason": "Mất."}
    with pytest.raises(ValidationError, match="đang chờ ký"):
        reissue(first(issued), **again)
    drop_change(change, by=desk.office, reason="Lập nhầm.")
    assert reissue(first(issued), **again).state == "issued"


def test_a_change_names_the_certificate_in_force_of_a_chain(desk, issued):
    old = first(issued)
    following = reissue(old, by=desk.office, on=clock.today(), reason="Mất.")
    with pytest.raises(ValidationError, match="chọn lại"):
        changed(issued, by=desk.office, kind="recall", certificates=frozenset({old.pk}))
    assert ended(following, by=desk.office).state == "revoked"
    old.refresh_from_db()
    assert (old.state, old.ended_by) == ("replaced", None)


def test_a_corrected_certificate_does_not_repeat_the_correction(client, desk, issued):
    old = first(issued)
    name = old.text["name"]
    change = changed(issued, by=desk.clerk, kind="correct", words=(NewWords(old.pk, name, "Doãn Thị Đúng"),))
    issue_change(change_scanned(change, by=desk.clerk), by=desk.clerk)
    lost = reissue(old, by=desk.office, on=clock.today(), reason="Mất.")
    assert "nay ghi đúng là «Doãn Thị Đúng»" in look_up(client, lost)
    right = exchange(
        lost, by=desk.office, ground="wrong", on=clock.today(), destroyed_on=clock.today(), reason="Đã đính chính.",
        words=replace(Words.of(lost), name="Doãn Thị Đúng"), basis=change.cited,
    )  # fmt: skip
    assert "nay ghi đúng là" not in look_up(client, right) and "nay ghi đúng là" in look_up(client, old)


def look_up(client, certificate):
    return client.get(reverse("certificates:verify_code", args=[certificate.code])).content.decode()


def test_the_register_leads_to_the_recall_of_one_certificate(as_, desk, issued):
    row, clerk = first(issued), as_(desk.clerk)
    address = f"{reverse('certificates:change_add', args=[issued.pk, 'recall'])}?giay={row.pk}"
    assert address in clerk.get(REGISTER).content.decode()
    form = clerk.get(address).context["form"]
    assert (form["certificates"].value(), form["number"].value()) == ([str(row.pk)], 6)
    assert address not in as_(desk.director).get(REGISTER).content.decode()
