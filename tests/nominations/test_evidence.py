"""Evidence is added, downloaded and set aside, and nothing but what it says it is gets in."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import AccessLog
from nominations.limits import MAX_DAILY_BYTES, MAX_DOSSIER_BYTES, MAX_EVIDENCE
from nominations.models import Evidence
from nominations.workflow import State
from tests.factories.nomination import MOMENT, EvidenceFactory, NominationFactory
from tests.nominations.world import NOW, pdf, suspended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def picture():
    content = BytesIO()
    Image.new("RGB", (4, 4)).save(content, "PNG")
    return SimpleUploadedFile("anh.png", content.getvalue())


def kept_files():
    return [path for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()]


def acting_pdf():
    content = BytesIO()
    with pikepdf.open(pdf()) as document:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        document.save(content)
    return SimpleUploadedFile("khen.pdf", content.getvalue())


def fields(world, upload=None, **facts):
    criterion = world.criteria_set.criteria.first()
    data = {"criterion": criterion.pk, "kind": "press", "title": "Bài báo về lễ tân", **facts}
    return {**data, "upload": upload} if upload else data


def add(client, world, row, **posted):
    return client.post(reverse("nominations:evidence_add", args=[row.pk]), fields(world, **posted))


@pytest.fixture
def row(world):
    return NominationFactory(criteria_set=world.criteria_set, department=world.department, drafted_by=world.clerk)


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def test_an_added_file_is_kept_with_its_digest_and_leads_back_to_its_criterion(clerk, world, row):
    answer = add(clerk, world, row, upload=pdf(), dated="2026-06-30", number="57/QĐ-SNgV", issuer="Giám đốc Sở")
    evidence = row.evidence.get()
    assert answer.url.endswith(f"#minh-chung-{evidence.criterion_id}")
    assert (evidence.original_name, evidence.added_by, len(evidence.sha256)) == ("giay-khen.pdf", world.clerk, 64)


def test_pictures_are_taken(clerk, world, row):
    add(clerk, world, row, upload=picture(), kind="photo")
    assert row.evidence.get().media_type == "image/png"


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("virus.exe", b"MZ\x90"), "chỉ nhận tệp"),
        (SimpleUploadedFile("gia.pdf", b"MZ\x90\x00"), "không phải loại mà đuôi tên cho biết"),
        (SimpleUploadedFile("gia.docx", b"PK\x03\x04rac"), "không phải loại"),
        (SimpleUploadedFile("gia.png", b"\xff\xd8\xff"), "không phải loại"),
        (SimpleUploadedFile("rong.pdf", b""), "rỗng"),
    ],
    ids=["exe", "exe-as-pdf", "docx", "png", "empty"],
)
def test_a_wrong_file_is_refused_and_the_text_kept(clerk, world, row, upload, sentence):
    answer = add(clerk, world, row, upload=upload, title="Tên minh chứng đã ghi")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and "Tên minh chứng đã ghi" in page and "chọn lại tệp" in page
    assert not row.evidence.exists()


def test_a_file_that_is_too_large_is_refused(clerk, world, row, settings):
    settings.UPLOAD_MAX_BYTES = 300
    answer = add(clerk, world, row, upload=pdf())
    assert answer.status_code == 422 and "nén hoặc chia nhỏ" in answer.content.decode()


def test_the_same_file_twice_for_a_criterion_is_refused(clerk, world, row):
    for status in (302, 422):
        answer = add(clerk, world, row, upload=pdf())
        assert answer.status_code == status
    assert "Tệp này đã có trong hồ sơ ở tiêu chuẩn này" in answer.content.decode()
    assert row.evidence.count() == 1


def test_what_was_set_aside_may_come_back(clerk, world, row):
    add(clerk, world, row, upload=pdf())
    clerk.post(reverse("nominations:evidence_set_aside", args=[row.evidence.get().pk]))
    assert add(clerk, world, row, upload=pdf()).status_code == 302
    assert row.evidence.filter(set_aside_at=None).count() == 1


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "decision", "number": "57/QĐ"}, "Chưa ghi cơ quan ban hành"),
        ({"dated": "2026-12-04"}, "sau hôm nay"),
        ({"dated": "31/02/2026"}, "Không có ngày này"),
        ({"title": ""}, "còn trống"),
        ({"criterion": 999_999}, "Mục đã chọn không có"),
        ({"criterion": "x\x00"}, "Mục đã chọn không có"),
        ({"title": "d" * 201}, "tối đa 200"),
    ],
)
def test_facts_that_do_not_hold_are_refused(clerk, world, row, facts, sentence):
    answer = add(clerk, world, row, upload=pdf(), **facts)
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_a_criterion_of_another_season_is_refused(clerk, world, row):
    other = NominationFactory().criteria_set.criteria.first()
    assert add(clerk, world, row, upload=pdf(), criterion=other.pk).status_code == 422


def test_a_dossier_holds_so_many_files_and_no_more(clerk, world, row):
    EvidenceFactory.create_batch(MAX_EVIDENCE, nomination=row, criterion=world.criteria_set.criteria.last())
    answer = add(clerk, world, row, upload=pdf())
    assert answer.status_code == 422 and "là số tối đa" in answer.content.decode()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"size": MAX_DOSSIER_BYTES}, "là dung lượng tối đa"),
        ({"size": MAX_DOSSIER_BYTES, "set_aside_at": MOMENT}, "là dung lượng tối đa"),
    ],
    ids=["in force", "set aside"],
)
def test_a_dossier_holds_so_many_bytes_and_no_more(clerk, world, row, facts, sentence):
    EvidenceFactory(nomination=row, criterion=world.criteria_set.criteria.last(), **facts)
    answer = add(clerk, world, row, upload=pdf())
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert row.evidence.count() == 1 and not kept_files()


def test_a_person_sends_so_much_a_day_and_no_more(clerk, world, row, on_a_working_day):
    other = NominationFactory(criteria_set=world.criteria_set, department=world.department)
    facts = {"criterion": world.criteria_set.criteria.last(), "added_by": world.clerk, "added_at": NOW}
    EvidenceFactory(nomination=other, size=MAX_DAILY_BYTES, **facts)
    answer = add(clerk, world, row, upload=pdf())
    assert answer.status_code == 422 and "gửi tiếp vào ngày mai" in answer.content.decode()
    on_a_working_day.shift(timedelta(days=1, minutes=1))
    clerk.force_login(world.clerk)
    assert add(clerk, world, row, upload=pdf()).status_code == 302


def test_what_was_taken_out_of_a_file_is_told(clerk, world, row):
    answer = clerk.post(reverse("nominations:evidence_add", args=[row.pk]), fields(world, acting_pdf()), follow=True)
    assert "Cổng đã gỡ phần tự chạy" in answer.content.decode()
    assert row.evidence.count() == 1


def test_a_download_is_an_attachment_and_is_logged(clerk, world, row):
    add(clerk, world, row, upload=pdf())
    evidence = row.evidence.get()
    answer = clerk.get(reverse("nominations:evidence_file", args=[evidence.pk]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert AccessLog.objects.filter(subject_type="nominations.evidence", subject_id=evidence.pk).exists()


@pytest.mark.parametrize(
    ("who", "state", "status"),
    [
        ("stranger", State.SUBMITTED, 404), ("staff", State.SUBMITTED, 404), ("counter", State.SUBMITTED, 404),
        ("office", State.DRAFT, 404), ("office", State.SUBMITTED, 200),
            ("member", State.RECEIVED, 404), ("member", State.PASSED, 200),
        ("standing", State.DRAFT, 200), ("head", State.DRAFT, 200),
    ],
)  # fmt: skip
def test_who_downloads(client, world, row, who, state, status):
    client.force_login(world.clerk)
    add(client, world, row, upload=pdf())
    dossier = world.dossier(state)
    Evidence.objects.filter(nomination=row).update(nomination=dossier)
    client.force_login(world.people[who])
    evidence = dossier.evidence.get(title="Bài báo về lễ tân")
    assert client.get(reverse("nominations:evidence_file", args=[evidence.pk])).status_code == status


def test_a_lost_file_leads_back_with_a_sentence(clerk, world, row):
    evidence = EvidenceFactory(nomination=row, criterion=world.criteria_set.criteria.first())
    answer = clerk.get(reverse("nominations:evidence_file", args=[evidence.pk]), follow=True)
    assert "không còn nguyên vẹn" in answer.content.decode()


def test_setting_aside_twice_is_no_error(clerk, world, row):
    evidence = EvidenceFactory(nomination=row, criterion=world.criteria_set.criteria.first())
    page = reverse("nominations:evidence_set_aside", args=[evidence.pk])
    assert "Tệp vẫn được lưu" in clerk.get(page).content.decode()
    first, second = clerk.post(page, follow=True), clerk.post(page, follow=True)
    assert "Đã bỏ minh chứng" in first.content.decode()
    assert "đã được bỏ khỏi hồ sơ" in second.content.decode()


@pytest.mark.parametrize(("who", "status"), [("office", 403), ("standing", 403), ("stranger", 404), ("head", 302)])
def test_who_adds(client, world, who, status):
    row = world.dossier(State.RETURNED)
    client.force_login(world.people[who])
    assert add(client, world, row, upload=pdf()).status_code == status


def test_nothing_is_added_to_what_is_handed_in_or_suspended(clerk, world):
    for dossier, sentence in (
        (world.dossier(State.SUBMITTED), "không sửa được nữa"),
        (suspended(world.dossier(State.RETURNED)), "tạm dừng xét"),
    ):
        count = dossier.evidence.count()
        answer = clerk.post(
            reverse("nominations:evidence_add", args=[dossier.pk]), fields(world, upload=pdf()), follow=True
        )
        assert sentence in answer.content.decode()
        assert dossier.evidence.count() == count
