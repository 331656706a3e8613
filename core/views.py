"""How a view lets an action act and answers: one way for buttons, one for forms."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from core.uploads import Accepted, accept
from core.workflow import AlreadyDone

OVERTAKEN = "Vừa có người lưu nội dung trùng với nội dung này. Đồng chí tải lại trang để xem bản mới nhất."


def carry_out(request: HttpRequest, act: Callable[[], object], *, done: str, to: str) -> HttpResponse:
    """Do *act*, say *done* or why it was refused, and lead to *to*.

    :raises PermissionDenied: as the action does; the person sees a 403.
    """
    try:
        act()
    except AlreadyDone as earlier:
        messages.info(request, " ".join(earlier.messages))
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    except IntegrityError:
        messages.error(request, OVERTAKEN)
    else:
        messages.success(request, done)
    return redirect(to)


def asks_for_data(request: HttpRequest) -> bool:
    """Whether a script of the portal asks, and not a person whose browser shows the answer."""
    return request.headers.get("Accept") == "application/json"


def after_portion(request: HttpRequest, *, left: int, done: str, to: str) -> HttpResponse:
    """After a portion of long work: a script is told what is left and asks on; a person is told *done* and led on."""
    if not asks_for_data(request) or not left:
        messages.success(request, done)
    if asks_for_data(request):
        return JsonResponse({"left": left, "to": to})
    return redirect(to)


def attempt(form: BaseForm, act: Callable[[], Any]) -> Any | None:
    """What *act* returns, or None when it was refused; the refusal then stands on *form*, nothing typed is lost."""
    try:
        return act()
    except ValidationError as refusal:
        _put(form, refusal)
    except IntegrityError:
        form.add_error(None, OVERTAKEN)
    return None


def acted(request: HttpRequest, form: BaseForm, act: Callable[[], object], done: str) -> bool:
    """Whether *act* was done now or before; a refusal stands on *form*."""

    def once() -> bool:
        try:
            act()
        except AlreadyDone as earlier:
            messages.info(request, " ".join(earlier.messages))
        else:
            messages.success(request, done)
        return True

    return bool(attempt(form, once))


def accepted(request: HttpRequest, upload: "UploadedFile[Any]", kinds: tuple[str, ...]) -> Accepted:
    """The file as ``core.uploads.accept`` keeps it; what was taken out of it is told on the next page."""
    stored = accept(upload, kinds)
    if stored.notice:
        messages.info(request, stored.notice)
    return stored


def form_page(request: HttpRequest, template: str, form: BaseForm, **context: Any) -> HttpResponse:
    """The page with its form; status 422 when what was sent is refused."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def _put(form: BaseForm, refusal: ValidationError) -> None:
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
