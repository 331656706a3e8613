"""Bộ tài liệu lễ trao: who is called, in what order; a slide for each; asked for with a day and a place."""

import io
import zipfile

import pytest
from django.urls import reverse

from accounts.roles import Role
from certificates.models import Certificate
from core.papers import PaperError, Slide, render_slides
from tests.factories.certificate import Desk, ended
from tests.factories.people import person
from tests.papers.printed import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ASKED = {"at": "2027-01-08T08:30", "place": "Hội trường tầng 3", "seats": "2"}


@pytest.fixture
def desk():
    desk = Desk(passed=3)
    desk.decision = desk.issued()
    return desk


def address(desk):
    return reverse("certificates:ceremony", args=[desk.decision.pk])


def pages(content):
    return [" ".join(line.text for line in page.lines) for page in read(content).pages]


def test_script_seats_and_slides_call_those_whose_certificates_are_in_force(desk, as_):
    gone, *called = Certificate.objects.order_by("number")
    ended(gone, by=desk.clerk)
    answer = as_(desk.office).get(address(desk), ASKED)
    whole = b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        kit = {name: archive.read(name) for name in archive.namelist()}
    assert list(kit) == [
        "01 Kịch bản lễ trao.pdf", "01 Kịch bản lễ trao.docx", "02 Danh sách chỗ ngồi.pdf",
        "02 Danh sách chỗ ngồi.docx", "03 Trang chiếu.pdf",
    ]  # fmt: skip
    script, slides = " ".join(pages(kit["01 Kịch bản lễ trao.pdf"])), pages(kit["03 Trang chiếu.pdf"])
    names = [row.text["name"] for row in called]
    assert script.index(names[0]) < script.index(names[1]) and gone.text["name"] not in script
    assert "08 giờ 30" in script and "Hội trường tầng 3" in script
    assert len(slides) == 3 and all(name in slide for name, slide in zip(names, slides[1:], strict=True))
    seats = " ".join(pages(kit["02 Danh sách chỗ ngồi.pdf"]))
    assert "02 chỗ, mỗi hàng 02 ghế" in seats and gone.text["name"] not in seats
    again = as_(desk.office).get(address(desk), ASKED)
    assert b"".join(again.streaming_content) == whole


def test_what_is_asked_wrongly_is_told_on_the_page(desk, as_):
    client = as_(desk.clerk)
    assert client.get(address(desk)).status_code == 200
    answer = client.get(address(desk), {"at": "31/02/2027", "place": "", "seats": "0"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Không có thời điểm này" in page and "31/02/2027" in page
    assert as_(desk.director).get(address(desk), ASKED).status_code == 403
    assert as_(person(Role.HEAD, desk.department)).get(address(desk), ASKED).status_code == 404


def test_before_the_issue_there_is_nobody_to_call(as_):
    desk = Desk(passed=1)
    desk.decision = desk.signed()
    answer = as_(desk.office).get(address(desk), ASKED)
    assert answer.status_code == 422 and "chưa có Giấy công nhận nào để trao" in answer.content.decode()


def test_a_slide_holds_its_text_or_is_refused():
    long = "Tổ công tác phối hợp liên ngành bảo hộ công dân và hỗ trợ doanh nghiệp trong khu vực biên giới"
    assert len(read(render_slides("Thử", [Slide(long, text="Thành tích " * 40)])).pages) == 1
    with pytest.raises(PaperError, match="quá dài cho một trang chiếu"):
        render_slides("Thử", [Slide(long, text="Thành tích " * 400)])
