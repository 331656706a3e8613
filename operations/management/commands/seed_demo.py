from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from certificates.actions.render_pending import render_pending
from certificates.models import Decision
from certificates.workflow import DecisionState
from operations.demo.signing import sign_for_show
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
        with transaction.atomic():  # all of it or nothing: a load that was stopped leaves an empty database
            tell(lambda stretch: self.stdout.write(f"  {stretch}"))
        render_pending()
        for decision in Decision.objects.filter(state=DecisionState.ISSUED):
            sign_for_show(decision)
