"""Requests that a page's own script makes: JSON in, JSON out, and every refusal a sentence for the screen."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import HttpRequest, JsonResponse

from core.workflow import AlreadyDone

_UNREADABLE = "Máy chủ không đọc được dữ liệu trang này gửi lên. Mời tải lại trang rồi làm lại."
_NOT_YOURS = "Đồng chí không có việc này ở phiên họp. Mời tải lại trang; nếu không đúng, báo Thư ký phiên họp."


def called(request: HttpRequest, act: Callable[[Any], dict[str, Any] | None]) -> JsonResponse:
    """The answer of *act* to what was sent; what was done before is answered as done."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return refused(_UNREADABLE)
    except RequestDataTooBig:
        return refused("Dữ liệu trang này gửi lên dài hơn mức máy chủ nhận. Mời tải lại trang rồi làm lại.")
    try:
        return JsonResponse(act(sent) or {})
    except AlreadyDone as earlier:
        return JsonResponse({"already": " ".join(earlier.messages)})
    except ValidationError as problem:
        return refused(" ".join(problem.messages))
    except PermissionDenied:
        return refused(_NOT_YOURS, status=HTTPStatus.FORBIDDEN)


def refused(sentence: str, status: int = HTTPStatus.UNPROCESSABLE_ENTITY, **facts: Any) -> JsonResponse:
    return JsonResponse({"refused": sentence, **facts}, status=status)


def member(sent: Any, name: str, kind: type) -> Any:
    """A part of what was sent.

    :raises ValidationError: it is missing or of another kind.
    """
    value = sent.get(name) if isinstance(sent, dict) else None
    if not isinstance(value, kind):
        raise ValidationError(_UNREADABLE)
    return value
