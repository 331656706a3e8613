"""The outbox: which letters left, which wait and which never will, for those who keep the staff list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import mails, manages_people
from accounts.actions.resend import resend
from accounts.mail import is_set_up
from accounts.models import Mail
from core.access import on, open_to
from core.paging import asked_beside, counted, how_many, page_of
from core.views import carry_out

PAGE = 50
STATE = "trang-thai"
#: How a letter's state looks: tone and icon.
BADGES = {
    Mail.State.WAITING: ("quiet", "clock"),
    Mail.State.SENDING: ("info", "send"),
    Mail.State.SENT: ("good", "check"),
    Mail.State.FAILED: ("late", "alert"),
}


@require_GET
@open_to(manages_people)
def outbox(request: HttpRequest) -> HttpResponse:
    rows, chosen = mails(request.user), request.GET.get(STATE, "")
    if chosen in Mail.State.values:
        rows = rows.filter(state=chosen)
    page = page_of([rows], ("-pk",), PAGE, asked_beside(request.GET))
    return render(
        request,
        "accounts/outbox.html",
        {"lines": [(mail, *BADGES[Mail.State(mail.state)]) for mail in page.rows], "tabs": _tabs(chosen),
         "position": how_many(counted(rows), "thư"), "set_up": is_set_up(),
         **page.ways({STATE: chosen} if chosen else {})},
    )  # fmt: skip


@require_POST
@on(mails)
def send_again(request: HttpRequest, mail: Mail) -> HttpResponse:
    return carry_out(
        request,
        lambda: resend(mail, by=request.user),  # type: ignore[arg-type]
        done=f"Thư cho {mail.user.full_name} đang chờ gửi lại.",
        to=reverse("accounts:outbox"),
    )


def _tabs(chosen: str) -> list[dict[str, Any]]:
    address = reverse("accounts:outbox")
    kinds = [("", "Tất cả"), *Mail.State.choices]
    return [
        {"url": f"{address}?{STATE}={key}" if key else address, "label": label, "current": key == chosen}
        for key, label in kinds
    ]
