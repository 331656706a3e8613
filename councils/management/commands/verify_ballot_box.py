"""Kiểm chứng: whoever is handed the archives of ballot boxes checks their counts, without the portal's database."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from councils.ballot import codes, encoding
from councils.ballot.archive import read_archive
from councils.ballot.ballots import Ballot
from councils.ballot.bindings import Bindings
from councils.ballot.errors import Refused
from councils.ballot.reading import by_processes
from councils.ballot.verifying import Verified, verify

WRONG, UNREADABLE = 1, 2
TRACKER = re.compile("[A-Za-z0-9+/]{43}")
COUNTED, REPLACED, ABSENT = "được tính", "có trong sổ nhưng đã được thay bằng phiếu sau", "không có trong sổ"
UNBOUND = (
    "Tệp không có ràng buộc của cổng: không kiểm được rằng bộ khóa, danh sách mã nhận phiếu và quy tắc bỏ phiếu là của "
    "chính hòm phiếu này."
)


class Command(BaseCommand):
    help = (
        "Kiểm chứng các tệp sổ phiếu (.bel) của một phiên từ đầu, không cần cơ sở dữ liệu. "
        "Mã thoát: 0 là đúng, 1 là SAI, 2 là không đọc được tệp hoặc gọi lệnh không đúng."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="file", help="tệp sổ phiếu, mỗi hòm phiếu một tệp")
        parser.add_argument("--unfinished", action="store_true", help="chấp nhận cả hòm phiếu chưa kiểm xong")
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, metavar="N", help="số tiến trình đọc phiếu cùng lúc"
        )
        parser.add_argument("--portal", action="store_true", help="chỉ chấp nhận hòm phiếu có ràng buộc của cổng")
        parser.add_argument(
            "--tracker", dest="trackers", action="append", default=[], metavar="CODE",
            help="cho biết phiếu có mã đối chiếu này có được tính không; dùng được nhiều lần",
        )  # fmt: skip

    def handle(self, *args: Any, files: list[Path], trackers: list[str], **options: Any) -> None:
        if problem := unanswerable(trackers, len(files)):
            self.stderr.write(problem)
            sys.exit(UNREADABLE)
        found = [self.checked(file, several=len(files) > 1, **options) for file in files]
        if wrong := [code for code in found if isinstance(code, int)]:
            sys.exit(min(wrong))
        boxes = [one for one in found if isinstance(one, Verified)]
        if len({one.setup.election.uuid for one in boxes}) < len(boxes):
            self.stderr.write("SAI. Có hai tệp của cùng một hòm phiếu.")
            sys.exit(WRONG)
        self.stdout.write(f"Mã phiên: {session_code(boxes)}")
        if len(boxes) > 1:
            self.stdout.write(f"Mã niêm phong sổ phiếu, chung cho mọi hòm: {codes.seal(box.head for box in boxes)}")
        answers = {code: answered(code, boxes) for code in trackers}
        for code, answer in answers.items():
            self.stdout.write(f"Phiếu {code}: {answer}.")
        if ABSENT in answers.values():
            sys.exit(WRONG)

    def checked(
        self, file: Path, *, several: bool, unfinished: bool, portal: bool, processes: int, **_: Any
    ) -> Verified | int:
        """What was found in *file*, told; or the code with which to exit."""
        prefix = f"{file}: " if several else ""
        try:
            board, _moment = read_archive(file.read_bytes())
            found = verify(board, complete=not unfinished, portal=portal, reader=by_processes(processes))
        except OSError as problem:
            self.stderr.write(f"Không đọc được tệp {file}: {problem.strerror}.")
            return UNREADABLE
        except Refused as problem:
            self.stderr.write(f"{prefix}SAI. {str(problem)[0].upper()}{str(problem)[1:]}.")
            return WRONG
        for line in [*([f"Tệp {file}"] if several else []), *told(found)]:
            self.stdout.write(line)
        return found


def told(found: Verified) -> list[str]:
    """What a reader is told of a board that keeps every rule."""
    election, cast, counted = found.setup.election, len(found.ballots), len(found.counted)
    lines = [
        f"{election.name} ({election.uuid}, nhóm {election.group.name})",
        f"Mã niêm phong sổ phiếu: {found.head}",
        f"Mã nhận phiếu: {len(found.setup.credentials)}. Phiếu trong sổ: {cast}, được tính: {counted}.",
        *(told_bindings(found.bindings) if found.bindings else [UNBOUND]),
    ]
    if found.unopened:
        return [*lines, "ĐÚNG. Số phiếu ít hơn mức được mở, hòm phiếu kết thúc mà không mở."]
    if found.result is None:
        return [*lines, "ĐÚNG đến bước hiện tại; hòm phiếu chưa kiểm xong."]
    for question, votes in zip(election.questions, found.result, strict=True):
        figures = (f"{answer} {number}" for answer, number in zip(question.answers, votes, strict=True))
        lines.append(f"{question.text}: {', '.join(figures)}.")
    return [*lines, "ĐÚNG. Kết quả khớp với các phiếu trong sổ."]


def told_bindings(bindings: Bindings) -> list[str]:
    """The rules, and what a reader can compare with what is not in the file."""
    again = "được bỏ lại trước khi kết thúc" if bindings.revote else "mỗi mã chỉ được bỏ một lần"
    return [
        f"Ràng buộc của cổng: mở hòm khi có từ {bindings.least} phiếu; {again}.",
        f"Mã SHA-256 của danh sách thành viên: {bindings.roster}",
        f"Khóa ký biên nhận: {bindings.receipt}",
    ]


def session_code(boxes: Sequence[Verified]) -> str:
    """The code that everybody in the session saw on the screen."""
    elections = [one.setup.election for one in boxes]
    digests = [encoding.digest(election.written) for election in elections]
    return codes.stretched(digests, [election.uuid for election in elections])


def unanswerable(trackers: Sequence[str], files: int) -> str:
    """Why one of the *trackers* cannot be looked for; empty if all can."""
    for code in trackers:
        short = codes.read_tracking(code) is not None
        if not short and not TRACKER.fullmatch(code):
            return f"Mã {code} không phải là mã đối chiếu phiếu (16 chữ và số) hay mã đầy đủ của phiếu (43 ký tự)."
        if short and files > 1:
            return (
                f"Mã {code} là mã đối chiếu rút gọn, chỉ tra được khi kiểm một tệp; "
                "với nhiều tệp, hãy cho mã đầy đủ (43 ký tự) của phiếu ở từng hòm phiếu."
            )
    return ""


def answered(code: str, boxes: Sequence[Verified]) -> str:
    """Whether the ballot of this code counts."""
    short = codes.read_tracking(code)

    def is_meant(ballot: Ballot) -> bool:
        return code == ballot.tracker or short == codes.tracking([encoding.digest(ballot.written)])

    if any(is_meant(ballot) for box in boxes for ballot in box.counted):
        return COUNTED
    return REPLACED if any(is_meant(ballot) for box in boxes for ballot in box.ballots) else ABSENT
