"""A command begins without what only some pages need: the press is a second of every start."""

import os
import subprocess
import sys

from tests.architecture.sources import ROOT

HEAVY = ("weasyprint", "docxtpl", "pyhanko", "openpyxl")


def test_what_prints_and_signs_is_not_loaded_at_the_start():
    program = f"import django, sys; django.setup(); print(*(name for name in {HEAVY} if name in sys.modules))"
    outside = os.environ | {"DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test"}
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=outside, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == []
