import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from operations.clock import EVERY, run_all


class Command(BaseCommand):
    help = "Làm các việc định kỳ, mỗi phút một lần, cho đến khi bị dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="làm một lượt rồi thôi; mã lỗi khác 0 khi có việc hỏng")

    def handle(self, **options: Any) -> None:
        if options["once"]:
            if not run_all():
                raise CommandError("Có việc định kỳ không xong; xem trang Tình trạng hoặc nhật ký.")
            return
        try:
            while True:
                close_old_connections()
                run_all()
                time.sleep(EVERY.total_seconds())
        except KeyboardInterrupt:
            self.stdout.write("Đã dừng lệnh định kỳ.")
