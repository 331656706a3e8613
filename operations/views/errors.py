"""Error pages in plain Vietnamese: what happened and the way on, and nothing about the inside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.access import public


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
    """The form was open too long, or in another sign-in: the page can be gone back to, nothing is lost."""
    return render(request, "403.html", {"stale_form": True}, status=403)
