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

from tests.plugins.tools import require

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ("Hồ sơ giới thiệu: 8", "Được công nhận: 5", "Không công nhận: 2", "Rút hồ sơ: 1", "Giấy công nhận: 5")


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
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.slow
@pytest.mark.every_engine
@pytest.mark.timeout(600)
def test_a_whole_year_ends_with_verified_certificates(tmp_path: Path, environment: dict[str, str]) -> None:
    ended = rehearse(tmp_path / "giay-to", environment)
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert [figure for figure in FIGURES if figure not in ended.stdout] == []
    papers = sorted(path.relative_to(tmp_path / "giay-to") for path in (tmp_path / "giay-to").rglob("*.pdf"))
    assert len([path for path in papers if path.parts[0] == "giay-cong-nhan"]) == 5
    index = (tmp_path / "giay-to" / "index.html").read_text(encoding="utf-8")
    assert [str(path) for path in papers if f'href="{path}"' not in index] == []
    _says_rehearsal(tmp_path / "giay-to" / "quyet-dinh.pdf")


@pytest.mark.slow
def test_a_folder_with_papers_is_not_mixed(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "cu.pdf").write_bytes(b"%PDF-")
    ended = rehearse(tmp_path, environment)
    assert ended.returncode != 0
    assert "Mời chọn thư mục trống" in ended.stderr


def _says_rehearsal(paper: Path) -> None:
    text = subprocess.run([require("pdftotext"), str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert "DIỄN TẬP" in text
