"""People whose duty asks for a second factor set one up before they reach any other page."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.access import needs_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
_ALWAYS_REACHED = ("mfa_", "account_logout", "account_reauthenticate", "accounts:larger_text")


def second_factor_first(get_response: GetResponse) -> GetResponse:
    """Lead such a person to the enrolment page, whatever page was asked for."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        user, match = request.user, request.resolver_match
        if not user.is_authenticated or match is None or match.view_name.startswith(_ALWAYS_REACHED):
            return None
        if needs_second_factor(user) and not is_mfa_enabled(user):
            messages.info(
                request,
                "Nhiệm vụ của đồng chí cần xác nhận hai bước. Mời đồng chí cài đặt trước khi tiếp tục.",
            )
            return redirect("mfa_activate_totp")
        return None

    answer.process_view = process_view  # type: ignore[attr-defined]
    return answer
