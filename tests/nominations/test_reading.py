"""Evidence is looked at in the page, and a dossier comes as one numbered archive."""

import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from random import Random

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import AccessLog
from core.uploads import accept, keep
from nominations.bundles import bundled as bundled_files
from nominations.models import NominationPaper
from nominations.workflow import State
from tests.factories.nomination import EvidenceFactory
from tests.nominations.world import NOW, cleared, pdf
from tests.uploads import honest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SAMPLES = {
    "pdf": lambda: honest.pdf(Random(8)), "jpg": lambda: honest.picture(Random(1), "JPEG"),
    "png": lambda: honest.picture(Random(2), "PNG"), "docx": lambda: honest.docx(Random(3)),
    "xlsx": lambda: honest.xlsx(Random(4)),
}  # fmt: skip


def with_file(world, dossier, name, content, **facts):
    stored = accept(SimpleUploadedFile(name, content))
    kept = {field: getattr(stored, field) for field in ("stored_name", "original_name", "media_type", "size", "sha256")}
    return EvidenceFactory(nomination=dossier, criterion=world.criteria_set.criteria.first(), **kept, **facts)


def look(client, evidence, query=""):
    return client.get(reverse("nominations:evidence_view", args=[evidence.pk]) + query)


def page_of(client, evidence, page):
    return client.get(reverse("nominations:evidence_page", args=[evidence.pk, page]))


@pytest.fixture
def dossier(world):
    return world.dossier(State.SUBMITTED)


@pytest.fixture
def reader(client, world):
    client.force_login(world.office)
    return client


@pytest.mark.parametrize("kind", ["pdf", "jpg", "png"])
def test_pages_and_pictures_are_drawn(reader, world, dossier, kind):
    evidence = with_file(world, dossier, f"a.{kind}", SAMPLES[kind]())
    shown = look(reader, evidence).content.decode()
    assert reverse("nominations:evidence_page", args=[evidence.pk, 1]) in shown and evidence.title in shown
    answer = page_of(reader, evidence, 1)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert Image.open(BytesIO(answer.content)).format == "JPEG"
    assert AccessLog.objects.filter(subject_id=evidence.pk, act="xem minh chứng").count() == 1


def test_the_pager_stays_within_the_file(reader, world, dossier):
    evidence = with_file(world, dossier, "a.pdf", honest.pdf(Random(8)))
    last = look(reader, evidence, "?trang=999").content.decode()
    assert "Trang sau" not in last and "Trang trước" in last
    for odd in ("0", "-1", "x", "²", "9" * 30):
        assert "Trang 1 trên" in look(reader, evidence, f"?trang={odd}").content.decode()
    assert page_of(reader, evidence, 99).status_code == 404


def test_a_document_is_shown_as_text_and_never_as_its_mark_up(reader, world, dossier):
    import docx

    document, content = docx.Document(), BytesIO()
    document.add_heading("Báo cáo", 1)
    document.add_paragraph("<script>alert(1)</script> Hoàn thành 57 đoàn")
    document.add_table(1, 1).cell(0, 0).text = "Ô trong bảng"
    document.save(content)
    shown = look(reader, with_file(world, dossier, "a.docx", content.getvalue())).content.decode()
    assert "<h3>Báo cáo</h3>" in shown and "&lt;script&gt;" in shown and "<script>alert" not in shown
    assert "Ô trong bảng" in shown and "không hiện ảnh" in shown


def test_a_sheet_is_shown_as_a_table_within_limits(reader, world, dossier):
    import openpyxl

    book, content = openpyxl.Workbook(), BytesIO()
    for place in range(250):
        book.active.append([place, f"Dòng {place}", "<b>"])
    book.save(content)
    evidence = with_file(world, dossier, "a.xlsx", content.getvalue())
    shown = look(reader, evidence).content.decode()
    assert "Dòng 199" in shown and "Dòng 200" not in shown and "&lt;b&gt;" in shown
    assert "mời tải tệp để xem hết" in shown
    assert page_of(reader, evidence, 1).status_code == 404


def test_a_damaged_file_says_so_in_the_page(reader, world, dossier):
    shown = look(reader, dossier.evidence.first())
    assert shown.status_code == 200 and "không còn nguyên vẹn" in shown.content.decode()
    assert page_of(reader, dossier.evidence.first(), 1).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("staff", 404), ("counter", 404), ("member", 200), ("head", 200)]
)
def test_who_looks(client, world, dossier, who, status):
    evidence = with_file(world, dossier, "a.pdf", SAMPLES["pdf"]())
    cleared(dossier, world.member)
    client.force_login(world.people[who])
    assert look(client, evidence).status_code == page_of(client, evidence, 1).status_code == status


# ------------------------------------------------------------------ the archive


def archive(client, dossier):
    return client.get(reverse("nominations:archive", args=[dossier.pk]))


def bundled(client, dossier):
    """The archive as it came, and the files in it."""
    whole = b"".join(archive(client, dossier).streaming_content)
    return whole, zipfile.ZipFile(BytesIO(whole))


@pytest.fixture
def filed(world, dossier):
    """A dossier with two files whose names are a trial, and a receipt."""
    dossier.evidence.all().delete()
    with_file(world, dossier, "a.pdf", pdf().read(), title='Giấy khen: "Đoàn vào" 6/2026', added_at=NOW)
    with_file(world, dossier, "b.png", SAMPLES["png"](), title="Ảnh " + "dài " * 40, added_at=NOW)
    stored = keep(pdf().read(), "Bien-nhan.pdf", "application/pdf")
    NominationPaper.objects.create(
        nomination=dossier, kind="receipt", turn=1, content={}, number=dossier.number, dated=NOW.date(), made_at=NOW,
        made_by=world.head, stored_name=stored.stored_name, original_name="Bien-nhan.pdf", size=stored.size,
        sha256=stored.sha256,
    )  # fmt: skip
    return dossier


def test_the_archive_is_numbered_in_the_order_of_its_index(reader, filed):
    _, files = bundled(reader, filed)
    names = files.namelist()
    assert names[:3] == ["00-Danh-muc.pdf", "01 Hồ sơ.pdf", "02 Giấy khen_ _Đoàn vào_ 6-2026.pdf"]
    assert [name[:2] for name in names] == ["00", "01", "02", "03", "04"]
    assert names[4] == "04 Biên nhận hồ sơ, lần 1.pdf" and files.read(names[1]).startswith(b"%PDF-")
    assert all(entry.flag_bits & 0x800 for entry in files.infolist() if not entry.filename.isascii())
    assert all(len(name.encode()) <= 200 and PurePosixPath(name).name == name for name in names)
    assert files.testzip() is None and files.read(names[0]).startswith(b"%PDF-")
    assert AccessLog.objects.filter(subject_id=filed.pk, act="tải tập hồ sơ").exists()


def test_the_same_dossier_gives_the_same_bytes(reader, filed, on_a_working_day):
    first, _ = bundled(reader, filed)
    on_a_working_day.shift(3600)
    reader.force_login(filed.drafted_by)
    assert bundled(reader, filed)[0] == first


def test_the_index_lists_every_file_with_its_facts(filed):
    with pypdfium2.PdfDocument(bundled_files(filed, originals=True)[0].content) as index:
        text = " ".join(index[0].get_textpage().get_text_range().split())
    assert "DANH MỤC TÀI LIỆU" in text and "Biên nhận hồ sơ, lần 1" in text
    for evidence in filed.evidence.all():
        assert evidence.sha256[:4] in text


def test_a_lost_file_stops_the_archive_with_a_sentence(reader, filed):
    (settings.PRIVATE_MEDIA_ROOT / filed.evidence.first().stored_name).unlink()
    answer = reader.get(reverse("nominations:archive", args=[filed.pk]), follow=True)
    assert "không còn nguyên vẹn" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("counter", 404), ("member", 200), ("head", 200)])
def test_who_takes_the_archive(client, world, filed, who, status):
    cleared(filed, world.member)
    client.force_login(world.people[who])
    assert archive(client, filed).status_code == status


def test_a_member_of_the_council_gets_the_archive_after_the_declaration(client, world, filed):
    client.force_login(world.member)
    assert archive(client, filed).status_code == 404
    cleared(filed, world.member)
    assert archive(client, filed).status_code == 200
