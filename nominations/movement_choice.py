"""Which movement a dossier may name: one of its channel and year, and one that was not stopped before it came."""

from typing import TYPE_CHECKING

from core import clock
from core.vietnamese import short_date
from seasons.readiness import stopped_refusal

if TYPE_CHECKING:
    from nominations.models import Nomination
    from seasons.models import Movement


def movement_refusal(nomination: "Nomination") -> str:
    """Why the movement chosen cannot stand, or an empty text."""
    movement = nomination.movement
    if movement is None:
        return "Chưa chọn phong trào."
    if movement.season_id != nomination.season_id or movement.channel != nomination.channel:
        return "Phong trào này không thuộc cách thức phát hiện đã chọn. Mời chọn lại."
    year = nomination.season.year
    if not movement.begins.year <= year <= movement.ends.year:
        return f"Phong trào này không mở trong năm {year}. Mời chọn phong trào khác."
    return ""


def choosing_refusal(movement: "Movement") -> str:
    """Why a movement that the dossier did not name before cannot be chosen today, or an empty text."""
    return stopped_refusal(movement, clock.today())


def stopped_before_submission(nomination: "Nomination") -> str:
    """From which day the movement is stopped, if the dossier was not handed in: later it stands as it was."""
    movement = nomination.movement
    if movement is None or movement.stopped_on is None or nomination.submitted_at is not None:
        return ""
    return short_date(movement.stopped_on) if movement.is_stopped(clock.today()) else ""
