"""Chữ ký số in the portal: who signs, in what order, with which key; and files signed elsewhere."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from certificates.actions.register_signer import end_signer, register_signer
from certificates.actions.render_pending import render_pending
from certificates.actions.sign import sign_all, take_signed
from certificates.models import Certificate, SignedFile, SigningCertificate
from certificates.signed_archive import pieces_of
from certificates.signing import Stage, key_file, sign, verify
from certificates.signing.throwaway import Authority
from core import clock
from core.uploads import read
from tests.factories.certificate import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PIN = "mã thử 7391"


class Signing:
    """An issued decision with printed certificates, and both certificates registered."""

    def __init__(self) -> None:
        self.desk = Desk(passed=2)
        self.decision = self.desk.issued()
        render_pending()
        authority = Authority(clock.now())
        self.holders = {stage: authority.holder(f"Người ký {stage}") for stage in Stage}
        self.keys = {stage: key_file(holder.key_file(PIN), PIN) for stage, holder in self.holders.items()}
        for stage, holder in self.holders.items():
            register_signer(holder.pem(), stage, by=self.desk.office)

    def sign(self, stage: Stage) -> tuple[int, int]:
        by = self.desk.director if stage is Stage.DIRECTOR else self.desk.clerk
        return sign_all(self.decision, stage, self.keys[stage], "key_file", by=by)

    def page(self, name: str, *places: object) -> str:
        return reverse(f"certificates:{name}", args=[self.decision.pk, *places])


@pytest.fixture
def signing() -> Signing:
    return Signing()


def test_the_organ_signs_only_after_the_director(signing):
    with pytest.raises(ValidationError, match="Người có thẩm quyền ký trước"):
        signing.sign(Stage.ORGAN)
    assert signing.sign(Stage.DIRECTOR) == (2, 0)
    assert signing.sign(Stage.ORGAN) == (2, 0)
    for row in SignedFile.objects.filter(stage="organ"):
        content, issued = read(row.stored_name, row.sha256), row.certificate
        expected = {holder.sha256(): stage for stage, holder in signing.holders.items()}
        assert verify(content, read(issued.stored_name, issued.sha256), expected).accepted
    with pytest.raises(ValidationError, match="Không còn giấy nào"):
        signing.sign(Stage.DIRECTOR)


def test_each_signs_in_person_with_a_registered_key(signing):
    desk, keys = signing.desk, signing.keys
    with pytest.raises(PermissionDenied):
        sign_all(signing.decision, Stage.DIRECTOR, keys[Stage.DIRECTOR], "key_file", by=desk.clerk)
    with pytest.raises(PermissionDenied):
        sign_all(signing.decision, Stage.ORGAN, keys[Stage.ORGAN], "key_file", by=desk.director)
    with pytest.raises(ValidationError, match="không thuộc chứng thư đã đăng ký"):
        sign_all(signing.decision, Stage.DIRECTOR, keys[Stage.ORGAN], "key_file", by=desk.director)


def test_what_is_left_after_a_portion_is_signed_by_the_next_press(signing, settings):
    settings.PORTION_SECONDS = 0
    assert signing.sign(Stage.DIRECTOR) == (1, 1)
    assert signing.sign(Stage.DIRECTOR) == (1, 0)


def test_the_page_signs_with_a_key_file_and_keeps_neither_key_nor_pin(signing, as_, settings):
    client, address = as_(signing.desk.director), signing.page("sign_here", "director")
    content = signing.holders[Stage.DIRECTOR].key_file(PIN)

    def post(pin):
        return client.post(address, {"key": SimpleUploadedFile("k.p12", content), "pin": pin})

    wrong = post("sai")
    assert wrong.status_code == 422
    assert "mã PIN không đúng" in wrong.content.decode()
    assert post(PIN).status_code == 302
    page = client.get(signing.page("signing")).content.decode()
    assert "Chữ ký của cơ quan" in page
    assert PIN not in page
    stored = [path.read_bytes() for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()]
    assert stored
    assert not any(content[:200] in one or PIN.encode() in one for one in stored)
    certificate = Certificate.objects.order_by("number")[0]
    shown = client.get(reverse("certificates:certificate", args=[certificate.pk]))
    assert b"".join(shown.streaming_content).count(b"/ETSI.CAdES.detached") == 1


def test_files_signed_elsewhere_are_taken_one_stage_at_a_time(signing, as_):
    client = as_(signing.desk.clerk)
    for stage in Stage:
        archive = b"".join(client.get(signing.page("signing_download")).streaming_content)
        with zipfile.ZipFile(io.BytesIO(archive)) as found:
            files = {name: found.read(name) for name in found.namelist()}
        assert len(files) == 2
        signed = [
            SimpleUploadedFile(name, sign(content, signing.keys[stage], stage, moment=clock.now()))
            for name, content in files.items()
        ]
        said = client.post(signing.page("signing_upload"), {"tep": signed}, follow=True).content.decode()
        assert said.count("đã nhận chữ ký của") == 2
    assert SignedFile.objects.filter(way="elsewhere").count() == 4
    assert client.get(signing.page("signing_download")).status_code == 404


def test_what_was_not_signed_as_expected_is_refused_in_words(signing, as_):
    certificate = Certificate.objects.order_by("number")[0]
    issued = read(certificate.stored_name, certificate.sha256)
    stranger = Authority(clock.now()).holder("Người lạ")
    by_stranger = sign(issued, key_file(stranger.key_file(PIN), PIN), Stage.DIRECTOR, moment=clock.now())
    organ_first = sign(issued, signing.keys[Stage.ORGAN], Stage.ORGAN, moment=clock.now())
    client = as_(signing.desk.clerk)
    for content, sentence in (
        (issued, "đã có chữ ký này"),
        (by_stranger, "không thuộc chứng thư đang đăng ký"),
        (organ_first, "Cơ quan đã ký trước"),
        (b"%PDF-1.7 khac".ljust(200_000), "không phải là bản của Giấy công nhận"),
        (b"%PDF-1.7".ljust(6 * 1024 * 1024), "lớn hơn 5 MB"),
        (b"", "không phải là bản của Giấy công nhận"),
    ):
        sent = {"tep": SimpleUploadedFile("a.pdf", content)}
        said = client.post(signing.page("signing_upload"), sent, follow=True)
        assert sentence in said.content.decode()
    assert not SignedFile.objects.exists()
    with pytest.raises(PermissionDenied):
        take_signed(signing.decision, issued, by=signing.desk.chair)


def test_a_certificate_is_registered_by_the_office_and_ended(signing, as_):
    client, address = as_(signing.desk.office), reverse("certificates:signers")
    authority = Authority(clock.now())

    def post(content):
        sent = {"stage": "organ", "certificate": SimpleUploadedFile("a.pem", content)}
        return client.post(address, sent, follow=True).content.decode()

    assert "Đã đăng ký chứng thư" in post(authority.holder("Sở").pem())
    assert "chứng thư của nơi cấp" in post(authority.root.pem())
    assert "không phải một chứng thư số" in post(b"khong phai")
    assert "đã đăng ký" in post(signing.holders[Stage.ORGAN].der())
    row = SigningCertificate.objects.get(sha256=signing.holders[Stage.DIRECTOR].sha256())
    assert client.post(reverse("certificates:signer_end", args=[row.pk])).status_code == 302
    with pytest.raises(ValidationError, match="không thuộc chứng thư đã đăng ký"):
        signing.sign(Stage.DIRECTOR)
    with pytest.raises(PermissionDenied):
        end_signer(row, by=signing.desk.clerk)
    assert as_(signing.desk.clerk).get(address).status_code == 403


def test_a_portal_without_certificates_prints_for_ink(as_):
    desk = Desk(passed=1)
    decision = desk.issued()
    render_pending()
    page = as_(desk.clerk).get(reverse("certificates:signing", args=[decision.pk])).content.decode()
    assert "in để ký và đóng dấu trên giấy" in page
    whole = as_(desk.clerk).get(reverse("certificates:certificate_print_all", args=[decision.pk]))
    assert b"/Annots" not in b"".join(whole.streaming_content)


def zipped(files, name="da-ky.zip"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in files.items():
            archive.writestr(inside, content)
    return SimpleUploadedFile(name, packed.getvalue())


def signed_by_director(signing):
    key = signing.keys[Stage.DIRECTOR]
    rows = Certificate.objects.order_by("number")
    return {
        f"da ky/{row.number:04d}.pdf": sign(read(row.stored_name, row.sha256), key, Stage.DIRECTOR, moment=clock.now())
        for row in rows
    }


def test_one_archive_brings_back_every_certificate_and_names_what_is_refused(signing, as_):
    client, files = as_(signing.desk.clerk), signed_by_director(signing)
    others = {
        "__MACOSX/da ky/._0001.pdf": b"x", "ghi chu.txt": b"chu", "bom.pdf": b"%PDF" + b"0" * 4_000_000,
        "../ngoai.pdf": b"%PDF", "la.pdf": b"%PDF-1.7 khac",
    }  # fmt: skip
    page = client.post(signing.page("signing_upload"), {"tep": zipped({**files, **others})}, follow=True)
    said = page.content.decode()
    assert said.count("đã nhận chữ ký của") == 2 == SignedFile.objects.count()
    for sentence in (
        "ghi chu.txt: Không phải tệp PDF", "bom.pdf: Tệp này hỏng hoặc nén bất thường",
        "ngoai.pdf: Tên tệp trong tệp nén", "la.pdf: ",
    ):  # fmt: skip
        assert sentence in said
    assert "MACOSX" not in said and "._0001" not in said
    again = client.post(signing.page("signing_upload"), {"tep": zipped(files)}, follow=True).content.decode()
    assert again.count("đã có chữ ký này") == 2 == SignedFile.objects.count()


def test_a_script_is_told_where_the_portion_of_an_archive_ended(signing, as_, settings):
    settings.PORTION_SECONDS = 0
    client, files = as_(signing.desk.clerk), signed_by_director(signing)

    def ask(begin, *others):
        sent = {"tep": [*others, zipped(files)], "tu": str(begin)}
        return client.post(signing.page("signing_upload"), sent, headers={"accept": "application/json"}).json()

    assert ask(0) == {"refused": [], "seen": 1, "left": 1}
    assert ask(1) == {"refused": [], "seen": 2, "left": 0}
    assert SignedFile.objects.count() == 2
    assert ask(99)["left"] == 0
    assert ask("x")["seen"] == ask("9" * 5000)["seen"] == 1
    damaged = [SimpleUploadedFile("hong.zip", b"PK\x03\x04 khong phai") for _ in range(2)]
    first, second = (ask(begin, upload) for begin, upload in enumerate(damaged))
    assert "Tệp nén bị hỏng" in first["refused"][0] and "hong.zip" not in " ".join(second["refused"]), "told once"


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (SimpleUploadedFile("hong.zip", b"PK\x03\x04 khong phai"), "Tệp nén bị hỏng"),
        (zipped({}), "không có tệp PDF nào"),
        (zipped({f"{place}.pdf": b"" for place in range(1_001)}), "có hơn 1000 tệp"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_refused_whole(signing, as_, upload, words):
    upload.seek(0)
    page = as_(signing.desk.clerk).post(signing.page("signing_upload"), {"tep": upload}, follow=True)
    assert words in page.content.decode()


def test_an_entry_that_is_not_as_it_declares_or_is_locked_is_not_read():
    content = bytearray(zipped({"a.pdf": b"%PDF-1.7 mot hai ba"}).read())
    locked = bytearray(content)
    central = locked.index(b"PK\x01\x02")
    locked[central + 8] |= 1
    (piece,) = pieces_of(io.BytesIO(bytes(locked)), len(locked))
    with pytest.raises(ValidationError, match="có mật khẩu"):
        piece.read()
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = (18).to_bytes(4, "little")
    (piece,) = pieces_of(io.BytesIO(bytes(content)), len(content))
    with pytest.raises(ValidationError, match="hỏng hoặc nén bất thường"):
        piece.read()
    with pytest.raises(ValidationError, match="lớn hơn 200 MB"):
        pieces_of(io.BytesIO(b""), 201 * 1024 * 1024)


def picture(size=(300, 120), colour=(10, 50, 160, 255), form="PNG", name="chu-ky.png"):
    held = io.BytesIO()
    Image.new("RGBA" if form == "PNG" else "RGB", size, colour if form == "PNG" else colour[:3]).save(held, form)
    return SimpleUploadedFile(name, held.getvalue())


def test_signatures_made_here_show_the_picture_of_the_signer(signing, as_):
    client, row = as_(signing.desk.office), SigningCertificate.objects.get(stage="director")
    address = reverse("certificates:signer_picture", args=[row.pk])
    for _ in range(2):
        assert client.post(address, {"picture": picture()}).status_code == 302
    file = client.get(reverse("certificates:signer_picture_file", args=[row.pk]))
    assert Image.open(io.BytesIO(file.content)).size == (300, 120)
    assert "Đổi ảnh" in client.get(reverse("certificates:signers")).content.decode()
    assert signing.sign(Stage.DIRECTOR) == (2, 0)
    kept = SignedFile.objects.order_by("pk")[0]
    assert b"/Width 300" in read(kept.stored_name, kept.sha256)
    assert client.post(address, {}).status_code == 302
    row.refresh_from_db()
    assert row.picture_stored_name == row.picture_sha256 == ""
    assert client.get(reverse("certificates:signer_picture_file", args=[row.pk])).status_code == 404
    assert signing.sign(Stage.ORGAN) == (2, 0)


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (SimpleUploadedFile("dau.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "Cổng chỉ nhận tệp png"),
        (SimpleUploadedFile("dau.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "Mời đồng chí"),
        (picture(form="JPEG"), "Mời đồng chí"),
        (picture(size=(90, 300)), "Ảnh nhỏ quá"),
        (picture(size=(2_100, 2_000)), "Ảnh quá lớn"),
        (picture(colour=(0, 0, 0, 0)), "Ảnh trong suốt hoàn toàn"),
    ],
)
def test_what_is_no_picture_to_be_shown_is_refused_and_not_kept(signing, as_, settings, upload, words):
    row = SigningCertificate.objects.get(stage="organ")
    before = sorted(settings.PRIVATE_MEDIA_ROOT.rglob("*"))
    upload.seek(0)
    answer = as_(signing.desk.office).post(reverse("certificates:signer_picture", args=[row.pk]), {"picture": upload})
    assert answer.status_code == 422 and words in answer.content.decode()
    row.refresh_from_db()
    assert row.picture_sha256 == ""
    assert [path for path in sorted(settings.PRIVATE_MEDIA_ROOT.rglob("*")) if path.is_file()] == [
        path for path in before if path.is_file()
    ]


def test_only_those_who_keep_the_list_see_and_change_pictures(signing, as_):
    row = SigningCertificate.objects.get(stage="director")
    for name in ("signer_picture", "signer_picture_file"):
        assert as_(signing.desk.clerk).get(reverse(f"certificates:{name}", args=[row.pk])).status_code == 404
    end_signer(row, by=signing.desk.office)
    page = as_(signing.desk.office).post(
        reverse("certificates:signer_picture", args=[row.pk]), {"picture": picture()}
    )  # fmt: skip
    assert page.status_code == 422 and "đã thôi dùng" in page.content.decode()
