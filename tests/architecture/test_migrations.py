"""Every change of a model has its migration."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.both_engines


@pytest.mark.django_db
def test_no_model_change_is_without_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
