"""Both signatures, judged by pyHanko with its difference check, by poppler and by MuPDF; and everything refused."""

import io
import random
import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pyhanko.keys.internal import translate_pyca_cryptography_key_to_asn1
from pyhanko.pdf_utils.generic import NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates.rendering.render import render
from certificates.signing import KeyRefused, SigningRefused, Stage, key_file, sign, token, verify
from certificates.signing.verifying import BROKEN, CHANGED, ENCRYPTED, NOT_OURS, TOO_LARGE
from tests.certificates.rendering_samples import pixels, sample
from tests.certificates.signing_samples import MOMENT, PIN, base, key_of, once, people, twice

pytestmark = pytest.mark.any_engine
MODULE = "/usr/lib/softhsm/libsofthsm2.so"
Change = Callable[[], bytes]


def judged(content: bytes, stages: tuple[Stage, ...] = tuple(Stage)) -> tuple[str, ...]:
    return verify(content, base(), people().expected, stages).findings


def test_both_signatures_are_accepted_and_named() -> None:
    verdict = verify(twice(), base(), people().expected)
    assert verdict.accepted
    assert [(found.stage, found.signed_at) for found in verdict.signatures] == [
        (Stage.DIRECTOR, MOMENT),
        (Stage.ORGAN, MOMENT),
    ]
    assert verdict.signatures[0].subject == "Trần Quốc Bảo Long (DIỄN TẬP)"
    assert judged(once(), (Stage.DIRECTOR,)) == ()


def test_pyhanko_trusts_both_by_their_authority() -> None:
    trust = ValidationContext(trust_roots=[people().authority.root.asn1()], moment=MOMENT)
    for found in PdfFileReader(io.BytesIO(twice())).embedded_signatures:
        assert validate_pdf_signature(found, trust).bottom_line


def test_poppler_and_mupdf_find_both_valid(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(twice())
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True).stdout
    assert said.count("Signature is Valid") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert said.rstrip().count("Total document signed") == 1
    said = subprocess.run(["mutool", "sign", "-v", path], capture_output=True, text=True, check=False).stdout
    assert "The signature is valid but there have been edits since signing." in said
    assert "The document is unchanged since signing." in said


@pytest.mark.parametrize("made", [base, once, twice])
def test_the_file_stays_archival_by_construction(made: Change) -> None:
    """Mark, colour, fonts, identifier, no encryption; a full PDF/A validator is not among the tools here."""
    with pikepdf.open(io.BytesIO(made())) as pdf:
        with pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "B")
        assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]
        assert "/ID" in pdf.trailer
        assert "/Encrypt" not in pdf.trailer
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        assert len(fonts) >= 4
        assert all("/FontFile2" in font for font in fonts)
        for widget in pdf.pages[0].Annots:
            assert int(widget.F) & 4
            assert "/N" in widget.AP
    assert made().startswith(base())


def test_the_empty_fields_change_no_pixel(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = pixels(base(), 150).tobytes()
    monkeypatch.setattr("certificates.rendering.press.add_fields", lambda _pdf: None)
    plain = render(sample())
    assert b"/Sig" not in plain
    assert pixels(plain, 150).tobytes() == printed


def test_a_picture_takes_the_place_of_the_words() -> None:
    held = io.BytesIO()
    Image.new("RGBA", (550, 220), (10, 50, 160, 255)).save(held, "PNG")
    signed = sign(base(), key_of("director"), Stage.DIRECTOR, moment=MOMENT, picture=held.getvalue())
    red, _, blue = pixels(signed, 72).convert("RGB").getpixel((round(235 * 72 / 25.4), round(166 * 72 / 25.4)))
    assert blue > 100 > red
    assert judged(signed, (Stage.DIRECTOR,)) == ()


def test_a_timestamp_is_kept_and_read() -> None:
    service = people().authority.time_service()
    stamper = DummyTimeStamper(
        service.asn1(),
        translate_pyca_cryptography_key_to_asn1(service.key),
        certs_to_embed=SimpleCertificateStore(),
        fixed_dt=MOMENT + timedelta(seconds=2),
    )
    signed = sign(once(), key_of("organ"), Stage.ORGAN, moment=MOMENT, timestamper=stamper)
    verdict = verify(signed, base(), people().expected)
    assert verdict.accepted
    assert verdict.signatures[1].stamped_at == MOMENT + timedelta(seconds=2)


def painted(content: bytes) -> bytes:
    """The name painted over in an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    writer.add_stream_to_page(0, writer.add_object(StreamObject(stream_data=b"1 1 1 rg 100 250 600 60 re f")))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_action(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    writer.root[NameObject("/OpenAction")] = writer.root["/Pages"]
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(base())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    return out.getvalue()


def by(name: str, content: bytes, stage: Stage) -> bytes:
    return sign(content, key_of(name), stage, moment=MOMENT)


REFUSED: dict[str, tuple[Change, str]] = {
    "seal cut off": (once, "thiếu chữ ký của cơ quan"),
    "both cut off": (base, "thiếu chữ ký của người có thẩm quyền và chữ ký của cơ quan"),
    "seal first": (lambda: by("organ", base(), Stage.ORGAN), "Cơ quan đã ký trước"),
    "a stranger signs": (lambda: by("stranger", base(), Stage.DIRECTOR), "không thuộc chứng thư đang đăng ký"),
    "painted over at the end": (lambda: painted(twice()), CHANGED),
    "painted over before signing": (lambda: by("director", painted(base()), Stage.DIRECTOR), CHANGED),
    "painted between the two": (lambda: by("organ", painted(once()), Stage.ORGAN), ""),
    "an action put in": (lambda: with_action(twice()), CHANGED),
    "a comment added": (lambda: twice() + b"\n% more\n", ""),
    "another certificate": (lambda: by("director", render(sample(8)), Stage.DIRECTOR), NOT_OURS),
    "encrypted": (encrypted, ENCRYPTED),
    "200 MB": (lambda: b"%PDF-1.7" + bytes(200 * 1024 * 1024), TOO_LARGE),
    "no PDF": (lambda: b"PK\x03\x04", BROKEN),
    "empty": (lambda: b"", BROKEN),
    "half": (lambda: twice()[: len(once()) + 900], ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why(name: str) -> None:
    made, sentence = REFUSED[name]
    findings = judged(made())
    assert findings
    assert all(re.search(r"\. (Mời|Không dùng)", finding) for finding in findings)
    assert sentence in findings[0]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("flips", [10, pytest.param(600, marks=pytest.mark.soak)])
def test_one_flipped_bit_anywhere_is_found(flips: int) -> None:
    dice, whole = random.Random(20261120), twice()
    for _ in range(flips):
        place = dice.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        assert judged(bytes(changed)), place


def test_a_wrong_pin_and_a_wrong_file_are_told() -> None:
    with pytest.raises(KeyRefused, match="mã PIN không đúng"):
        key_file(people().director.key_file(PIN), "khác")
    with pytest.raises(KeyRefused, match="mã PIN không đúng"):
        key_file(b"not a key", PIN)


def test_a_place_is_signed_once() -> None:
    with pytest.raises(SigningRefused, match="không có ô ký còn trống"):
        by("director", once(), Stage.DIRECTOR)
    with pytest.raises(SigningRefused, match="không có ô ký còn trống"):
        by("director", by("organ", base(), Stage.ORGAN), Stage.DIRECTOR)


@pytest.fixture
def hsm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A software token with the Director's key on it."""
    (tmp_path / "tokens").mkdir()
    configuration = tmp_path / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {tmp_path}/tokens\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(configuration))
    return MODULE


PROGRAM = """
import sys, pkcs11
from cryptography.hazmat.primitives import serialization
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate
from certificates.signing import KeyRefused, Stage, sign, token, verify
from tests.certificates.signing_samples import MOMENT, base, people
director = people().director
slot = pkcs11.lib(sys.argv[1]).get_slots(token_present=True)[0]
found = slot.get_token()
with found.open(user_pin="1234", rw=True) as session:
    form = serialization.PrivateFormat.TraditionalOpenSSL
    plain = director.key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
    key = decode_rsa_private_key(plain)
    session.create_object({**key, Attribute.ID: b"1", Attribute.TOKEN: True, Attribute.SIGN: True})
    session.create_object({**decode_x509_certificate(director.der()), Attribute.ID: b"1", Attribute.TOKEN: True})
wanted = {director.sha256()}
with token(sys.argv[1], "1234", wanted) as key:
    signed = sign(base(), key, Stage.DIRECTOR, moment=MOMENT)
print(verify(signed, base(), people().expected, [Stage.DIRECTOR]).accepted)
for pin, prints in (("9999", wanted), ("1234", {"00"})):
    try:
        with token(sys.argv[1], pin, prints):
            print("opened")
    except KeyRefused as refusal:
        print(refusal)
"""


def test_a_token_signs_and_refuses_a_wrong_pin(hsm: str) -> None:
    made = ["softhsm2-util", "--init-token", "--free", "--label", "thu", "--so-pin", "12345678", "--pin", "1234"]
    subprocess.run(made, check=True, capture_output=True)
    said = subprocess.run([".venv/bin/python", "-c", PROGRAM, hsm], capture_output=True, text=True, check=False)
    lines = said.stdout.splitlines()
    assert lines[:1] == ["True"], said.stderr
    assert "Mã PIN của thiết bị ký không đúng" in lines[1]
    assert "Không có thiết bị ký nào mang chứng thư" in lines[2]
    with pytest.raises(KeyRefused, match="Không gọi được thiết bị ký"), token("/nowhere.so", "1", set()):
        pass
