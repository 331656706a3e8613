"""The portal's own settings, made as talkative as they can be: what is not in this log is in none."""

from typing import Any

from django.db.backends.signals import connection_created

from emulation_portal.settings import *  # noqa: F403
from emulation_portal.settings import LOGGING, PASSWORD_HASHERS, STORAGES, VAR_DIR

LOGGING["root"]["level"] = "DEBUG"
LOGGING["loggers"] = {"django": {"level": "DEBUG"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
#: People of the tests have passwords that are quickly made.
PASSWORD_HASHERS.append("django.contrib.auth.hashers.MD5PasswordHasher")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "letters"


def _log_every_statement(connection: Any, **_: Any) -> None:
    connection.force_debug_cursor = True


connection_created.connect(_log_every_statement, weak=False)
