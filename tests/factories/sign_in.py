"""Signing in through the pages, as people do: sessions then hold what a fresh confirmation asks for."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.test import Client
from django.urls import reverse

PASSWORD = "mat-khau-thu-nghiem"


def enter(client: Client, user: object, password: str = PASSWORD) -> object:
    """Post the sign-in form; the answer leads on to the first page, or to the second step."""
    return client.post(reverse("account_login"), {"login": user.username, "password": password})


def code_now(secret: str) -> str:
    """What an authenticator application shows at this moment."""
    return format_hotp_value(hotp_value(secret, next(counters())))


def with_second_factor(user: object) -> list[str]:
    """Give *user* an authenticator application and a card of codes; the codes, each good once."""
    TOTP.activate(user, generate_totp_secret())
    return RecoveryCodes.activate(user).generate_codes()


def enter_with_code(client: Client, user: object, code: str) -> object:
    """Sign in with the password, then with a code of the card."""
    enter(client, user)
    return client.post(reverse("mfa_authenticate"), {"code": code})
