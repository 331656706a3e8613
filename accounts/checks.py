"""Production refuses to start while demonstration accounts exist."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections


@register(Tags.database)
def no_demonstration_accounts(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[Error]:
    """An error for a production database that holds accounts of the demonstration."""
    from accounts.models import User

    if not settings.PRODUCTION or "default" not in (databases or []):
        return []
    if User._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if not User.objects.filter(is_demo=True).exists():
        return []
    return [
        Error(
            "Cơ sở dữ liệu còn tài khoản trình diễn nên cổng không khởi động ở chế độ vận hành.",
            hint="Dùng một cơ sở dữ liệu mới; dữ liệu trình diễn không dùng để vận hành.",
            id="accounts.E001",
        )
    ]
