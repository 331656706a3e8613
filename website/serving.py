"""How every public answer is sent: whoever kept it must ask again, and is told in one word that it still holds.

No answer is kept between requests: a consent that was withdrawn shows in the very next one.
"""

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

View = Callable[..., HttpResponseBase]
#: Shorter answers gain nothing by being packed.
LEAST_PACKED = 1_000


def fresh(view: View) -> View:
    """Send what *view* answers with a strong ETag of its bytes and ``no-cache``; 304 to who has the same bytes.

    Whoever is signed in gets the page as every other page: kept nowhere. Text is packed here, because these pages
    carry no secret and no token that its length could tell (BREACH).
    """

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = view(request, **kwargs)
        if not isinstance(response, HttpResponse) or request.user.is_authenticated:
            return response
        if response.status_code != 200:
            response["Cache-Control"] = "no-cache"
            return response
        _pack(request, response)
        return with_etag(request, response, hashlib.sha256(response.content).hexdigest())

    return answer


def with_etag(request: HttpRequest, response: HttpResponseBase, digest: str) -> HttpResponseBase:
    """The response under the ETag of *digest*, or 304 where the asker has it; kept nowhere by who is signed in."""
    if request.user.is_authenticated:
        return response
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{digest[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response  # type: ignore[arg-type]


def _pack(request: HttpRequest, response: HttpResponse) -> None:
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(response.content) >= LEAST_PACKED and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
        response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(response.content))
