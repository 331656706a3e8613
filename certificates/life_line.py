"""Qua các năm: what a reader may know of one person or collective over all seasons, oldest year last.

People are known by their place in the staff list, whatever their names and units became; collectives and people from
outside by their names (``nominations.namesakes``). Names and units stand as they were in each year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from certificates.models import Certificate
from certificates.workflow import CertificateState
from core.vietnamese import VIETNAM, short_date
from nominations.access import suggestions_seen, visible
from nominations.models import Nomination, Suggestion
from nominations.namesakes import same_nominee
from nominations.origins import Origin, origins_of
from nominations.timeline import Entry
from nominations.workflow import State, is_kept_back, shown_state

#: Nobody is nominated more often; a page ends somewhere.
MOST = 40


@dataclass(frozen=True)
class Year:
    """One nomination: its file where the reader sees it, and what happened, newest first."""

    nomination: Nomination
    opens: bool
    state: str
    entries: list[Entry]


def life_line(nomination: Nomination, user: Any) -> list[Year]:
    """The years of the nominee of *nomination*, in a fixed number of queries.

    A file that *user* does not see is told only by its certificate, which the register shows to everyone.
    """
    rows = Nomination.objects.filter(same_nominee(nomination)).select_related("season", "department")
    rows = rows.order_by("-season__year", "-pk")[:MOST]
    seen = set(visible(user).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    issued: dict[int, list[Certificate]] = {}
    for one in Certificate.objects.filter(item__nomination__in=[row.pk for row in rows]).select_related("item"):
        issued.setdefault(one.item.nomination_id, []).append(one)
    found: dict[int | None, list[Suggestion]] = {}
    for suggestion in suggestions_seen(user).filter(nomination__in=seen):
        found.setdefault(suggestion.nomination_id, []).append(suggestion)
    before = origins_of(seen)
    return [
        Year(
            row,
            row.pk in seen,
            shown_state(row, user) if row.pk in seen else str(State.RECOGNISED.label),
            _entries(row, found.get(row.pk, []), issued.get(row.pk, []), before.get(row.pk, []), row.pk in seen, user),
        )
        for row in rows
        if row.pk in seen or row.pk in issued
    ]


def _entries(
    row: Nomination,
    found: list[Suggestion],
    issued: list[Certificate],
    before: list[Origin],
    opens: bool,
    user: Any,
) -> list[Entry]:
    told = [*_of_certificates(issued), *(_of_the_file(row, user) if opens else ())]
    told += [(one.made_at, f"Được gợi ý phát hiện với {one.department}", str(one.by)) for one in found]
    told += [(datetime.combine(one.day, time.min, tzinfo=VIETNAM), one.title, one.note) for one in before]
    told.sort(key=lambda one: one[0], reverse=True)
    return [Entry(short_date(at), title, "", note, current=place == 0) for place, (at, title, note) in enumerate(told)]


def _of_the_file(row: Nomination, user: Any) -> Iterator[tuple[datetime, str, str]]:
    if row.submitted_at:
        yield row.submitted_at, f"{row.department} giới thiệu", row.post
    if row.received_at:
        yield row.received_at, "Văn phòng Sở tiếp nhận hồ sơ", ""
    if is_kept_back(row, user):
        return
    if row.appraised_at:
        yield row.appraised_at, "Hội đồng kết thúc thẩm định", ""
    if row.withdrawn_at:
        yield row.withdrawn_at, "Phòng rút hồ sơ", ""
    if row.announced_at:
        yield row.announced_at, f"Công bố kết quả: {State(row.state).label}", ""


def _of_certificates(issued: list[Certificate]) -> Iterator[tuple[datetime, str, str]]:
    for one in issued:
        number = one.text["register_number"]
        given = "Cấp lại" if one.is_reissue else "Cấp đổi" if one.ground else "Cấp"
        note = f"vì {one.get_ground_display()}" if one.ground else f"Quyết định số {one.text['decision_number']}"
        yield one.issued_at, f"{given} Giấy công nhận số {number}", note
        if one.revoked_at:
            what = "Thu hồi" if one.state == CertificateState.REVOKED else "Hủy bỏ công nhận, thu hồi"
            yield one.revoked_at, f"{what} Giấy công nhận số {number}", one.revocation_decision
