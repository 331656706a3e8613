"""The public look-up by PDF: kept bytes are confirmed, what grew out of them is described, all else is refused."""

import io
import logging
import random
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from certificates import dropped
from certificates.dropped import FileRefused, Grown, Kept, judged
from certificates.limits import LIMIT
from certificates.models import Certificate, SignedFile, SigningCertificate
from certificates.rendering.render import render
from certificates.signing import Stage, sign
from certificates.signing.verifying import LARGEST
from core import clock
from nominations.models import Nomination
from tests.certificates.pdfs import ONE_PAGE
from tests.certificates.rendering_samples import sample
from tests.certificates.signing_samples import MOMENT, base, key_of, once, people, twice
from tests.certificates.test_signing import painted
from tests.factories.certificate import Desk, ended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ASKED, FORM = reverse("certificates:verify_file"), reverse("certificates:verify")


@dataclass(frozen=True)
class Issued:
    """A certificate whose file is the sample one, before any signature is kept."""

    desk: Desk
    certificate: Certificate

    def keep(self, *contents: bytes) -> None:
        """Keep the signed files, the Director's first."""
        for stage, content in zip(Stage, contents, strict=False):
            SignedFile.objects.create(
                certificate=self.certificate, stage=stage, way="elsewhere", holder=f"Người ký {stage}",
                signed_at=MOMENT, kept_at=MOMENT, kept_by=self.desk.clerk, stored_name="00/00",
                original_name="giay.pdf", size=len(content), sha256=digest(content),
            )  # fmt: skip


@pytest.fixture
def issued() -> Issued:
    desk = Desk(passed=1)
    desk.issued()
    Certificate.objects.update(sha256=digest(base()), size=len(base()))
    today = clock.today()
    for holder, stage in ((people().director, Stage.DIRECTOR), (people().organ, Stage.ORGAN)):
        SigningCertificate.objects.create(
            stage=stage, holder=str(stage), sha256=holder.sha256(), der=holder.der().hex(), since=today,
            until=today + timedelta(days=90), added_at=clock.now(), added_by=desk.office,
        )  # fmt: skip
    return Issued(desk, Certificate.objects.get())


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def sent(client: Client, content: bytes, name: str = "giay.pdf"):
    return client.post(ASKED, {"tep": SimpleUploadedFile(name, content)})


def words(page) -> str:
    return " ".join(page.content.decode().split())


def by(name: str, content: bytes, stage: Stage) -> bytes:
    return sign(content, key_of(name), stage, moment=MOMENT)


def test_a_kept_file_is_answered_as_its_code_is_and_says_who_signed(client, issued):
    issued.keep(once(), twice())
    Nomination.objects.update(birth_year=1931)
    code = issued.certificate.code
    by_code = client.get(reverse("certificates:verify_code", args=[code]))
    for page in (sent(client, twice()), client.post(ASKED, {"sha256": digest(twice())})):
        text = words(page)
        assert page.status_code == 200
        assert page.context["lines"] == by_code.context["lines"]
        assert "Giấy công nhận còn hiệu lực" in text and "1931" not in text
        for stage in Stage:
            assert f"Người ký {stage}, lúc 09:30 ngày 20/11/2026" in text
        assert "còn thiếu" not in text
        assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex")


def test_a_file_whose_seal_was_cut_off_says_what_is_missing(client, issued):
    issued.keep(once(), twice())
    text = words(sent(client, once()))
    assert '<h1 id="verdict">Tệp còn thiếu chữ ký của cơ quan</h1>' in text
    assert "Người ký director" in text and "Người ký organ" not in text
    text = words(sent(client, base()))
    assert (
        "Tệp còn thiếu chữ ký của người có thẩm quyền và chữ ký của cơ quan" in text and "Người ký director" not in text
    )


def test_a_file_for_ink_is_known_by_its_bytes(client, issued):
    text = words(sent(client, base()))
    assert "Giấy công nhận còn hiệu lực" in text and "đóng dấu trên bản in" in text and "còn thiếu" not in text


def test_a_revoked_certificate_is_never_called_in_force(client, issued):
    issued.keep(once(), twice())
    recalled = ended(issued.certificate, by=issued.desk.office)
    for content in (twice(), once()):
        text = words(sent(client, content))
        assert f"theo {recalled.revocation_decision}" in text and "còn hiệu lực" not in text


def test_what_was_signed_elsewhere_is_described_and_not_confirmed(client, issued):
    page = sent(client, twice())
    text = words(page)
    assert page.status_code == 422
    assert "Chữ ký số đúng, nhưng cổng không giữ tệp này" in text and "còn hiệu lực" not in text
    assert "Có chữ ký của cơ quan: Sở Ngoại vụ (DIỄN TẬP), giờ ghi trong chữ ký là 09:30 ngày 20/11/2026" in text
    assert reverse("certificates:verify_code", args=[issued.certificate.code]) in text


FOUND = {
    "a stranger's": (lambda: by("stranger", base(), Stage.DIRECTOR), "không thuộc chứng thư đang đăng ký với cổng."),
    "no seal": (lambda: by("director", base(), Stage.DIRECTOR), "còn thiếu chữ ký của cơ quan."),
    "seal first": (lambda: by("organ", base(), Stage.ORGAN), "Cơ quan đã ký trước người có thẩm quyền."),
    "painted, unsigned": (lambda: painted(base()), "đã bị sửa"),
    "painted, signed": (lambda: painted(twice()), "đã bị sửa"),
    "painted, then signed": (lambda: by("director", painted(base()), Stage.DIRECTOR), "đã bị sửa"),
    "a remark added": (lambda: twice() + b"\n% more\n", ""),
    "half an update": (lambda: twice()[: len(once()) + 900], ""),
    "broken after the issued bytes": (lambda: base() + b"\xff" * 5000, ""),
}


@pytest.mark.parametrize("kind", FOUND)
def test_what_grew_out_of_issued_bytes_is_not_confirmed_and_says_why(client, issued, kind):
    issued.keep(*(() if kind == "no seal" else (once(), twice())))
    made, sentence = FOUND[kind]
    page = sent(client, made())
    if kind == "no seal":  # the same bytes are kept in the other cases
        assert page.status_code == 422
    text = words(page)
    assert page.status_code == 422 and "Cổng không xác nhận tệp này" in text
    assert sentence in text and "Mời ký" not in text and "còn hiệu lực" not in text
    assert page.context["found"].facts


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(twice())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def saved_anew() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(twice())) as pdf:
        pdf.save(out)
    return out.getvalue()


REFUSED = {
    "another PDF": (lambda: ONE_PAGE, dropped.NOT_OURS),
    "saved anew": (saved_anew, dropped.NOT_OURS),
    "a certificate never issued": (lambda: render(sample(8)), dropped.NOT_OURS),
    "encrypted": (encrypted, dropped.ENCRYPTED),
    "no PDF": (lambda: b"PK\x03\x04", dropped.NO_PDF),
    "cut off": (lambda: base()[:-700], dropped.BROKEN),
    "only a head": (lambda: b"%PDF-1.7", dropped.BROKEN),
    "ends without number": (lambda: b"%PDF-1.7" + b"%%EOF\n" * 200_000, dropped.NOT_OURS),
    "as large as may be": (lambda: b"%PDF-1.7".ljust(LARGEST), dropped.BROKEN),
    "larger": (lambda: b"%PDF-1.7".ljust(LARGEST + 1), dropped.TOO_LARGE),
    "much larger": (lambda: base().ljust(LARGEST * 5), dropped.TOO_LARGE),
    "empty": (lambda: b"", "Tệp này rỗng. Mời chọn tệp khác."),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_ours_is_refused_in_a_sentence(client, issued, kind):
    made, sentence = REFUSED[kind]
    page = sent(client, made())
    assert page.status_code == 422
    assert page.context["file"].errors["tep"] == [sentence]
    assert str(escape(sentence)) in page.content.decode()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("flips", [12, pytest.param(600, marks=pytest.mark.soak)])
def test_one_flipped_bit_anywhere_is_never_confirmed(issued, flips):
    issued.keep(once(), twice())
    assert isinstance(judged(twice()), Kept)
    dice = random.Random(20261127)
    for _ in range(flips):
        changed = bytearray(twice())
        place = dice.randrange(len(changed))
        changed[place] ^= 1 << dice.randrange(8)
        try:
            found = judged(bytes(changed))
        except FileRefused:
            continue
        assert isinstance(found, Grown) and not found.verdict.accepted, place


@pytest.mark.parametrize("asked", [{}, {"sha256": ""}, {"tep": "text"}, {"tep": ""}])
def test_a_form_without_a_file_asks_for_one(client, asked):
    page = client.post(ASKED, asked)
    assert page.status_code == 422 and "Chưa chọn tệp" in words(page)


@pytest.mark.parametrize("asked", ["ab" * 32, "", "x", "\x00" * 64, "AB" * 32, "'" * 64, "٣" * 64, "a" * 100_000])
def test_an_unknown_digest_tells_nothing(client, issued, asked):
    page = client.post(ASKED, {"sha256": asked})
    assert page.status_code == (404 if asked else 422)
    assert issued.certificate.code not in words(page)


def test_an_empty_digest_confirms_no_certificate_that_waits_for_its_file(client, issued):
    Certificate.objects.update(sha256="", stored_name="", size=None)
    assert client.post(ASKED, {"sha256": ""}).status_code == 422
    assert sent(client, base()).status_code == 422


def test_bytes_that_are_no_form_are_no_failure(client):
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "application/json"):
        assert client.generic("POST", ASKED, b"--x\r\nnonsense\xff", kind).status_code in (400, 422)
    assert client.get(ASKED)["Location"] == FORM


def test_files_are_counted_with_codes_and_before_they_are_read(client, issued, monkeypatch):
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)  # all within one minute
    for _ in range(LIMIT):
        assert client.post(ASKED, {"sha256": "ab" * 32}).status_code == 404
    later = sent(client, base())
    assert (later.status_code, later["Retry-After"]) == (429, "60")
    assert client.get(FORM, {"ma": "x"}).status_code == 429
    assert client.post(ASKED, {"sha256": digest(base())}, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_page_of_another_site_cannot_ask(issued):
    strict = Client(enforce_csrf_checks=True)
    assert sent(strict, base()).status_code == 403
    token = strict.get(FORM).context["csrf_token"]
    asked = {"tep": SimpleUploadedFile("a.pdf", base()), "csrfmiddlewaretoken": str(token)}
    assert strict.post(ASKED, asked).status_code == 200


def test_nothing_of_a_file_is_stored_or_logged(client, issued, settings, monkeypatch, caplog):
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a file was written")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", refuse)
    before = {path for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()}
    with CaptureQueriesContext(connection) as asked, caplog.at_level(logging.DEBUG):
        for content in (twice(), painted(base()), ONE_PAGE, b"%PDF-1.7".ljust(LARGEST + 9)):
            sent(client, content, "ten-rieng.pdf")
    assert not [query for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert {path for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()} == before
    said = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "ten-rieng" not in said and digest(twice()) not in said
    assert not [record for record in caplog.records if record.name.startswith("pyhanko")]


def test_a_digest_and_a_file_take_few_queries(client, issued, django_assert_num_queries):
    issued.keep(once(), twice())
    sent(client, twice())
    with django_assert_num_queries(7):
        client.post(ASKED, {"sha256": digest(twice())})
    with django_assert_num_queries(6):
        sent(client, painted(twice()))
