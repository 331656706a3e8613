"""The office's own Word templates: what is taken, what is refused in words, what is in force, and the way back."""

import io
import logging
import zipfile
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from accounts.models import Event, User
from accounts.roles import Role
from core.archives import pack
from core.papers import render_docx
from core.papers.checking import failures, text_of
from core.papers.word import fill_template, original_template
from core.uploads import KINDS, keep
from seasons import frozen
from seasons.actions.paper_templates import keep_template, use_original, use_template
from seasons.frozen import FELL_BACK
from seasons.models import PaperKind, PaperTemplate
from tests.factories.people import person
from tests.papers import samples

pytestmark = pytest.mark.slow

DECISION = PaperKind.DECISION
Change = Callable[[Any], object]


def changed(change: Change) -> bytes:
    document = docx.Document(io.BytesIO(original_template()))
    change(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_part(name: str, content: bytes, kind: str = "application/xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(original_template())) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    return pack([*parts.items(), (name, content)])


def add(text: str) -> Change:
    return lambda document: document.add_paragraph(text, style="VB Nội dung")


def add_field(instruction: str) -> Change:
    def change(document: Any) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        document.paragraphs[0].insert_paragraph_before("", style="VB Nội dung")._p.append(field)

    return change


def lose(place: int) -> Change:
    def change(document: Any) -> None:
        line = document.paragraphs[place]._p
        line.getparent().remove(line)

    return change


def in_table(document: Any) -> None:
    line = document.paragraphs[1]
    document.add_table(1, 1).cell(0, 0).paragraphs[0].text = line.text
    line._p.getparent().remove(line._p)


def without_style(document: Any) -> None:
    document.styles["VB Căn cứ"].delete()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
#: What is sent → a piece of the sentence that refuses it.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "no docx": (lambda: b"%PDF-1.7 x", "không phải loại"),
    "macros": (lambda: with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macro"),
    "ole": (lambda: with_part("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"), "nhúng bên trong"),
    "altchunk": (lambda: with_part("word/afchunk.html", b"<p/>", "text/html"), "nhúng bên trong"),
    "svg": (lambda: with_part("word/media/logo.svg", SVG, "image/svg+xml"), "SVG"),
    "entities": (lambda: with_part("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "thực thể XML"),
    "jinja statement": (lambda: changed(add("{% for x in y %}")), "mã lệnh"),
    "jinja expression": (lambda: changed(add("{{ ''.__class__ }}")), "mã lệnh"),
    "unknown place": (lambda: changed(add("{{ten_la}}")), "mã lệnh hoặc chỗ mà cổng không biết"),
    "unknown place in brackets": (lambda: changed(add("[[ten_la]]")), "mã lệnh hoặc chỗ mà cổng không biết"),
    "dde": (lambda: changed(add_field('DDEAUTO c:\\x "y"')), "DDE"),
    "other field": (lambda: changed(add_field("DATE")), "trường số trang"),
    "no head": (lambda: changed(lose(0)), "[[phan_dau]] phải có đúng một lần"),
    "no content": (lambda: changed(lose(1)), "[[noi_dung]] phải có đúng một lần"),
    "twice": (lambda: changed(add("[[noi_dung]]")), "[[noi_dung]] phải có đúng một lần"),
    "in a table": (lambda: changed(in_table), "không nằm trong bảng"),
    "style lost": (lambda: changed(without_style), "thiếu kiểu chữ «VB Căn cứ»"),
    "two sections": (lambda: changed(lambda d: d.add_section()), "hơn một phần"),
    "not ours": (lambda: render_docx(samples.decision_paper()), "phải có đúng một lần"),
    "too large": (lambda: with_part("word/media/a.png", bytes(13_000_000)), "lớn"),
}


@pytest.fixture
def admin(db: None) -> User:
    return person(Role.ADMINISTRATOR)


def stored(content: bytes) -> Any:
    return keep(content, "mau.docx", KINDS[".docx"])


def in_force(content: bytes, admin: User, reason: str = "Theo quy định của tỉnh") -> PaperTemplate:
    return use_template(keep_template(DECISION, stored(content), by=admin), by=admin, reason=reason)


@pytest.mark.parametrize("name", samples.PAPERS)
def test_the_original_template_says_and_measures_what_the_portals_own_form_does(name: str) -> None:
    paper = samples.PAPERS[name](samples.REHEARSAL)
    if paper.size == "a4":
        filled = fill_template(original_template(), paper)
        assert failures(filled, paper) == []
        body, own = (docx.Document(io.BytesIO(made)).element.body for made in (filled, render_docx(paper)))
        assert text_of(body) == text_of(own)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_or_broken_template_is_refused_in_words(name: str, admin: User, client: Client) -> None:
    make, words = REFUSED[name]
    client.force_login(admin)
    upload = SimpleUploadedFile("mau.docx", make(), KINDS[".docx"])
    page = client.post(reverse("seasons:template_kind", args=["decision"]), {"template": upload})
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not PaperTemplate.objects.exists()


def test_a_file_with_another_ending_is_refused(admin: User, client: Client) -> None:
    client.force_login(admin)
    for name in ("mau.docm", "mau.svg", "mau.dotx"):
        upload = SimpleUploadedFile(name, original_template(), "application/octet-stream")
        page = client.post(reverse("seasons:template_kind", args=["decision"]), {"template": upload})
        assert "chỉ nhận tệp docx" in page.content.decode()


def test_upload_trial_use_and_the_way_back(admin: User, client: Client) -> None:
    client.force_login(admin)
    address = reverse("seasons:template_kind", args=["decision"])
    content = changed(add("Cổng thông tin điện tử của Sở"))
    for _ in range(2):
        upload = SimpleUploadedFile("mau.docx", content, KINDS[".docx"])
        assert client.post(address, {"template": upload}).status_code == 302
    row = PaperTemplate.objects.get()
    assert (row.version, row.findings, row.in_force) == (1, [], False)
    trial = client.get(reverse("seasons:template_trial", args=[row.pk])).content
    assert "Cổng thông tin điện tử của Sở" in text_of(docx.Document(io.BytesIO(trial)).element.body)
    for _ in range(2):
        assert client.post(reverse("seasons:template_use", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.in_force and "Phiên bản 1".lower() in client.get(address).content.decode()
    for _ in range(2):
        assert client.post(reverse("seasons:template_reset", args=["decision"])).status_code == 302
    row.refresh_from_db()
    assert not row.in_force
    moves = [event.move for event in Event.objects.filter(actor=admin).order_by("pk")]
    assert moves[-3:] == ["add", "start", "end"]


def test_an_earlier_version_can_be_used_again(admin: User) -> None:
    first, second = in_force(original_template(), admin), in_force(changed(add("Hai")), admin)
    assert (first.version, second.version) == (1, 2)
    use_template(first, by=admin, reason="")
    assert PaperTemplate.objects.get(in_force=True) == first


def test_one_that_differs_from_the_form_needs_a_reason(admin: User) -> None:
    narrow = keep_template(DECISION, stored(changed(lambda d: setattr(d.sections[0], "left_margin", Mm(20)))), by=admin)
    assert narrow.findings == ["lề trái 30–35 mm: 20,0"]
    with pytest.raises(ValidationError, match="lý do"):
        use_template(narrow, by=admin, reason=" ")
    assert use_template(narrow, by=admin, reason="Theo mẫu của tỉnh").in_force


def test_only_the_administrator_keeps_templates(admin: User, client: Client) -> None:
    row = keep_template(DECISION, stored(original_template()), by=admin)
    office = person(Role.OFFICE)
    for act in (
        lambda: keep_template(DECISION, stored(original_template()), by=office),
        lambda: use_template(row, by=office, reason=""),
        lambda: use_original(DECISION, by=office),
    ):
        with pytest.raises(PermissionDenied):
            act()
    client.force_login(office)
    assert client.get(reverse("seasons:templates")).status_code == 403
    assert client.get(reverse("seasons:template_file", args=[row.pk])).status_code in (403, 404)


def test_a_paper_is_written_in_the_template_and_falls_back_where_it_fails(
    admin: User, rf: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(frozen.messages, "warning", lambda request, words: told.append(words))
    row: Any = SimpleNamespace(
        content=samples.decision_paper().to_json(), original_name="quyet-dinh-05.pdf", kind="decision"
    )
    template = in_force(changed(add("Cổng thông tin điện tử của Sở")), admin)
    asked = rf.get("/", {"dang": "docx"})
    body = docx.Document(io.BytesIO(frozen.frozen_file(asked, row).content)).element.body
    assert "Cổng thông tin điện tử của Sở" in text_of(body) and not told
    PaperTemplate.objects.filter(pk=template.pk).update(sha256="0" * 64)
    with caplog.at_level(logging.CRITICAL):
        fallen = frozen.frozen_file(asked, row)
    assert fallen.content == render_docx(samples.decision_paper())
    assert told == [FELL_BACK]
