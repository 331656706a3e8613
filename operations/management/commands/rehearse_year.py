"""Diễn tập: a whole season walked through the portal's own pages, in a process and a database of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from councils.ballot.groups import GROUPS
from operations.rehearsal.visitor import Stuck


class Command(BaseCommand):
    help = (
        "Diễn tập cả một kỳ bình xét qua chính các trang của cổng, trong cơ sở dữ liệu riêng "
        "(SQLite tạm, hoặc REHEARSAL_DATABASE_URL), rồi ghi mọi giấy tờ vào thư mục --out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", required=True, type=Path, help="thư mục nhận giấy tờ")
        parser.add_argument(
            "--ballot-group", choices=sorted(GROUPS), default=settings.BALLOT_GROUP,
            help="nhóm mật mã của phiếu điện tử; BELENIOS-2048 thì belenios-tool của Debian 12 kiểm được",
        )  # fmt: skip

    def handle(self, *args: Any, out: Path, ballot_group: str, **options: Any) -> None:
        if settings.REHEARSAL:
            self._rehearse(out)
        else:
            self._start_apart(out.resolve(), ballot_group)

    def _start_apart(self, out: Path, ballot_group: str) -> None:
        """Begin again in a process whose settings, files and clock are the rehearsal's own."""
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise CommandError(
                f"Thư mục {out} đã có tệp. Mời chọn thư mục trống để giấy tờ hai lần diễn tập không lẫn."
            )
        with tempfile.TemporaryDirectory(prefix="dien-tap-") as scratch:
            inherited = {
                name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DATABASE_URL")
            }
            database = os.environ.get("REHEARSAL_DATABASE_URL", f"sqlite:///{scratch}/dien-tap.sqlite3")
            own = {"PORTAL_MODE": "local", "PORTAL_REHEARSAL": "1", "VAR_DIR": scratch, "DATABASE_URL": database,
                   "PRIVATE_MEDIA_ROOT": f"{scratch}/private", "BALLOT_KEYS_ROOT": f"{scratch}/keys",
                   "BALLOT_GROUP": ballot_group, "PUBLIC_URL": "http://localhost:8000"}  # fmt: skip
            command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "rehearse_year", "--out", str(out)]
            ended = subprocess.run(command, env=inherited | own, check=False)  # noqa: S603 - our own command
        sys.exit(ended.returncode)

    def _rehearse(self, out: Path) -> None:
        from operations.rehearsal.year import rehearse

        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if User.objects.exists():
            raise CommandError("Cơ sở dữ liệu diễn tập phải trống. Mời chọn cơ sở dữ liệu khác.")
        try:
            for line in rehearse(out, lambda stretch: self.stdout.write(f"· {stretch}")):
                self.stdout.write(line)
        except Stuck as where:
            raise CommandError(str(where)) from None
