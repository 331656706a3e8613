from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from operations.demo.story import tell


class Command(BaseCommand):
    help = "Loads the demonstration season, with invented people, into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Hệ thống đang vận hành không nhận dữ liệu trình diễn.")
        if User.objects.exists():
            raise CommandError(
                "Cơ sở dữ liệu đã có người dùng nên không nạp dữ liệu trình diễn. Dữ liệu được giữ nguyên."
            )
        tell(lambda stretch: self.stdout.write(f"  {stretch}"))
