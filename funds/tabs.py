"""The groups in which requests are listed, each a page of its own."""

from typing import Any

from django.urls import reverse

from funds.workflow import State

S = State
#: Name in the address → words, and the states it holds; the first is shown where none is asked for.
GROUPS: dict[str, tuple[str, tuple[State, ...]]] = {
    "dang-lam": ("Đang giải quyết", (S.DRAFT, S.SENT, S.NOTED, S.RETURNED)),
    "cho-chi": ("Đã duyệt, chờ chi", (S.APPROVED,)),
    "cho-ky-sau": ("Chờ kỳ sau", (S.QUEUED,)),
    "da-chi": ("Đã chi", (S.PAID,)),
    "khong-chi": ("Không duyệt, đã rút", (S.DECLINED, S.WITHDRAWN)),
}


def tabs_of(current: str) -> list[dict[str, Any]]:
    """A link for each group."""
    page = reverse("funds:requests")
    return [
        {"url": f"{page}?nhom={name}", "label": words, "current": name == current}
        for name, (words, _) in GROUPS.items()
    ]
