"""Our own checks of a deployment, beside Django's."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import Error, register


@register()
def sqlite_without_the_wal_reset_bug(**kwargs: Any) -> list[Error]:
    """WAL on SQLite 3.7.0 to 3.51.2 can lose acknowledged writes (sqlite.org/wal.html#walresetbug)."""
    version = sqlite3.sqlite_version_info
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    if not settings.SQLITE or mended:
        return []
    return [
        Error(
            f"SQLite {sqlite3.sqlite_version} có lỗi có thể làm mất dữ liệu đã ghi.",
            hint="Cài gói pysqlite3 trong requirements.txt, hoặc dùng PostgreSQL qua DATABASE_URL.",
            id="portal.E001",
        )
    ]


@register(deploy=True)
def limits_are_shared(**kwargs: Any) -> list[Error]:
    """Sign-in limits counted in each process alone would allow as many guesses as there are processes."""
    if "locmem" in settings.CACHES["default"]["BACKEND"]:
        return [Error("Bộ nhớ đệm phải dùng chung giữa các tiến trình.", id="portal.E002")]
    return []
