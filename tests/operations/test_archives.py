"""The archive of a closed season: what it holds, who has it, and that no change of it goes unseen."""

import io
import json
import random
import subprocess
import time
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog, FamilyTie
from accounts.roles import Role
from certificates.actions.release_letter import release_letter
from certificates.actions.render_pending import render_pending
from certificates.actions.replace import Words, reissue
from certificates.actions.reword import reword
from certificates.models import Certificate, ResultLetter
from core import clock
from core.signing import public_key
from core.uploads import keep
from core.workflow import AlreadyDone
from councils.models import SessionPaper
from documents.actions.compose import compose
from documents.actions.keep_composed_scan import keep_composed_scan
from documents.actions.number_composed import number_composed
from documents.composing import Words as Written
from documents.models import Composed
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import write_paper
from monitoring.outline import places_of
from nominations.models import Nomination
from operations.actions.ask_archive import ask_archive
from operations.actions.write_archives import write_archives
from operations.archives import packing
from operations.archives.verifying import faults
from operations.models import SeasonArchive
from seasons.models import Season
from tests.factories.certificate import PDF, Desk, ended
from tests.factories.people import DepartmentFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
QUERIES = 12
OFFICE, COUNCIL = "van-phong", "hoi-dong"


def closed_season() -> Desk:
    desk = Desk(passed=2)
    desk.issued()
    render_pending()
    stored = keep(PDF, "bien-ban.pdf", "application/pdf")
    own = {"stored_name": stored.stored_name, "sha256": stored.sha256}
    SessionPaper.objects.update(**own, **{f"scan_{name}": value for name, value in own.items()})
    Season.objects.update(state="closed", closed_at=clock.now())
    desk.season.refresh_from_db()
    return desk


@pytest.fixture
def desk():
    return closed_season()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def made(desk: Desk, part: str = OFFICE) -> SeasonArchive:
    archive = ask_archive(desk.season, part, by=desk.office if part == OFFICE else desk.chair)
    write_archives()
    archive.refresh_from_db()
    assert archive.failure == ""
    return archive


def path_of(archive, settings):
    return settings.PRIVATE_MEDIA_ROOT / archive.stored_name


def names_in(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def rewritten(path, change):
    """The archive written again, every entry as *change* (name, content) gives it; None leaves it out."""
    with zipfile.ZipFile(path) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for entry, content in entries:
            for name, data in change(entry.filename, content):
                fresh = zipfile.ZipInfo(name, entry.date_time)
                fresh.external_attr, fresh.create_system = entry.external_attr, entry.create_system
                archive.writestr(fresh, data)


def told(path):
    return " ".join(faults(path, public_key()))


def test_the_office_has_the_whole_procedure_and_nothing_of_the_vote(desk, settings):
    names = names_in(path_of(made(desk), settings))
    folders = {name.partition("/")[0] for name in names if "/" in name}
    assert folders == {
        "01-Quy-dinh", "02-Danh-sach", "03-Ho-so", "05-Quyet-dinh", "06-Giay-cong-nhan", "07-Nhat-ky", "08-Tra-cuu",
    }  # fmt: skip
    assert sum(name.startswith("06-Giay-cong-nhan/") and name.endswith(".pdf") for name in names) == 2
    assert any("bản ký" in name for name in names if name.startswith("05-"))
    assert not any("Biên bản" in name or "Phiếu" in name or ".bel" in name for name in names)
    assert names[-6:] == [
        "00-Danh-muc.pdf", "00-Danh-muc.docx", "HUONG-DAN.txt", "MANIFEST.json", "SHA256SUMS", "SHA256SUMS.ky",
    ]  # fmt: skip


def test_what_followed_from_a_decision_is_in_the_offices_volume(settings):
    """Changes, letters that were sent, certificates put right, replaced, revoked and signed; all of it is checked."""
    desk = Desk(passed=2)
    decision = desk.issued()
    render_pending()
    first, second = Certificate.objects.order_by("number")
    words = replace(Words.of(first), name="Lê Thị Đúng")
    reword(first, by=desk.office, words=words, on=clock.today(), reason="Sai dấu.", basis="Căn cước số 1")
    reissue(second, by=desk.office, on=clock.today(), reason="Mất.")
    render_pending()
    signed = keep(PDF + b" signed", "ky.pdf", "application/pdf")
    first.signed_files.create(
        stage="director", way="elsewhere", holder="Giám đốc", signed_at=clock.now(), kept_at=clock.now(),
        kept_by=desk.director, **vars(signed),
    )  # fmt: skip
    ended(first, by=desk.office)
    letter = ResultLetter.objects.get()
    release_letter(letter, by=desk.office, number=1, symbol="TB-VP", dated=clock.today())
    Season.objects.update(state="closed", closed_at=clock.now())
    desk.season.refresh_from_db()
    path = path_of(made(desk), settings)
    names = names_in(path)
    for folder, count in (("Dot-1-thay-doi/", 2), ("Dot-1-thu-bao/", 1)):
        assert sum(name.startswith(f"05-Quyet-dinh/{folder}") for name in names) == count
    kept = [name.rpartition("/")[2] for name in names if name.startswith("06-") and name.endswith(".pdf")]
    assert len(kept) == 5 and sum("-ky-director" in name for name in kept) == 1
    assert sum("-ban-de-rieng-01" in name for name in kept) == 1
    assert list(faults(path, public_key())) == [] and decision.changes.count() == 1


def test_the_offices_volume_has_what_it_wrote_for_the_season_with_the_signed_copies(desk, settings):
    for place, kind in enumerate(("letter", "report", "plan"), 1):
        words = Written("việc của kỳ", "Một đoạn.", "Phòng Lễ tân", "", "Như trên\nLưu: VT")
        row = compose(kind, words, by=desk.clerk, season=desk.season)
        if kind != "plan":
            row = number_composed(row, by=desk.clerk, number=place, symbol="SNgV", dated=clock.today(), copies=1)
    keep_composed_scan(row_of("letter"), by=desk.clerk, stored=keep(PDF + b"1", "ky.pdf", "application/pdf"))
    path = path_of(made(desk), settings)
    kept = [name.partition("/")[2] for name in names_in(path) if name.startswith("09-Van-ban-cua-ky/")]
    assert kept == [
        "01 Công văn 01-SNgV.pdf", "01 Công văn 01-SNgV, bản ký.pdf", "02 Báo cáo 02-SNgV.pdf",
    ]  # fmt: skip
    with zipfile.ZipFile(path) as archive:
        events = [json.loads(line) for line in archive.read("07-Nhat-ky/nhat-ky.jsonl").splitlines()]
    written = [one["move"] for one in events if one["subject_type"] == "documents.composed"]
    assert written == ["compose", "number", "compose", "number", "compose", "scan"]
    assert list(faults(path, public_key())) == []


def test_the_offices_volume_has_what_the_departments_handed_in(desk, settings):
    Season.objects.filter(pk=desk.season.pk).update(state="open", closed_at=None)
    desk.season.refresh_from_db()
    department = DepartmentFactory(code="LT", name="Phòng Lễ tân")
    head = person(Role.HEAD, department)
    row = begin_paper(desk.season, department, by=head, kind="plan")
    sections = {place.key: "Phòng làm." for place in places_of("plan")}
    stored = keep(PDF + b"2", "phu-luc.pdf", "application/pdf")
    write_paper(row, by=head, edition=0, sections=sections, stored=stored)
    approve_paper(submit_paper(row, by=head), by=person(Role.STANDING_COUNCIL))
    write_paper(row, by=head, edition=0, sections={**sections, "joining": "Chưa gửi."})
    Season.objects.filter(pk=desk.season.pk).update(state="closed", closed_at=clock.now())
    desk.season.refresh_from_db()
    path, title = path_of(made(desk), settings), f"LT Kế hoạch năm {desk.season.year + 1}, lần 1"
    kept = {name.partition("/")[2] for name in names_in(path) if name.startswith("10-Van-ban-cua-phong/")}
    assert kept == {
        f"{title}, Kế hoạch, báo cáo của phòng.pdf", f"{title}, Biên nhận kế hoạch, báo cáo.pdf",
        f"{title}, tệp phu-luc.pdf",
    }  # fmt: skip
    with zipfile.ZipFile(path) as archive:
        events = [json.loads(line) for line in archive.read("07-Nhat-ky/nhat-ky.jsonl").splitlines()]
    moves = [one["move"] for one in events if one["subject_type"] == "monitoring.departmentpaper"]
    assert moves == ["submit", "approve"] and list(faults(path, public_key())) == []


def row_of(kind: str) -> Composed:
    return Composed.objects.get(kind=kind)


def test_the_council_has_its_minutes_and_sheets_and_no_ballot(desk, settings):
    names = names_in(path_of(made(desk, COUNCIL), settings))
    assert sum(name.startswith("01-Phien-hop/Phien-1/") for name in names) >= 2
    assert not any("Phiếu bình xét" in name or name.endswith(".bel") for name in names)


def test_minutes_are_the_offices_too_where_the_season_lets_it_read_figures(desk, settings):
    desk.season.rules.filter(key="figures").update(value="council_office")
    assert any(name.startswith("04-Bien-ban/Phien-1/") for name in names_in(path_of(made(desk), settings)))


def test_a_whole_archive_is_whole_by_the_command_and_without_the_portal(desk, settings, tmp_path, capsys):
    for part in (OFFICE, COUNCIL):
        path = path_of(made(desk, part), settings)
        call_command("verify_archive", str(path))
        assert "ĐÚNG" in capsys.readouterr().out
        folder = tmp_path / part
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        assert subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder).returncode == 0
        listed = {one["name"] for one in json.loads((folder / "MANIFEST.json").read_text())["files"]}
        assert listed | {"MANIFEST.json", "SHA256SUMS", "SHA256SUMS.ky"} == set(names_in(path))


def test_the_same_season_gives_the_same_files(desk, settings):
    first = made(desk)
    content = path_of(first, settings).read_bytes()
    second = made(desk)
    with zipfile.ZipFile(io.BytesIO(content)) as one, zipfile.ZipFile(path_of(second, settings)) as other:
        ours = [name for name in one.namelist() if "/" in name]
        assert {name: one.read(name) for name in ours} == {name: other.read(name) for name in ours}
    first.refresh_from_db()
    assert first.stored_name == "" and first.sha256, "the digest of the volume before stays"


def test_any_flipped_bit_is_found(desk, settings):
    path = path_of(made(desk, COUNCIL), settings)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    chance = random.Random(7)
    # within every file, and in every file's own head
    places = [entry.header_offset + chance.randrange(30) for entry in entries]
    places += [entry.header_offset + len(entry.FileHeader()) + entry.file_size // 2 for entry in entries]
    for place in places:
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        assert told(path), place
    path.write_bytes(content)
    assert not told(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_missing_added_renamed_and_swapped_files_are_named(desk, settings):
    path = path_of(made(desk), settings)
    content = path.read_bytes()
    victim = next(name for name in names_in(path) if name.startswith("06-") and name.endswith(".pdf"))
    cases = [
        (lambda name, data: [] if name == victim else [(name, data)], f"Thiếu tệp «{victim}»"),
        (lambda name, data: [(name, data), *([("la.txt", b"x")] if name == victim else [])], "không có trong danh mục"),
        (lambda name, data: [("06-khac.pdf" if name == victim else name, data)], "đổi tên thành «06-khac.pdf»"),
        (lambda name, data: [(name, b"%PDF other" if name == victim else data)], f"«{victim}» đã bị sửa"),
        (lambda name, data: [(name, data), *([(name, data)] if name == victim else [])], "có 2 lần"),
        (lambda name, data: [] if name == "SHA256SUMS" else [(name, data)], "Thiếu tệp «SHA256SUMS»"),
    ]
    for change, sentence in cases:
        path.write_bytes(content)
        rewritten(path, change)
        assert sentence in told(path)
        with pytest.raises(CommandError):
            call_command("verify_archive", str(path), stdout=io.StringIO())


def test_digests_made_anew_by_another_hand_have_no_signature(desk, settings):
    path = path_of(made(desk), settings)
    sums = None

    def forge(name, data):
        nonlocal sums
        if name == "SHA256SUMS":
            sums = data.replace(b"HUONG-DAN", b"HUONG-DAM")
            return [(name, sums)]
        return [(name.replace("HUONG-DAN", "HUONG-DAM"), data)]

    rewritten(path, forge)
    assert "Chữ ký" in told(path)
    assert list(faults(path, "0" * 64)) and list(faults(path, "xyz"))


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert list(faults(path, public_key()))


def test_it_is_written_over_several_runs_and_goes_on_after_a_stop(desk, settings, monkeypatch):
    monkeypatch.setattr(packing, "MOST_FILES", 1)
    archive = ask_archive(desk.season, OFFICE, by=desk.office)
    seen = []
    for turn in range(30):
        write_archives()
        archive.refresh_from_db()
        seen.append(archive.done)
        if archive.made_at:
            break
        if turn == 2:  # stopped between writing and saying so: the group is there, its count is not
            SeasonArchive.objects.filter(pk=archive.pk).update(done=archive.done - 1)
        if turn == 4:  # stopped in the middle of a write: begun again
            half = settings.PRIVATE_MEDIA_ROOT / "writing" / archive.working_name
            half.write_bytes(half.read_bytes()[:-20])
    assert archive.made_at and len(seen) > 5
    assert not told(path_of(archive, settings))


def test_a_file_that_changed_is_refused_and_told_and_asked_again(desk, settings):
    row = Certificate.objects.first()
    stored = settings.PRIVATE_MEDIA_ROOT / row.stored_name
    content = stored.read_bytes()
    stored.write_bytes(content + b" ")
    archive = ask_archive(desk.season, OFFICE, by=desk.office)
    write_archives()
    archive.refresh_from_db()
    assert "không còn nguyên vẹn" in archive.failure and archive.made_at is None
    stored.write_bytes(content)
    assert ask_archive(desk.season, OFFICE, by=desk.office).pk == archive.pk
    write_archives()
    archive.refresh_from_db()
    assert archive.made_at


def test_who_asks_for_which_volume(desk):
    for part, right, wrong in ((OFFICE, desk.office, desk.chair), (COUNCIL, desk.director, desk.office)):
        with pytest.raises(PermissionDenied):
            ask_archive(desk.season, part, by=wrong)
        ask_archive(desk.season, part, by=right)
        with pytest.raises(AlreadyDone):
            ask_archive(desk.season, part, by=right)
    with pytest.raises(PermissionDenied):
        ask_archive(desk.season, "khac", by=desk.office)


def test_not_before_the_season_is_closed():
    desk = Desk(passed=1)
    with pytest.raises(ValidationError, match="chưa kết thúc"):
        ask_archive(desk.season, OFFICE, by=desk.office)


def test_whoever_is_concerned_in_an_unannounced_file_has_no_volume(desk):
    archive = made(desk)
    nominee = desk.nominations[0].person
    FamilyTie.objects.create(person=desk.office, relative=nominee, stated_at=clock.now())
    client = signed_in(desk.office)
    address = reverse("operations:archive_file", args=[archive.pk])
    assert b"".join(client.get(address).streaming_content), "its result is announced"
    halfway = {"state": "withdrawn", "withdrawn_at": clock.now(), "announced_at": None}
    Nomination.objects.filter(pk=desk.nominations[0].pk).update(**halfway)
    assert client.get(address).status_code == 302
    with pytest.raises(ValidationError, match="có liên quan"):
        ask_archive(desk.season, OFFICE, by=desk.office)


def test_the_page_tells_progress_and_gives_the_file(desk, settings):
    page, client = reverse("operations:archives", args=[desk.season.year]), signed_in(desk.office)
    assert "Lập tập này" in client.get(page).content.decode()
    for _ in range(2):
        assert client.post(page, {"part": OFFICE})["Location"] == page
    assert SeasonArchive.objects.count() == 1
    assert "Đang chờ đến lượt" in client.get(page).content.decode()
    write_archives()
    archive = SeasonArchive.objects.get()
    assert archive.sha256 in client.get(page).content.decode()
    answer = client.get(reverse("operations:archive_file", args=[archive.pk]))
    assert b"".join(answer.streaming_content) == path_of(archive, settings).read_bytes()
    assert AccessLog.objects.get(subject_type="operations.seasonarchive").user == desk.office
    for stranger in (person(Role.STAFF, desk.department), desk.clerk):
        assert signed_in(stranger).get(page).status_code == 404
        assert signed_in(stranger).get(reverse("operations:archive_file", args=[archive.pk])).status_code == 404
    assert signed_in(desk.chair).get(reverse("operations:archive_file", args=[archive.pk])).status_code == 404
    assert client.post(page, {"part": COUNCIL}).status_code == 403


def test_the_page_costs_the_same_for_any_number_of_volumes(desk, django_assert_num_queries):
    page, client = reverse("operations:archives", args=[desk.season.year]), signed_in(desk.office)
    client.get(page)
    for rows in (1, 3):
        for _ in range(rows):
            SeasonArchive.objects.create(
                season=desk.season, part=OFFICE, asked_at=clock.now() - timedelta(days=1), asked_by=desk.office,
                made_at=clock.now(), size=1, sha256="0" * 64, stored_name="00/0",
            )  # fmt: skip
        with django_assert_num_queries(QUERIES):
            client.get(page)
