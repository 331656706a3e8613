"""The buttons of sessions, replications and pairing campaigns, on records brought to every state."""

from collections.abc import Callable, Iterator, Mapping
from datetime import time, timedelta
from functools import partial
from typing import Any

from django.urls import reverse

from nominations.models import Nomination
from nominations.workflow import State
from spreading.models import Pair, PairingCampaign, PaperSheet, Replication, ReviewSession
from tests.architecture.access_world import NOW, REASON, Hall
from tests.factories.nomination import NominationFactory
from tests.factories.people import UserFactory

TODAY = NOW.date()
_FILE = {
    "stored_name": "00/00",
    "original_name": "a.pdf",
    "media_type": "application/pdf",
    "size": 1,
    "sha256": "0" * 64,
}
_TEXTS = {"proceedings": "Đã báo cáo.", "lessons": "Làm từng việc nhỏ."}


def _review(hall: Hall, state: str) -> ReviewSession:
    user = UserFactory()
    facts: dict[str, Any] = {**_TEXTS, "held_at": NOW if state in ("held", "closed") else None}
    facts |= {"closed_at": NOW if state == "closed" else None}
    facts |= {"cancelled_at": NOW, "cancel_reason": REASON} if state == "cancelled" else {}
    row = ReviewSession.objects.create(
        season=hall.season, kind="final", title="Tổng kết", day=TODAY, starts=time(8), place="Hội trường", chair=user,
        secretary=user, agenda="Khai mạc", prepared_by=user, prepared_at=NOW, state=state, **facts,
    )  # fmt: skip
    PaperSheet.objects.create(review=row, count=5, typed_by=user, typed_at=NOW, **_FILE)
    return row


def _replication(hall: Hall, state: str, *, learned_here: bool) -> Replication:
    """Of the hall's department, learned from a model elsewhere; or the other way round."""
    user, here, there = UserFactory(), hall.department, hall.elsewhere
    unit, home = (here, there) if learned_here else (there, here)
    facts = {"confirmed_by": UserFactory(), "confirmed_at": NOW} if state == "confirmed" else {}
    return Replication.objects.create(
        nomination=_model(hall, home), department=unit, adopted="Trả hồ sơ trong ngày.", since=TODAY, result="95%",
        state=state, entered_by=user, entered_at=NOW, changed_by=user,
        return_reason=REASON if state == "returned" else "", **facts,
    )  # fmt: skip


def _model(hall: Hall, home: Any) -> Nomination:
    row: Nomination = NominationFactory(
        criteria_set=hall.criteria, department=home, state=State.RECOGNISED, announced_at=NOW
    )
    return row


def _campaign(hall: Hall, state: str) -> PairingCampaign:
    user = UserFactory()
    facts: dict[str, Any] = {"started_at": NOW if state in ("running", "closed") else None}
    facts |= {"closed_at": NOW, "results": "Tốt."} if state == "closed" else {}
    facts |= {"drop_reason": REASON} if state == "dropped" else {}
    row = PairingCampaign.objects.create(
        season=hall.season, title="Thi đua cùng điển hình", aim="Học tập.", begins=TODAY,
        ends=TODAY + timedelta(days=90), state=state, prepared_by=user, prepared_at=NOW, **facts,
    )  # fmt: skip
    model = _model(hall, hall.department)
    Pair.objects.create(campaign=row, nomination=model, person=user, targets="95%", result="96%")
    return row


Made = Callable[[Hall, str], Any]
Data = Callable[[], dict[str, Any]]
#: Made here, for the table of buttons: where each posts, on what, with what (made anew for every post).
Aim = Callable[[str], Iterator[tuple[Any, str, Data]]]


def _on(make: Made, name: str, **data: Any) -> Callable[[Hall], Aim]:
    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[tuple[Any, str, Data]]:
            row = make(hall, state)
            yield row, reverse(f"spreading:{name}", args=[row.pk]), partial(dict, data)

        return aim

    return button


def _learned(hall: Hall, state: str) -> Replication:
    return _replication(hall, state, learned_here=True)


def _given(hall: Hall, state: str) -> Replication:
    return _replication(hall, state, learned_here=False)


_CORRECTED = {"adopted": "Trả hồ sơ trong ngày.", "since": TODAY.isoformat(), "result": "96%"}
SPREADING: Mapping[str, Mapping[str, Callable[[Hall], Aim]]] = {
    "review": {
        "hold": _on(_review, "review_hold"),
        "close": _on(_review, "review_close"),
        "cancel": _on(_review, "review_cancel", reason=REASON),
    },
    "replication": {
        "resend": _on(_learned, "replication_edit", **_CORRECTED),
        "confirm": _on(_given, "replication_confirm"),
        "return": _on(_given, "replication_return", reason=REASON),
        "reopen": _on(_given, "replication_reopen", reason=REASON),
        "withdraw": _on(_learned, "replication_withdraw", reason=REASON),
    },
    "pairing": {
        "start": _on(_campaign, "campaign_start"),
        "close": _on(_campaign, "campaign_close", results="Tốt."),
        "drop": _on(_campaign, "campaign_drop", reason=REASON),
    },
}
