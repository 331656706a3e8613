"""An invitation works once, for 72 hours, and only its person ever chooses the password."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts import events
from accounts.actions.accept_invitation import accept_invitation
from accounts.actions.expire_invitations import expire_invitations
from accounts.actions.invite import digest_of, invite
from accounts.models import Invitation, Mail, User
from accounts.roles import Role
from core import clock
from tests.factories.people import UserFactory, person
from tests.factories.sign_in import enter, with_second_factor

pytestmark = pytest.mark.django_db
GOOD = "con đường nhỏ bên sông"
CODE = re.compile(r"[2-9a-hjkmnp-z]{4}(?:-[2-9a-hjkmnp-z]{4}){4}")


@pytest.fixture
def office():
    return person(Role.OFFICE)


@pytest.fixture
def desk(client, office):
    enter(client, office)
    return client


@pytest.fixture
def newcomer():
    return UserFactory(password="!", email="", is_demo=False)


def address(code):
    return reverse("accounts:accept", args=[code])


def accept(client, code, password=GOOD, again=None):
    return client.post(address(code), {"password": password, "again": again or password})


def test_the_sheet_is_shown_once_and_only_a_digest_is_kept(desk, newcomer):
    answer = desk.post(reverse("accounts:invite", args=[newcomer.pk]), follow=True)
    code = CODE.search(answer.content.decode())[0]
    kept = Invitation.objects.get()
    assert kept.code_digest == digest_of(code)
    assert code not in str(Invitation.objects.values_list())
    assert kept.expires_at - kept.invited_at == timedelta(hours=72)
    again = desk.get(reverse("accounts:invitation_sheet", args=[kept.pk]))
    assert again.status_code == 410
    assert not CODE.search(again.content.decode())
    assert code not in str(desk.session.items())


def test_the_sheet_is_for_whoever_made_it(desk, newcomer, client_class):
    desk.post(reverse("accounts:invite", args=[newcomer.pk]))
    other = client_class()
    other.force_login(person(Role.OFFICE))
    sheet = reverse("accounts:invitation_sheet", args=[Invitation.objects.get().pk])
    assert other.get(sheet).status_code == 404


def test_the_invited_person_chooses_a_password_and_is_in(client, office, newcomer):
    given = invite(newcomer, by=office)
    page = client.get(address(given.code)).content.decode()
    assert newcomer.username in page
    answer = accept(client, given.code)
    assert (answer.status_code, answer["Location"]) == (302, reverse("operations:my_work"))
    assert client.get("/viec-cua-toi/").status_code == 200
    assert User.objects.get(pk=newcomer.pk).check_password(GOOD)
    assert [event.move for event in events.timeline(newcomer)] == ["invite", "accept"]


def test_a_code_is_read_however_it_was_typed(client, office, newcomer):
    given = invite(newcomer, by=office)
    assert client.get(address(given.code.replace("-", "").upper())).status_code == 200


def test_a_second_use_is_refused_with_a_sentence(client, client_class, office, newcomer):
    given = invite(newcomer, by=office)
    accept(client, given.code)
    second = accept(client_class(), given.code, "một mật khẩu khác hẳn")
    assert second.status_code == 410
    assert "Giấy mời này đã dùng." in second.content.decode()
    assert User.objects.get(pk=newcomer.pk).check_password(GOOD)
    with pytest.raises(ValidationError, match="đã dùng"):
        accept_invitation(given.invitation, password="một mật khẩu khác hẳn")


def test_a_new_invitation_revokes_the_one_before(client, office, newcomer):
    old, new = invite(newcomer, by=office), invite(newcomer, by=office)
    assert "Mời dùng giấy mời mới nhất." in client.get(address(old.code)).content.decode()
    assert client.get(address(new.code)).status_code == 200


def test_an_invitation_ends_after_72_hours(client, office, newcomer, monkeypatch):
    given = invite(newcomer, by=office)
    later = given.invitation.expires_at
    monkeypatch.setattr(clock, "now", lambda: later - timedelta(seconds=1))
    assert client.get(address(given.code)).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = accept(client, given.code)
    assert answer.status_code == 410
    assert "đã hết hạn" in answer.content.decode()
    assert expire_invitations() == 1
    assert expire_invitations() == 0


def test_an_unknown_code_is_told_as_such(client):
    answer = client.get(address("aaaa-bbbb-cccc-dddd-eeee"))
    assert answer.status_code == 410
    assert "Cổng không có giấy mời này." in answer.content.decode()


@pytest.mark.parametrize("password", ["mười hai chữ", "x" * 127 + "ữ", " dấu cách ở hai đầu "])
def test_passwords_of_any_kind_from_12_to_128_characters(client, office, newcomer, password):
    given = invite(newcomer, by=office)
    assert accept(client, given.code, password).status_code == 302
    assert User.objects.get(pk=newcomer.pk).check_password(password)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("mười một ch", "Mật khẩu mới có 11 ký tự, cần từ 12 ký tự. Mời gõ dài hơn."),
        ("x" * 129, "Mật khẩu mới có 129 ký tự, nhận tối đa 128. Mời gõ ngắn hơn."),
        ("qwerty123456", "Nhiều người dùng mật khẩu này"),
    ],
)
def test_a_refused_password_leaves_the_invitation_open(client, office, newcomer, password, sentence):
    given = invite(newcomer, by=office)
    answer = accept(client, given.code, password)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert accept(client, given.code).status_code == 302


def test_a_password_must_not_be_ones_own_name(client, office):
    one = UserFactory(password="!", full_name="Trần Nguyên Thử Nghiệm", username="thunghiem.tran")
    given = invite(one, by=office)
    assert accept(client, given.code, "thunghiem.tran").status_code == 422


def test_two_different_entries_are_refused(client, office, newcomer):
    given = invite(newcomer, by=office)
    answer = accept(client, given.code, GOOD, "con đường lớn bên sông")
    assert "Hai lần gõ mật khẩu chưa giống nhau." in answer.content.decode()


def test_a_new_password_does_not_skip_the_second_factor(client, office):
    one = UserFactory()
    with_second_factor(one)
    answer = accept(client, invite(one, by=office).code)
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/viec-cua-toi/").status_code == 302


def test_a_new_password_ends_the_sign_ins_of_before(client, client_class, office):
    one, elsewhere = UserFactory(), client_class()
    enter(elsewhere, one)
    accept(client, invite(one, by=office).code)
    assert elsewhere.get("/viec-cua-toi/").status_code == 302


def test_mail_goes_to_whoever_has_an_address_and_says_little(office, mailoutbox, django_capture_on_commit_callbacks):
    one = UserFactory(email="thu@example.vn", full_name="Trần Bí Mật")
    with django_capture_on_commit_callbacks(execute=True):
        given = invite(one, by=office)
        invite(UserFactory(email=""), by=office)
    (letter,) = mailoutbox
    assert letter.to == ["thu@example.vn"]
    assert given.code in letter.body
    assert "Bí Mật" not in letter.body + letter.subject
    assert one.username not in letter.body + letter.subject
    given.invitation.refresh_from_db()
    assert given.invitation.mailed_at is not None and given.invitation.mail_failure == ""
    assert not Mail.objects.exists(), "the outbox keeps no secret"


def test_mail_that_fails_does_not_undo_the_invitation(office, settings, django_capture_on_commit_callbacks, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with django_capture_on_commit_callbacks(execute=True):
        given = invite(UserFactory(email="thu@example.vn"), by=office)
    row = Invitation.objects.get(pk=given.invitation.pk)
    assert row.mailed_at is None and row.mail_failure.startswith("Không nối được với máy chủ thư")
    assert "Không gửi được giấy mời" in caplog.text


@pytest.mark.parametrize(
    ("email", "facts", "sentence"),
    [
        ("", {}, "Người được mời chưa có địa chỉ thư, chỉ có bản in."),
        ("thu@example.vn", {}, "Không có thư nào gửi đi, chỉ có bản in."),
        ("", {"mail_failure": "Máy chủ thư từ chối: 554"}, "Thư có đường dẫn không gửi được. Máy chủ thư từ chối: 554"),
        ("", {"mailed_at": datetime(2026, 12, 3, 2, 0, tzinfo=UTC)}, "lúc 09:00:00 ngày 03/12/2026."),
    ],
)
def test_the_page_of_a_person_says_what_became_of_the_letter(desk, newcomer, office, email, facts, sentence):
    row = invite(newcomer, by=office).invitation
    newcomer.email = email
    newcomer.save()
    Invitation.objects.filter(pk=row.pk).update(**{"mail_failure": "", **facts})
    assert sentence in desk.get(reverse("accounts:person", args=[newcomer.pk])).content.decode()


def test_the_sheet_says_that_the_letter_left(desk, newcomer, mailoutbox, django_capture_on_commit_callbacks):
    newcomer.email = "thu@example.vn"
    newcomer.save()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(reverse("accounts:invite", args=[newcomer.pk]))
    assert len(mailoutbox) == 1
    assert "Đường dẫn đã gửi vào thư của người được mời lúc" in desk.get(answer["Location"]).content.decode()
    assert "Đường dẫn đã gửi vào thư" in desk.get(answer["Location"]).content.decode(), "also when it was shown before"


def test_who_may_not_invite(office):
    with pytest.raises(PermissionDenied):
        invite(UserFactory(), by=person(Role.DIRECTOR))
    with pytest.raises(PermissionDenied):
        invite(office, by=office)
    with pytest.raises(PermissionDenied):
        invite(person(Role.DIRECTOR), by=office)


def test_a_stopped_account_is_not_invited(desk):
    stopped = UserFactory(is_active=False)
    answer = desk.post(reverse("accounts:invite", args=[stopped.pk]), follow=True)
    assert "Tài khoản này đang ngừng." in answer.content.decode()
    assert not Invitation.objects.exists()
