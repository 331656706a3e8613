"""The groups in which requests are listed, each a page of its own."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Tab:
    url: str
    label: str
    current: bool
    count: int | None = None


def tabs_of(current: str) -> list[Tab]:
    """A link for each group."""
    page = reverse("funds:requests")
    return [Tab(f"{page}?nhom={name}", words, name == current) for name, (words, _) in GROUPS.items()]
