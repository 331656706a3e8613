"""Pages that everybody reads and those who tend the season also write."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def posted(request: HttpRequest, tends: bool) -> Any:
    """What was posted; others than those who tend the season only read.

    :raises PermissionDenied: somebody else posts.
    """
    if request.method != "POST":
        return None
    if not tends:
        raise PermissionDenied
    return request.POST
