from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.actions.invite_administrator import invite_administrator
from accounts.mail import address_of
from accounts.models import User


class Command(BaseCommand):
    help = "Mời người quản trị hệ thống: in ra đường dẫn dùng một lần, trong 72 giờ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--username", required=True, help="tên đăng nhập")
        parser.add_argument("--honorific", choices=User.Honorific.values, default=User.Honorific.MR)
        parser.add_argument("--department", default="Văn phòng Sở", help="tên phòng, khi cổng chưa có phòng nào")

    def handle(self, **options: Any) -> None:
        try:
            given = invite_administrator(
                full_name=options["name"],
                username=options["username"].lower(),
                honorific=options["honorific"],
                department=options["department"],
            )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write(f"Giấy mời của {given.invitation.user.full_name}, dùng một lần trong 72 giờ:")
        self.stdout.write(address_of(given.code))
