"""Error pages in plain Vietnamese: what happened and the way on, and nothing about the inside."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from core.access import public

STALE = "Trang đã mở từ lần đăng nhập trước. Mời tải lại trang rồi làm lại."


def _page(request: HttpRequest | None, status: int) -> HttpResponse:
    return render(request, f"{status}.html", status=status)


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(None, 400)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    return _page(None, 500)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or in another sign-in: the page can be gone back to, nothing is lost.

    A page's own script is given the token of the sign-in there is now, and sends again what it sent; other sites'
    scripts cannot read the answer.
    """
    if not request.accepts("text/html"):
        return JsonResponse({"refused": STALE, "token": get_token(request)}, status=422)
    return render(request, "403.html", {"stale_form": True}, status=403)
