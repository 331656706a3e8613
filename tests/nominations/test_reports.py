"""The achievement report as a file: a version like any other, in every place where the typed one stands."""

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AccessLog, Event
from core.uploads import sweeping
from nominations.actions import upload_report as upload_report_action
from nominations.actions.choose_report import choose_report
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.revise import revise
from nominations.actions.submit import submit
from nominations.bundles import bundled
from nominations.content import content_of, digest_of_content, report_named
from nominations.limits import MAX_DAILY_FILES, MAX_DOSSIER_BYTES
from nominations.models import Nomination, ReportVersion, Submission
from nominations.queries import whole
from nominations.readiness import missing_before_submission
from nominations.workflow import State
from tests.nominations.test_evidence import kept_files
from tests.nominations.test_sending import piece
from tests.nominations.world import SOON, cleared, pdf, suspended
from tests.uploads.lines import pdf_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SCAN = "bản quét, không đếm được chữ"


def document(text="Hoàn thành 57 đoàn trong năm", name="bao-cao.docx"):
    made, content = docx.Document(), BytesIO()
    made.add_paragraph(text)
    made.add_table(1, 1).cell(0, 0).text = "Ô bảng"
    made.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def printed():
    return SimpleUploadedFile("bao-cao.pdf", pdf_of(["Mot hai ba"], ["bon nam"]))


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def send(client, row, upload=None, **posted):
    return client.post(at("report_upload", row.pk), {**posted, **({"upload": upload} if upload else {})})


def choose(client, row, **posted):
    return client.post(at("report_choose", row.pk), posted, follow=True).content.decode()


@pytest.fixture
def row(world):
    return world.dossier()


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def reread(row):
    return Nomination.objects.get(pk=row.pk)


@pytest.mark.parametrize(("upload", "words"), [(document, 8), (printed, 5), (pdf, None)])
def test_a_file_is_a_version_with_its_words(clerk, row, upload, words):
    assert send(clerk, row, upload()).url == f"{at('edit', row.pk)}#thanh-tich"
    version = row.report_versions.get()
    assert (version.number, version.words, version.text, len(version.sha256)) == (1, words, "", 64)
    assert reread(row).report_upload == version
    length = SCAN if words is None else f"{words} từ"
    for page in (at("edit", row.pk), at("detail", row.pk), at("report_view", version.pk)):
        assert length in clerk.get(page).content.decode()
    assert Event.objects.filter(move="upload_report", reason=version.original_name).count() == 1


def test_the_typed_text_stays_and_each_is_taken_again(clerk, world, row):
    typed = revise(row, by=world.clerk, version=1, facts={"report": "Chữ gõ trên cổng"}, statements={})
    send(clerk, row, document())
    page = clerk.get(at("edit", row.pk)).content.decode()
    assert "Chữ gõ trên cổng" in page and "đang không dùng, vẫn được giữ" in page
    assert content_of(whole(row))["report"] == ""
    assert "Hồ sơ dùng báo cáo: Báo cáo gõ trên cổng" in choose(clerk, row)
    assert (content_of(whole(row))["report"], content_of(whole(row))["report_file"]) == (typed.report, {})
    assert "bao-cao.docx" in choose(clerk, row, ban="2")
    assert reread(row).report_upload.number == 2
    assert "đang dùng báo cáo này" in choose(clerk, row, ban="2")
    assert [version.number for version in row.report_versions.all()] == [1, 2]


def test_every_version_is_opened_again(clerk, row):
    send(clerk, row, document("Bản một"))
    send(clerk, row, document("Bản hai"))
    shown = clerk.get(at("report_versions", row.pk), {"ban": "1"}).content.decode()
    first = row.report_versions.get(number=1)
    assert at("report_file", first.pk) in shown and "Dùng lại tệp này" in shown
    assert "Bản một" in clerk.get(at("report_view", first.pk)).content.decode()
    answer = clerk.get(at("report_file", first.pk))
    assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == first.sha256
    assert AccessLog.objects.filter(subject_id=first.pk, act="tải báo cáo thành tích").exists()


def test_a_page_of_it_is_a_picture_and_a_document_has_none(clerk, row):
    send(clerk, row, printed())
    version = row.report_versions.get()
    assert clerk.get(at("report_page", version.pk, 1))["Content-Type"] == "image/jpeg"
    assert clerk.get(at("report_page", version.pk, 9)).status_code == 404
    send(clerk, row, document())
    assert clerk.get(at("report_page", reread(row).report_upload_id, 1)).status_code == 404


def test_the_same_file_twice_is_one_version(clerk, row):
    upload = document().read()
    for _ in range(2):
        answer = send(clerk, row, SimpleUploadedFile("bao-cao.docx", upload))
        assert answer.status_code == 302
    assert row.report_versions.count() == len(kept_files()) == 1


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Chưa chọn tệp báo cáo"),
        (lambda: SimpleUploadedFile("a.png", b"\x89PNG"), "chỉ nhận tệp docx, pdf"),
        (lambda: SimpleUploadedFile("a.pdf", b"MZ"), "không phải loại"),
        (lambda: docx_without_words(), "không có chữ nào"),
    ],
    ids=["none", "picture", "other", "empty"],
)
def test_what_is_no_report_is_refused_and_nothing_kept(clerk, row, upload, sentence):
    answer = send(clerk, row, upload() if upload else None)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert (row.report_versions.count(), kept_files()) == (0, [])


def docx_without_words():
    content = BytesIO()
    docx.Document().save(content)
    return SimpleUploadedFile("trong.docx", content.getvalue())


def test_a_report_comes_in_pieces(clerk, row):
    content = document().read()
    said = {"name": "bao-cao.docx", "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    begun = clerk.post(at("report_send", row.pk), json.dumps(said), content_type="application/json").json()
    piece(clerk, begun["url"], 0, content)
    assert send(clerk, row, sent=begun["token"]).status_code == 302
    assert row.report_versions.get().original_name == "bao-cao.docx"
    refused = clerk.post(at("report_send", row.pk), json.dumps({**said, "name": "a.png"}), "application/json")
    assert refused.status_code == 422 and "docx, pdf" in refused.json()["refused"]


def test_a_file_alone_completes_the_dossier_and_goes_where_the_text_would(clerk, world, row):
    Nomination.objects.filter(pk=row.pk).update(report="")
    assert [gap.anchor for gap in missing_before_submission(whole(row))] == ["id_report"]
    send(clerk, row, document())
    assert missing_before_submission(whole(row)) == []
    filed, version = submit(row, by=world.head), row.report_versions.get()
    kept = Submission.objects.get()
    assert kept.report_upload == version and kept.content["report_file"]["sha256"] == version.sha256
    assert filed.content_digest == digest_of_content(kept.content)
    receipt = json.dumps(filed.papers.get().content, ensure_ascii=False)
    assert "Báo cáo thành tích: tệp bao-cao.docx" in receipt and version.sha256[:12] in receipt
    assert report_named(filed) == "Tệp bao-cao.docx, 8 từ"
    with zipfile.ZipFile(BytesIO(version_bytes(version))) as archive:
        assert "word/document.xml" in archive.namelist()


def version_bytes(version):
    return Path(settings.PRIVATE_MEDIA_ROOT / version.stored_name).read_bytes()


def test_the_file_follows_the_dossier_in_the_archive(clerk, world, row):
    send(clerk, row, document())
    row.evidence.all().delete()
    listed = bundled(whole(row), originals=True)
    assert [one.name for one in listed] == ["00-Danh-muc.pdf", "01 Hồ sơ.pdf", "02 Báo cáo thành tích.docx"]
    assert listed[2].read() == version_bytes(row.report_versions.get())


def test_a_file_replaced_after_the_return_is_told(client, clerk, world, row):
    send(clerk, row, document("Bản một", "cu.docx"))
    submit(row, by=world.head)
    return_for_supplement(reread(row), by=world.office, items=["Báo cáo rõ hơn"], due=SOON, reason="Thiếu")
    send(clerk, row, document("Bản hai", "moi.docx"))
    client.force_login(world.office)
    shown = client.get(at("detail", row.pk)).content.decode()
    assert "Thay tệp báo cáo thành tích" in shown and "Tệp cu.docx" in shown and "Tệp moi.docx" in shown
    first = client.get(at("submission", Submission.objects.get().pk)).content.decode()
    assert at("report_view", row.report_versions.get(number=1).pk) in first


# ------------------------------------------------------------------ who, when, how much


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("staff", 404), ("counter", 404), ("office", 200), ("member", 404)]
)
def test_who_reads_the_file(client, clerk, world, row, who, status):
    send(clerk, row, printed())
    old = row.report_versions.get()
    send(clerk, row, document())
    Nomination.objects.filter(pk=row.pk).update(state=State.RECEIVED, **filed(world))
    new = row.report_versions.get(number=2)
    client.force_login(world.people[who])
    for name in ("report_file", "report_view"):
        assert client.get(at(name, new.pk)).status_code == status
        assert client.get(at(name, old.pk)).status_code == 404, "what was not handed in stays with the department"
    assert client.get(at("report_page", old.pk, 1)).status_code == 404


def filed(world):
    moments = dict.fromkeys(("submitted_at", "received_at"), SOON)
    return {**moments, "submitted_by": world.head, "content_digest": "ab" * 32}


def test_a_member_reads_it_after_the_declaration(client, clerk, world, row):
    send(clerk, row, document())
    Nomination.objects.filter(pk=row.pk).update(state=State.RECEIVED, **filed(world))
    cleared(row, world.member)
    client.force_login(world.member)
    assert client.get(at("report_view", row.report_versions.get().pk)).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("office", 404), ("standing", 403), ("head", 302)])
def test_who_hands_a_file_in(client, world, row, who, status):
    client.force_login(world.people[who])
    assert send(client, row, document()).status_code == status
    assert client.post(at("report_choose", row.pk)).status_code == status


def test_nothing_changes_once_it_is_handed_in_or_suspended(clerk, world):
    for row in (world.dossier(State.SUBMITTED), suspended(world.dossier(State.RETURNED))):
        assert send(clerk, row, document()).url == choose_url(clerk, row) == at("detail", row.pk)
        assert not row.report_versions.exists()


def choose_url(client, row):
    return client.post(at("report_choose", row.pk)).url


@pytest.mark.parametrize("ban", ["9", "x", "²", "9" * 40])
def test_a_version_that_is_not_there_is_refused_in_words(clerk, row, ban):
    assert "Không có tệp báo cáo này" in choose(clerk, row, ban=ban)


def test_the_file_of_another_dossier_is_not_taken(clerk, world, row):
    send(clerk, row, document())
    other = world.dossier()
    with pytest.raises(ValidationError, match="không phải tệp của hồ sơ"):
        choose_report(other, by=world.clerk, upload=row.report_versions.get())


def test_reports_count_in_the_measure_of_the_store(clerk, world, row):
    facts = {"nomination": row, "made_by": world.head, "made_at": SOON, "stored_name": "a", "sha256": "a"}
    ReportVersion.objects.create(number=1, size=MAX_DOSSIER_BYTES, **facts)
    assert "dung lượng tối đa" in send(clerk, row, document()).content.decode()
    ReportVersion.objects.all().delete()
    facts |= {"made_by": world.clerk}
    ReportVersion.objects.bulk_create(
        ReportVersion(number=number, size=1, **facts) for number in range(1, MAX_DAILY_FILES + 1)
    )
    assert "rất nhiều tệp trong một ngày" in send(clerk, row, document()).content.decode()


def test_what_stops_in_the_middle_leaves_nothing(clerk, row, monkeypatch):
    """A server that dies after the file was written leaves a file that no row names: it is swept, the report stays."""

    def dies(*args, **facts):
        raise SystemExit

    monkeypatch.setattr(upload_report_action, "record_event", dies)
    monkeypatch.setattr("core.uploads.accepting.discard", lambda name: None)
    with pytest.raises(SystemExit):
        send(clerk, row, document())
    assert (row.report_versions.count(), reread(row).report_upload) == (0, None)
    monkeypatch.undo()
    send(clerk, row, document())
    monkeypatch.setattr(sweeping, "GRACE", -sweeping.GRACE)
    assert (sweeping.sweep(), len(kept_files())) == (1, 1)
    assert kept_files()[0].name in row.report_versions.get().stored_name
