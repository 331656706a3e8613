"""What tests change: a file database, quick hashing, static files without a manifest."""

import os
from pathlib import Path

os.environ.setdefault("PORTAL_MODE", "test")
os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))

from emulation_portal.settings import *  # noqa: F403
from emulation_portal.settings import DATABASES, SQLITE, STORAGES, VAR_DIR

if SQLITE:
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECRET_KEY = "test-only-" + "x" * 50
CERTIFICATE_KEY = "test-only-certificate-key"
SIGNING_KEY = "test-only-signing-key"
WHITENOISE_AUTOREFRESH = True
