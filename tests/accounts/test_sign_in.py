"""Signing in: by name, with limits that all server processes share, telling strangers nothing."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from tests.factories.people import UserFactory
from tests.factories.sign_in import PASSWORD, enter

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
TOO_MANY = "Sai quá nhiều lần. Mời chờ năm phút rồi đăng nhập lại."


def test_a_person_signs_in_by_name_whatever_the_case(client):
    one = UserFactory(username="khue.do")
    answer = client.post(reverse("account_login"), {"login": "Khue.Do", "password": PASSWORD})
    assert answer["Location"] == reverse("operations:my_work")
    assert client.get("/viec-cua-toi/").context["user"] == one


def test_the_page_asked_for_comes_after_signing_in(client):
    asked = client.get("/ky/")
    assert asked["Location"].startswith(reverse("account_login"))
    answer = client.post(asked["Location"], {"login": UserFactory().username, "password": PASSWORD, "next": "/ky/"})
    assert answer["Location"] == "/ky/"


def test_known_unknown_stopped_and_uninvited_names_are_answered_alike(client):
    names = [
        UserFactory().username, "khong.co", UserFactory(is_active=False).username, UserFactory(password="!").username,
    ]  # fmt: skip
    answers = []
    for name in names:
        answer = client.post(reverse("account_login"), {"login": name, "password": "không phải mật khẩu"})
        answers.append((answer.status_code, answer.context["form"].errors.as_json()))
    assert len(set(answers)) == 1
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.content.decode()


def test_a_stopped_account_does_not_sign_in(client):
    enter(client, UserFactory(is_active=False))
    assert client.get("/viec-cua-toi/").status_code == 302


def test_the_session_changes_when_one_signs_in(client):
    client.get(reverse("account_login"))
    before = client.session.session_key
    enter(client, UserFactory())
    assert client.session.session_key != before


def test_failures_are_counted_in_rows_that_all_processes_read(client):
    one = UserFactory()
    for _ in range(5):
        enter(client, one, "không phải mật khẩu")
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM portal_cache WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone()[0] >= 1
    refused = enter(client, one)  # even the right password waits
    assert TOO_MANY in refused.content.decode()
    cache.clear()
    assert enter(client, one).status_code == 302


def test_one_name_slowed_down_leaves_others_alone(client):
    slowed, other = UserFactory(), UserFactory()
    for _ in range(6):
        enter(client, slowed, "không phải mật khẩu")
    assert enter(client, other).status_code == 302


def test_an_unknown_name_is_slowed_down_like_a_known_one(client):
    for _ in range(5):
        client.post(reverse("account_login"), {"login": "khong.co", "password": "không phải mật khẩu"})
    answer = client.post(reverse("account_login"), {"login": "khong.co", "password": "không phải mật khẩu"})
    assert TOO_MANY in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_another_process_sees_the_count():
    from django.conf import settings

    database = settings.DATABASES["default"]
    cache.set("counted-here", 3)
    script = (
        "import django; django.setup(); from django.core.cache import cache;"
        "cache.set('counted-there', cache.get('counted-here') + 1)"
    )
    engine = "sqlite" if settings.SQLITE else "postgres"
    address = (
        f"sqlite:///{database['NAME']}" if settings.SQLITE
        else "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
    )  # fmt: skip
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{engine}: {done.stderr}"
    assert cache.get("counted-there") == 4


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_set_password", "account_confirm_email", "account_reset_password_done"],
)
def test_what_does_not_exist_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "login/", "login/code/", "3rdparty/"])
def test_the_packages_own_addresses_are_gone(path):
    with pytest.raises(Resolver404):
        resolve(f"/tai-khoan/{path}")


def test_a_forgotten_password_is_explained_and_nothing_is_sent(client, mailoutbox):
    page = client.get(reverse("account_reset_password"))
    assert "Không ai đặt được mật khẩu thay người khác" in page.content.decode()
    assert client.post(reverse("account_reset_password"), {"email": "thu@example.vn"}).status_code == 405
    assert mailoutbox == []


def test_a_password_is_changed_by_whoever_knows_it(client, client_class):
    one, elsewhere = UserFactory(), client_class()
    enter(client, one)
    enter(elsewhere, one)
    new = "con đường nhỏ bên sông"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), {**form, "oldpassword": "sai"}).status_code == 200
    assert client.post(reverse("account_change_password"), form).status_code == 302
    assert client.get("/viec-cua-toi/").status_code == 200
    assert elsewhere.get("/viec-cua-toi/").status_code == 302
    one.refresh_from_db()
    assert one.check_password(new)


def test_the_other_sign_ins_are_listed_and_ended(client, client_class):
    one, elsewhere = UserFactory(), client_class(HTTP_USER_AGENT="Máy ở nhà")
    enter(elsewhere, one)
    enter(client, one)
    assert "Máy ở nhà" in client.get(reverse("usersessions_list")).content.decode()
    client.post(reverse("usersessions_list"))
    assert elsewhere.get("/viec-cua-toi/").status_code == 302
    assert client.get("/viec-cua-toi/").status_code == 200
