"""The signed copy of a letter, report or plan: kept once numbered, replaced until sent, told wherever it is missing."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.access import duties_of
from accounts.events import timeline
from accounts.models import AccessLog, User
from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from core.uploads import StoredFile, keep
from core.workflow import AlreadyDone
from documents.actions.compose import compose
from documents.actions.dispatch import Sending, dispatch
from documents.actions.drop_composed import drop_composed
from documents.actions.keep_composed_scan import keep_composed_scan
from documents.actions.number_composed import number_composed
from documents.actions.strike import strike
from documents.composing import Words
from documents.models import Composed, ComposedPaper, Dispatch, Entry
from documents.queries import entry_for
from documents.todo import tasks
from tests.certificates.pdfs import ONE_PAGE
from tests.factories.people import DepartmentFactory, person
from tests.factories.season import AgencyFactory, SeasonFactory
from tests.scenarios.pages import body_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

WORDS = Words("đôn đốc gửi hồ sơ", "Một đoạn.", "Phòng Lễ tân", "", "Như trên\nLưu: VT, VP")
COST = 11


@pytest.fixture
def clerk() -> User:
    AgencyFactory()
    person(Role.DIRECTOR)
    return person(Role.RECORDS_CLERK)


def numbered(clerk: User, place: int = 1) -> Composed:
    row = compose("letter", replace(WORDS, subject=f"{WORDS.subject} {place}"), by=clerk)
    return number_composed(row, by=clerk, number=place, symbol="SNgV-VP", dated=clock.today(), copies=1)


def scan(words: bytes = b"") -> StoredFile:
    return keep(ONE_PAGE + words, "ban-ky.pdf", "application/pdf")


def send(row: Composed, clerk: User) -> Dispatch:
    sending = Sending(["Phòng Lễ tân"], "hand", clock.today(), "")
    return dispatch(entry_of(row), by=clerk, sending=sending)[0]


def entry_of(row: Composed) -> Entry:
    found = entry_for(row, row.kind)
    assert found
    return found


def page(name: str, row: Composed) -> str:
    return reverse(f"documents:{name}", args=[row.pk])


def upload(client: Client, row: Composed, content: bytes = ONE_PAGE, name: str = "ban-ky.pdf") -> Any:
    return client.post(page("composed_scan", row), {"scan": SimpleUploadedFile(name, content)}, follow=True)


def test_it_is_kept_read_and_said_wherever_the_paper_stands(client: Client, clerk: User) -> None:
    row = numbered(clerk)
    client.force_login(clerk)
    places = (page("composed", row), reverse("documents:book"), reverse("documents:composed_list"))
    for url in places:
        assert "Chưa có bản ký" in client.get(url).content.decode(), url
    assert client.get(page("composed_signed", row)).status_code == 404
    assert "Đã lưu bản ký." in upload(client, row).content.decode()
    for url in places:
        told = client.get(url).content.decode()
        assert "Đã có bản ký" in told and "Chưa có bản ký" not in told, url
    assert body_of(client.get(page("composed_signed", row))).startswith(b"%PDF")
    paper = ComposedPaper.objects.get()
    assert AccessLog.objects.get(act="xem bản ký").subject_id == paper.pk
    assert paper.scanned_by == clerk and paper.scan_sha256 != paper.sha256
    event = timeline(row).get(move="scan")
    assert (event.reason, event.capacity) == (paper.scan_sha256, "Văn thư")


def test_the_same_file_twice_is_kept_once(client: Client, clerk: User) -> None:
    row = numbered(clerk)
    client.force_login(clerk)
    upload(client, row)
    send(row, clerk)
    assert "Bản ký này đã lưu." in upload(client, row).content.decode()
    with pytest.raises(AlreadyDone):
        keep_composed_scan(row, by=clerk, stored=replace(scan(), sha256=ComposedPaper.objects.get().scan_sha256))
    assert timeline(row).filter(move="scan").count() == 1


def test_a_wrong_one_is_replaced_until_the_paper_is_sent(clerk: User) -> None:
    row = numbered(clerk)
    first = keep_composed_scan(row, by=clerk, stored=scan(b"1")).scan_sha256
    second = keep_composed_scan(row, by=clerk, stored=scan(b"2")).scan_sha256
    assert first != second
    line = send(row, clerk)
    with pytest.raises(ValidationError, match="đã ghi ở sổ gửi nên không thay bản ký được"):
        keep_composed_scan(row, by=clerk, stored=scan(b"3"))
    assert ComposedPaper.objects.get().scan_sha256 == second
    strike(line, by=clerk, reason="Ghi nhầm, chưa gửi")
    third = keep_composed_scan(row, by=clerk, stored=scan(b"3")).scan_sha256
    assert [event.reason for event in timeline(row).filter(move="scan").order_by("number")] == [first, second, third]


def test_what_was_sent_unsigned_still_takes_its_first_signed_copy(client: Client, clerk: User) -> None:
    row = numbered(clerk)
    send(row, clerk)
    client.force_login(clerk)
    button = page("composed_scan", row)
    assert button in client.get(page("composed", row)).content.decode()
    assert "Đã lưu bản ký." in upload(client, row).content.decode()
    assert button not in client.get(page("composed", row)).content.decode()


def test_a_draft_has_none_and_strangers_neither_keep_nor_read(client: Client, clerk: User) -> None:
    draft = compose("report", WORDS, by=clerk)
    with pytest.raises(ValidationError, match="Văn bản chưa có số"):
        keep_composed_scan(draft, by=clerk, stored=scan())
    row = numbered(clerk)
    stranger = person(Role.EDITOR)
    with pytest.raises(PermissionDenied):
        keep_composed_scan(row, by=stranger, stored=scan())
    client.force_login(clerk)
    refused = client.post(page("composed_scan", draft), {"scan": SimpleUploadedFile("ky.pdf", ONE_PAGE)})
    assert refused.status_code == 422 and "Văn bản chưa có số" in refused.content.decode()
    client.force_login(stranger)
    assert {client.get(page(name, row)).status_code for name in ("composed_scan", "composed_signed")} == {403}
    assert upload(client, row).status_code == 403
    assert not ComposedPaper.objects.exclude(scanned_at=None).exists()


@pytest.mark.parametrize(
    ("name", "content"), [("ky.exe", b"MZ"), ("ky.pdf", b"no pdf"), ("ky.pdf", b""), ("ky.docx", b"PK")]
)
def test_other_files_are_refused_in_words(client: Client, clerk: User, name: str, content: bytes) -> None:
    row = numbered(clerk)
    client.force_login(clerk)
    answer = upload(client, row, content, name)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert client.post(page("composed_scan", row), {}).status_code == 422
    assert not ComposedPaper.objects.get().is_signed


@pytest.mark.parametrize("sent", [0, 3])
def test_the_page_costs_the_same(client: Client, clerk: User, django_assert_num_queries: Any, sent: int) -> None:
    row = numbered(clerk)
    for place in range(sent):
        dispatch(entry_of(row), by=clerk, sending=Sending([f"Nơi {place}"], "hand", clock.today(), ""))
    client.force_login(clerk)
    client.get(page("composed", row))
    with django_assert_num_queries(COST):
        client.get(page("composed", row))


def test_the_book_says_it_of_papers_written_here_only(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    outside = {"kind": "letter", "symbol": "SNgV-VP", "first": 1, "last": 1, "dated": clock.today(), "subject": "Sổ"}
    client.post(reverse("documents:outside"), outside)
    told = client.get(reverse("documents:book")).content.decode()
    assert "01/SNgV-VP" in told and "bản ký" not in told
    row = numbered(clerk, 2)
    told = client.get(reverse("documents:book")).content.decode()
    assert told.count("Chưa có bản ký") == 1 and page("composed", row) in told


def test_a_draft_is_of_the_season_under_way_or_of_the_one_it_was_begun_for(clerk: User) -> None:
    before, now = SeasonFactory(year=2025, state="closed", closed_at=clock.now()), SeasonFactory(year=2026)
    assert numbered(clerk).season == now
    assert compose("report", WORDS, by=clerk, season=before).season == before


def waiting(user: User) -> list[tuple[str, str, str]]:
    return [(task.title, task.url, task.action) for task in tasks(user)]


def test_the_office_has_the_drafts_and_the_clerk_what_lacks_its_signed_copy(clerk: User) -> None:
    office, listed = person(Role.OFFICE), reverse("documents:composed_list")
    assert waiting(office) == waiting(clerk) == []
    draft = compose("report", WORDS, by=clerk)
    assert waiting(office) == [("Còn 01 bản nháp chờ cấp số", page("composed", draft), "Mở bản nháp")]
    assert waiting(clerk) == []
    first, second = numbered(clerk, 1), numbered(clerk, 2)
    assert waiting(clerk) == [("Còn 02 văn bản chưa có bản ký", listed, "Xem danh sách")]
    keep_composed_scan(first, by=clerk, stored=scan())
    assert waiting(clerk) == [("Còn 01 văn bản chưa có bản ký", page("composed_scan", second), "Tải bản ký lên")]
    assert "Công văn số 02/SNgV-VP." in next(iter(tasks(clerk))).why
    drop_composed(draft, by=clerk, reason="Không gửi nữa")
    keep_composed_scan(second, by=clerk, stored=scan(b"2"))
    assert waiting(office) == waiting(clerk) == []


def test_of_many_the_task_names_five(clerk: User) -> None:
    for place in range(7):
        compose("letter", replace(WORDS, subject=f"việc {place}"), by=clerk)
    assert "Công văn: việc 4 và 2 văn bản khác." in next(iter(tasks(person(Role.OFFICE)))).why


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("role", Role)
def test_the_tasks_cost_a_query_only_where_there_is_the_duty(
    clerk: User, django_assert_num_queries: Any, role: Role, many: int
) -> None:
    for place in range(many):
        numbered(clerk, place + 1)
        compose("report", replace(WORDS, subject=f"việc {place}"), by=clerk)
    one = person(role, DepartmentFactory() if role in OF_DEPARTMENT else None)
    duties_of(one)
    has = role in (Role.OFFICE, Role.RECORDS_CLERK)
    with django_assert_num_queries(1 if has else 0):
        assert len(list(tasks(one))) == (1 if has else 0)
