"""Who reads a piece of evidence itself and who its redacted twin, and who covers it.

Its department and the Office read the original. Everybody else gets the twin once somebody decided to make one; while
a file that must be covered has none, nothing of it is handed out.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from accounts.access import departments_of, holds, introducing
from accounts.roles import Role
from core.uploads.covering import can_be_covered
from core.workflow import Workflow
from nominations.access import INTRODUCERS
from nominations.models import Evidence, Nomination, RedactedTwin
from nominations.readiness import writing_refusal
from nominations.workflow import EDITABLE, NOMINATION, office_apart, shown_state

_FLOW: Workflow = NOMINATION
#: What is said of a cover, to those who read originals and to others, while the twin is awaited and once it is there.
_COVER_TOLD = {
    (True, True): "Cần che lại: Hội đồng chưa xem được tệp này",
    (True, False): "Hội đồng xem bản đã che thông tin cá nhân",
    (False, True): "Bản đã che thông tin cá nhân đang được chuẩn bị",
    (False, False): "Bản đã che thông tin cá nhân",
}


def reads_originals(user: Any, nomination: Nomination) -> bool:
    """Whether *user*, who sees this dossier, reads its evidence without anything covered."""
    return holds(user, Role.OFFICE) or nomination.department_id in departments_of(user, *INTRODUCERS)


def served(evidence: Evidence, originals: bool) -> Evidence | RedactedTwin | None:
    """The file for a reader who reads *originals* or not; None while the twin is being prepared."""
    return evidence if originals or not evidence.must_cover else evidence.twin


@dataclass(frozen=True)
class Shown:
    """A piece of evidence in a list, with the file that this reader gets of it and what is said beside it."""

    item: Evidence
    file: Evidence | RedactedTwin | None
    note: str


def shown(evidence: Evidence, originals: bool) -> Shown:
    """The line of *evidence* for a reader who reads *originals* or not."""
    cover = _COVER_TOLD[originals, evidence.awaits_cover] if evidence.must_cover else ""
    note = ". ".join(part for part in (evidence.original_text, cover) if part)
    return Shown(evidence, served(evidence, originals), note)


def covers(user: Any, nomination: Nomination) -> bool:
    """Whether *user* may cover evidence now: the Office once the dossier came in, its department while it writes."""
    if not reads_originals(user, nomination):
        return False
    office_rows = office_apart(user) & Q(submitted_at__isnull=False)
    own = introducing(user) & Q(state__in=EDITABLE) & ~_FLOW.closed & ~_FLOW.halted
    return Nomination.objects.filter(office_rows | own, pk=nomination.pk).exists()


def covering_refusal(evidence: Evidence, nomination: Nomination, user: Any) -> str:
    """Why this file cannot be covered by *user* now, or an empty text.

    :raises PermissionDenied: *user* is neither of the department nor of the Office.
    """
    if not covers(user, nomination):
        if not Nomination.objects.filter(introducing(user), pk=nomination.pk).exists():
            raise PermissionDenied("cover")
        return writing_refusal(nomination, shown_state(nomination, user))
    if evidence.set_aside_at is not None:
        return "Minh chứng này đã được thay hoặc bỏ khỏi hồ sơ. Đồng chí mở lại hồ sơ để xem minh chứng hiện có."
    if not can_be_covered(evidence):
        return (
            "Cổng che được tệp PDF và ảnh, chưa che được tệp Word, Excel. "
            "Mời đồng chí xuất tệp ra PDF, bấm «Thay tệp» rồi che."
        )
    return ""
