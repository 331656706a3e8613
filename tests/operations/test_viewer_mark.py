"""The mark of the reader: on every page and file of the list, on the screen and on paper, and on no other."""

import io
import subprocess
import zipfile
from itertools import product

import pikepdf
import pytest
import time_machine
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from accounts.viewing import viewer_words
from certificates.actions.release_letter import release_letter
from certificates.models import DecisionPaper, LetterPaper, ResultLetter
from core import clock
from core.papers import render_pdf
from core.papers.viewer_mark import marked_for_viewer
from councils.papers import counting_minutes
from operations.confidential import FILES, PAGES
from tests.certificates.rendering_samples import pixels
from tests.certificates.signing_samples import once
from tests.certificates.test_package import submitted
from tests.factories.certificate import Desk
from tests.factories.people import person
from tests.papers.samples import counting_content
from tests.plugins.tools import require
from tests.scenarios.addresses import patterns

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MARK = '<div class="viewer-mark" aria-hidden="true">'
AT = "2026-12-30T07:35:20Z"


def mark_in(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return str(pdf.docinfo.get("/ReaderMark", ""))


def text_of(content: bytes) -> str:
    command = [require("pdftotext"), "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_name_of_the_list_is_an_address():
    known = {name for name, *_ in patterns()}
    assert {*PAGES, *FILES} - known == set()


def test_a_page_names_its_reader_and_the_minute(client):
    desk = Desk(passed=1)
    decision = desk.submitted()
    with time_machine.travel(AT, tick=False):
        client.force_login(desk.director)
        words = viewer_words(desk.director)
        for name in ("certificates:decision", "certificates:decide"):
            page = client.get(reverse(name, args=[decision.pk])).content.decode()
            assert MARK in page and page.count(words) > 12, name
        other = client.get(reverse("certificates:register")).content.decode()
    assert words == f"{desk.director} ({desk.director.get_username()}), 14:35 ngày 30/12/2026"
    assert MARK not in other and words not in other


def test_a_department_reads_its_file_without_a_mark(client):
    desk = Desk(passed=1)
    url = reverse("nominations:detail", args=[desk.nominations[0].pk])
    client.force_login(desk.office)
    assert MARK in client.get(url).content.decode()
    client.force_login(desk.nominations[0].drafted_by)
    page = client.get(url)
    assert page.status_code in (200, 404) and MARK not in page.content.decode()


def test_who_opened_the_list_is_kept(client):
    desk = Desk(passed=1)
    decision = desk.submitted()
    client.force_login(desk.chair)
    client.get(reverse("certificates:decision", args=[decision.pk]))
    client.get(reverse("councils:session", args=[desk.session.pk]))
    kept = AccessLog.objects.filter(user=desk.chair).values_list("subject_type", "subject_id")
    assert set(kept) == {("certificates.decision", decision.pk), ("councils.councilsession", desk.session.pk)}


def test_a_paper_bears_the_mark_until_it_is_announced(client):
    desk = Desk(passed=1)
    decision = desk.submitted()
    url = reverse("certificates:paper", args=[decision.pk, "submission"])
    with time_machine.travel(AT, tick=False):
        client.force_login(desk.director)
        answer = client.get(url)
        assert answer["Content-Type"] == "application/pdf" and "Content-Length" in answer
        assert "(" + desk.director.get_username() + "), 14:35 ngày 30/12/2026" in mark_in(body(answer))
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_office_takes_the_paper_as_it_will_be_signed(client):
    desk = Desk(passed=1)
    decision = desk.submitted()
    client.force_login(desk.office)
    answer = client.get(reverse("certificates:paper", args=[decision.pk, "submission"]))
    paper = DecisionPaper.objects.get(decision=decision, kind="submission")
    assert len(body(answer)) == paper.size


def test_an_announced_decision_bears_no_mark(client):
    desk = Desk(passed=1)
    decision = desk.issued()
    client.force_login(desk.director)
    answer = client.get(reverse("certificates:paper", args=[decision.pk, "decision"]))
    assert len(body(answer)) == DecisionPaper.objects.get(decision=decision, kind="decision").size


def test_a_letter_of_results_has_no_paper_before_its_release_and_none_of_its_readers_on_it_after(client):
    desk = Desk(passed=1)
    desk.issued()
    letter = ResultLetter.objects.get()
    url = reverse("certificates:letter_paper", args=[letter.pk])
    client.force_login(desk.office)
    assert client.get(url).status_code == 404
    release_letter(letter, by=desk.office, number=1, symbol="TB-VP", dated=clock.today())
    for reader in (desk.office, person(Role.HEAD, department=letter.department)):
        client.force_login(reader)
        assert len(body(client.get(url))) == LetterPaper.objects.get().size


def test_the_package_is_drawn_for_its_reader(client):
    desk, url = submitted()
    with time_machine.travel(AT, tick=False):
        client.force_login(desk.director)
        whole = body(client.get(url))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert (
            mark_in(archive.read("00-Danh-muc.pdf"))
            == f"{desk.director} ({desk.director.username}), 14:35 ngày 30/12/2026"
        )


def test_a_signed_pdf_is_left_as_it_is():
    assert marked_for_viewer(once(), "Người xem") == once()


def test_the_mark_is_seen_all_over_and_neither_read_nor_copied():
    plain = render_pdf(counting_minutes.build(counting_content()))
    marked = marked_for_viewer(plain, "Trần Quốc Bảo Long (giamdoc), 14:35 ngày 30/12/2026")
    assert text_of(marked) == text_of(plain)
    before, after = pixels(plain, 40), pixels(marked, 40)
    wide, high = before.size
    for left, top in product(range(0, wide - wide // 3 + 1, wide // 3), range(0, high - high // 4 + 1, high // 4)):
        part = (left, top, left + wide // 3, top + high // 4)
        assert before.crop(part).tobytes() != after.crop(part).tobytes(), part
    assert marked_for_viewer(plain, "Trần Quốc Bảo Long (giamdoc), 14:35 ngày 30/12/2026") == marked


@pytest.mark.parametrize("words", ["中", "", "Nguyễn " * 30])
def test_no_name_stops_the_mark(words):
    plain = render_pdf(counting_minutes.build(counting_content()))
    assert mark_in(marked_for_viewer(plain, words)) == words
