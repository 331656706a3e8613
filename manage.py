#!/usr/bin/env python
"""Entry point of the management commands."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation_portal.settings")
    if sys.argv[1:2] in (["rehearse_year"], ["verify_ballot_box"]):  # neither touches the portal's own data
        os.environ.setdefault("PORTAL_MODE", "local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
