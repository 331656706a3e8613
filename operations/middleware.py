"""What goes over every answer and needs to know all apps: the mark of the reader over confidential PDFs."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from core.downloads import PDF
from core.papers.viewer_mark import marked_for_viewer
from operations.confidential import FILES, mark_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def viewer_mark(get_response: GetResponse) -> GetResponse:
    """The PDFs of ``FILES`` carry their reader and the minute on every page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 200 or response.get("Content-Type") != PDF:
            return response
        words = mark_of(request, FILES)
        return _marked(response, words) if words else response

    return answer


def _marked(response: HttpResponseBase, words: str) -> HttpResponse:
    if response.streaming:
        content = b"".join(cast("StreamingHttpResponse", response))
    else:
        content = cast(HttpResponse, response).content
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return HttpResponse(marked_for_viewer(content, words), headers=headers)
