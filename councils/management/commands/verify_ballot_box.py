"""Kiểm chứng: whoever is handed the archive of a ballot box checks its count, without the portal's database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from councils.ballot.archive import read_archive
from councils.ballot.errors import Refused
from councils.ballot.verifying import Verified, verify

WRONG, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Kiểm chứng một tệp sổ phiếu (.bel) từ đầu, không cần cơ sở dữ liệu. "
        "Mã thoát: 0 là đúng, 1 là SAI, 2 là không đọc được tệp."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp sổ phiếu")
        parser.add_argument("--unfinished", action="store_true", help="chấp nhận cả hòm phiếu chưa kiểm xong")

    def handle(self, *args: Any, file: Path, unfinished: bool, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as problem:
            self.stderr.write(f"Không đọc được tệp {file}: {problem.strerror}.")
            sys.exit(UNREADABLE)
        try:
            board, _ = read_archive(content)
            found = verify(board, complete=not unfinished)
        except Refused as problem:
            self.stderr.write(f"SAI. {str(problem)[0].upper()}{str(problem)[1:]}.")
            sys.exit(WRONG)
        for line in told(found):
            self.stdout.write(line)


def told(found: Verified) -> list[str]:
    """What a reader is told of a board that keeps every rule."""
    election, cast, counted = found.setup.election, len(found.ballots), len(found.counted)
    lines = [
        f"{election.name} ({election.uuid}, nhóm {election.group.name})",
        f"Mã niêm phong sổ phiếu: {found.head}",
        f"Mã nhận phiếu: {len(found.setup.credentials)}. Phiếu trong sổ: {cast}, được tính: {counted}.",
    ]
    if found.result is None:
        return [*lines, "ĐÚNG đến bước hiện tại; hòm phiếu chưa kiểm xong."]
    for question, votes in zip(election.questions, found.result, strict=True):
        figures = (f"{answer} {number}" for answer, number in zip(question.answers, votes, strict=True))
        lines.append(f"{question.text}: {', '.join(figures)}.")
    return [*lines, "ĐÚNG. Kết quả khớp với các phiếu trong sổ."]
