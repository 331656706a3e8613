"""``verify_ballot_box``: what the command says and how it exits, with no database in reach."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from councils.ballot.archive import written_archive
from tests.ballot.boxes import MOMENT, MadeBox, counted_box
from tests.ballot.forging import MANIPULATIONS, board_of, steps_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def box() -> MadeBox:
    return counted_box()


@pytest.fixture
def check(tmp_path):
    """Runs the command in a process whose database does not exist."""
    nowhere = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PORTAL_MODE": "local"}

    def run(content: bytes | None, *options: str) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "hom.bel"
        if content is not None:
            file.write_bytes(content)
        command = [sys.executable, "manage.py", "verify_ballot_box", str(file), *options]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=nowhere)

    return run


def test_a_proper_box_is_told_with_its_figures(box, check):
    found = check(box.archive())
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines() == [
        f"Bình xét điển hình tiên tiến năm 2026 ({box.election.uuid}, nhóm Ed25519)",
        f"Mã niêm phong sổ phiếu: {box.board.head}",
        "Mã nhận phiếu: 4. Phiếu trong sổ: 5, được tính: 4.",
        "HS-2026-LT-01, Điểu K'Sroi: Tán thành 3, Không tán thành 0, Không có ý kiến 1.",
        "HS-2026-LT-02, Điểu K'Sroi: Tán thành 3, Không tán thành 0, Không có ý kiến 1.",
        "ĐÚNG. Kết quả khớp với các phiếu trong sổ.",
    ]


def test_a_manipulated_box_is_said_to_be_wrong_and_where(box, check):
    found = check(written_archive(MANIPULATIONS["two_votes"].forge(box), MOMENT))
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "SAI. Sự kiện 2, câu 1: một lựa chọn không được chứng minh là 0 hoặc 1.\n"


def test_a_box_not_yet_counted_is_right_only_where_that_is_asked(box, check):
    content = written_archive(board_of(steps_of(box.board)[:7]), MOMENT)
    assert "Thiếu sự kiện Result" in check(content).stderr
    found = check(content, "--unfinished")
    assert found.returncode == 0 and found.stdout.endswith("ĐÚNG đến bước hiện tại; hòm phiếu chưa kiểm xong.\n")


def test_a_file_that_cannot_be_read(check):
    found = check(None)
    assert found.returncode == 2 and found.stderr.startswith("Không đọc được tệp")
