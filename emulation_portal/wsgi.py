"""The WSGI application; in production it refuses to start when a check of the deployment fails."""

import os

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation_portal.settings")
application = get_wsgi_application()

if settings.PRODUCTION:
    call_command("check", deploy=True, databases=["default"], fail_level="ERROR")
