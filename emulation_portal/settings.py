"""Settings from the environment. ``PORTAL_MODE`` is production (default), local or test.

Production refuses to start half-configured; local makes safe defaults below ``VAR_DIR``.
"""

import re
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from emulation_portal import sqlite_driver

sqlite_driver.install()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MODE = env.str("PORTAL_MODE", default="production")
if MODE not in ("production", "local", "test"):
    raise ImproperlyConfigured("PORTAL_MODE must be production, local or test.")
PRODUCTION = MODE == "production"
DEBUG = False
#: A season walked through by ``rehearse_year``: the business clock moves, every page and paper says so.
REHEARSAL = env.bool("PORTAL_REHEARSAL", default=False)
#: Plain HTTP on the office's network: allowed only on purpose, and every page says so.
INSECURE_LAN = env.bool("INSECURE_LAN", default=False)

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()


def _required(name: str, local_default: str) -> str:
    if PRODUCTION and name not in env.ENVIRON:
        raise ImproperlyConfigured(f"{name} must be set in production.")
    return env.str(name, default=local_default)


def _secret(name: str) -> str:
    """From NAME, from the file that NAME_FILE names, or (not in production) from a file made once."""
    if name in env.ENVIRON:
        return env.str(name)
    default = "" if PRODUCTION else str(VAR_DIR / name.lower().replace("_", "-"))
    path = Path(env.str(f"{name}_FILE", default=default))
    if PRODUCTION and not path.is_file():
        raise ImproperlyConfigured(f"{name} or {name}_FILE must be set in production.")
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


SECRET_KEY = _secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
#: Key of the look-up codes on certificates; never rotated, or printed codes stop answering.
CERTIFICATE_KEY = _secret("CERTIFICATE_KEY")
#: Signs what is checked without the portal: archives of a season, the verification bundle; never rotated either.
SIGNING_KEY = _secret("SIGNING_KEY")

ALLOWED_HOSTS = env.list("PORTAL_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
if INSECURE_LAN and not PRODUCTION:
    ALLOWED_HOSTS = ["*"]
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("PORTAL_HOSTS must be set in production.")
#: The address that certificates and letters print.
PUBLIC_URL = _required("PUBLIC_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "core",
    "accounts",
    "seasons",
    "documents",
    "nominations",
    "councils",
    "certificates",
    "monitoring",
    "reports",
    "nurturing",
    "funds",
    "rolemodels",
    "stories",
    "spreading",
    "website",
    "operations",
    "emulation_portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "emulation_portal.middleware.headers",
    "emulation_portal.middleware.known_methods",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "core.reading.reading",
    "accounts.middleware.second_factor_first",
    "operations.middleware.viewer_mark",
]

ROOT_URLCONF = "emulation_portal.urls"
WSGI_APPLICATION = "emulation_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "operations.context.page",
            ],
            "builtins": ["core.templatetags.ui", "core.templatetags.vietnam", "django.templatetags.static"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- database ---------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url_config(_required("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"))}
SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if SQLITE:
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: Shared by all server processes: the limits of sign-in are counted here.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"}}

# --- language and time --------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
#: Ours before those of the packages, which are listed before our apps.
LOCALE_PATHS = [BASE_DIR / "core" / "locale", BASE_DIR / "accounts" / "locale"]
USE_TZ = True

# --- files --------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "emulation_portal.static_files.StaticFiles"},
}
if REHEARSAL:  # pages are read by no browser: no need to gather and compress their styles first
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PRIVATE_MEDIA_ROOT = Path(_required("PRIVATE_MEDIA_ROOT", str(VAR_DIR / "private")))
#: The server's half of the keys of electronic votes: outside the database, and outside every backup of it.
BALLOT_KEYS_ROOT = Path(_required("BALLOT_KEYS_ROOT", str(VAR_DIR / "ballot-keys")))
#: Ed25519, or BELENIOS-2048 where the tool of Debian 12 is to check the count.
BALLOT_GROUP = env.str("BALLOT_GROUP", default="Ed25519")
if BALLOT_GROUP not in ("Ed25519", "BELENIOS-2048"):
    raise ImproperlyConfigured("BALLOT_GROUP must be Ed25519 or BELENIOS-2048.")
#: The PKCS#11 driver of the signing token on this machine; empty where nobody signs with one here.
PKCS11_MODULE = env.str("PKCS11_MODULE", default="")
#: The time-stamping service (RFC 3161) asked for the last signature; empty where signatures bear no timestamp.
#: Seconds that a person waits for a portion of long work: printing, signing.
PORTION_SECONDS = 5.0
TIME_STAMP_URL = env.str("TIME_STAMP_URL", default="")
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
#: A ClamAV daemon that looks at uploads: ``unix:/run/clamav/clamd.ctl`` or ``host:port``; empty where there is none.
CLAMD = env.str("CLAMD", default="")
#: Forms carry long texts; a longer one must reach its field to be refused there with the text kept.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- people -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "accounts.hashers.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.Length"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["username", "full_name", "email"]}},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "operations:my_work"
LOGOUT_REDIRECT_URL = "operations:home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
}
#: Proxies in front whose X-Forwarded-For is believed: sign-ins and look-ups are counted for each visitor's address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Cổng Điển hình tiên tiến"

# --- browser and transport ----------------------------------------------------------------------------
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "operations.views.errors.csrf_failure"
#: Sites that may frame the public list of stories: "https://sngv.example.gov.vn"; empty, and none may.
EMBED_ORIGINS = env.list("EMBED_ORIGINS", default=[])
if not all(re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?", origin) for origin in EMBED_ORIGINS):
    raise ImproperlyConfigured("EMBED_ORIGINS must be origins, such as https://sngv.example.gov.vn, without a path.")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    }
}

EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_USE_TLS, EMAIL_USE_SSL = env.bool("EMAIL_USE_TLS", default=False), env.bool("EMAIL_USE_SSL", default=False)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = _secret("EMAIL_HOST_PASSWORD") if EMAIL_HOST_USER else ""
EMAIL_TIMEOUT = 10  # seconds: somebody waits for the page
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="cong-thi-dua@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        **{name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf")},
        "pyhanko": {"level": "CRITICAL"},  # what is wrong with a file is told to whoever sent it, and to nobody else
    },
}
