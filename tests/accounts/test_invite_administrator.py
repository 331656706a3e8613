"""The first administrator comes from whoever runs the server, by the same kind of invitation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Department, Invitation, User
from accounts.roles import Role

pytestmark = pytest.mark.django_db


def run(**options):
    out = StringIO()
    call_command("invite_administrator", name="Trần Quản Trị", username="tri.tran", stdout=out, **options)
    return out.getvalue()


def test_an_empty_database_has_no_account():
    assert not User.objects.exists()


def test_the_link_lets_the_administrator_in(client, settings):
    told = run()
    link = told.split()[-1]
    assert link.startswith(settings.PUBLIC_URL)
    path = link.removeprefix(settings.PUBLIC_URL)
    assert client.post(path, {"password": "con đường nhỏ", "again": "con đường nhỏ"}).status_code == 302
    one = User.objects.get()
    assert [duty.role for duty in one.duties.all()] == [Role.ADMINISTRATOR]
    assert Department.objects.get().name == "Văn phòng Sở"


def test_a_second_run_only_makes_a_new_invitation():
    first, second = run(), run()
    assert first.split()[-1] != second.split()[-1]
    assert (User.objects.count(), User.objects.get().duties.count()) == (1, 1)
    assert Invitation.objects.filter(revoked_at=None).count() == 1


def test_a_name_too_long_is_refused_in_words():
    with pytest.raises(CommandError):
        call_command("invite_administrator", name="x" * 200, username="tri.tran")
    assert not User.objects.exists()
