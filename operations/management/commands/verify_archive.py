"""Checks an archive of a season: contents, digests, signature. Exit code 0 when it is whole."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.signing import public_key
from operations.archives.verifying import faults


class Command(BaseCommand):
    help = "Kiểm tra tập lưu trữ của một kỳ: danh mục, mã SHA-256, chữ ký, nhật ký."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="tệp ZIP của tập lưu trữ")
        parser.add_argument(
            "--key", default="", help="khóa công khai (64 chữ số hệ 16) của cổng đã lập tập; mặc định là cổng này"
        )

    def handle(self, *args: Any, file: Path, key: str, **options: Any) -> None:
        found = list(faults(file, key or public_key()))
        for sentence in found:
            self.stdout.write(f"SAI: {sentence}")
        if found:
            raise CommandError(f"Tập lưu trữ không nguyên vẹn: {len(found)} chỗ sai.")
        self.stdout.write("ĐÚNG: tập lưu trữ nguyên vẹn, đủ tệp theo danh mục, chữ ký của cổng hợp lệ.")
