"""``verify_ballot_box``: what the command says and how it exits, with no database in reach."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import pbkdf2_hmac, sha256
from pathlib import Path

import pytest

from councils.ballot import encoding
from councils.ballot.archive import written_archive
from councils.ballot.board import Kind
from councils.ballot.codes import LETTERS, seal, tracking
from tests.ballot.boxes import APPROVE, MOMENT, RECEIPT, ROSTER, MadeBox, bound, counted_box, made_box
from tests.ballot.forging import MANIPULATIONS, ballots_of, board_of, steps_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def box() -> MadeBox:
    return counted_box()


@pytest.fixture(scope="module")
def boxes() -> list[MadeBox]:
    """The two boxes of a session of the portal."""
    return [counted_box(description=bound(least=3)) for _ in range(2)]


Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def check(tmp_path) -> Check:
    """Runs the command in a process whose database does not exist; None is a file that is not there."""
    nowhere = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PORTAL_MODE": "local"}

    def run(*contents: bytes | None, options: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        files = [tmp_path / f"{number}.bel" for number in range(1, len(contents) + 1)]
        for file, content in zip(files, contents, strict=True):
            if content is not None:
                file.write_bytes(content)
        command = [sys.executable, "manage.py", "verify_ballot_box", *map(str, files), *options]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=nowhere)

    return run


def lines_of(box: MadeBox, *bindings: str) -> list[str]:
    return [
        f"Bình xét điển hình tiên tiến năm 2026 ({box.election.uuid}, nhóm Ed25519)",
        f"Mã niêm phong sổ phiếu: {box.board.head}",
        "Mã nhận phiếu: 4. Phiếu trong sổ: 5, được tính: 4.",
        *bindings,
        "HS-2026-LT-01, Điểu K'Sroi: Tán thành 3, Không tán thành 0, Không có ý kiến 1.",
        "HS-2026-LT-02, Điểu K'Sroi: Tán thành 3, Không tán thành 0, Không có ý kiến 1.",
        "ĐÚNG. Kết quả khớp với các phiếu trong sổ.",
    ]


UNBOUND = (
    "Tệp không có ràng buộc của cổng: không kiểm được rằng bộ khóa, danh sách mã nhận phiếu và quy tắc bỏ phiếu là của "
    "chính hòm phiếu này."
)
BOUND = (
    "Ràng buộc của cổng: mở hòm khi có từ 3 phiếu; được bỏ lại trước khi kết thúc.",
    f"Mã SHA-256 của danh sách thành viên: {sha256(ROSTER.encode()).hexdigest()}",
    f"Khóa ký biên nhận: {RECEIPT}",
)


def session_code(*boxes: MadeBox) -> str:
    """Written down once more, from its construction: PBKDF2 over the sorted digests, salted with the sorted names."""
    digests = sorted(sha256(box.election.written.encode()).digest() for box in boxes)
    salt = ",".join(sorted(box.election.uuid for box in boxes)).encode()
    number = int.from_bytes(pbkdf2_hmac("sha256", b"".join(digests), salt, 131_072)) >> 156
    letters = "".join(LETTERS[number >> shift & 31] for shift in range(95, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, 20, 4))


def short_of(ballot: str) -> str:
    return tracking([sha256(ballot.encode()).digest()])


# --- files


def test_a_proper_box_is_told_with_its_figures(box, check):
    found = check(box.archive())
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines() == [*lines_of(box, UNBOUND), f"Mã phiên: {session_code(box)}"]


def test_a_box_of_the_portal_is_told_with_what_it_is_bound_to(boxes, check):
    for options in ((), ("--portal",)):
        found = check(boxes[0].archive(), options=options)
        assert found.returncode == 0, found.stderr
        assert found.stdout.splitlines() == [*lines_of(boxes[0], *BOUND), f"Mã phiên: {session_code(boxes[0])}"]


def test_where_the_portal_s_bindings_are_asked_for_their_absence_is_wrong(box, boxes, check):
    found = check(box.archive(), options=["--portal"])
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "SAI. Hòm phiếu không có ràng buộc của cổng.\n"
    assert check(boxes[0].archive(), box.archive(), options=["--portal"]).returncode == 1


def test_the_boxes_of_a_session_are_told_one_after_another(boxes, check, tmp_path):
    found = check(*(box.archive() for box in boxes))
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines() == [
        f"Tệp {tmp_path / '1.bel'}", *lines_of(boxes[0], *BOUND),
        f"Tệp {tmp_path / '2.bel'}", *lines_of(boxes[1], *BOUND),
        f"Mã phiên: {session_code(*boxes)}",
        f"Mã niêm phong sổ phiếu, chung cho mọi hòm: {seal(box.board.head for box in boxes)}",
    ]  # fmt: skip


def test_one_wrong_box_makes_the_session_wrong(boxes, check, tmp_path):
    wrong = written_archive(MANIPULATIONS["opened_with_too_few"].forge(boxes[1]), MOMENT)
    found = check(wrong, boxes[0].archive())
    assert found.returncode == 1
    assert found.stderr == f"{tmp_path / '1.bel'}: SAI. Hòm phiếu có 4 phiếu, ít hơn 5, nên không được mở.\n"
    assert found.stdout.splitlines() == [f"Tệp {tmp_path / '2.bel'}", *lines_of(boxes[0], *BOUND)]


def test_one_box_is_not_counted_twice(boxes, check):
    found = check(boxes[0].archive(), boxes[0].archive())
    assert found.returncode == 1 and "Mã phiên" not in found.stdout
    assert found.stderr == "SAI. Có hai tệp của cùng một hòm phiếu.\n"


def test_a_manipulated_box_is_said_to_be_wrong_and_where(box, check):
    found = check(written_archive(MANIPULATIONS["two_votes"].forge(box), MOMENT))
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "SAI. Sự kiện 2, câu 1: một lựa chọn không được chứng minh là 0 hoặc 1.\n"


def test_a_box_not_yet_counted_is_right_only_where_that_is_asked(box, check):
    content = written_archive(board_of(steps_of(box.board)[:7]), MOMENT)
    assert "Thiếu sự kiện Result" in check(content).stderr
    found = check(content, options=["--unfinished"])
    assert found.returncode == 0
    assert found.stdout.splitlines()[-2] == "ĐÚNG đến bước hiện tại; hòm phiếu chưa kiểm xong."


def test_a_box_that_must_not_be_opened_is_right(check):
    box = made_box(description=bound(least=3, revote=False))
    box.vote(0, [APPROVE])
    box.board.append(Kind.END_BALLOTS)
    found = check(box.archive(), options=["--portal"])
    assert found.returncode == 0
    assert "mở hòm khi có từ 3 phiếu; mỗi mã chỉ được bỏ một lần." in found.stdout
    assert found.stdout.splitlines()[-2] == "ĐÚNG. Số phiếu ít hơn mức được mở, hòm phiếu kết thúc mà không mở."


def test_a_file_that_cannot_be_read(boxes, check):
    found = check(None)
    assert found.returncode == 2 and found.stderr.startswith("Không đọc được tệp")
    assert check(boxes[0].archive(), None).returncode == 2
    assert check(b"", None).returncode == 1


# --- trackers


def test_full_trackers_are_looked_for_in_every_file(boxes, check):
    replaced, counted = ballots_of(boxes[0])[0], ballots_of(boxes[1])[4]
    trackers = [encoding.base64(counted), encoding.base64(replaced)]
    found = check(*(box.archive() for box in boxes), options=[f"--tracker={one}" for one in trackers])
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines()[-2:] == [
        f"Phiếu {trackers[0]}: được tính.",
        f"Phiếu {trackers[1]}: có trong sổ nhưng đã được thay bằng phiếu sau.",
    ]


def test_short_codes_are_looked_for_in_one_file(boxes, check):
    replaced, second, *_ = ballots_of(boxes[0])
    codes = [short_of(second), short_of(replaced), short_of(second).lower().replace("-", "")]
    found = check(boxes[0].archive(), options=[word for code in codes for word in ("--tracker", code)])
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines()[-3:] == [
        f"Phiếu {codes[0]}: được tính.",
        f"Phiếu {codes[1]}: có trong sổ nhưng đã được thay bằng phiếu sau.",
        f"Phiếu {codes[2]}: được tính.",
    ]


def test_a_ballot_that_is_not_there_is_wrong(boxes, check):
    elsewhere = ballots_of(boxes[1])[1]
    for code in (encoding.base64(elsewhere), short_of(elsewhere)):
        known = encoding.base64(ballots_of(boxes[0])[1])
        found = check(boxes[0].archive(), options=["--tracker", code, "--tracker", known])
        assert found.returncode == 1
        assert found.stdout.splitlines()[-2:] == [f"Phiếu {code}: không có trong sổ.", f"Phiếu {known}: được tính."]


def test_a_short_code_over_several_boxes_is_not_looked_for(boxes, check):
    code = short_of(ballots_of(boxes[0])[1])
    found = check(*(box.archive() for box in boxes), options=["--tracker", code])
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        f"Mã {code} là mã đối chiếu rút gọn, chỉ tra được khi kiểm một tệp; "
        "với nhiều tệp, hãy cho mã đầy đủ (43 ký tự) của phiếu ở từng hòm phiếu.\n"
    )


@pytest.mark.parametrize("code", ["x", "A" * 42, "A" * 44, "A" * 42 + "=", "0000-0000-0000-000U"])
def test_what_is_no_tracker_is_not_looked_for(boxes, check, code):
    found = check(boxes[0].archive(), options=["--tracker", code])
    assert (found.returncode, found.stdout) == (2, "")
    assert "không phải là mã đối chiếu phiếu" in found.stderr
