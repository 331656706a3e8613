"""Writes the look-up of all certificates as signed files that need no portal."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates.bundle import bundle_of
from certificates.models import Certificate
from core import clock
from core.signing import public_key
from documents.issuing import agency_on


class Command(BaseCommand):
    help = "Xuất gói tra cứu Giấy công nhận: một trang tự tra được khi không còn cổng, dữ liệu và chữ ký."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="thư mục nhận gói, chưa có hoặc trống")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} đã có nội dung. Mời chọn thư mục khác.")
        rows = Certificate.objects.select_related("successor").order_by("year", "number")
        bundle = bundle_of(rows.iterator(), str(agency_on(clock.today())), clock.now())
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in bundle.files().items():
            (folder / name).write_bytes(content)
        self.stdout.write(f"Đã xuất {rows.count()} Giấy công nhận. Khóa công khai: {public_key()}")
