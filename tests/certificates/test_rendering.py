"""The file of a certificate: its kind, its fonts, and the same bytes every time."""

import hashlib
import io
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from pytest_django.plugin import DjangoDbBlocker

from certificates.rendering.render import render, render_many
from tests.certificates.rendering_samples import VARIANTS, printed, sample

ROOT = Path(__file__).resolve().parents[2]
MM = 72 / 25.4


@pytest.mark.parametrize("name", VARIANTS)
def test_one_page_of_a4_landscape(name: str) -> None:
    with pikepdf.open(io.BytesIO(printed()[name])) as pdf:
        assert len(pdf.pages) == 1
        width, height = (round(float(side) / MM, 1) for side in pdf.pages[0].mediabox[2:])
        assert (width, height) == (297.0, 210.0)


@pytest.mark.parametrize("name", VARIANTS)
def test_only_our_fonts_and_all_of_them_inside(name: str) -> None:
    with pikepdf.open(io.BytesIO(printed()[name])) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        described = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        names = {str(font.FontName).partition("+")[2] for font in described}
    assert len(fonts) == len(described) >= 4
    assert all(font.startswith(("Certificate-Serif", "Certificate-Display")) for font in names)


def test_marks_of_an_archival_and_readable_file() -> None:
    """The parts of ISO 19005-2 that a program here can check; a full validator is not among them."""
    with pikepdf.open(io.BytesIO(printed()["long"])) as pdf:
        with pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "B")
            assert about["dc:title"] == "GIẤY CÔNG NHẬN ĐIỂN HÌNH TIÊN TIẾN số 0009/2026/CN-ĐHTT"
        root = pdf.Root
        assert str(root.Lang) == "vi"
        assert bool(root.MarkInfo.Marked)
        assert [str(intent.S) for intent in root.OutputIntents] == ["/GTS_PDFA1"]
        assert "/ID" in pdf.trailer
        assert "/Encrypt" not in pdf.trailer
        assert "/Names" not in root
        assert "/OpenAction" not in root
        assert "/CreationDate" not in pdf.docinfo
        resources = pdf.pages[0].Resources
        assert resources.XObject.art.Subtype == "/Form"
        used = set(re.findall(rb"/(\S+) gs", resources.XObject.art.read_bytes()))
        states = resources.XObject.art.Resources.ExtGState
        assert used
        assert used <= {key[1:].encode() for key in states}
        assert all(float(value) == 1 for state in states.values() for value in state.values()), "transparency"


def test_same_text_same_bytes_in_any_order_and_company() -> None:
    backwards = dict(zip(reversed(VARIANTS), render_many(reversed(VARIANTS.values())), strict=True))
    assert backwards == printed()
    assert render(VARIANTS["long"]) == printed()["long"]


def test_a_batch_of_several_chunks_keeps_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    together = list(printed().values())
    monkeypatch.setattr("certificates.rendering.render._CHUNK", 4)
    assert list(render_many(iter(VARIANTS.values()))) == together
    assert list(render_many([])) == []


def test_threads_wait_for_each_other() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, VARIANTS.values())) == list(printed().values())


@pytest.mark.slow
def test_another_process_prints_the_same_bytes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Without Django's settings, with another hash seed, locale and time zone."""
    program = (
        "import hashlib; from certificates.rendering.render import render; "
        "from tests.certificates.rendering_samples import VARIANTS; "
        "print(hashlib.sha256(render(VARIANTS['highland'])).hexdigest())"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": "12345",
        "LC_ALL": "C",
        "TZ": "America/Lima",
        "TMPDIR": str(tmp_path),
    }
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == hashlib.sha256(printed()["highland"]).hexdigest()
    assert list(tmp_path.iterdir()) == []


def test_rendering_asks_no_database(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.block():
        assert render(sample()).startswith(b"%PDF-1.7")
