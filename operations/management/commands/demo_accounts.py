from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User
from operations.demo.cast import PASSWORD, SHOWN


class Command(BaseCommand):
    help = "Prints one account of the demonstration per role, when the demonstration is loaded."

    def handle(self, *args: Any, **options: Any) -> None:
        there = set(User.objects.filter(is_demo=True).values_list("username", flat=True))
        if not there:
            return
        self.stdout.write(f"Tài khoản trình diễn (mật khẩu chung: {PASSWORD})")
        for username, duty in SHOWN:
            if username in there:
                self.stdout.write(f"  {username:<15} {duty}")
