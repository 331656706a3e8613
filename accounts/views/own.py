"""What everyone has: the size of the text, and one's own account."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from accounts.access import duties_of, needs_second_factor
from core.access import open_to, public, signed_in

LARGER, YEAR = "text_larger", 365 * 24 * 3600


@csrf_exempt  # it sets the size of letters and nothing else; a token would give every public page a cookie
@require_POST
@public
def larger_text(request: HttpRequest) -> HttpResponse:
    """Switch the larger text on or off for this browser, and go back to the page."""
    back = request.POST.get("next", "")
    here = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    answer = redirect(back if here else "operations:home")
    if request.COOKIES.get(LARGER):
        answer.delete_cookie(LARGER)
    else:
        answer.set_cookie(LARGER, "1", max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer


@require_GET
@open_to(signed_in)
def security(request: HttpRequest) -> HttpResponse:
    """One's own account: who, with which duties, how protected, and where signed in."""
    return render(
        request,
        "accounts/security.html",
        {
            "duties": duties_of(request.user),
            "second_factor": is_mfa_enabled(request.user),
            "must_have": needs_second_factor(request.user),
        },
    )


@require_GET
@public
def forgotten(request: HttpRequest) -> HttpResponse:
    """A forgotten password or a lost phone: nobody else can mend it, so the page says whom to ask."""
    return render(request, "account/password_reset.html")
