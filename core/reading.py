"""While a page is read nothing changes: what several of its parts ask, the database is asked once."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
T = TypeVar("T")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


def once_a_page(ask: Callable[P, T]) -> Callable[P, T]:
    """Let *ask* (hashable arguments) answer once for each GET; outside one it is asked every time."""

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        known = _answers.get()
        if known is None:
            return ask(*args, **kwargs)
        key = (ask, args, tuple(kwargs.items()))
        if key not in known:
            known[key] = ask(*args, **kwargs)
        return known[key]  # type: ignore[no-any-return]

    return answer


def reading(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: keep answers for the length of a GET, never for a request that may write."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        token = _answers.set({})
        try:
            return get_response(request)
        finally:
            _answers.reset(token)

    return answer
