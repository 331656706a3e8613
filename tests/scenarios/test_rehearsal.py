"""The main job as a command: a whole year through the portal's own pages, from opening to public look-up."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.conf import settings

from operations.rehearsal.papers import MISSPELT, RIGHT
from tests.plugins.tools import require

ROOT = Path(__file__).resolve().parents[2]
FIGURES = (
    "Hồ sơ giới thiệu: 8", "Được công nhận: 5", "Không công nhận: 2", "Rút hồ sơ: 1", "Giấy công nhận: 6",
    "Giấy đã cấp đổi: 1", "Bước in, ký, trao đã ghi: 30",
)  # fmt: skip
#: Printed, and written to the page of the folder.
VERIFIED = (
    "06 giấy đều ghi đủ 05 bước, từ in đến trao.", "06 mã đều trả lời đúng như chữ in trên giấy.",
    "giấy trước đã thay thế, giấy sau còn hiệu lực.", "Nhật ký: các bản ghi nối liền nhau",
)  # fmt: skip


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    """SQLite: the rehearsal makes its own file. PostgreSQL: an empty database beside the test's."""
    plain = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "VAR_DIR")}
    own = plain | {"PORTAL_MODE": "local", "DJANGO_SETTINGS_MODULE": "emulation_portal.settings"}
    if settings.SQLITE:
        yield own
        return
    address, name = os.environ["DATABASE_URL"], f"rehearsal_{uuid.uuid4().hex[:12]}"
    server = psycopg2.connect(address)
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield own | {"REHEARSAL_DATABASE_URL": urlunsplit(urlsplit(address)._replace(path=f"/{name}"))}
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def rehearse(out: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "manage.py"), "rehearse_year", "--out", str(out)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=540, check=False)


@pytest.mark.slow
@pytest.mark.every_engine
@pytest.mark.timeout(600)
def test_a_whole_year_ends_with_verified_certificates(tmp_path: Path, environment: dict[str, str]) -> None:
    ended = rehearse(tmp_path / "giay-to", environment)
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert [words for words in (*FIGURES, *VERIFIED) if words not in ended.stdout] == []
    papers = sorted(path.relative_to(tmp_path / "giay-to") for path in (tmp_path / "giay-to").rglob("*.pdf"))
    assert len([path for path in papers if path.parts[0] == "giay-cong-nhan"]) == 6
    index = (tmp_path / "giay-to" / "index.html").read_text(encoding="utf-8")
    assert [str(path) for path in papers if f'href="{path}"' not in index] == []
    assert [words for words in VERIFIED if words not in index] == []
    _names_of_the_chain(tmp_path / "giay-to")
    _says_rehearsal(tmp_path / "giay-to" / "quyet-dinh.pdf")


@pytest.mark.slow
def test_a_folder_with_papers_is_not_mixed(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "cu.pdf").write_bytes(b"%PDF-")
    ended = rehearse(tmp_path, environment)
    assert ended.returncode != 0
    assert "Mời chọn thư mục trống" in ended.stderr


def _names_of_the_chain(folder: Path) -> None:
    """The exchanged certificate says the name that the letter puts right; the first one keeps the wrong name."""
    papers = [_text(path) for path in (folder / "giay-cong-nhan").glob("*.pdf")]
    assert len([text for text in papers if MISSPELT in text]) == 1
    assert len([text for text in papers if RIGHT in text]) == 1
    assert MISSPELT in _text(folder / "dinh-chinh.pdf") and RIGHT in _text(folder / "dinh-chinh.pdf")


def _says_rehearsal(paper: Path) -> None:
    assert "DIỄN TẬP" in _text(paper)


def _text(paper: Path) -> str:
    said = subprocess.run([require("pdftotext"), str(paper), "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split())
